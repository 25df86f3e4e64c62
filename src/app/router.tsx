import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { ProblemView, Refused } from '../web/kit/States.tsx'
import { Button, ButtonLink } from '../web/kit/Button.tsx'
import { Problem } from '../kernel/client.ts'
import { sayNow } from '../web/language/language.ts'
import { Home } from './Home.tsx'
import { pages } from './pages.ts'
import { Root } from './Root.tsx'

/** '/customers/:id?' → '/customers/{-$id}': one route with and without the place, so that a drawer never remounts its list. */
const routePath = (path: string): string => path.replace(/:(\w+)\?/g, '{-$$$1}').replace(/:(\w+)/g, '$$$1')
const Broken = ({ error, reset }: { error: unknown; reset: () => void }) => error instanceof Problem ? <ProblemView problem={error} onAgain={reset} />
  : <Refused what={sayNow({ zh: '这一页出了问题', en: 'This page failed' })} title={sayNow({ zh: '程序可能刚更新过', en: 'The program may have been updated' })} acts={<Button kind="primary" onClick={() => location.reload()}>{sayNow({ zh: '重新打开', en: 'Open again' })}</Button>} code={error instanceof Error ? error.message : undefined} />
const Nowhere = () => <Refused title={sayNow({ zh: '没有这一页', en: 'There is no such page' })} acts={<ButtonLink kind="primary" href="/">{sayNow({ zh: '回到首页', en: 'To the first page' })}</ButtonLink>}>{sayNow({ zh: '地址可能写错了，或这一页已经改了名字；也可以按 Ctrl K 找。', en: 'The address may be mistyped or the page renamed; Ctrl K finds it.' })}</Refused>

const root = createRootRoute({ component: Root, errorComponent: Broken, notFoundComponent: Nowhere })
const routes: AnyRoute[] = [
  createRoute({ getParentRoute: () => root, path: '/', component: Home }),
  ...pages.filter(p => p.path !== '/').map(page => createRoute({ getParentRoute: () => root, path: routePath(page.path), component: lazyRouteComponent(page.load), errorComponent: Broken })),
]
export const router = createRouter({
  routeTree: root.addChildren(routes), scrollRestoration: false, defaultPreload: false, notFoundMode: 'root',
  // Plain text behind «?»: what the API names is what the address says.
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)), stringifySearch: asked => { const text = new URLSearchParams(Object.entries(asked as Record<string, unknown>).filter(e => e[1] !== undefined).map(([k, v]) => [k, String(v)])).toString(); return text ? `?${text}` : '' },
})
