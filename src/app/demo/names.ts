import type { Chance } from './chance.ts'

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段单仇'.split('')
const double = ['欧阳', '尉迟', '上官', '司徒', '诸葛']
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志强海燕雪梅晓红玉兰宇轩子涵欣怡浩然思远佳宁瑞俊婷嘉豪雨桐诗雅立峰凯博文昊天梓萱一诺'.split('')
const rare = ['𠮷', '㐂', '喆', '龘']
export const person = (c: Chance): { name: string; gender: 'male' | 'female' } => {
  const surname = c.yes(0.02) ? c.pick(double) : c.pick(surnames)
  const first = c.yes(0.004) ? c.pick(rare) : c.pick(given)
  return { name: surname + first + (c.yes(0.6) ? c.pick(given) : ''), gender: c.yes(0.62) ? 'male' : 'female' }
}
export const phone = (c: Chance, n: number): string => `${c.pick(['130', '131', '133', '135', '136', '137', '138', '139', '150', '151', '152', '155', '158', '159', '177', '180', '181', '186', '187', '188', '189'])}${String(n % 10_000).padStart(4, '0')}${String(c.whole(0, 9_999)).padStart(4, '0')}`
export const models = [['曜行 X9', ['六座尊享', '行政版', '长续航'], 318_000], ['曜行 L7', ['领航版', '长续航'], 256_800], ['曜行 S5', ['长续航', '运动版'], 189_800], ['曜行 M3', ['都市版', '青春版'], 128_800]] as const
export const colours = ['雾山灰', '月光白', '曜石黑', '湖水蓝', '落日橙']
export const rivals = ['启程 C6', '远山 U7', '蓝湾 ES', '星原 5']
export const platforms = ['汽车平台甲', '汽车平台乙', '官网', '短视频']
export const regions = ['滨江 长河', '滨江 西兴', '萧山 城厢', '上城 望江', '西湖 转塘', '余杭 仓前']
export const said = ['对空间满意，担心第三排颈枕。', '约周末带家人来试驾，路线已确认。', '发了配置表，回“先看看”。', '比了启程 C6，问能不能送脚垫。', '在等年终奖，元旦前定。', '问月供和首付，已发方案。', '置换价不满意，等评估师复看。', '孩子上学接送用，在意二排舒适。', '说这周出差，下周二再联系。', '家人还没商量好，加了微信。', '对颜色犹豫，想看月光白实车。', '问提车时间，答复两周内。', '价格还在谈，报了第二版。', '要充电桩安装条件，已发物业表。'] as const
export const missedSaid = ['未接，晚上再打。', '两次未接，改发微信。', '占线。', '挂断，发短信说明。'] as const
export const lostReasons = ['价格', '选了竞品', '购车计划取消', '置换价谈不拢', '等不及交期', '贷款未批']
