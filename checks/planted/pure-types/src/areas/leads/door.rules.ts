export const where = (): string => process.cwd() + document.title
export const tell = (words: string): void => console.log(words)
