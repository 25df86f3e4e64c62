// The 83 duties of the job description, as data. Each row is served (a live command or page, and a test that bears its id) or names the
// area that will serve it; served only grows. What the software must do for each stands in the handbook the product was built from.
const areasToCome = ['day', 'floor', 'leads', 'customers', 'process', 'deals', 'orders', 'money', 'care', 'targets', 'market', 'people', 'training', 'meetings', 'policies', 'reports'] as const
type DutyArea = (typeof areasToCome)[number]
export type Duty = {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** The capabilities it belongs to (C01 plans … C35 Excel, print, phone). */
  readonly caps: readonly string[]
  readonly area: DutyArea
  /** A repeat of another row, which carries it; it still shows evidence under its own id. */
  readonly carriedBy?: string
  /** Names of declared calls, or paths of pages (with a leading /), that serve it today. */
  readonly servedBy: readonly string[]
}
const served: Readonly<Record<string, readonly string[]>> = {
  'D1.1': ['daySheet.set', 'dayPlan.submit', 'dayPlan.approve', 'dayPlan.return', 'planItem.close', 'planItem.carry', 'page.day-plan'],
  'D1.2': ['prospectCard.instruct', 'prospectCard.answerInstruction', 'page.card-round'],
  'D2.4': ['meeting.start', 'meeting.attend', 'meeting.finish', 'actionItem.create', 'page.morning-pack'],
  'D2.7': ['page.report-1', 'page.board', 'liveStatus.set'],
  'D2.2': ['target.create', 'page.today'],
  'D2.6': ['standardSlot.create', 'page.today'],
  'D2.11': ['planItem.carryMany', 'appointment.confirm', 'dayClosing.match', 'dayClosing.seal', 'difference.explain', 'difference.mend', 'page.evening-check'],
  'D3.4': ['customer.create', 'customer.change', 'customer.changeOwner', 'customer.merge', 'customer.history', 'page.customer'],
}
const duty = (id: string, area: DutyArea, caps: string, zh: string, en: string, carriedBy?: string): Duty =>
  ({ id, zh, en, caps: caps.split(' '), area, carriedBy, servedBy: served[id] ?? [] })

