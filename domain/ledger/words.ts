/** The states of a problem in the order of its course; `reopened` waits for a new measure and deadline. */
export const ISSUE_STATES = {
  found: '待确认',
  confirmed: '待定措施',
  planned: '整改中',
  reopened: '已重开',
  closed: '待复核',
  checked: '已复核',
} as const;
export type IssueState = keyof typeof ISSUE_STATES;

/** How a problem leaves the ledger. */
export const CLOSED_AS = { corrected: '整改到位', unfounded: '不属实' } as const;
export type ClosedAs = keyof typeof CLOSED_AS;
