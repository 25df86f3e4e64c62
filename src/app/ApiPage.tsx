import { useEffect, useMemo, useState } from 'react'
import { Mark } from '../web/kit/Mark.tsx'
import { setLanguage, useLanguage, useSay } from '../web/language/language.ts'
import './api.css'

type Schema = { type?: string | string[]; title?: string; format?: string; enum?: unknown[]; maxLength?: number; properties?: Record<string, Schema>; required?: string[]; items?: Schema; $ref?: string; anyOf?: Schema[] }
type Operation = { operationId: string; summary: string; tags: string[]; 'x-right': string; parameters: { name: string; in: string; required: boolean; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> }; responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }> }
type Document = { info: { title: string; version: string }; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema & { title?: string }> } }
type Entry = { method: string; path: string; op: Operation }

const kind = (s: Schema): string => s.$ref ? s.$ref.split('/').pop()! : s.anyOf ? s.anyOf.map(kind).join(' | ') : s.enum ? s.enum.filter(v => v !== null).map(String).join(' | ') : Array.isArray(s.type) ? s.type.map(t => (t === 'null' ? 'null' : s.format ?? t)).join(' | ') : s.type === 'array' ? `${kind(s.items ?? {})}[]` : s.format ?? s.type ?? 'any'
const Fields = ({ schema, all }: { schema: Schema; all: Document }) => {
  const found = schema.$ref ? all.components.schemas[schema.$ref.split('/').pop()!] : schema
  if (!found?.properties) return <code>{kind(schema)}</code>
  return <table className="ap-fields"><tbody>{Object.entries(found.properties).map(([name, s]) => <tr key={name}><th scope="row">{name}{found.required?.includes(name) && <em>*</em>}</th><td><code>{kind(s)}{s.maxLength ? ` ≤ ${s.maxLength}` : ''}</code></td><td className="quiet">{s.title}</td></tr>)}</tbody></table>
}
const Call = ({ e, all }: { e: Entry; all: Document }) => {
  const say = useSay(), { op } = e, body = op.requestBody?.content['application/json']?.schema
  return <details className="ap-call" id={op.operationId}><summary><span className={`ap-method ap-${e.method}`}>{e.method.toUpperCase()}</span><code>{e.path}</code><span className="ap-what">{op.summary}</span></summary><div className="ap-in">
    <dl><dt>{say({ zh: '权限', en: 'Right' })}</dt><dd><code>{op['x-right']}</code></dd><dt>{say({ zh: '名称', en: 'Name' })}</dt><dd><code>{op.operationId}</code></dd></dl>
    {op.parameters.length > 0 && <><h4>{say({ zh: '参数', en: 'Parameters' })}</h4><table className="ap-fields"><tbody>{op.parameters.map(p => <tr key={p.in + p.name}><th scope="row">{p.name}{p.required && <em>*</em>}</th><td><code>{kind(p.schema)}</code></td><td className="quiet">{p.in} {p.schema.title}</td></tr>)}</tbody></table></>}
    {body && <><h4>{say({ zh: '请求内容', en: 'Body' })}</h4><Fields schema={body} all={all} /></>}
    <h4>{say({ zh: '回答', en: 'Answers' })}</h4>{Object.entries(op.responses).map(([status, r]) => <div key={status} className="ap-answer"><code>{status === 'default' ? '4xx 5xx' : status}</code> {status === 'default' ? <code>application/problem+json</code> : r.content && Object.values(r.content)[0]?.schema ? <Fields schema={Object.values(r.content)[0].schema!} all={all} /> : null}</div>)}
  </div></details>
}
/** Every call of the program by its noun, read from the document the program writes of itself. */
export const ApiPage = () => {
  const say = useSay(), language = useLanguage(), [all, setAll] = useState<Document>(), [failed, setFailed] = useState(false), [typed, setTyped] = useState('')
  useEffect(() => { fetch('/api/v1/openapi.json').then(r => r.json() as Promise<Document>).then(setAll, () => setFailed(true)) }, [])
  const groups = useMemo(() => {
    const made = new Map<string, Entry[]>()
    for (const [path, methods] of Object.entries(all?.paths ?? {})) for (const [method, op] of Object.entries(methods)) made.set(op.tags[0], [...(made.get(op.tags[0]) ?? []), { method, path, op }])
    return [...made].sort(([a], [b]) => (a < b ? -1 : 1))
  }, [all])
  useEffect(() => { if (all && location.hash) { const found = document.getElementById(location.hash.slice(1)); found?.setAttribute('open', ''); found?.scrollIntoView() } }, [all])
  const fits = (e: Entry): boolean => `${e.method} ${e.path} ${e.op.summary} ${e.op.operationId}`.toLowerCase().includes(typed.toLowerCase())
  const title = (tag: string): string | undefined => all?.components.schemas[tag]?.title
  return <div className="ap"><header><h1><Mark size={22} />{say({ zh: '晨夕 API', en: 'Chenxi API' })}</h1>{all && <span className="quiet">{all.info.version} · {groups.reduce((n, [, l]) => n + l.length, 0)} {say({ zh: '个调用', en: 'calls' })} · <a href="/api/v1/openapi.json">openapi.json</a></span>}<input className="ap-find" type="search" value={typed} onChange={e => setTyped(e.target.value)} placeholder={say({ zh: '找调用', en: 'Find a call' })} aria-label={say({ zh: '找调用', en: 'Find a call' })} /><button type="button" className="ap-lang" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{language === 'zh' ? 'English' : '中文'}</button></header>
    {failed && <p className="late">{say({ zh: '没有取到 openapi.json。', en: 'openapi.json could not be loaded.' })}</p>}
    <div className="ap-cols"><nav aria-label={say({ zh: '对象', en: 'Things' })}>{groups.filter(([, l]) => l.some(fits)).map(([tag, l]) => <a key={tag} href={`#t-${tag}`}><span>{tag}</span><small>{l.filter(fits).length}</small></a>)}</nav>
      <main>{groups.map(([tag, l]) => { const shown = l.filter(fits); return shown.length > 0 && <section key={tag} id={`t-${tag}`}><h2>{tag}{title(tag) && <small>{title(tag)}</small>}</h2>{shown.map(e => <Call key={e.op.operationId} e={e} all={all!} />)}</section> })}</main></div></div>
}
