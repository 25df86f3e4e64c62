/** The workbook's table of contents: its sheets in order, its date system, where strings and styles lie. External links are never followed (trust F27). */
import type { OpenedFile, RawSheet } from '../kinds.ts'
import { SheetRefusal } from '../problems.ts'
import { readXml } from './xml.ts'
import type { Attributes } from './xml.ts'
import { openPackage } from './package.ts'
import type { Package } from './package.ts'
import { noStrings, readStrings } from './strings.ts'
import { readStyles } from './styles.ts'
import type { Reading } from './cells.ts'
import { readMerges } from './merges.ts'
import { sheetRows } from './rows.ts'

type Relation = { type: string; target: string; outside: boolean }
type Named = { name: string; relation: string; hidden: boolean }

/** A relation's target as a part of the package: relative to the workbook's folder, or from the root. */
const partOf = (target: string, folder: string): string => {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
const attributeEnding = (attributes: Attributes, ending: string): string | undefined => {
  for (const name of Object.keys(attributes)) if (name === ending || name.endsWith(`:${ending}`)) return attributes[name]
  return undefined
}
const relationsOf = async (pack: Package, part: string): Promise<Map<string, Relation>> => {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, Math.max(0, slash))
  const found = new Map<string, Relation>()
  const rels = `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`
  if (pack.has(rels)) {
    await readXml(pack.read(rels), {
      open: (name, a) => { if (name === 'Relationship') found.set(a.Id ?? '', { type: (a.Type ?? '').replace(/.*\//, ''), target: partOf(a.Target ?? '', folder), outside: a.TargetMode === 'External' }) },
    })
  }
  return found
}
const target = (relations: Map<string, Relation>, type: string): string | undefined => [...relations.values()].find(relation => relation.type === type && !relation.outside)?.target

/** What other programs put into a zip, by a part only they have. */
const strangers: readonly [part: string, kind: string][] = [['word/document.xml', 'word'], ['ppt/presentation.xml', 'slides'], ['xl/workbook.bin', 'xlsb'], ['mimetype', 'openDocument']]
const refuseStrangers = async (pack: Package): Promise<void> => {
  for (const [part, kind] of strangers) if (pack.has(part)) throw new SheetRefusal('file.type', { kind })
  if (!pack.has('[Content_Types].xml')) throw new SheetRefusal('file.type', { kind: 'archive' })
  let macro = pack.parts.some(part => part.endsWith('vbaproject.bin'))
  await readXml(pack.read('[Content_Types].xml'), { open: (_, a) => { if (/macroEnabled|vbaProject/i.test(a.ContentType ?? '')) macro = true } })
  if (macro) throw new SheetRefusal('file.macro')
}

export const openXlsx = async (path: string): Promise<OpenedFile> => {
  const pack = await openPackage(path)
  try {
    await refuseStrangers(pack)
    const book = target(await relationsOf(pack, ''), 'officeDocument') ?? 'xl/workbook.xml'
    if (!pack.has(book)) throw new SheetRefusal('file.damaged')
    const relations = await relationsOf(pack, book)
    const named: Named[] = []
    let from1904 = false
    await readXml(pack.read(book), {
      open: (name, a) => {
        if (name === 'sheet') named.push({ name: a.name ?? '', relation: attributeEnding(a, 'id') ?? '', hidden: a.state === 'hidden' || a.state === 'veryHidden' })
        else if (name === 'workbookPr') from1904 = a.date1904 === '1' || a.date1904 === 'true'
      },
    })
    const styles = await readStyles(pack, target(relations, 'styles'))
    // Strings are read once, when the first sheet is.
    let reading: Promise<Reading> | undefined
    const readingOf = (): Promise<Reading> => (reading ??= readStrings(pack, target(relations, 'sharedStrings')).then(strings => ({ strings: strings ?? noStrings, styles, from1904 })))
    const sheets = named.flatMap(({ name, relation, hidden }): RawSheet[] => {
      const found = relations.get(relation)
      if (found?.type !== 'worksheet' || found.outside) return [] // chart and dialogue sheets hold no rows
      const hiddenColumns = new Set<number>()
      return [{ name, hidden, hiddenColumns, merges: () => readMerges(pack.read(found.target)), rows: () => sheetRows(pack.read(found.target), readingOf, hiddenColumns) }]
    })
    if (sheets.length === 0) throw new SheetRefusal('file.damaged')
    return { type: 'xlsx', sheets, close: pack.close }
  } catch (error) { pack.close(); throw error }
}
