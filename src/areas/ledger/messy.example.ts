// For tests: a ledger as shops have it. Two months of one shape, titles above, heads over sub-heads, 小计 midway, one person in three rows.
import { bookOf, type RawCell } from '../../server/sheets/fixtures.ts'

const head: RawCell[][] = [
  ['2026年潜客台账（销售一组）'], ['填表人：李娜　每月一张，勿改格式'],
  ['序', '登记日期', '客户', '电话', '微信', '意向', '级别', '销售', '来源', '试驾', '一次回访', null, '二次回访', null, '三次回访', null, '备注'],
  [null, null, null, null, null, null, null, null, null, null, '日期', '内容', '日期', '内容', '日期', '内容', null],
]
const merges = ['A1:Q1', 'A2:Q2', ...'ABCDEFGHIJQ'.split('').map(c => `${c}3:${c}4`), 'K3:L3', 'M3:N3', 'O3:P3']
const september: RawCell[][] = [
  [1, '9/2', '沈立先生', 13877710001, '同手机', 'L7 领航', 'H', '陈浩', '自到', '√', '9/5', '未接', '9/8', '试驾，满意', '9/20', '在等年终奖', '要白色，元旦前'],
  [2, '2026.9.5', '王女士', '138 7771 0002/0571-87654321', null, '领7', 'A级', '陈浩', '汽车平台', null, '9-12', '报价', null, null, null, null, null],
  ['小计', 2],
  [3, 46272, '㐂多多', '13877710003（老婆）', 'wx_hly88', 'X9 六座', 'B', '小赵', '老客', '有', '9/20', '3/5 见过；9/25 再约', null, null, null, null, null],
  [4, '2026-09-09', '沈立', '13877710001', null, 'L7', 'H', '陈浩', '自到', null, '9/15', '又来电话', null, null, null, null, null],
  [5, '9月11日', '彭宇', '139****8820', null, 'S5', 'C', '陈浩', '自到', 1, null, null, null, null, null, null, null],
  ['合计', 5],
]
const october: RawCell[][] = [
  [1, '10/3', '许文', '１３８７７７１０００６', null, 'X9', '战败', '吴亮', '短视频', null, '10/6', '选了竞品', null, null, null, null, '去看启程'],
  [2, '10/8', '周明', '13877710007', '√', 'L7', 'A', '陈浩', '火星', null, '10-9', '约周末带家人', null, null, null, null, null],
  ['小计', 2],
]
/** The workbook's bytes. The leaver is 吴亮, the nickname 小赵, the word nobody knows 火星, the masked number 彭宇's. */
export const messyBook = (): Buffer => Buffer.from(bookOf([{ name: '九月', rows: [...head, ...september], merges }, { name: '十月', rows: [...head, ...october], merges }, { name: '说明', rows: [['本表由各顾问自填']] }]))
