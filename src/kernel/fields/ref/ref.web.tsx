import type { CellProps, InputProps } from '../webside.ts'
import { entityNamed } from '../../entity.ts'
import { refName } from '../../names.ts'
import { useSay } from '../../../web/language/language.ts'
import { Picker, PickerMany } from '../../../web/form/Picker.tsx'

type Named = { id: string; label: string } | null | undefined
export const RefInput = ({ field, name, row, ...p }: InputProps<string>) => <Picker {...p} of={field.of!} label={(row?.[refName(name)] as Named)?.id === p.value ? (row?.[refName(name)] as Named)?.label : undefined} clears={field.nullable || field.written === 'may'} />
/** What it points at, by its title; a title that is a choice (a meeting's kind) is said in the reader's language. */
export const RefCell = ({ field, name, row }: CellProps<string>) => {
  const say = useSay(), label = (row[refName(name)] as Named)?.label, of = entityNamed(field.of!), words = label === undefined ? undefined : of.fields[of.title]?.choices?.[label]
  return <>{words ? say(words) : label}</>
}
export const RefsInput = ({ field, ...p }: InputProps<string[]>) => <PickerMany {...p} of={field.of!} />
export const RefsCell = ({ field, value }: CellProps<string[]>) => <PickerMany.Labels of={field.of!} ids={value ?? []} />
