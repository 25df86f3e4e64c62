/** Words PostgreSQL keeps for itself: such a field's column is called otherwise. */
const reserved: Readonly<Record<string, string>> = { on: 'on_day', as: 'as_what', from: 'from_', to: 'to_', by: 'by_', left: 'left_', right: 'right_', order: 'order_', user: 'user_', end: 'end_', when: 'when_', table: 'table_', desc: 'desc_', all: 'all_', any: 'any_', both: 'both_' }
const known = new Map<string, string>()
/** ownerId → owner_id: the table's or column's name of a wire name. Names come from declarations, so they are few: each is made once. */
export const snake = (name: string): string => {
  let made = known.get(name)
  if (made === undefined) { made = snaked(name); if (known.size < 5_000) known.set(name, made) }
  return made
}
const snaked = (name: string): string => reserved[name] ?? name.replace(/[A-Z]/g, c => '_' + c.toLowerCase()).replace(/([a-z])(\d)/g, '$1$2')
/** prospectCard → prospect-card */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, c => '-' + c.toLowerCase())
/** inquiry → inquiries, daySheet → daySheets, day-closing → day-closings */
export const plural = (name: string): string =>
  /[^aeiou]y$/.test(name) ? name.slice(0, -1) + 'ies' : /(s|x|ch|sh)$/.test(name) ? name + 'es' : name + 's'
/** ownerId → owner: the name under which a reference's {id, label} travels. */
export const refName = (name: string): string => name.replace(/Id$/, '')
