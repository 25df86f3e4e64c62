import type { CellProps, InputProps } from '../webside.ts'
import { refName } from '../../names.ts'
import { Picker, PickerMany } from '../../../web/form/Picker.tsx'

type Named = { id: string; label: string } | null | undefined
export const RefInput = ({ field, name, row, ...p }: InputProps<string>) => <Picker {...p} of={field.of!} label={(row?.[refName(name)] as Named)?.id === p.value ? (row?.[refName(name)] as Named)?.label : undefined} clears={field.nullable || field.written === 'may'} />
export const RefCell = ({ name, row }: CellProps<string>) => <>{(row[refName(name)] as Named)?.label}</>
export const RefsInput = ({ field, ...p }: InputProps<string[]>) => <PickerMany {...p} of={field.of!} />
export const RefsCell = ({ field, value }: CellProps<string[]>) => <PickerMany.Labels of={field.of!} ids={value ?? []} />
