import type { CellProps, InputProps } from '../webside.ts'
import { useSay } from '../../../web/language/language.ts'
import { Tokens } from '../../../web/form/Tokens.tsx'

export const WordsInput = (p: InputProps<string[]>) => { const say = useSay(); return <Tokens {...p} hint={say({ zh: '回车加一个', en: 'Enter adds one' })} /> }
export const WordsCell = ({ value }: CellProps<string[]>) => <>{(value ?? []).map(w => <span key={w} className="word">{w}</span>)}</>
