import { codeLists, type CodeListName } from '#domain/codes/code-lists.ts';
import { STANDARDS } from '#domain/income/standards-by-year.ts';
import type { Confidence } from './pack-parts.ts';
import type { PackSection } from './pack-problems.ts';
import type { PolicyPack } from './pack-schema.ts';
import { procedureEntries } from './procedure-entries.ts';
import { scoringEntries } from './scoring.ts';
import {
  COLUMN_KINDS,
  deadlineWords,
  itemYears,
  listTitle,
  meetingWords,
  MUST,
  noticeWords,
  periodDay,
  yearsWords,
  yuan,
} from './pack-words.ts';

/** One entry of a pack in a clerk's words. */
export interface PackEntry {
  readonly section: PackSection;
  /** Names the entry within its section, the same in every pack. */
  readonly key: string;
  readonly entry: string;
  readonly value: string;
  readonly source: string;
  readonly confidence: Confidence;
}

type Years = readonly [number, number | null];

interface Origin {
  readonly source: string;
  readonly confidence?: Confidence | undefined;
}

const entryOf = (
  section: PackSection,
  key: string,
  [entry, value]: readonly [string, string],
  { source, confidence = 'published' }: Origin,
): PackEntry => ({ section, key, entry, value, source, confidence });

const TERMS = {
  object: '对象称谓',
  registered: '建档立卡的户称为',
  department: '县级部门',
  system: '国家系统',
} as const;

const terms = ({ terms: words }: PolicyPack): PackEntry[] =>
  (Object.keys(TERMS) as (keyof typeof TERMS)[]).map((key) =>
    entryOf('terms', key, [TERMS[key], words[key].value], words[key]),
  );

/** The national table's lines of the years, and over them the pack's own. */
function lines({ lines: own }: PolicyPack, [from, to]: Years): PackEntry[] {
  const national = STANDARDS.filter(
    ({ year, kind }) =>
      (from <= year && year <= (to ?? year)) || (kind === '扶贫标准(不变价)' && from <= 2020),
  );
  const all = new Map(
    [...national, ...own].map((line) => [`${line.year}/${line.kind}/${line.scope}`, line] as const),
  );
  return [...all]
    .sort(([, a], [, b]) => a.year - b.year)
    .map(([key, line]) => {
      const amount = line.perCapita === null ? '各省自定，须填本省文件的数' : yuan(line.perCapita);
      return entryOf('lines', key, [`${line.year} 年${line.kind}（${line.scope}）`, amount], line);
    });
}

function incomePeriods({ incomePeriods: { annual, monitoring } }: PolicyPack): PackEntry[] {
  const year = `${periodDay(annual.from)}至${periodDay(annual.to)}`;
  const entries = [entryOf('incomePeriods', 'annual', ['年度收入', year], annual)];
  if (monitoring === undefined) return entries;
  const spell = `识别当月以前 ${monitoring.months} 个月`;
  return [...entries, entryOf('incomePeriods', 'monitoring', ['监测对象识别时的收入', spell], monitoring)];
}

function notices({ notices: rules, procedures }: PolicyPack): PackEntry[] {
  const ofSteps = procedures.flatMap(({ key, title, steps }) =>
    steps.flatMap(({ key: step, title: stepTitle, notice }) =>
      notice === undefined
        ? []
        : entryOf('notices', `${key}/${step}`, [`${title} · ${stepTitle}`, noticeWords(notice)], notice),
    ),
  );
  return [
    ...rules.map((rule) => entryOf('notices', rule.key, [rule.title, noticeWords(rule)], rule)),
    ...ofSteps,
  ];
}

function meetings({ meetings: rules, procedures }: PolicyPack): PackEntry[] {
  const ofSteps = procedures.flatMap(({ key, title, steps }) =>
    steps.flatMap(({ key: step, title: stepTitle, meeting }) =>
      meeting === undefined
        ? []
        : entryOf('meetings', `${key}/${step}`, [`${title} · ${stepTitle}`, meetingWords(meeting)], meeting),
    ),
  );
  return [
    ...rules.map((rule) => entryOf('meetings', rule.key, [rule.title, meetingWords(rule)], rule)),
    ...ofSteps,
  ];
}

const calendar = ({ calendar: days }: PolicyPack): PackEntry[] =>
  days.map((day) => {
    const [month, date] = day.date.split('-').map(Number);
    const years = day.years === undefined ? '每年' : yearsWords(day.years);
    const key = `${day.title}/${day.years?.join('-') ?? ''}`;
    return entryOf('calendar', key, [day.title, `${years} ${month} 月 ${date} 日前`], day);
  });

function holidays({ holidays: { off, worked } }: PolicyPack): PackEntry[] {
  const own = { source: '本政策包' };
  return [
    ...off.map((day) => entryOf('holidays', day, [day, '放假'], own)),
    ...worked.map((day) => entryOf('holidays', day, [day, '上班'], own)),
  ];
}

