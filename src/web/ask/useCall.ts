import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Call } from '../../kernel/call.ts'
import type { Problem } from '../../kernel/client.ts'
import { ask } from './ask.ts'
import { noticeProblem, queries } from './queries.ts'

export type Reading<O> = { data: O | undefined; problem: Problem | undefined; loading: boolean; again: () => void; fresh: boolean }
export type CallOptions = {
  /** false: not asked yet. */
  when?: boolean
  /** Asked again every so many milliseconds while the page is seen. */
  every?: number
  /** The answer before stays while the next one comes (search, paging by day). */
  keep?: boolean
  /** Never asked again because something was written (door, choices that do not change). */
  still?: boolean
}
export const keyOf = (call: Call<never, unknown> | Call, input: unknown): readonly unknown[] => ['call', call.name, call.entity?.name ?? null, input ?? {}]

/** Reads a declared call: keyed by its name and input, asked once however many components want it. */
export const useCall = <I, O>(call: Call<I, O>, input: I, { when = true, every, keep, still }: CallOptions = {}): Reading<O> => {
  const read = useQuery<O, Problem>({
    queryKey: keyOf(call as Call, input), enabled: when, refetchInterval: every, meta: { still }, staleTime: still ? Infinity : undefined,
    placeholderData: keep ? keepPreviousData : undefined,
    queryFn: async ({ signal }) => { try { return await ask(call, input, { signal }) } catch (error) { noticeProblem(error); throw error } },
  })
  return { data: read.data, problem: read.error ?? undefined, loading: read.isPending && when, again: () => void read.refetch(), fresh: !read.isPlaceholderData }
}
/** After something was written: what is on screen is asked again, what is not is forgotten as fresh. */
export const refreshAll = (): Promise<void> => queries.invalidateQueries({ predicate: q => q.meta?.still !== true })
/** Puts a row one already holds where a get would find it (the answer of a command). */
export const remember = <I, O>(call: Call<I, O>, input: I, value: O): void => { queries.setQueryData(keyOf(call as Call, input), value) }
