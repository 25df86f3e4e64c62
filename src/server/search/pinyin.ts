import { pinyin, polyphonic } from 'pinyin-pro'

/** More readings than this are not kept: the first is right in nearly every case. */
const most = 4

/**
 * The readings of a Han name as toneless syllables, likeliest first: surname mode (曾 zeng, 单 shan, 尉迟 yuchi; trust T11), the plain
 * one (ceng), then one syllable at a time read otherwise (乐 yue, le). ü is `v`, as keyboards have it. Characters without a known
 * reading are left out.
 */
export const readingsOf = (name: string): string[][] => {
  const known = (syllables: readonly string[]) => syllables.filter(s => /^[a-z]+$/.test(s))
  const first = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', surname: 'head', v: true, toneSandhi: false })
  const plain = pinyin(name, { toneType: 'none', type: 'array', v: true, toneSandhi: false })
  const found = [first, plain]
  if (first.length <= 4) {
    const others = (polyphonic(name, { toneType: 'none', type: 'array', v: true }) as unknown as (string | string[])[]).map(each => [each].flat().join(' ').split(' '))
    others.forEach((sounds, at) => { for (const sound of sounds) found.push(first.map((was, i) => (i === at ? sound : was))) })
  }
  const told = new Set<string>()
  const readings: string[][] = []
  for (const reading of found.map(known)) {
    const key = reading.join(' ')
    if (reading.length === 0 || told.has(key)) continue
    told.add(key)
    readings.push(reading)
    if (readings.length === most) break
  }
  const umlauts = readings[0]?.some(s => /^[ln]v/.test(s)) ? [readings[0].map(s => s.replace(/^([ln])v/, '$1u'))] : []
  return [...readings, ...umlauts]
}
