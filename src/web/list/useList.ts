import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Call, List } from '../../kernel/call.ts'
import type { Problem } from '../../kernel/client.ts'
import { ask } from '../ask/ask.ts'
import { noticeProblem } from '../ask/queries.ts'

export type ListRow = Record<string, unknown> & { id: string; version: number }
export type Listing = { rows: ListRow[]; loading: boolean; problem: Problem | undefined; more: (() => void) | undefined; fetching: boolean; again: () => void }
/** A list page by page (keyset), by POST …/query so that no address or log ever holds a name or a number. */
export const useList = (query: Call<never, List<never>> | unknown, asked: Record<string, unknown>, when = true): Listing => {
  const call = query as Call<Record<string, unknown>, List<ListRow>>
  const read = useInfiniteQuery<List<ListRow>, Problem>({
    queryKey: ['call', call.name, call.entity?.name ?? null, 'pages', asked], enabled: when, initialPageParam: undefined as string | undefined, getNextPageParam: page => (page as List<ListRow>).next ?? undefined,
    queryFn: async ({ pageParam, signal }) => { try { return await ask(call, { limit: 50, ...asked, ...(pageParam ? { cursor: pageParam as string } : {}) }, { signal }) } catch (error) { noticeProblem(error); throw error } },
  })
  const rows = useMemo(() => read.data?.pages.flatMap(p => p.items) ?? [], [read.data])
  const { fetchNextPage, isFetchingNextPage } = read
  const next = useCallback(() => { if (!isFetchingNextPage) void fetchNextPage({ cancelRefetch: false }) }, [fetchNextPage, isFetchingNextPage])
  return { rows, loading: read.isPending && when, problem: read.error ?? undefined, more: read.hasNextPage ? next : undefined, fetching: read.isFetchingNextPage, again: () => void read.refetch() }
}
