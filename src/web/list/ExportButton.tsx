import { Download, FileSpreadsheet, FileText } from 'lucide-react'
import { useState } from 'react'
import { flatFields, type Entity } from '../../kernel/entity.ts'
import { Button } from '../kit/Button.tsx'
import { MenuHead, MenuItem, MenuLine, Pop } from '../kit/Pop.tsx'
import { useSay } from '../language/language.ts'
import { useMay } from '../me.ts'
import type { Column } from './columns.tsx'
import { exportList } from './exportList.ts'

/** Export = what I see, as a workbook or as csv; phones whole only where I may reveal them and ask for it. */
export const ExportButton = ({ call, question, columns, e }: { call: unknown; question: Record<string, unknown>; columns: readonly Column[]; e: Entity }) => {
  const say = useSay(), may = useMay(), [whole, setWhole] = useState(false), [busy, setBusy] = useState(false)
  const phones = may(e.thing, 'r') && flatFields(e.fields).some(([path, f]) => f.personal === 'phone' && columns.some(c => c.key === path))
  const go = async (format: 'xlsx' | 'csv', close: () => void): Promise<void> => { close(); setBusy(true); try { await exportList(call, question, columns, e, { format, phones: whole && phones ? 'full' : 'masked' }) } finally { setBusy(false) } }
  return <Pop align="right" label={say({ zh: '导出所见', en: 'Export what is shown' })} button={({ press, open }) => <Button kind="text" busy={busy} icon={<Download aria-hidden />} aria-expanded={open} onClick={press}>{say({ zh: '导出所见', en: 'Export' })}</Button>}>{close => <>
    <MenuHead>{say({ zh: '按现在的筛选、列和顺序', en: 'With these filters, columns and order' })}</MenuHead>
    <MenuItem icon={<FileSpreadsheet aria-hidden />} onClick={() => void go('xlsx', close)}>{say({ zh: 'Excel 表格', en: 'Excel workbook' })}</MenuItem>
    <MenuItem icon={<FileText aria-hidden />} onClick={() => void go('csv', close)}>CSV</MenuItem>
    {phones && <><MenuLine /><label className="mi"><input type="checkbox" checked={whole} onChange={event => setWhole(event.target.checked)} /><span>{say({ zh: '号码不带星号（有记录）', en: 'Phones in full (logged)' })}</span></label></>}
  </>}</Pop>
}
