/** For tests: files made by hand, part by part, so that each fault of trust 4.1 can be built exactly. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { inspect, rows } from './read.ts'
import type { Inspection, RowsChoices, SheetFile, SheetRow } from './kinds.ts'
import { letterOf, shown } from './kinds.ts'
import { SheetRefusal } from './problems.ts'

const folder = mkdtemp(join(tmpdir(), 'sheets-'))
after(async () => { await rm(await folder, { recursive: true, force: true }) })
let files = 0
/** The bytes as an uploaded file named `name`. */
export const fileOf = async (bytes: Uint8Array | string, name = '台账.xlsx'): Promise<SheetFile> => {
  const path = join(await folder, `upload-${files++}`)
  await writeFile(path, bytes)
  return { path, name }
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>'
export const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** A value as a raw cell: text inline, a number bare, anything else as given XML ({ xml: '<c r="@" t="e"><v>#N/A</v></c>' }, @ is the place). */
export type RawCell = string | number | null | { xml: string }
const rawCell = (value: RawCell, place: string): string =>
  value === null ? '' : typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : typeof value === 'string' ? `<c r="${place}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>` : value.xml.replaceAll('@', place)
export type RawSheetSpec = { name?: string; rows?: readonly (readonly RawCell[])[]; hiddenRows?: readonly number[]; merges?: readonly string[]; state?: string; xml?: string; before?: string; after?: string }
export const sheetXmlOf = ({ rows = [], hiddenRows = [], merges = [], before = '', after: tail = '' }: RawSheetSpec): string => {
  const body = rows.map((cells, i) => `<row r="${i + 1}"${hiddenRows.includes(i + 1) ? ' hidden="1"' : ''}>${cells.map((cell, c) => rawCell(cell, `${letterOf(c + 1)}${i + 1}`)).join('')}</row>`).join('')
  const merged = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${body}</sheetData>${merged}${tail}</worksheet>`
}
export type BookSpec = { strings?: string; styles?: string; date1904?: boolean; parts?: Zippable; contentTypes?: string; without?: readonly string[] }
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** A whole workbook, zipped; `parts` adds or replaces parts. */
export const bookOf = (sheets: readonly RawSheetSpec[], { strings, styles, date1904, parts, contentTypes = '', without = [] }: BookSpec = {}): Uint8Array => {
  const all: Zippable = {
    '[Content_Types].xml': strToU8(`${xmlHead}<Types>${contentTypes}</Types>`),
    '_rels/.rels': strToU8(`${xmlHead}<Relationships><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': strToU8(`${xmlHead}<workbook xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map((sheet, i) => `<sheet name="${escapeXml(sheet.name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="r${i}"/>`).join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`${xmlHead}<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="s" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${relations}/styles" Target="/xl/styles.xml"/></Relationships>`),
    ...(strings !== undefined && { 'xl/sharedStrings.xml': strToU8(strings) }),
    ...(styles !== undefined && { 'xl/styles.xml': strToU8(styles) }),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheet.xml ?? sheetXmlOf(sheet))])),
    ...parts,
  }
  for (const part of without) delete all[part]
  return zipSync(all)
}
/** Styles whose cell formats have these number formats: numbers for built-in ones, text for own ones. */
export const stylesOf = (formats: readonly (number | string)[]): string => {
  const own = formats.map((format, i) => (typeof format === 'string' ? `<numFmt numFmtId="${200 + i}" formatCode="${escapeXml(format).replaceAll('"', '&quot;')}"/>` : '')).join('')
  return `${xmlHead}<styleSheet><numFmts>${own}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((format, i) => `<xf numFmtId="${typeof format === 'string' ? 200 + i : format}"/>`).join('')}</cellXfs></styleSheet>`
}

export const look = async (bytes: Uint8Array | string, name?: string, choices = {}): Promise<Inspection> => inspect(await fileOf(bytes, name), choices)
export const lookAtSheets = (...sheets: RawSheetSpec[]): Promise<Inspection> => look(bookOf(sheets))
export const allRows = async (file: SheetFile, choices: RowsChoices): Promise<SheetRow[]> => {
  const found: SheetRow[] = []
  for await (const row of rows(file, choices)) found.push(row)
  return found
}
/** All rows of the named sheets (the first when none is named), each as what its cells show. */
export const texts = async (bytes: Uint8Array | string, name = '台账.xlsx', choices: Partial<RowsChoices> = {}): Promise<string[][]> => {
  const file = await fileOf(bytes, name)
  const sheets = choices.sheets ?? [(await inspect(file, choices)).sheets[0]!.name]
  return (await allRows(file, { ...choices, sheets })).map(row => row.cells.map(shown))
}
/** The refusal a step ends in. */
export const refusal = async (step: Promise<unknown>): Promise<SheetRefusal> => {
  try { await step } catch (error) { if (error instanceof SheetRefusal) return error; throw error }
  throw new Error('nothing was refused')
}
