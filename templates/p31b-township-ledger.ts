/** The ledger of the whole township (P31): the same sheets, with the problems of all villages on each. */
export const title = '全乡镇问题台账（部门确认）';
export {
  level,
  type Model,
  needs,
  papers,
  phones,
  refusal,
  template,
  version,
  wording,
} from './p31-ledger.ts';
