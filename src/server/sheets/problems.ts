/** Every refusal of a whole file and every problem of a single cell, with its sentence: one table each, zh before en. */
import { say } from '../../kernel/language.ts'
import type { Label, Language } from '../../kernel/language.ts'
import type { RefusalFacts } from '../../kernel/refusal.ts'

export const fileProblems = {
  'file.empty': { status: 422, zh: '文件是空的，没有可导入的行。', en: 'The file is empty; there are no rows to import.', when: '0 bytes, blanks only, or no filled cell in any sheet' },
  'file.damaged': { status: 422, zh: '文件已损坏或没有传完整，请重新保存后再上传。', en: 'The file is damaged or incomplete; save it again and upload it anew.', when: 'cut short, wrong checksum, broken XML, a quote that never closes' },
  'file.unsafe': { status: 422, zh: '文件里有不该有的内容（外部引用或越界路径），没有读取。请用 Excel 或 WPS 另存为 .xlsx 再上传。', en: 'The file holds what it must not (outside references or stray paths) and was not read. Save it as .xlsx in Excel or WPS and upload that.', when: 'DOCTYPE or entities, ../ in a name, one part twice' },
  'file.type': { status: 415, zh: '这不是表格文件（实际是{kind}）。请上传 .xlsx 或 .csv。', en: 'This is not a sheet (it is {kind}). Upload .xlsx or .csv.', when: 'by content: pdf, picture, Word, OpenDocument, .xlsb, other binary; by name: anything but xlsx, xls, csv, tsv, txt' },
  'file.htmlTable': { status: 415, zh: '这个文件虽然叫 .xls，实际是网页表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。', en: 'This file is called .xls but is a web page. Open it in Excel or WPS, save it as .xlsx and upload that.', when: 'HTML, MHTML or XML-2003 saved as .xls, as many dealer systems export' },
  'file.oldXls': { status: 415, zh: '这是旧版 .xls（可能带密码）。请另存为 .xlsx，去掉密码后再上传。', en: 'This is an old .xls (perhaps with a password). Save it as .xlsx without a password and upload that.', when: 'OLE compound file, whatever its name' },
  'file.password': { status: 415, zh: '文件有密码。请去掉密码，另存为 .xlsx 再上传。', en: 'The file has a password. Remove it, save as .xlsx and upload that.' },
  'file.macro': { status: 415, zh: '带宏的工作簿（.xlsm）不能导入。请另存为 .xlsx。', en: 'Workbooks with macros (.xlsm) cannot be imported. Save it as .xlsx.' },
  'file.tooLarge': { status: 413, zh: '文件太大（上限 {limit} MB）。请分成几个文件。', en: 'The file is too large (limit {limit} MB). Split it.' },
  'file.unpacked': { status: 413, zh: '文件展开后太大（上限 {limit} MB），没有读取。', en: 'The file unpacks to too much (limit {limit} MB) and was not read.', when: 'more than 100 MB unpacked, or over 10 MB at more than 100 times its packed size' },
  'file.entries': { status: 413, zh: '压缩包里的部件太多（上限 {limit} 个）。', en: 'The package holds too many parts (limit {limit}).' },
  'file.tooManyRows': { status: 413, zh: '行数太多（上限 {limit} 行）。请分成几个文件。', en: 'Too many rows (limit {limit}). Split the file.' },
  'file.tooManyColumns': { status: 413, zh: '列数太多（上限 {limit} 列；{place} 有内容）。请删去右边多余的内容。', en: 'Too many columns (limit {limit}; {place} is filled). Clear what stands to the far right.' },
  'file.tooManyMerges': { status: 413, zh: '合并单元格太多（上限 {limit} 处）。请取消合并后再上传。', en: 'Too many merged cells (limit {limit}). Unmerge them and upload again.' },
  'file.encoding': { status: 422, zh: '认不准文字编码。请选择一种编码，看预览里的字对不对。', en: 'The text encoding is not certain. Choose one and look at the preview.', when: 'Big5, or bytes that fit no encoding well; send `encoding`' },
  'sheet.unknown': { status: 422, zh: '文件里没有工作表“{sheet}”。', en: 'The file has no sheet “{sheet}”.' },
  'sheet.shape': { status: 422, zh: '工作表“{sheet}”的列和“{first}”不一样，不能一起导入（{labels}）。', en: 'Sheet “{sheet}” has other columns than “{first}” and cannot be imported with it ({labels}).' },
  'sheet.headerRow': { status: 422, zh: '第 {row} 行没有内容，不能作表头。', en: 'Row {row} is empty and cannot be the header.' },
  'export.tooManyRows': { status: 413, zh: '导出超过 {limit} 行，请先筛选，缩小范围。', en: 'The export has more than {limit} rows; narrow the list first.' },
} as const satisfies Record<string, RefusalFacts>
export type FileProblem = keyof typeof fileProblems

