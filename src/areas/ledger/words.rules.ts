import type { Field } from '../../kernel/field.ts'

/** A级, (A), Ａ: one word. */
export const plainWord = (text: string): string => text.normalize('NFKC').replace(/[\s()（）“”"]+/g, '').toLowerCase().replace(/级$/, '')

/** Words that mean a choice without being its label (domain.md 10b, users.md). */
const nicknames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gender: { 男: 'male', 先生: 'male', 男士: 'male', 女: 'female', 女士: 'female', 小姐: 'female', m: 'male', f: 'female' },
  channel: {
    自到: 'walkIn', 自然进店: 'walkIn', 自然客流: 'walkIn', 到店: 'walkIn', 展厅: 'walkIn', 来店: 'walkIn', 路过: 'walkIn', 电话: 'call', 来电: 'call', 热线: 'call', 网销: 'web', 网络平台: 'web', 汽车平台: 'web', 官网: 'web', 线上: 'web', 短视频: 'web', 直播: 'web',
    车展: 'event', 外展: 'event', 巡展: 'event', 拓展: 'outreach', 老客: 'referral', 老客户: 'referral', 介绍: 'referral', 朋友介绍: 'referral', 老客户介绍: 'referral', 老带新: 'referral', 转介: 'referral', 置换: 'repeat', 保客: 'repeat', 增购: 'repeat', 复购: 'repeat',
  },
  level: { 战败: 'lost', 已战败: 'lost', f1: 'lost', f: 'lost', 失控: 'outOfContact', 失联: 'outOfContact', l: 'outOfContact', 冷冻: 'frozen', 休眠: 'frozen', f2: 'frozen', 已订: 'O', 订单: 'O', 下订: 'O', 已下订: 'O', 成交: 'O', 交车: 'delivered', 已交车: 'delivered', d: 'delivered' },
  'want.payment': { 全款: 'full', 现款: 'full', 贷款: 'loan', 按揭: 'loan', 分期: 'loan' },
  result: { 接通: 'reached', 已接: 'reached', 未接: 'noAnswer', 无人接听: 'noAnswer', 拒接: 'refused', 空号: 'wrongNumber', 错号: 'wrongNumber' },
  class: { y: 'pending', yes: 'pending', 是: 'pending', 有效: 'pending', '√': 'pending', '✓': 'pending', '✔': 'pending', n: 'nonIntent', no: 'nonIntent', 否: 'nonIntent', 无效: 'nonIntent', '×': 'nonIntent', '✗': 'nonIntent', '✕': 'nonIntent', x: 'nonIntent' },
  means: { 电话: 'call', 电联: 'call', 微信: 'wechat', 短信: 'message', 到店: 'visit', 上门: 'visit', 面谈: 'visit' },
  kind: { 潜客: 'card', 意向卡: 'card', 潜客卡: 'card', 建卡: 'card', 订单: 'order', 下订: 'order', 交车: 'delivery', 退订: 'cancellation', 线索: 'web', 网销: 'web', 电话: 'call', 来电: 'call', 车展: 'event', 公司: 'company', 单位: 'company', 企业: 'company', 私人: 'person' },
}
/** Level words that end a card, beside the levels themselves. */
export const endings = ['lost', 'frozen', 'outOfContact', 'delivered'] as const
const known = new WeakMap<Field, Map<string, string>>()
const wordsOf = (field: Field): Map<string, string> => {
  let words = known.get(field)
  if (!words) {
    words = new Map()
    for (const [key, label] of Object.entries(field.choices ?? {})) for (const word of [key, label.zh, label.en, label.zh.split(' ')[0]]) if (!words.has(plainWord(word))) words.set(plainWord(word), key)
    known.set(field, words)
  }
  return words
}
/** A choice by key, label, first word of its label, or a word people use for it; undefined where nobody knows it. */
export const choiceOf = (name: string, field: Field, text: string): string | undefined => {
  const word = plainWord(text), own = wordsOf(field).get(word)
  if (own !== undefined) return own
  const found = nicknames[name]?.[word]
  return found !== undefined && (field.choices?.[found] || (name === 'level' && endings.includes(found as 'lost'))) ? found : undefined
}
