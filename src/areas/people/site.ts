import { child, entity } from '../../kernel/entity.ts'
import { maybe, otherwise, derived } from '../../kernel/field.ts'
import { choice, clock, day, lines, text, whole } from '../../kernel/fields/index.ts'
import { callsOf } from '../../kernel/call.ts'

export const languageChoice = choice({ zh: '语言', en: 'Language' }, { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } })
export const zone = text({ zh: '时区', en: 'Time zone' }, 60)

/** The organisation itself: one row, whose id is the organisation's. */
export const organisation = entity('organisation', {
  label: { zh: '公司', en: 'Organisation' }, title: 'name', list: ['name'], thing: 'settings', sees: { everyone: true }, does: ['change'],
  fields: {
    name: text({ zh: '公司名称', en: 'Company name' }, 120),
    kinds: otherwise(text({ zh: '行业', en: 'Trade' }, 60), 'showroom'),
    language: otherwise(languageChoice, 'zh'),
    timeZone: otherwise(zone, 'Asia/Shanghai'),
  },
})
export const organisationCalls = callsOf(organisation)

/** A site: opening hours per weekday, holidays and 调休 workdays decide response minutes, the day line and the month's turn. */
export const site = entity('site', {
  label: { zh: '门店', en: 'Site' }, title: 'name', list: ['name', 'address', 'timeZone'], search: ['name'], thing: 'site', sees: { everyone: true }, does: ['create', 'change', 'archive'], sort: 'name', unique: [['name']],
  fields: {
    name: text({ zh: '店名', en: 'Site name' }, 80),
    address: maybe(lines({ zh: '地址', en: 'Address' }, 200)),
    timeZone: otherwise(zone, 'Asia/Shanghai'),
    doorCover: otherwise(whole({ zh: '门口应有', en: 'People at the door' }, 0, 20), 2),
    calendarOn: derived(maybe(day({ zh: '法定日历到', en: 'Holiday calendar until' }))),
  },
  children: {
    hours: child({ zh: '营业时间', en: 'Opening hours' }, {
      weekday: whole({ zh: '星期', en: 'Weekday' }, 1, 7),
      openFrom: clock({ zh: '开门', en: 'Opens' }),
      openTo: clock({ zh: '关门', en: 'Closes' }),
    }, { inline: true }),
    holidays: child({ zh: '假日与调休', en: 'Holidays and make-up workdays' }, {
      on: day({ zh: '日期', en: 'Day' }),
      kind: choice({ zh: '类别', en: 'Kind' }, { holiday: { zh: '放假', en: 'Holiday' }, workday: { zh: '调休上班', en: 'Workday' } }),
      name: maybe(text({ zh: '名称', en: 'Name' }, 40)),
    }, { inline: true }),
  },
})
export const siteCalls = callsOf(site)
