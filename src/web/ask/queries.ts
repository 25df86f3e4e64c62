import { QueryClient } from '@tanstack/react-query'
import { Problem } from '../../kernel/client.ts'

/** Worth another try by itself: not reached, or busy. Anything else is an answer. */
export const passing = (problem: unknown): boolean => problem instanceof Problem && (problem.status === 0 || problem.status === 503 || problem.status === 502 || problem.status === 504)

let lost: () => void = () => undefined
/** What happens when the session is over (the shell shows the login). */
export const onSessionLost = (act: () => void): void => { lost = act }
export const noticeProblem = (problem: unknown): void => { if (problem instanceof Problem && problem.code === 'session.missing') lost() }

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (times, problem) => passing(problem) && times < 3, retryDelay: times => Math.min(4_000, 400 * 2 ** times), staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})

/** <html data-asking> while something is read or written: what a test (or a style) may wait for. */
if (typeof document !== 'undefined') {
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    clearTimeout(timer)
    if (queries.isFetching() > 0) document.documentElement.dataset.asking = ''
    else timer = setTimeout(() => { if (queries.isFetching() === 0) delete document.documentElement.dataset.asking }, 60)
  }
  queries.getQueryCache().subscribe(show)
}
