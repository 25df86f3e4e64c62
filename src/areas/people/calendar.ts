import chineseDays from 'chinese-days'

/** Statutory holidays and 调休 workdays of a year and the next as the package knows them (2027 may be missing: trust D09). */
export const statutoryHolidays = (year: string): { on: string; kind: 'holiday' | 'workday'; name: string }[] => {
  const found: { on: string; kind: 'holiday' | 'workday'; name: string }[] = []
  for (let at = Date.UTC(Number(year), 0, 1); at < Date.UTC(Number(year) + 2, 0, 1); at += 86_400_000) {
    const on = new Date(at).toISOString().slice(0, 10)
    const detail = chineseDays.getDayDetail(on)
    const [, name] = detail.name.split(',')
    if (!name) continue
    found.push({ on, kind: detail.work ? 'workday' : 'holiday', name })
  }
  return found
}
