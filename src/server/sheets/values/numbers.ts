import Big from 'big.js'
import type { Money } from '../../../kernel/money.ts'
import { isBeyondMoney } from '../../../kernel/money.ts'
import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { problem, refusedCell, tidied } from './read.ts'
import type { Read } from './read.ts'

const amount = (number: string, times: number, text: string): Read<Money> => {
  const value = new Big(number).times(times)
  if (isBeyondMoney(value)) return problem('money.range', text)
  return value.eq(value.round(2)) ? { value: value.toFixed(2) } : problem('money.places', text)
}
/** An amount: 12,000.50, １２０００, ¥12,000, 12000元, 1.2万, 1.2w. 12 000 and 12,00 could be two amounts; a third decimal place is no money (trust N05). */
export const readMoney = (cell: Cell): Read<Money | null> => {
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'day') return problem('money.form', cell.day)
  const refused = refusedCell(cell)
  if (refused) return refused
  const text = tidied(shown(cell))
  if (text === '' || /^[-—–/]$/.test(text)) return { value: null }
  const plain = text.replace(/^(-?)\s*(¥|￥|RMB|CNY|人民币)\s*/i, '$1').replace(/\s*(元|圆|块|RMB|CNY)整?$/i, '')
  const parts = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*(万|w)?$/i.exec(plain)
  if (!parts) return problem(/^[+-]?[\d\s,.'()]+$/.test(plain) ? 'money.ambiguous' : 'money.form', text)
  return amount(`${parts[1] === '-' ? '-' : ''}${parts[2]!.replaceAll(',', '')}${parts[3] ?? ''}`, parts[4] ? 10_000 : 1, text)
}

/** A count: 3, 3人, １２. */
export const readWhole = (cell: Cell): Read<number | null> => {
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'day') return problem('whole.form', cell.day)
  const refused = refusedCell(cell)
  if (refused) return refused
  const text = tidied(shown(cell))
  if (text === '') return { value: null }
  const parts = /^([+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3})+))(?:\.0+)?\s*(人|位|个|台|次|组|批|岁|分钟?|秒|天|辆|张|公里|km)?$/i.exec(text)
  const number = parts ? Number(parts[1]!.replaceAll(',', '')) : Number.NaN
  return Number.isSafeInteger(number) ? { value: number } : problem('whole.form', text)
}
