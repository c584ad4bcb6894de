import type { OfficePhone, PublicText } from '#domain/identity/privacy.ts';
import { fill, type Filling, wordsOf } from '../wording.ts';
import type { PrintContext, Refusal } from '../document.ts';
import { chineseDate, isDay, lastDayOf } from './days.ts';
import { wrapUnits } from './measure.ts';
import { postedDocument, type PostedColumn, type PostedTable } from './posted-list.ts';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Who issues a notice and who answers for it. Every text is cleared for posting by its type. */
export interface PostedOffices {
  readonly village: PublicText;
  readonly township: PublicText;
  /** 清水镇人民政府, 城关街道办事处 */
  readonly townshipOffice: PublicText;
  /** The county's department as it is addressed; null prints 县. */
  readonly department: PublicText | null;
  /** The offices' numbers; a number that an office has not is left out. */
  readonly phones: {
    readonly village: OfficePhone | null;
    readonly township: OfficePhone | null;
    readonly county: OfficePhone | null;
  };
  /** 12317, the nation's, whole. */
  readonly hotline: PublicText;
  /** 对象称谓 of the year: 贫困户, 监测对象, 防止返贫致贫对象 … */
  readonly object: PublicText;
  /** 政策依据, with its book-title marks and number. */
  readonly basis: PublicText;
  /** Under an attached list: how many copies there are; empty prints none. */
  readonly listFoot: PublicText;
}

/** What every posted list has. */
export interface PostedNotice<Row> extends PostedOffices {
  /** Calendar days, both ends counted: `to` is `from` + `days` − 1. yyyy-mm-dd as all days here. */
  readonly period: { readonly days: number; readonly from: string; readonly to: string };
  /** What the body says; must agree with `rows`. */
  readonly counts: { readonly households: number; readonly people: number };
  readonly rows: readonly Row[];
  readonly issuedOn: string;
}

/** One household on a board. No other field of a household may be posted (privacy rules §2). */
export interface PostedHousehold {
  readonly group: PublicText;
  /** The head's full name; for a head under 18 the guardian in the wording of `postedHeadName`. */
  readonly head: PublicText;
  /** 家庭人口数 */
  readonly people: number;
  /** 监测对象类别; the column is left out when no row has one. */
  readonly category: PublicText | null;
}

/** As `PostedHousehold`, on a list of several villages. */
export interface VillageHousehold extends PostedHousehold {
  readonly village: PublicText;
}

export const phonesOf = ({ phones }: Pick<PostedOffices, 'phones'>): OfficePhone[] =>
  Object.values(phones).filter((phone) => phone !== null);

const isNeighbourhood = (village: string): boolean => /(?:社区|居)$/u.test(village);

/** What a village's committee is called without its name: a neighbourhood has 居民委员会. */
export const committeeWord = (village: string): string =>
  isNeighbourhood(village) ? '居民委员会' : '村民委员会';

/** 石桥村村民委员会 */
export const committeeOf = (village: string): string => `${village}${committeeWord(village)}`;

/** Columns and cells of a list of households. Heads of one name in a village are told apart by their group. */
export function householdTable(rows: readonly PostedHousehold[]): Pick<PostedTable, 'columns' | 'rows'> {
  const hasCategory = rows.some(({ category }) => category !== null);
  const names = shownNames(rows);
  return {
    columns: [
      ...([
        { heading: '序号', ems: 3 },
        { heading: '村民小组', ems: 6.6 },
        { heading: '户主姓名', ems: '*' },
        { heading: '家庭人口数', ems: 5.4 },
      ] satisfies PostedColumn[]),
      ...(hasCategory ? [{ heading: '监测对象类别', ems: 7.6 }] : []),
    ],
    rows: rows.map(({ group, people, category }, at) => [
      String(at + 1),
      group,
      names[at] ?? '',
      String(people),
      ...(hasCategory ? [category ?? '/'] : []),
    ]),
  };
}

/** As `householdTable`; on a list of several villages each row names its own. */
export function villageTable(rows: readonly VillageHousehold[]): Pick<PostedTable, 'columns' | 'rows'> {
  const { columns, rows: cells } = householdTable(rows);
  if (villagesOf(rows).length === 1) return { columns, rows: cells };
  const column: PostedColumn = { heading: '村', ems: 5.4 };
  return {
    columns: [...columns.slice(0, 1), column, ...columns.slice(1)],
    rows: cells.map(([number = '', ...rest], at) => [number, rows[at]?.village ?? '', ...rest]),
  };
}

