import { ChevronRight } from 'lucide-react'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { useSay } from '../../web/language/language.ts'
import { PhoneHead, PhonePage } from '../../web/phone/index.ts'
import type { Standing } from './asking.ts'
import { FigurePlaces, FigureRanges } from './FigureChoices.tsx'
import { useReading, type Passport, type Shown } from './FigureDoor.tsx'
import type { FiguresPage } from './figure.ts'
import { figureGroups, type GroupName } from './figures.ts'

/** On a phone the totals and the rates stand large, their parts in a grey line below (picture phone-manager). */
export const PhoneFigureList = ({ page, standing, set, passport, hrefOf }: { page: FiguresPage; standing: Standing; set: (change: Record<string, string | undefined>) => void; passport: Passport; hrefOf: (name: string) => string }) => {
  const say = useSay(), f = useFormat(), read = useReading(), all = page.figures as Shown[]
  const parts = (of: Shown): string => of.rate ? `${f.number(of.numerator!)} ÷ ${f.number(of.denominator!)}`
    : all.filter(p => p.under === of.name && !p.rate).map(p => `${say(p.label)} ${f.number(Number(p.value))}`).join(' · ') || say(of.formula)
  return <PhonePage head={<PhoneHead title={say({ zh: '数据', en: 'Figures' })} note={`${passport.scope} · ${say({ zh: '截至 {at}', en: 'as of {at}' }, { at: f.when(page.asOf) })}`} />}>
    <div className="fig-phone-bar"><FigureRanges standing={standing} set={set} plain /><FigurePlaces page={page} standing={standing} set={set} /></div>
    {(Object.keys(figureGroups) as GroupName[]).map(group => <section key={group} className="fig-phone-group"><h2>{say(figureGroups[group])}</h2>
      <ul>{all.filter(of => of.group === group && (!of.under || all.some(p => p.under === of.name))).map(of => <li key={of.name}><Link className="fig-phone-line" href={hrefOf(of.name)}>
        <span><b>{say(of.label)}</b><small>{parts(of)}</small></span><strong>{of.rate ? read(of) : f.number(Number(of.value))}</strong><ChevronRight aria-hidden /></Link></li>)}</ul></section>)}
  </PhonePage>
}
