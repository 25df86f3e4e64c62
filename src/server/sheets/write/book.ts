/** The parts of a workbook that are the same in every one. */
import type { Part } from './zip.ts'
import { escaped } from './cells.ts'
import type { SharedTexts } from './cells.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageNs = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const fonts = '<fonts count="2"><font><sz val="11"/><name val="等线"/><family val="2"/></font><font><b/><sz val="11"/><name val="等线"/><family val="2"/></font></fonts>'
const fills = '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE1EEED"/></patternFill></fill></fills>'
const borders = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
const xf = (format: number, font = 0, fill = 0, wraps = false): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${wraps ? ' applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>' : '/>'}`
// In the order of `style` in cells.ts.
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>${fonts}${fills}${borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10">${xf(0)}${xf(0, 1, 2)}${xf(4)}${xf(164)}${xf(165)}${xf(0, 1)}${xf(4, 1)}${xf(3)}${xf(3, 1)}${xf(0, 0, 0, true)}</cellXfs></styleSheet>`

/** Names Excel takes: no []:*?/\, at most 31 characters, no ' at the ends, none twice. */
export const sheetNames = (wanted: readonly string[]): string[] => {
  const used = new Set<string>()
  return wanted.map(name => {
    const clean = name.toWellFormed().replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ').trim().replace(/^'+|'+$/g, '').slice(0, 31).replace(/[\uD800-\uDBFF]$/, '') || 'Sheet'
    let free = clean
    for (let n = 2; used.has(free.toLowerCase()); n++) free = `${clean.slice(0, 27)} ${n}`
    used.add(free.toLowerCase())
    return free
  })
}
/** A whole workbook of sheets given as streamed XML; the texts they share are written last, when they are known. */
export const book = (sheets: readonly { name: string; xml: Part['text'] }[], shared: SharedTexts): Part[] => {
  const names = sheetNames(sheets.map(sheet => sheet.name))
  const each = (make: (n: number, name: string) => string): string => names.map((name, i) => make(i + 1, name)).join('')
  return [
    { name: '[Content_Types].xml', text: [`${head}<Types xmlns="${packageNs}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>${each(n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`] },
    { name: '_rels/.rels', text: [`${head}<Relationships xmlns="${packageNs}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`] },
    { name: 'xl/workbook.xml', text: [`${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((n, name) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`] },
    { name: 'xl/_rels/workbook.xml.rels', text: [`${head}<Relationships xmlns="${packageNs}/relationships">${each(n => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId0" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rIdS" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`] },
    { name: 'xl/styles.xml', text: [styles] },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, text: sheet.xml })),
    { name: 'xl/sharedStrings.xml', text: shared.xml() },
  ]
}
export const worksheetHead = `${head}<worksheet xmlns="${main}">`