const villagesOf = (rows: readonly Pick<VillageHousehold, 'village'>[]): string[] => [
  ...new Set(rows.map(({ village }) => village)),
];

/** 石桥村; 石桥村等3个村; 石桥村等3个村（社区） */
export function villagesText(rows: readonly Pick<VillageHousehold, 'village'>[]): string {
  const villages = villagesOf(rows);
  const [first = '', ...others] = villages;
  const kind = villages.some(isNeighbourhood) ? '村（社区）' : '村';
  return others.length === 0 ? first : `${first}等${villages.length}个${kind}`;
}

type NamedHead = Pick<PostedHousehold, 'head' | 'group'> & Partial<Pick<VillageHousehold, 'village'>>;

/** Heads of one name in a village are told apart by their group, never by digits of a number. */
export function shownNames(rows: readonly NamedHead[]): string[] {
  const keyOf = ({ village, head }: NamedHead): string => `${village ?? ''}\n${head}`;
  const seen = new Map<string, number>();
  for (const row of rows) seen.set(keyOf(row), (seen.get(keyOf(row)) ?? 0) + 1);
  return rows.map((row) =>
    (seen.get(keyOf(row)) ?? 0) > 1 ? `${row.head}（${shortGroup(row.group)}）` : row.head,
  );
}

/** 第3村民小组 → 3组 */
const shortGroup = (group: string): string => group.replace(/^第(?=\d)/, '').replace(/(?:村民)?小组$/, '组');

interface Sheet {
  readonly formNumber: string;
  readonly unit: string;
  readonly table: Omit<PostedTable, 'name' | 'note'>;
  /** What stands for the document's own placeholders. */
  readonly filling: Filling;
  /** False for a page of the web: it is nobody's copy, and its list has no foot that counts them. */
  readonly isFiled?: boolean;
}

/** A posted notice from its texts: `title`, `body` and `list` of the document's wording. */
export function postedNotice(
  context: PrintContext,
  model: PostedNotice<unknown>,
  { formNumber, unit, table, filling, isFiled = true }: Sheet,
): TDocumentDefinitions {
  const all = { ...fillingOf(model), 发布单位: unit, ...filling };
  const text = (part: string) => wordsOf(context.words, part);
  const starts = new Set<string>([...phonesOf(model), model.hotline]);
  return postedDocument(context, {
    formNumber,
    title: phrasesOf(text('title'), all),
    body: (lineWidth) => fill(text('body'), all).map((parts) => wrapPhones(parts, starts, lineWidth)),
    unit,
    issuedOn: model.issuedOn,
    list: {
      ...table,
      name: phrasesOf(text('list'), all),
      note: isFiled ? footOf(model, text('title')) : '',
    },
  });
}

/** The foot of a list says what it belongs to; the pack words it for a 公示. */
const footOf = ({ listFoot }: PostedOffices, title: string): string =>
  title.trimEnd().endsWith('公告') ? listFoot.replace('公示', '公告') : listFoot;

/** Where a title may break by its meaning: at the names that were put into it, and at its own line ends. */
const phrasesOf = (text: string, filling: Filling): string[] => {
  const apart = { ...filling };
  for (const name of ['村', '各村', '乡镇', '对象称谓', '资金名称'])
    if (typeof filling[name] === 'string') apart[name] = [filling[name]];
  return fill(text, apart).flatMap((parts, at) => (at === 0 ? parts : ['\n', ...parts]));
};

function fillingOf(model: PostedNotice<unknown>): Record<string, string | number | readonly string[]> {
  const { period, counts } = model;
  return {
    村: model.village,
    村委会: committeeOf(model.village),
    乡镇: model.township,
    乡镇政府: model.townshipOffice,
    县级部门: model.department ?? '县级主管部门',
    对象称谓: model.object,
    政策依据: model.basis,
    户数: counts.households,
    人数: counts.people,
    天数: period.days,
    起日: chineseDate(period.from),
    止日: chineseDate(period.to),
    监督电话: phoneParts(model),
    监督电话号码: bareNumbers(model),
  };
}

