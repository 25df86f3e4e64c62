// A page written by hand shows what its entity takes: a field that is declared and left out of its reader's page is found here.
import { flatFields, type Entity } from '../../src/kernel/entity.ts'

/** Pages that name the fields of an entity one by one, each with the file of words it draws on. */
export const handWritten: Readonly<Record<string, readonly (readonly string[])[]>> = {
  prospectCard: [['src/areas/leads/CardParts.tsx', 'src/areas/leads/cardWords.ts'], ['src/areas/leads/CardPrint.tsx', 'src/areas/leads/cardWords.ts']],
}
/** What a change of the entity takes and the text names nowhere as a property. */
export const notShown = (e: Entity, text: string): string[] => flatFields(e.fields)
  .filter(([path, field]) => { const whole = e.fields[path.split('.')[0]!]!; return field.written !== 'never' && whole.written !== 'never' && !field.fixed && !whole.fixed })
  .map(([path]) => path).filter(path => !new RegExp(`\\.${path.split('.').at(-1)}\\b`).test(text))
