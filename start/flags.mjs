/** Flags of Node the program runs under: a small young generation and a heap that grows in small steps keep an import's passing rows from growing the process (docs/performance.md, The import). */
export const programFlags = ['--max-semi-space-size=4', '--heap-growing-percent=50']
