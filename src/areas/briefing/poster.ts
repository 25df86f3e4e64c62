import { praised, shownNumber, type BulletinFacts, type Words } from './bulletin.rules.ts'

const width = 1080, margin = 72, font = '-apple-system, "Segoe UI", Inter, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif', serif = '"Songti SC", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC", serif'
const ink = '#1E1C19', grey = '#55504A', line = '#D3CDC2', dusk = '#474C9C', paper = '#FCFBF9'
/** Cuts what does not fit and says so with an ellipsis. */
const fitted = (c: CanvasRenderingContext2D, words: string, most: number): string => {
  if (c.measureText(words).width <= most) return words
  const all = [...words]
  while (all.length > 1 && c.measureText(`${all.join('')}…`).width > most) all.pop()
  return `${all.join('')}…`
}
/** 战报 as a picture for the chat group, 1080 wide, always light: the same numbers as the text and the seal. */
export const drawPoster = (canvas: HTMLCanvasElement, b: BulletinFacts, say: Words): void => {
  const best = praised(b.people), rows = Math.ceil(b.figures.length / 3), height = 300 + rows * 168 + 20 + (best.length ? 96 + best.length * 60 : 0) + 190
  canvas.width = width
  canvas.height = height
  const c = canvas.getContext('2d')
  if (!c) return
  const text = (words: string, x: number, y: number, size: number, { weight = 400, colour = ink, align = 'left' as CanvasTextAlign, most = width - 2 * margin, family = font } = {}): void => {
    c.font = `${weight} ${size}px ${family}`
    c.fillStyle = colour
    c.textAlign = align
    c.fillText(fitted(c, words, most), x, y)
  }
  const rule = (y: number): void => { c.fillStyle = line; c.fillRect(margin, y, width - 2 * margin, 2) }
  c.fillStyle = paper
  c.fillRect(0, 0, width, height)
  c.fillStyle = dusk
  c.fillRect(0, 0, width, 16)
  text(b.who, margin, 130, 60, { weight: 600, most: 700 })
  text(b.day, margin, 190, 34, { colour: grey })
  if (b.sealedAt !== null) {
    c.save()
    c.translate(width - margin - 120, 128)
    c.rotate(-0.05)
    c.strokeStyle = dusk
    c.lineWidth = 6
    c.strokeRect(-78, -78, 156, 156)
    c.lineWidth = 2
    c.strokeRect(-68, -68, 136, 136)
    for (const [i, word] of [...'封日晨夕'].entries()) text(word, i < 2 ? -34 : 34, i % 2 ? 46 : -8, 54, { weight: 700, colour: dusk, align: 'center', family: serif })
    c.restore()
  }
  rule(240)
  const cell = (width - 2 * margin) / 3
  for (const [i, f] of b.figures.entries()) {
    const x = margin + (i % 3) * cell, y = 300 + Math.floor(i / 3) * 168
    text(say(f.label), x, y, 30, { colour: grey, most: cell - 24 })
    text(shownNumber(f.value), x, y + 66, 62, { weight: 600, most: cell - 24 })
    text(say({ zh: '本月 {n}', en: 'month {n}' }, { n: shownNumber(f.month) }), x, y + 106, 26, { colour: grey, most: cell - 24 })
  }
  let y = 280 + rows * 168
  if (best.length) {
    rule(y)
    text(say({ zh: '今日成交', en: 'Deals today' }), margin, y + 66, 34, { weight: 600 })
    y += 96
    for (const p of best) {
      y += 60
      text(p.name, margin, y - 18, 34)
      text([p.orders ? say({ zh: '订单 {n}', en: '{n} ordered' }, { n: p.orders }) : '', p.deliveries ? say({ zh: '交车 {n}', en: '{n} delivered' }, { n: p.deliveries }) : ''].filter(Boolean).join('   '), width - margin, y - 18, 34, { weight: 600, align: 'right', most: 560 })
    }
    y += 12
  }
  rule(y)
  text(say({ zh: '明日邀约 {n} 个，已确认 {m}', en: 'Tomorrow: {n} appointments, {m} confirmed' }, { n: b.tomorrow.appointments, m: b.tomorrow.confirmed }), margin, y + 66, 32)
  text(b.sealedAt === null ? say({ zh: '未封日，数字可能再变', en: 'not sealed; the numbers may still change' }) : `${say({ zh: '{at} 封日', en: 'sealed {at}' }, { at: b.sealedAt })}${b.lead ? `  ${b.lead}` : ''}`, margin, y + 120, 28, { colour: grey, most: 640 })
  text(say({ zh: '晨夕', en: 'Chenxi' }), width - margin, y + 120, 28, { colour: grey, align: 'right' })
}
