import { draftCalls } from '../../kernel/draft.ts'
import { ask } from './ask.ts'

type Kept = { body: Record<string, unknown> | null; savedAt: string | null }
const lines = new Map<string, Promise<unknown>>()
/** One after the other for each draft: what was thrown away stays away though a save of it was still on its way. */
const inLine = <T>(name: string, act: () => Promise<T>): Promise<T> => {
  const mine = (lines.get(name) ?? Promise.resolve()).then(act, act), over = mine.then(() => undefined, () => undefined)
  lines.set(name, over)
  void over.then(() => { if (lines.get(name) === over) lines.delete(name) })
  return mine
}
/** Drafts kept by the server, in the order this window asked for: the next form never reads what the last one has just saved for good. */
export const drafts = {
  read: (name: string): Promise<Kept> => inLine(name, () => ask(draftCalls.draft, { name })),
  save: (name: string, body: Record<string, unknown>): Promise<{ savedAt: string }> => inLine(name, () => ask(draftCalls.saveDraft, { name, body })),
  drop: (name: string): Promise<null> => inLine(name, () => ask(draftCalls.dropDraft, { name })),
}
