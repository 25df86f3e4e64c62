/** The words real ledgers use in heads and sums (domain.md 10b): what makes a row a header, a subtotal, a row number. */
import type { Cell } from './kinds.ts'
import { shown } from './kinds.ts'

/** Blanks and line breaks inside a Chinese head are layout, not meaning: «登记 日 期» is 登记日期; between Latin words one blank stays. */
export const labelOf = (cell: Cell): string =>
  shown(cell).slice(0, 200).normalize('NFC').replace(/[\u200B\uFEFF]/g, '').replace(/\s+/g, ' ').replace(/(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])/g, '').trim().replace(/^\*+\s*|\s*\*+$/g, '').replace(/[:：]$/, '').trim()

const known = /姓名|客户|顾客|名称|电话|手机|联系|微信|日期|时间|级别|等级|意向|车型|车牌|颜色|销售|顾问|负责|归属|来源|渠道|备注|序号|^序$|地址|区域|性别|编号|跟进|回访|内容|情况|试驾|成交|订单|金额|价格|数量|状态|\b(name|phone|mobile|tel|date|time|level|model|owner|source|channel|remark|note|no|gender|address|wechat|status|email|amount|follow)\b/i
export const isKnownLabel = (label: string): boolean => label.length <= 12 && known.test(label)

const valueLike = /^[\d\s.,+*()/:：年月日号¥￥%-]+$|^1[\d*]{10}|\d{7,}|^\d{1,4}[./年月-]\d{1,2}|^[√✓×✔✗]$/
/** Short words that could head a column, no value, no sentence, no «部门：销售一组». */
export const looksLikeLabel = (cell: Cell): boolean => {
  if (cell.kind !== 'text') return false
  const label = labelOf(cell)
  return label.length > 0 && label.length <= 24 && !valueLike.test(label) && !/[。；;!！?？]|[:：]./.test(label)
}

/** Words a sub-head consists of: the parts of one follow-up. */
export const partWord = /^(日期|时间|年月日|内容|情况|结果|记录|方式|备注|说明|级别|客户反馈|反馈|跟进人|回访人|人员|date|time|text|note|notes|content|result|means|by)$/i
export const dayWord = /日期|时间|年月日|date|time/i
/** Bases that repeat even when the sheet has only the first of them. */
export const followUpWord = /回访|跟进|跟踪|追踪|联系|回电|追访|follow|visit|contact/i

const sumExact = /^(本?[日周旬月季年]|全[部月年])?(小计|合计|总计|共计|累计|汇总|(sub|grand )?-?total|sum)[:：]?$/i
const sumLoose = /^.{0,10}(小计|合计|总计|共计|累计)([:：(（].*|\d*[台批组个人条户]?)?$/i
const sumEnglish = /^\s*(sub-?total|grand total|total)\b/i
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/
/** 小计, «陈浩 3月小计», «合计：12台» midway: a cell says so, and no phone stands in the row. `own`: cells not repeated from a merge above. */
export const isSubtotal = (own: readonly Cell[]): boolean => {
  let isFirst = true
  let found = false
  for (const cell of own) {
    if (cell.kind === 'empty') continue
    if (cell.kind !== 'text') { if (cell.kind === 'number' && mobile.test(cell.text)) return false; continue }
    const text = cell.text.replace(/\s+/g, '')
    if (mobile.test(text)) return false
    if (sumExact.test(text) || (isFirst && text.length <= 24 && (sumLoose.test(text) || sumEnglish.test(cell.text)))) found = true
    isFirst = false
  }
  return found
}
/** 序, 序号, No.: counts rows, no data. */
export const isRowNumberLabel = (label: string): boolean => /^(序|序号|序列|行号|no\.?|nr\.?|#|s\/n|index)$/i.test(label)
