import { z } from 'zod'
import { say, type Language } from '../../kernel/language.ts'
import { Refusal, refusalFacts, type Fault } from '../../kernel/refusal.ts'

/** RFC 9457 problem document of a refusal, in the reader's language. */
export const problem = (refusal: Refusal, language: Language): Record<string, unknown> => {
  const facts = refusalFacts(refusal.code)
  const sentence = facts ? say(facts, language, refusal.facts) : refusal.code
  const errors = refusal.faults.map(fault => {
    const known = refusalFacts(fault.code)
    return { ...(fault.parameter !== undefined ? { parameter: fault.parameter } : { pointer: fault.pointer ?? '' }), code: fault.code, detail: fault.says ? say(fault.says, language, fault.facts) : known ? say(known, language, fault.facts) : fault.code }
  })
  // What is wrong with the fields is said by the first of them: its code is the document's, its page the document's type.
  const first = refusal.code === 'field.invalid' ? errors[0] : undefined, code = first?.code ?? refusal.code
  return { type: `/api/problems#${code}`, title: first?.detail ?? sentence, status: refusal.status, detail: errors.length === 1 ? errors[0].detail : sentence, code, errors, ...refusal.extra }
}
type Issue = z.core.$ZodIssue
const fault = (issue: Issue, into: (path: string) => Fault): Fault[] => {
  const path = issue.path.map(p => '/' + String(p)).join('')
  const at = into(path)
  const params = (issue as { params?: { code?: string; max?: number } }).params
  if (params?.code) return [{ ...at, code: params.code, facts: { max: params.max } }]
  switch (issue.code) {
    case 'unrecognized_keys': return issue.keys.map(key => ({ ...into(`${path}/${key}`), code: 'field.unknown', facts: { name: key } }))
    case 'invalid_type': return [{ ...at, code: issue.input === undefined ? 'field.required' : 'field.type' }]
    case 'invalid_value': return [{ ...at, code: issue.input === undefined ? 'field.required' : typeof issue.input === 'string' ? 'field.choice' : 'field.type' }]
    case 'too_big': return [{ ...at, code: issue.origin === 'string' ? 'field.tooLong' : 'field.range', facts: { max: issue.maximum } }]
    case 'too_small': case 'not_multiple_of': return [{ ...at, code: 'field.range' }]
    default: return [{ ...at, code: 'field.type' }]
  }
}
/** Parses input by a call's schema; every fault of it becomes one 422. */
export const parse = <T>(schema: z.ZodType<T>, input: unknown, place: 'body' | 'query' = 'body'): T => {
  const read = schema.safeParse(input, { reportInput: true })
  if (read.success) return read.data
  const into = (path: string): Fault => (place === 'query' ? { parameter: path.slice(1).replaceAll('/', '.'), code: '' } : { pointer: path, code: '' })
  throw new Refusal('field.invalid', {}, read.error.issues.flatMap(i => fault(i, into)).slice(0, 50))
}
