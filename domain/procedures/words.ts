/** How an objection came in. */
export const OBJECTION_CHANNELS = {
  visit: '来访',
  phone: '电话',
  letter: '来信',
  online: '网上',
  other: '其他',
} as const;

export const OBJECTION_OUTCOMES = {
  upheld: '异议成立',
  dismissed: '异议不成立',
  withdrawn: '已撤回',
} as const;

/** Where a clue ended. */
export const CLUE_OUTCOMES = {
  procedure: '进入识别程序',
  'no-risk': '核实无风险',
  'other-help': '其他方式解决',
  duplicate: '重复线索',
} as const;

/** Who found a problem of the ledger. */
export const ISSUE_SOURCES = {
  campaign: '排查',
  inspection: '检查督查',
  check: '数据核查',
  comparison: '部门比对',
  objection: '群众反映',
  other: '其他',
} as const;
