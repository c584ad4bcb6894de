import { linksOfHousehold } from '#db/attachments.ts';
import { listedInVolume, type ListedItem, newestVolume } from '#db/filing-papers.ts';
import { papersOfHousehold, papersThatName, type FiledPaper } from '#db/documents-filing.ts';
import { localDay } from '#db/past-rows.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { filingSettings, officeOf } from '#domain/filing/settings.ts';
import {
  ATTACHMENT_PLACE,
  byRetention,
  filingRuleOf,
  retentionOf,
  VISIT_PLACE,
  type Author,
  type Retention,
} from '#domain/records/filing.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { Ask, HouseholdAsk } from '../sheet.ts';
import type { Village } from '../target.ts';

type File = ModelOf<'P41'>;
type Item = ModelOf<'P42'>['items'][number];
type Codes = File['codes'];

/** What lies in a household's file, in its order, with the hashes of the electronic ones. */
export interface Filed extends Item {
  readonly retention: Retention;
  readonly kind: 'paper' | 'scan';
  /** SHA-256 of its electronic files. */
  readonly hashes: readonly string[];
}

/** The parts of 档号, as pack and township have them. */
export function codesOf(
  { pack, township }: Pick<Ask, 'pack' | 'township'>,
  village: Pick<Village, 'code'> | null,
): Codes {
  const settings = filingSettings(pack, township);
  const { fonds, fileClass } = settings;
  return { fonds, fileClass, office: officeOf(settings, village) };
}

/** What of 档号 is left for the pen, and where it would have been found. */
export function noteCodes({ lacks }: Pick<Ask, 'lacks'>, { fonds, office }: Codes, unit: string): void {
  if (fonds === '') lacks('全宗号：还没有填写（由县档案馆编给，在“纸质档案”里填），留空手写');
  if (office === '') lacks(`${unit}的机构代码：没有填写，档号里留空手写`);
}

export const authorOf = (
  author: Author,
  { village, township }: { village: string; township: Ask['township'] },
): string =>
  ({
    household: '农户',
    village: `${village}村民委员会`,
    township: `${township.name}人民政府`,
    county: township.county_department.trim() === '' ? township.county : township.county_department,
  })[author];

/** 文号 of a paper that has none by its kind; null is left for the pen. */
export const numberOf = (document: string): string | null =>
  filingRuleOf(document)?.numbered === true ? null : '/';

/** Everything that lies in the household's file, first by its place in the list of 一户一档, then by day. */
export async function filedOf(ask: HouseholdAsk): Promise<Filed[]> {
  const { db, household } = ask;
  const own = (await papersOfHousehold(db, household.id)).flatMap((paper) => paperOf(paper, ask, false));
  const named = (await papersThatName(db, household.id)).flatMap((paper) => paperOf(paper, ask, true));
  const links = (await linksOfHousehold(db, household.id)).map(
    ({ visitId, title, takenOn, mediaType, name }) => ({
      ...{ number: '/', author: '/', day: takenOn, elsewhere: false, note: '', hashes: [] },
      ...{ retention: 'Y' as const, kind: 'scan' as const },
      title: title?.trim() ? title.trim() : name.replace(/\.[^.]*$/u, ''),
      pages: mediaType.startsWith('image/') ? 1 : null,
      place: visitId === null ? ATTACHMENT_PLACE : VISIT_PLACE,
    }),
  );
  const all = [...own, ...named, ...links];
  return all
    .toSorted((one, other) => one.place - other.place || (one.day ?? '').localeCompare(other.day ?? ''))
    .map(({ place: _, ...item }) => item);
}

function paperOf(
  paper: FiledPaper,
  { village, township }: HouseholdAsk,
  elsewhere: boolean,
): (Filed & { place: number })[] {
  const rule = filingRuleOf(paper.document);
  const retention = retentionOf(paper.document, paper.procedure_id !== null);
  if (rule === null || retention === null) return [];
  return [
    {
      ...{ retention, elsewhere, kind: 'paper', place: rule.place },
      hashes: paper.sha256 === null ? [] : [paper.sha256],
      number: numberOf(paper.document),
      author: authorOf(rule.author, { village: village.name, township }),
      title: `${paper.year}年度${paper.title}`,
      day: localDay(paper.printed_at),
      pages: paper.pages,
      note: !elsewhere ? '' : rule.atTownship === true ? '原件在乡卷' : '原件在村卷',
    },
  ];
}

/** What lies in the household's newest volume as it was filed, and behind it what names the household elsewhere. */
async function filedInVolume(ask: HouseholdAsk, volumeId: number): Promise<Filed[]> {
  const named = (await papersThatName(ask.db, ask.household.id)).flatMap((paper) =>
    paperOf(paper, ask, true),
  );
  return [
    ...(await listedInVolume(ask.db, volumeId)).map(listed),
    ...named.map(({ place: _, ...item }) => item),
  ];
}

const listed = (row: ListedItem): Filed => ({
  ...{ number: row.docNo, author: row.author, title: row.title, day: row.dated, pages: row.pages },
  ...{ elsewhere: false, note: row.note ?? '', retention: row.retention },
  ...{ kind: row.isPicture === 1 ? 'scan' : 'paper', hashes: JSON.parse(row.hashes) as string[] },
});

/** Pages of papers together; null where those of a scan were not counted. */
export function pagesOf(items: readonly Pick<Item, 'pages'>[]): number | null {
  return items.reduce(
    (sum: number | null, { pages }) => (sum === null || pages === null ? null : sum + pages),
    0,
  );
}

/** Whose file it is and what is in it. */
export async function fileOf(ask: HouseholdAsk): Promise<{ file: File; filed: Filed[] }> {
  const { household, village, township, year, pack } = ask;
  const volume = await newestVolume(ask.db, household.id);
  const filed = volume === undefined ? await filedOf(ask) : await filedInVolume(ask, volume.id);
  const inside = filed.filter(({ elsewhere }) => !elsewhere);
  const days = inside.flatMap(({ day }) => (day === null ? [] : [day])).toSorted();
  const codes = codesOf(ask, village);
  if (volume === undefined) noteCodes(ask, codes, village.name);
  const file: File = {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    head: household.present_head_name ?? household.head_name ?? '',
    year,
    called: calledOf(ask),
    category: pack.documents.filing?.category?.value ?? '',
    codes,
    retention: inside.map(({ retention }) => retention).toSorted(byRetention)[0] ?? 'Y',
    ...{ from: days[0] ?? null, to: days.at(-1) ?? null },
    ...{ items: inside.length, pages: pagesOf(inside) },
    ...(volume === undefined ? {} : { code: volume.code, remarks: volume.note }),
  };
  return { file, filed };
}

const REGISTERED = '01';

/** Registered households are called as in their years, the others as the year's objects. */
export const calledOf = ({
  household,
  pack,
  year,
}: Pick<HouseholdAsk, 'household' | 'pack' | 'year'>): string =>
  household.household_type === REGISTERED || household.household_type === null
    ? pack.terms.registered.value
    : labelOf('household_type', household.household_type, year).includes('监测')
      ? pack.terms.object.value
      : '农户';
