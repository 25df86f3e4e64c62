import { randomFillSync } from 'node:crypto'

/** Randomness for 1,024 ids at once: asking for sixteen bytes a time costs more than everything else of an id. */
const pool = Buffer.alloc(8 * 1024)
let used = pool.length, last = 0, seq = 0
const hex = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

/** An id as the rest of the house makes them (UUID 7, later ones sort later), for whoever makes hundreds of thousands of them. */
export const nextId = (): string => {
  if (used === pool.length) { randomFillSync(pool); used = 0 }
  const now = Date.now()
  // Within a millisecond, and when a clock goes back, the counter keeps the order.
  if (now > last) { last = now; seq = 0 } else if (++seq > 0xfff) { last++; seq = 0 }
  const high = Math.floor(last / 0x10000), low = last & 0xffff, p = pool, at = used
  used += 8
  return `${hex[(high >>> 24) & 255]}${hex[(high >>> 16) & 255]}${hex[(high >>> 8) & 255]}${hex[high & 255]}-${hex[low >>> 8]}${hex[low & 255]}-${hex[0x70 | (seq >>> 8)]}${hex[seq & 255]}-${hex[0x80 | (p[at] & 0x3f)]}${hex[p[at + 1]]}-${hex[p[at + 2]]}${hex[p[at + 3]]}${hex[p[at + 4]]}${hex[p[at + 5]]}${hex[p[at + 6]]}${hex[p[at + 7]]}`
}
