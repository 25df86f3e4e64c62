import { useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback, type AnchorHTMLAttributes, type MouseEvent } from 'react'
import { useMaybeMe } from './me.ts'

/** `go('/customers/…?view=mine')`: to another page, the browser's back leads home. */
export const useGo = (): ((href: string, how?: { replace?: boolean }) => void) => {
  const { history } = useRouter()
  return useCallback((href, how) => { if (how?.replace) history.replace(href); else history.push(href) }, [history])
}
export const useBack = (): (() => void) => { const { history } = useRouter(); return useCallback(() => history.back(), [history]) }
/** The places of the path: `{id}`; undefined where a `:id?` is not there. */
export const usePlaces = (): Record<string, string | undefined> => useParams({ strict: false }) as Record<string, string | undefined>
export const usePath = (): string => useRouterState({ select: s => s.location.pathname })
/** The part behind `?` as plain text values, and a setter that keeps the rest (undefined or '' takes a name away). */
export const useAsked = (): [Record<string, string>, (change: Record<string, string | undefined>, how?: { replace?: boolean }) => void] => {
  const asked = useRouterState({ select: s => s.location.search as Record<string, string>, structuralSharing: true })
  const path = usePath(), go = useGo()
  const set = useCallback((change: Record<string, string | undefined>, how: { replace?: boolean } = { replace: true }) => go(hrefWith(path, { ...asked, ...change }), how), [asked, path, go])
  return [asked, set]
}
export const hrefWith = (path: string, asked: Record<string, string | undefined>): string => {
  const text = new URLSearchParams(Object.entries(asked).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== '')).toString()
  return text ? `${path}?${text}` : path
}
/** The day the page stands at: `?on=`, else the site's today. */
export const useDay = (): [string, (on: string) => void] => {
  const me = useMaybeMe(), [asked, set] = useAsked()
  const today = me?.today ?? new Date().toISOString().slice(0, 10)
  const on = /^\d{4}-\d{2}-\d{2}$/.test(asked.on ?? '') ? asked.on : today
  return [on, to => set({ on: to === today ? undefined : to })]
}
/** An anchor that stays in the program; Ctrl, middle button and so on open a new tab as anywhere. */
export const Link = ({ href, replace, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; replace?: boolean }) => {
  const go = useGo()
  return <a {...rest} href={href} onClick={(event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(href, { replace })
  }} />
}