/** A whole file refused. Nothing of it has been used. */
export class SheetRefusal extends Error {
  readonly code: FileProblem
  readonly status: 413 | 415 | 422
  readonly params: Readonly<Record<string, unknown>>
  constructor(code: FileProblem, params: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.status = fileProblems[code].status
    this.params = params
  }
  /** The sentence in one language; a `kind` of content is named in it too. */
  sentence(language: Language): string {
    const kind = contentKinds[this.params.kind as keyof typeof contentKinds] as Label | undefined
    return say(fileProblems[this.code], language, kind ? { ...this.params, kind: kind[language] } : this.params)
  }
}

export const cellProblems = {
  'cell.error': { zh: '单元格是错误值 {text}', en: 'The cell shows the error {text}' },
  'cell.formula': { zh: '公式没有算出的结果，请在 Excel 里打开保存一次', en: 'The formula has no stored result; open and save the file in Excel' },
  'cell.precision': { zh: '数字超过 15 位，末尾已丢失，请把这一列设成文本重新填写', en: 'The number has more than 15 digits and lost its end; format the column as text and type it again' },
  'cell.tooLong': { zh: '单元格文字太长：“{text}”', en: 'The cell holds too much text: “{text}”' },
  'cell.date': { zh: '不是有效的日期值 {text}', en: 'Not a valid date value: {text}' },
  'cell.flag': { zh: '这里填的是 TRUE/FALSE，应填文字或数字', en: 'The cell is TRUE/FALSE where text or a number belongs' },
  'row.separator': { zh: '这一行的分隔符和别的行不一样', en: 'This row uses another separator than the others' },
  'row.tooWide': { zh: '这一行的内容比表头的列多', en: 'This row has more cells than the header has columns' },
  'day.form': { zh: '认不出日期“{text}”', en: '“{text}” is not a date we can read' },
  'day.impossible': { zh: '没有这一天：{text}', en: 'There is no such day: {text}' },
  'day.ambiguous': { zh: '“{text}”可能是两个日期，请写成 2026-03-05 这样', en: '“{text}” could be two dates; write it like 2026-03-05' },
  'day.range': { zh: '日期“{text}”不在 1900 到 2100 年之间', en: 'The date “{text}” is not between 1900 and 2100' },
  'time.form': { zh: '认不出时间“{text}”', en: '“{text}” is not a time we can read' },
  'phone.masked': { zh: '号码带星号，缺的位数要补上', en: 'The number is masked; fill in the missing digits' },
  'phone.short': { zh: '号码“{text}”少位数', en: 'The number “{text}” lacks digits' },
  'phone.long': { zh: '号码“{text}”多位数', en: 'The number “{text}” has too many digits' },
  'phone.exponent': { zh: '号码成了“{text}”，原来的数字已丢失', en: 'The number became “{text}”; its digits are lost' },
  'phone.wechat': { zh: '电话列里是微信号“{text}”', en: 'A WeChat id “{text}” stands in the phone column' },
  'phone.form': { zh: '认不出电话“{text}”', en: '“{text}” is not a phone we can read' },
  'flag.form': { zh: '认不出是或否：“{text}”', en: '“{text}” is neither yes nor no' },
  'money.form': { zh: '认不出金额“{text}”', en: '“{text}” is not an amount we can read' },
  'money.ambiguous': { zh: '金额“{text}”有歧义，请写成 12000 或 12,000.00', en: 'The amount “{text}” is ambiguous; write 12000 or 12,000.00' },
  'money.places': { zh: '金额“{text}”超过两位小数', en: 'The amount “{text}” has more than two decimal places' },
  'money.range': { zh: '金额“{text}”太大', en: 'The amount “{text}” is too large' },
  'whole.form': { zh: '“{text}”不是整数', en: '“{text}” is not a whole number' },
  'name.form': { zh: '“{text}”不像姓名', en: '“{text}” does not look like a name' },
} as const satisfies Record<string, Label>
export type CellProblem = keyof typeof cellProblems
export const cellSentence = (problem: CellProblem, language: Language, params: Record<string, unknown> = {}): string => say(cellProblems[problem], language, params)

/** Kinds of content `file.type` names, as {kind}. */
export const contentKinds = {
  pdf: { zh: 'PDF', en: 'a PDF' }, picture: { zh: '图片', en: 'a picture' }, archive: { zh: '压缩包', en: 'an archive' },
  word: { zh: 'Word 文档', en: 'a Word document' }, slides: { zh: '演示文稿', en: 'a presentation' }, openDocument: { zh: 'OpenDocument 文件', en: 'an OpenDocument file' },
  xlsb: { zh: '二进制工作簿 .xlsb', en: 'a binary workbook (.xlsb)' }, binary: { zh: '二进制文件', en: 'a binary file' }, name: { zh: '别的类型的文件', en: 'another type of file by its name' },
} as const satisfies Record<string, Label>
