import { codeLists, type CodeListName } from '#domain/codes/code-lists.ts';
import { STANDARDS } from '#domain/income/standards-by-year.ts';
import type { PolicyPack } from './pack-schema.ts';
import { checkEntries } from './check-entries.ts';
import { checklistEntries } from './checklist-entries.ts';
import { campaignEntries } from './campaign-entries.ts';
import { clueEntries } from './clue-entries.ts';
import { documentEntries } from './document-entries.ts';
import { entryOf, type PackEntry } from './pack-entry.ts';
import { procedureEntries } from './procedure-entries.ts';
import {
  calendarWords,
  COLUMN_KINDS,
  dayInWords,
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

type Years = readonly [number, number | null];

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

const calendar = ({ calendar: days, procedures: all }: PolicyPack): PackEntry[] =>
  days.map((day) => {
    const years = day.years === undefined ? '每年' : yearsWords(day.years);
    const key = `${day.title}/${day.years?.join('-') ?? ''}`;
    const whose = calendarWords(day, all);
    return entryOf('calendar', key, [day.title, `${years} ${dayInWords(day.date)}前${whose}`], day);
  });

function holidays({ holidays: { off, worked, source = '本政策包' } }: PolicyPack): PackEntry[] {
  const own = { source };
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
    deadlineWords(procedure).map(({ key, entry, value, ...origin }) =>
      entryOf('limits', `${procedure.key}/${key}`, [`${procedure.title} · ${entry}`, value], origin),
    ),
  );

const procedures = ({ procedures: all }: PolicyPack): PackEntry[] => all.flatMap(procedureEntries);

/**
 * A complete pack as entries in words, section after section; the keys are unique within a section. `years` narrows
 * what is shown of the national table of lines.
 */
export const packEntries = (pack: PolicyPack, years: Years = pack.years): PackEntry[] =>
  [
    ...[terms, lines, incomePeriods, notices, meetings, procedures, limits, clueEntries],
    ...[campaignEntries, checkEntries, calendar, holidays, codes, documentEntries, checklistEntries, exports],
  ].flatMap((entries) => entries(pack, years));
