import type { PublicText } from '#domain/identity/privacy.ts';
import type { WebName } from '#domain/identity/posted-name.ts';
import type { Refusal } from '../document.ts';
import type { PostedTable } from './posted-list.ts';
import { listRefusal, periodNeeds, type PostedNotice } from './posted-model.ts';

/** One household on a web page: neither its group nor its whole name (privacy rules §2). */
export interface WebHousehold {
  readonly village: PublicText;
  readonly head: WebName;
  /** 家庭人口数 */
  readonly people: number;
}

export interface WebAnnouncement extends PostedNotice<WebHousehold> {
  /** The county's department, or the township in its name. */
  readonly issuer: PublicText;
  /** Day of the county's decision, yyyy-mm-dd; null where the archive has none. */
  readonly approvedOn: string | null;
}

export function webTable(rows: readonly WebHousehold[]): Pick<PostedTable, 'columns' | 'rows'> {
  return {
    columns: [
      { heading: '序号', ems: 3 },
      { heading: '村', ems: 9 },
      { heading: '户主姓名', ems: '*' },
      { heading: '家庭人口数', ems: 5.4 },
    ],
    rows: rows.map(({ village, head, people }, at) => [String(at + 1), village, head, String(people)]),
  };
}

/** As `listRefusal`; and a name that went round the types unmasked. */
export function webRefusal(model: WebAnnouncement): Refusal | null {
  const found = listRefusal(model, model.approvedOn === null ? {} : { 县级审定日期: model.approvedOn });
  if (found !== null) return found;
  const at = model.rows.findIndex(({ head }) => !/\*\*(?:（户）)?$|^（未成年人户）$/u.test(head));
  if (at < 0) return null;
  const message = `名单第${at + 1}行的户主姓名没有遮盖，不能上网，没有打印。`;
  return { rule: 'privacy-level', message };
}

export const webNeeds = (model: WebAnnouncement): Refusal[] =>
  periodNeeds(model, [['县级审定', model.approvedOn]]);