/** A number and whose it is; each number a part of its own, so that the press can tell it apart. */
function phoneParts({ phones, department, hotline }: PostedOffices): string[] {
  const offices = [
    { phone: phones.village, name: '村' },
    { phone: phones.township, name: '乡镇' },
    { phone: phones.county, name: department ?? '县' },
  ];
  const known = offices.flatMap(({ phone, name }) => (phone === null ? [] : [phone, `（${name}） `]));
  return [...known, hotline, '（国家）'];
}

const bareNumbers = (model: PostedOffices): string[] => [
  ...phonesOf(model).flatMap((phone) => [phone, ' ']),
  model.hotline,
];

/** Line ends between the numbers of a paragraph; a paragraph without numbers is left as it is. */
function wrapPhones(parts: readonly string[], starts: ReadonlySet<string>, lineWidth: number): string[] {
  const units: string[][] = [[]];
  for (const part of parts) {
    if (starts.has(part)) units.push([part]);
    else units.at(-1)?.push(part);
  }
  return units.length === 1
    ? [...parts]
    : wrapUnits(
        units.filter((unit) => unit.length > 0),
        lineWidth,
      );
}

/** Why a list cannot be printed at all: a day that is none, no household, or a body that counts others than the list. */
export function listRefusal(
  model: PostedNotice<{ readonly people: number }>,
  days: Readonly<Record<string, string>> = {},
): Refusal | null {
  const { period, counts, rows, issuedOn } = model;
  const named = { ...days, 落款日期: issuedOn, 公示开始日期: period.from, 公示截止日期: period.to };
  const [wrong] = Object.entries(named).find(([, day]) => !isDay(day)) ?? [];
  if (wrong !== undefined)
    return { rule: 'notice-day', message: `公示的${wrong}没有填或不是日历上的日期，请补填。` };
  if (rows.length === 0) return { rule: 'notice-empty', message: '名单是空的，没有要公示的户。' };
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  if (counts.households === rows.length && counts.people === people) return null;
  return {
    rule: 'notice-counts',
    message:
      `正文写的是${counts.households}户${counts.people}人，名单合计${rows.length}户${people}人，` +
      '两处不一致，请核对后再印。',
  };
}

/** Cross-checks 1 and 2 of the catalogue (§6): the days that lead to the notice in their order, and its period. */
export function periodNeeds(
  { period: { days, from, to }, issuedOn }: Pick<PostedNotice<unknown>, 'period' | 'issuedOn'>,
  before: readonly (readonly [name: string, day: string | null])[] = [],
): Refusal[] {
  const chain = [...before, ['落款', issuedOn] as const, ['公示开始', from] as const].filter(
    (step): step is readonly [string, string] => step[1] !== null,
  );
  const wrong = chain.find(([, day], at) => at > 0 && day < (chain[at - 1]?.[1] ?? day));
  const told = chain.map(([name, day]) => `${name} ${chineseDate(day)}`).join('，');
  const needs: Refusal[] = [];
  if (wrong !== undefined)
    needs.push({ rule: 'notice-day-order', message: `日期先后不对：${told}。应当依次进行，请改正。` });
  if (!Number.isInteger(days) || days < 1)
    needs.push({ rule: 'notice-period', message: '公示天数没有填，请填写不少于1天的整数。' });
  else if (isDay(from) && to !== lastDayOf(from, days))
    needs.push({
      rule: 'notice-period',
      message:
        `公示${days}天，自${chineseDate(from)}起，应当至${chineseDate(lastDayOf(from, days))}止（首日计入），` +
        `现在填的是${chineseDate(to)}，请改正天数或截止日期。`,
    });
  return needs;
}

/** The township's own notice hangs only after the village's is over. */
export const afterVillageNotice = ({
  villageNoticeTo: last,
  period,
}: Pick<PostedNotice<unknown>, 'period'> & { readonly villageNoticeTo: string }): Refusal[] =>
  period.from > last
    ? []
    : [
        {
          rule: 'notice-before-end',
          message: `村级公示到${chineseDate(last)}才结束，乡镇公示要在这一天以后开始。`,
        },
      ];
