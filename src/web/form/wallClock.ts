import { onClock } from '../format.ts'

/** The instant a wall clock «YYYY-MM-DDTHH:mm» shows in a zone. */
export const instantIn = (local: string, zone: string): string => {
  const guess = Date.parse(`${local}:00Z`)
  const shown = onClock(new Date(guess).toISOString(), zone)
  const first = new Date(guess - (Date.parse(`${shown.day}T${shown.clock}:00Z`) - guess)).toISOString()
  const again = onClock(first, zone)
  return `${again.day}T${again.clock}` === local ? first : new Date(Date.parse(first) + (guess - Date.parse(`${again.day}T${again.clock}:00Z`))).toISOString()
}
