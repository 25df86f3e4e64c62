// The web side of every kind: what an input and a cell of it look like.
import type { ComponentType } from 'react'
import type { CellProps, InputProps } from './webside.ts'
import { TextCell, TextInput } from './text/text.web.tsx'
import { ChoiceCell, ChoiceInput, ChoicesCell, ChoicesInput } from './choice/choice.web.tsx'
import { FlagCell, FlagInput } from './flag/flag.web.tsx'
import { DayCell, DayInput } from './day/day.web.tsx'
import { InstantCell, InstantInput } from './instant/instant.web.tsx'
import { ClockCell, ClockInput } from './clock/clock.web.tsx'
import { WholeCell, WholeInput } from './whole/whole.web.tsx'
import { MoneyCell, MoneyInput } from './money/money.web.tsx'
import { PhoneCell, PhoneInput, PhonesCell, PhonesInput } from './phone/phone.web.tsx'
import { WordsCell, WordsInput } from './words/words.web.tsx'
import { RefCell, RefInput, RefsCell, RefsInput } from './ref/ref.web.tsx'

type Side = { Input: ComponentType<InputProps>; Cell: ComponentType<CellProps>; num: boolean }
const side = <T,>(Input: ComponentType<InputProps<T>>, Cell: ComponentType<CellProps<T>>, num = false): Side => ({ Input: Input as unknown as ComponentType<InputProps>, Cell: Cell as unknown as ComponentType<CellProps>, num })
const sides: Record<string, Side> = {
  text: side(TextInput, TextCell), choice: side(ChoiceInput, ChoiceCell), choices: side(ChoicesInput, ChoicesCell), flag: side(FlagInput, FlagCell),
  day: side(DayInput, DayCell), instant: side(InstantInput, InstantCell), clock: side(ClockInput, ClockCell), whole: side(WholeInput, WholeCell, true), money: side(MoneyInput, MoneyCell, true),
  phone: side(PhoneInput, PhoneCell), phones: side(PhonesInput, PhonesCell), words: side(WordsInput, WordsCell), ref: side(RefInput, RefCell), refs: side(RefsInput, RefsCell), group: side(GroupInput, GroupCell),
}
/** The input of a field's kind. */
export const FieldInput = (p: InputProps) => { const { Input } = sides[p.field.kind] ?? sides.text; return <Input {...p} /> }
/** How a field's value reads in a table or a fact. */
export const FieldCell = (p: CellProps) => { const { Cell } = sides[p.field.kind] ?? sides.text; return <Cell {...p} /> }
export const isNumeric = (kind: string): boolean => sides[kind]?.num ?? false
/** The parts of a group in one line; in a form its parts are fields of their own (web/form/FormFields). */
function GroupCell({ field, value, row }: CellProps<Record<string, unknown>>) {
  const filled = Object.entries(field.parts ?? {}).filter(([n]) => value?.[n] !== null && value?.[n] !== undefined && value[n] !== '')
  return <>{filled.map(([n, f], i) => <span key={n}>{i > 0 && ' '}<FieldCell field={f} name={n} value={value![n]} row={row} /></span>)}</>
}
function GroupInput() { return null }
