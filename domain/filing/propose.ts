import { type Author, filingRuleOf, type Retention, retentionOf } from '#domain/records/filing.ts';
import type { Day } from '#domain/time/day.ts';

/** A printed paper as filing sees it. */
export interface PrintedPaper {
  /** `P04` */
  readonly document: string;
  readonly title: string;
  /** Village and 户编号, title of the procedure, or 全村. */
  readonly subject: string;
  readonly village: string | null;
  readonly householdNo: string | null;
  readonly isOfHousehold: boolean;
  readonly isOfProcedure: boolean;
  readonly year: number;
  readonly printedOn: Day;
  readonly pages: number;
}

/** A picture or scan that is no sheet of ours. */
interface LinkedPicture {
  readonly title: string | null;
  readonly mediaType: string;
  readonly village: string | null;
  readonly householdNo: string | null;
  readonly isOfVisit: boolean;
  readonly takenOn: Day | null;
  /** Null: not counted. */
  readonly pages: number | null;
}

/** What a paper is filed as unless a clerk words it anew. */
export interface Proposal {
  readonly title: string;
  readonly author: string;
  /** 文号; null is still to be written in, `/` where such a paper has none. */
  readonly docNo: string | null;
  readonly dated: Day | null;
  readonly pages: number | null;
  readonly retention: Retention;
  readonly atTownship: boolean;
}

type Name = (author: Author) => string;

/** Null for what is not filed: covers and lists of a file are no papers in it. */
export function proposePaper(paper: PrintedPaper, nameOf: Name): Proposal | null {
  const rule = filingRuleOf(paper.document);
  const retention = retentionOf(paper.document, paper.isOfProcedure);
  if (rule === null || retention === null) return null;
  return {
    title: titleOf(paper),
    author: nameOf(rule.author),
    docNo: rule.numbered === true ? null : '/',
    ...{ dated: paper.printedOn, pages: paper.pages, retention },
    atTownship: rule.atTownship === true || paper.village === null,
  };
}

const WHOLE = new Set(['全村', '全乡镇']);

function titleOf({ title, subject, village, householdNo, isOfHousehold, year }: PrintedPaper): string {
  if (isOfHousehold) return `${village ?? ''}${whichHousehold(householdNo)}${year}年度${title}`;
  const [unit = '', ...rest] = subject.split(' ');
  const about = rest.join(' ');
  if (about === '' || WHOLE.has(about)) return `${unit}${year}年度${title}`;
  return about.startsWith(unit) ? `${about}${title}` : `${unit}${about}${title}`;
}

/** Households by their number, never by a name: lists of filed papers go through many hands. */
const whichHousehold = (householdNo: string | null): string =>
  householdNo === null ? '未编号的户' : `${householdNo}号户`;

/** What has no title of its own gets one in brackets (DA/T 22-2015). */
export function proposePicture(picture: LinkedPicture, nameOf: Name): Proposal {
  const { title, mediaType, village, householdNo, isOfVisit, takenOn, pages } = picture;
  const kind = mediaType.startsWith('image/') ? '照片' : '扫描件';
  const whose = householdNo === null ? (village ?? '') : `${village ?? ''}${householdNo}号户`;
  const own = title?.trim() ?? '';
  return {
    title: own === '' ? `[${whose}${isOfVisit ? '走访' : ''}${kind}]` : `${whose}${own}`,
    author: nameOf('village'),
    docNo: '/',
    dated: takenOn,
    pages: pages ?? (kind === '照片' ? 1 : null),
    ...{ retention: 'Y', atTownship: false },
  };
}