/** Each list with what the pack says of it: all its values, or those that are renamed, new or gone. */
function codes({ codes: lists }: PolicyPack): PackEntry[] {
  return Object.entries(lists).flatMap(([name, change]) => {
    const { title, items } = codeLists[name as CodeListName];
    const about = (code: string, words: string) =>
      entryOf('codes', `${name}/${code}`, [`${listTitle(title)} · ${code}`, words], change);
    const whole = change.mode === 'replace' ? [about('全部', replaceWords(change.items.length))] : [];
    const gone = (change.without ?? []).map((code) =>
      about(code, `${items.find((item) => item.code === code)?.label ?? code}：不再使用`),
    );
    const byCode = Map.groupBy(change.items, ({ code }) => code);
    const own = [...byCode].map(([code, of]) =>
      about(code, of.map((item) => item.label + itemYears(item)).join('；')),
    );
    return [...whole, ...own, ...gone];
  });
}

const replaceWords = (count: number): string =>
  count === 0 ? '这些年度没有这一项' : `只用下列 ${count} 项，代替程序自带的表`;

const FILING = {
  fonds: '全宗号',
  fileClass: '档案门类代码',
  office: '机构（问题）代码',
  category: '档案类目',
} as const;

const DOCUMENTS = {
  policyBasis: '公示、公告写的政策依据',
  objectionAnswerDays: '异议答复期限（工作日）',
  nationalHotline: '全国监督举报电话',
  listFoot: '公示名单下的说明',
} as const;

function documents({ documents: words }: PolicyPack): PackEntry[] {
  const facts = (Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]).map((key) =>
    entryOf('documents', key, [DOCUMENTS[key], String(words[key].value)], words[key]),
  );
  const texts = Object.entries(words.wordings ?? {}).flatMap(([document, parts]) =>
    Object.entries(parts).map(([part, text]) =>
      entryOf('documents', `${document}/${part}`, [`${document} 的文字 · ${part}`, text.value], text),
    ),
  );
  const filing = Object.entries(words.filing ?? {}).map(([part, fact]) =>
    entryOf('documents', `filing/${part}`, [FILING[part as keyof typeof FILING], fact.value], fact),
  );
  const problems = Object.entries(words.problemDepartments ?? {}).map(([kind, department]) =>
    entryOf('documents', `problem/${kind}`, [`${kind}类问题的主管部门`, department.value], department),
  );
  const days = words.rectificationDays;
  const limit =
    days === undefined
      ? []
      : [entryOf('documents', 'rectificationDays', ['整改期限（自然日）', String(days.value)], days)];
  const { scoring } = words;
  const scores =
    scoring === undefined
      ? []
      : scoringEntries(scoring).map(({ key, entry, value }) =>
          entryOf('documents', key, [entry, value], scoring),
        );
  return [...facts, ...filing, ...problems, ...limit, ...scores, ...texts];
}

function exports({ exports: sheets }: PolicyPack): PackEntry[] {
  return Object.entries(sheets).flatMap(([kind, { title, note, columns, sort, source }]) => {
    const about = (key: string, entry: string, value: string) =>
      entryOf('exports', `${kind}/${key}`, [`${kind} ${title} · ${entry}`, value], { source });
    return [
      about('note', '填表说明', note),
      about('sort', '排序', sort.map((by) => SORTS[by]).join('、')),
      ...columns.map(({ field, header, kind: form, required }, index) =>
        about(field, header, `第 ${index + 1} 列，${COLUMN_KINDS[form]}，${MUST[required]}`),
      ),
    ];
  });
}

const SORTS = { village: '村', group: '组', household_no: '户编号', member: '成员' } as const;

const limits = ({ procedures }: PolicyPack): PackEntry[] =>
  procedures.flatMap((procedure) =>
    deadlineWords(procedure).map(({ key, entry, value, source }) =>
      entryOf('limits', `${procedure.key}/${key}`, [`${procedure.title} · ${entry}`, value], { source }),
    ),
  );

const procedures = ({ procedures: all }: PolicyPack): PackEntry[] =>
  all.flatMap((procedure) =>
    procedureEntries(procedure).map(({ key, entry, value, source }) =>
      entryOf('procedures', key, [entry, value], { source }),
    ),
  );

/**
 * A complete pack as entries in words, section after section; the keys are unique within a section. `years` narrows
 * what is shown of the national table of lines.
 */
export const packEntries = (pack: PolicyPack, years: Years = pack.years): PackEntry[] =>
  [
    ...[terms, lines, incomePeriods, notices, meetings, procedures, limits],
    ...[calendar, holidays, codes, documents, exports],
  ].flatMap((entries) => entries(pack, years));
