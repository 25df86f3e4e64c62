/** A day some days later: plain calendar arithmetic, so that the shell need not carry the whole calendar. */
export const addDays = (day: string, n: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
