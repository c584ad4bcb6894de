import type { PublicText } from '#domain/identity/privacy.ts';
import type { WebName } from '#domain/identity/posted-name.ts';
import type { Refusal } from '../document.ts';
import { announcementRefusal, type Announcement } from './announcement.ts';
import type { PostedTable } from './posted-list.ts';

/** One household on a web page: neither its group nor its whole name (privacy rules §2). */
export interface WebHousehold {
  readonly village: PublicText;
  readonly head: WebName;
  /** 家庭人口数 */
  readonly people: number;
}

export type WebAnnouncement = Announcement<WebHousehold>;

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

/** As `announcementRefusal`; and a name that went round the types unmasked. */
export function webRefusal(model: WebAnnouncement): Refusal | null {
  const found = announcementRefusal(model);
  if (found !== null) return found;
  const at = model.rows.findIndex(({ head }) => !/\*\*(?:（户）)?$|^（未成年人户）$/u.test(head));
  if (at < 0) return null;
  const message = `名单第${at + 1}行的户主姓名没有遮盖，不能上网，没有打印。`;
  return { rule: 'privacy-level', message };
}