export const duties: readonly Duty[] = [
  duty('D1.1', 'day', 'C01 C02', '起草销售代表工作计划与人员安排并实施', 'Draft reps’ work plans and staffing; see them carried out'),
  duty('D1.2', 'process', 'C08 C12', '业务指导与检查,控制监督销售流程按计划程序进行', 'Guide and inspect the work; keep the process on plan and in order'),
  duty('D1.3', 'training', 'C14', '入职培训与日常业务培训', 'Onboarding and daily training of reps'),
  duty('D1.4', 'floor', 'C02 C03 C28', '销售现场与活动现场的组织、鼓动、巡检、协调与气氛调度', 'Organise, rally, patrol and coordinate floor and events; set the atmosphere'),
  duty('D1.5', 'people', 'C13 C16 C17 C30', '代表日常人员管理、团队建设、提交人员使用与管理建议', 'Day-to-day people management, team building, staffing proposals'),
  duty('D1.6', 'reports', 'C29 C30', '定期提交业务分析报告并组织市场调研', 'Periodic business analysis (customers, strategy effect, advice); organise market research'),
  duty('D1.7', 'reports', 'C01 C30', '定期提交工作计划和总结', 'Submit work plans and summaries to the leader'),
  duty('D1.8', 'floor', 'C32', '销售资料的监控与准备', 'Watch and prepare sales materials'),
  duty('D1.9', 'reports', 'C30', '完成上级交办临时工作', 'Ad-hoc work from superiors'),
  duty('D1.10', 'people', 'C07 C17', '直接考核权:公正、公开、公平,禁止不合理竞争', 'Direct appraisal power: just, open, fair; forbid unreasonable competition'),
  duty('D1.11', 'floor', 'C18', '执行考勤规定、服从项目经理安排', 'Keep attendance rules; obey the project manager'),
  duty('D2.1', 'policies', 'C19', '遵守公司及部门规章制度', 'Obey company and department rules', 'D2.3'),
  duty('D2.2', 'targets', 'C10 C11', '达到或超过月收入与销售指标', 'Meet or beat monthly revenue and sales targets'),
  duty('D2.3', 'policies', 'C19', '遵守规章制度和流程', 'Obey rules, regulations and processes'),
  duty('D2.4', 'day', 'C12 C15', '晨夕会用QC-Sales流程指导展厅工作,达成毛利/销量/满意标准', 'Morning and evening meetings: steer the floor by QC-Sales to gross, volume and satisfaction standards'),
  duty('D2.5', 'floor', 'C03', '按规定时间巡视展厅,达到《展厅5S管理检核表》', 'Patrol at set times; meet the showroom 5S checklist'),
  duty('D2.6', 'day', 'C01', '按每日工作计划进行日常工作', 'Do the daily work to the supervisor’s own daily plan'),
  duty('D2.7', 'day', 'C01 C12', '用QC-S报告1了解全组当日计划,掌握人员动向', 'QC-S report 1: today’s plan of every consultant; know where everyone is'),
  duty('D2.8', 'floor', 'C02 C04', '安排值班,门口随时有两名顾问迎客,其余不得围聚前台', 'Duty so that two consultants always stand at the door; the rest do not crowd the desk'),
  duty('D2.9', 'process', 'C08 C20', '必要时支持展厅洽谈,尽力成交', 'Step into floor negotiations when needed; win the deal'),
  duty('D2.10', 'process', 'C08 C09 C31', '十步骤流程(如试乘试驾)的审核签字与监督', 'Audit and sign the ten-step process (e.g. test drive); supervise it'),
  duty('D2.11', 'day', 'C05', '下班前检核计划完成,核对客流表/来电网络外展外拓表/PCR卡一致且已录入DMS', 'Before closing: plans done? traffic log = call/web/outside log = PCR cards, and all in DMS'),
  duty('D2.12', 'care', 'C27', '面访或电访顾客,了解是否按流程、是否完全满意', 'Meet or phone customers: was the process followed, fully satisfied?'),
  duty('D2.13', 'people', 'C12 C13', '关注进度与各项比例,用QC-S报告2/5/6/7一对一辅导', 'Watch progress and ratios; 1:1 coaching with QC-S 2/5/6/7'),
  duty('D2.14', 'meetings', 'C12 C15', '收集团队绩效,每周会议', 'Collect team performance; weekly meeting'),
  duty('D2.15', 'market', 'C28', '执行促销活动,达成邀约成功率与订单目标', 'Run promotions; hit invitation success and order goals'),
  duty('D2.16', 'people', 'C13 C14', '重视顾问成长阶段,制定针对性辅导计划', 'Stage-specific development plans'),
  duty('D2.17', 'training', 'C14', '通过报告、观察、询问收集培训需求并反馈内训师', 'Gather training needs (reports, observation, asking) and pass to the trainer'),
  duty('D2.18', 'people', 'C16', '鼓舞士气,认可成就与努力', 'Lift morale; recognise achievement and effort'),
  duty('D2.19', 'care', 'C26', '12小时内处理客户抱怨和投诉', 'Handle complaints within 12 hours'),
  duty('D2.20', 'meetings', 'C33', '与各部门沟通合作,确保流程顺畅', 'Cooperate with departments so processes run'),
  duty('D2.21', 'meetings', 'C14 C15', '按要求参加培训与小组/部门/公司会议', 'Attend all required trainings and meetings'),
  duty('D3.1', 'reports', 'C19 C30', '主持销售部日常事务,落实执行公司文件制度', 'Run the department’s daily affairs; put company documents into effect'),
  duty('D3.2', 'policies', 'C17 C19', '制定部门制度、绩效考核方案,界定下属职责', 'Write department rules, appraisal scheme, job definitions'),
  duty('D3.3', 'market', 'C28 C29', '制定推广、开发计划与促销方案', 'Marketing plan; development plan and promotion scheme from market information'),
  duty('D3.4', 'customers', 'C06 C34', '建立健全并维护客户资料档案台账', 'Build and maintain the customer file ledger'),
  duty('D3.5', 'targets', 'C10 C29', '分析市场、正确销售预报、开发客户扩展业务', 'Analyse the market, forecast right, develop customers'),
  duty('D3.6', 'market', 'C21 C28', '参与重大谈判和签约,组织参加展销会', 'Take part in major negotiations and signing; organise exhibitions'),
  duty('D3.7', 'deals', 'C20 C21 C25', '审查客户资料,报价、合同评审、签订合同', 'Vet the customer, quote, review and sign the contract'),
  duty('D3.8', 'care', 'C21 C33', '跟踪客户对产品/服务要求变化,及时服务', 'Track changing product and service requirements; serve promptly'),
  duty('D3.9', 'orders', 'C22', '监督下达生产计划单并跟进完成', 'Supervise correct production orders and follow to completion'),
  duty('D3.10', 'orders', 'C22 C25', '制定发货计划、送货,保证交期与货款回收', 'Shipping plan and delivery; keep date and payment'),
  duty('D3.11', 'meetings', 'C33 C20', '价格/产品要求/交货期沟通,问题找最佳方案', 'Communicate price, requirements, lead time; find the best solution to problems'),
  duty('D3.12', 'care', 'C26', '跟踪意见投诉解决的过程与结果并回复客户', 'Follow each complaint to its result and answer the customer'),
  duty('D3.13', 'care', 'C27', '客户回访、维护、满意度调查和评价', 'Return visits, maintenance, satisfaction survey and evaluation'),
  duty('D3.14', 'people', 'C08 C13 C17', '监督检查指导考核评议下属工作', 'Supervise, inspect, guide, appraise subordinates', 'D1.10'),
  duty('D3.15', 'people', 'C13 C14 C17', '下属工作指导、业务培训、绩效考核', 'Guide, train, appraise subordinates', 'D1.10'),
  duty('D3.16', 'meetings', 'C33', '与其他部门横向联系沟通', 'Lateral liaison', 'D2.20'),
  duty('D3.17', 'reports', 'C30 C15', '定期听取下级述职,向总经理述职', 'Hear subordinates’ debriefs; debrief to the GM'),
  duty('D3.18', 'meetings', 'C15', '主持每周部门例会,参加公司会议', 'Chair weekly department meeting; attend company meetings', 'D2.14'),
  duty('D3.19', 'policies', 'C19', '其他文件制度规定的职责', 'Other duties set by documents'),
  duty('D3.20', 'reports', 'C30', '上级交办其他任务', 'Other assigned tasks', 'D1.9'),
  duty('D4.1.1', 'care', 'C26 C33', '把客户要求及投诉传递到内部部门、人员', 'Pass customer demands and complaints to departments and people'),
  duty('D4.1.2', 'meetings', 'C33', '与客户沟通合作问题,找最佳方案', 'Resolve cooperation problems', 'D3.11'),
  duty('D4.1.3', 'meetings', 'C20', '价格沟通', 'Price communication', 'D3.11'),
  duty('D4.1.4', 'meetings', 'C22', '交货期沟通', 'Lead-time communication', 'D3.11'),
  duty('D4.1.5', 'orders', 'C22', '发货沟通', 'Shipping communication', 'D3.10'),
  duty('D4.1.6', 'care', 'C26 C27', '售后沟通', 'After-sales communication'),
  duty('D4.1.7', 'deals', 'C21', '合同审核和签定跟踪', 'Contract review and signing follow-up', 'D3.7'),
  duty('D4.2.1', 'care', 'C27', '回访客户,听取意见', 'Return visits', 'D3.13'),
  duty('D4.2.2', 'care', 'C32 C33', '向客户提供咨询服务', 'Advise customers'),
  duty('D4.2.3', 'deals', 'C20 C21 C22', '审查资料、报价、合同评审、签约、跟踪生产、发货计划', 'Vet, quote, review, sign, track production, plan shipping', 'D3.7'),
  duty('D4.2.4', 'market', 'C28', '协调客户之间设备推广、推介', 'Arrange customer-to-customer promotion and referral'),
  duty('D4.2.5', 'customers', 'C25 C06', '客户购买能力评价', 'Evaluate purchasing power'),
  duty('D4.2.6', 'care', 'C26 C33', '跟踪产品意见并建议;退换货评估建议', 'Product opinions → company; assess returns/exchanges'),
  duty('D4.2.7', 'care', 'C27', '满意度调查和评价', 'Satisfaction survey', 'D3.13'),
  duty('D4.3.1', 'care', 'C26', '反馈投诉内部传递', 'Pass feedback inside', 'D4.1.1'),
  duty('D4.3.2', 'care', 'C26', '跟踪解决过程', 'Track solving', 'D3.12'),
  duty('D4.3.3', 'care', 'C27', '评价问题解决的满意程度', 'Rate satisfaction with the solution'),
  duty('D4.3.4', 'care', 'C26', '结果回复客户', 'Answer the customer', 'D3.12'),
  duty('D4.3.5', 'care', 'C26', '客户反馈处理评价', 'Evaluate feedback handling'),
  duty('D4.4.1', 'market', 'C29', '收集各领域区域的需求信息', 'Collect demand by field and region'),
  duty('D4.4.2', 'market', 'C29', '据市场信息制定销售计划', 'Sales plan from market info', 'D3.3'),
  duty('D4.4.3', 'market', 'C01 C30', '执行批准或下达的计划,必要时报告', 'Execute approved plan; report', 'D3.3'),
  duty('D4.4.4', 'market', 'C29', '了解行业与竞争对手,改善策略', 'Watch industry and rivals; improve strategy'),
  duty('D4.4.5', 'care', 'C27', '走访客户,展示形象,拉近距离', 'Visit customers'),
  duty('D4.5.1', 'money', 'C23', '协调财务开具发票', 'Arrange invoices with finance'),
  duty('D4.5.2', 'money', 'C24', '跟踪合同,在账期内收回货款', 'Collect within terms'),
  duty('D4.5.3', 'money', 'C24', '超期催收,无效升级', 'Dun overdue; escalate'),
  duty('D4.5.4', 'money', 'C25', '掌握资信,防呆账死账', 'Know credit standing; prevent bad debts'),
  duty('D4.6.1', 'people', 'C13 C17', '下属指导与绩效考核', 'Guide and appraise subordinates', 'D1.10'),
  duty('D4.6.2', 'training', 'C14', '新上岗人员业务培训', 'Train newcomers', 'D1.3'),
  duty('D4.7', 'reports', 'C15 C30', '上级委派任务,含召开例会与临时会议', 'Assigned tasks incl. regular and ad-hoc meetings', 'D1.9'),
]
