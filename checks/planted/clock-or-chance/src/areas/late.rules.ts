export const isLate = (dueAt: string): boolean => Date.parse(dueAt) < Date.now()
export const today = (): string => new Date().toISOString().slice(0, 10)
export const lot = (n: number): number => Math.floor(Math.random() * n)
