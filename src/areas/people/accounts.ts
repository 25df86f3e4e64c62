import type { Label } from '../../kernel/language.ts'

/** What the login page of a demo lists: who there is and what each sees. A real organisation never lists anything. */
export const demoAccounts: { login: string; name: string; role: string; sees: Label }[] = [
  { login: 'supervisor', name: '林静', role: 'supervisor', sees: { zh: '一组的一天，对账与封日', en: 'Team one’s day, reconciling and sealing' } },
  { login: 'consultant1', name: '李娜', role: 'consultant', sees: { zh: '手机：登记、跟进、下次联系', en: 'Phone: log, follow up, next contact' } },
  { login: 'reception', name: '方晴', role: 'reception', sees: { zh: '键盘客流表与顺位', en: 'Keyboard traffic log and turns' } },
  { login: 'dcc', name: '许冉', role: 'dcc', sees: { zh: '来电、网络、外展、外拓', en: 'Calls, web, events, outreach' } },
  { login: 'manager', name: '高建业', role: 'manager', sees: { zh: '全店，总封，审批', en: 'The whole site, final seal, approvals' } },
  { login: 'gm', name: '顾明', role: 'gm', sees: { zh: '数字与审批', en: 'Figures and approvals' } },
  { login: 'supervisor2', name: '何勇', role: 'supervisor', sees: { zh: '二组', en: 'Team two' } },
  { login: 'service', name: '姜雪', role: 'service', sees: { zh: '接线索，看客户（脱敏）', en: 'Takes inquiries; customers masked' } },
  { login: 'finance', name: '陆岩', role: 'finance', sees: { zh: '税号与账户', en: 'Tax and bank data' } },
  { login: 'admin', name: '系统管理', role: 'admin', sees: { zh: '人、权、站点，不看客户', en: 'People, rights, sites; no customers' } },
  { login: 'auditor', name: '贺平', role: 'auditor', sees: { zh: '只读，含日志', en: 'Read only, logs included' } },
]
