export const lot = (): number => Math.random() + Date.now()
export const tell = (words: string): void => { console.log(words, process.argv) }
