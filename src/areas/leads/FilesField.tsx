import { LoaderCircle, Paperclip, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Problem } from '../../kernel/client.ts'
import { sendFile } from '../../web/ask/sendFile.ts'
import { Button, ProblemLine } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { mayShow, type FileKind } from './file.rules.ts'
import './files.css'

export type Hung = { id: string; name: string; type: FileKind }
const taken = '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.xlsx,.docx,.txt,.csv'
/** Pictures and papers beside a contact: each is sent as soon as it is chosen and hangs on the contact when that is saved. */
export const FilesField = ({ files, onChange, fault }: { files: readonly Hung[]; onChange: (files: Hung[]) => void; fault?: string }) => {
  const say = useSay(), input = useRef<HTMLInputElement>(null), [busy, setBusy] = useState(false), [problem, setProblem] = useState<Problem>()
  const send = async (list: FileList): Promise<void> => {
    setBusy(true); setProblem(undefined)
    const all = [...files]
    try {
      for (const one of [...list].slice(0, 10 - all.length)) { const { id, name, type } = await sendFile<Hung>('/files', one); all.push({ id, name, type }); onChange([...all]) }
    } catch (error) { if (error instanceof Problem) setProblem(error); else throw error } finally { setBusy(false); if (input.current) input.current.value = '' }
  }
  return <div className="fl">
    {files.length > 0 && <ul className="fl-list" aria-label={say({ zh: '附件', en: 'Files' })}>{files.map(one => <li key={one.id}><Paperclip aria-hidden /><span>{one.name}</span><button type="button" aria-label={say({ zh: '不附 {name}', en: 'Leave out {name}' }, { name: one.name })} onClick={() => onChange(files.filter(f => f.id !== one.id))}><X aria-hidden /></button></li>)}</ul>}
    <input ref={input} type="file" multiple className="hidden-word" tabIndex={-1} accept={taken} aria-label={say({ zh: '选附件', en: 'Choose files' })} onChange={event => { if (event.target.files?.length) void send(event.target.files) }} />
    {files.length < 10 && <Button small kind="text" icon={busy ? <LoaderCircle className="bt-turn" aria-hidden /> : <Paperclip aria-hidden />} disabled={busy} onClick={() => input.current?.click()}>{busy ? say({ zh: '正在上传', en: 'Uploading' }) : say({ zh: '附照片或文件', en: 'Attach a photo or file' })}</Button>}
    {fault && <p className="ff-problem">{fault}</p>}
    <ProblemLine problem={problem} />
  </div>
}
/** What hangs on a contact, by name: a picture opens, a paper is downloaded. */
export const FileLinks = ({ files }: { files: readonly Hung[] }) => <>{files.map(one => {
  const shown = mayShow(one.type), href = `/api/v1/files/${one.id}/content${shown ? '?show=inline' : ''}`
  return <a key={one.id} className="fl-link" href={href} {...(shown ? { target: '_blank', rel: 'noreferrer' } : { download: one.name })}><Paperclip aria-hidden />{one.name}</a>
})}</>
