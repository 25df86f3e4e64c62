/** Guards spoiled one at a time, in a child process each; the named nouns must show it. */
export const mutations: Record<string, { file: string; from: string; to: string; nouns: readonly string[] }> = {
  'rows in sight: the scope is forgotten': { file: '/src/server/data/sees.ts', from: "if (scope === 'o' || !hasScope(e)) return own", to: 'if (scope) return own', nouns: ['visits'] },
  'rows in reach: lock no longer asks': { file: '/src/server/work/work.ts', from: "if (!row._reached) return refuse('right.missing')", to: '', nouns: ['visits'] },
  'the route’s right is not asked': { file: '/src/server/http/dispatch.ts', from: "  refuse('right.missing')\n}", to: '}', nouns: ['sites'] },
  'a write before its check': { file: '/src/server/data/database.ts', from: "await client.query('ROLLBACK').then", to: "await client.query('COMMIT').then", nouns: ['customers'] },
}
