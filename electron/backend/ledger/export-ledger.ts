import { createHash } from 'node:crypto';
import { insertExport } from '#db/exports.ts';
import { allIssues, type IssueRow } from '#db/issues.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { CLOSED_AS, ISSUE_STATES } from '#domain/ledger/words.ts';
import { ISSUE_SOURCES } from '#domain/procedures/words.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import {
  type SheetColumn,
  type SheetToWrite,
  type SheetValue,
  writeWorkbook,
} from '../sheets/write-workbook.ts';
import { filterOf } from './ledger-filter.ts';
import { proposedDepartments } from './ledger-offices.ts';

const text = (header: string, width: number) => ({ header, kind: 'text', width }) as const;
const count = (header: string, width = 8) => ({ header, kind: 'int', width }) as const;

const COLUMNS: readonly (readonly [SheetColumn, (issue: IssueRow, at: number) => SheetValue])[] = [
  [count('序号', 6), (_, at) => at + 1],
  [text('编号', 12), ({ number }) => number],
  [text('村', 10), ({ village }) => village],
  [text('组', 10), ({ group }) => group],
  [text('户编号', 20), ({ householdNo }) => householdNo],
  [
    text('户主（村级问题）', 14),
    ({ householdId, headName }) => (householdId === null ? '村级问题' : headName),
  ],
  [text('成员', 10), ({ memberName }) => memberName],
  [text('对象类别', 14), objectOf],
  [text('问题类别', 9), ({ kind }) => kind],
  [text('问题描述', 40), ({ content }) => content],
  [text('发现来源', 14), sourceOf],
  [text('发现日期', 12), ({ foundOn }) => foundOn],
  [text('确认日期', 12), ({ confirmedOn }) => confirmedOn],
  [text('确认人', 10), ({ confirmedBy }) => confirmedBy],
  [text('整改措施', 30), ({ measure }) => measure],
  [text('责任单位', 16), ({ responsibleUnit }) => responsibleUnit],
  [text('责任人', 10), ({ responsible }) => responsible],
  [text('整改时限', 12), ({ dueOn }) => dueOn],
  [text('进展', 10), ({ state }) => ISSUE_STATES[state]],
  [text('整改情况', 30), ({ done }) => done],
  [text('佐证材料', 24), evidenceOf],
  [text('销号日期', 12), ({ closedOn }) => closedOn],
  [text('销号方式', 10), ({ closedAs }) => (closedAs === null ? null : CLOSED_AS[closedAs])],
  [text('销号人', 10), ({ closedBy }) => closedBy],
  [text('复核日期', 12), ({ checkedOn }) => checkedOn],
  [text('复核人', 10), ({ checkedBy }) => checkedBy],
  [count('重开次数', 9), ({ reopenings }) => reopenings],
];

function objectOf({ category, householdType, foundOn }: IssueRow): string | null {
  const year = Number(foundOn.slice(0, 4));
  return (
    labelOf('monitoring_category', category, year) || labelOf('household_type', householdType, year) || null
  );
}

function sourceOf({ source, sourceNote }: IssueRow): string {
  return sourceNote === null ? ISSUE_SOURCES[source] : `${ISSUE_SOURCES[source]}：${sourceNote}`;
}

function evidenceOf({ evidence, photos }: IssueRow): string | null {
  const parts = [evidence ?? '', photos === 0 ? '' : `照片和扫描件 ${photos} 份`];
  return parts.filter((part) => part !== '').join('；') || null;
}

/** The ledger as a workbook: how it stands by department, then a sheet for each. */
export async function exportLedger(
  session: Session,
  { ids, ...asked }: Input<'issue.export'>,
): Promise<Result<Output<'issue.export'>>> {
  const filter = { ...filterOf(session, asked), ...(ids === undefined ? {} : { ids }) };
  const issues = allIssues(openArchiveOf(session).rawReading, filter, 'place');
  if (issues.length === 0) return refuse('ledger-empty', '没有问题可以导出，请放宽筛选条件。');
  involve(issues.map(({ householdId }) => householdId));
  const sheets = await sheetsOf(session, issues);
  const bytes = await writeWorkbook(...sheets);
  await verifyWorkbook(bytes, sheets);
  const day = today(session);
  const name = `问题台账_${day.replaceAll('-', '')}.xlsx`;
  await act(
    session,
    { command: 'issue.export', title: `导出问题台账：${issues.length} 个` },
    async ({ trx, changeId, keep }) => {
      keep();
      await insertExport(trx, {
        ...{ change_id: changeId, kind: 'issue-ledger', title: '问题台账', year: Number(day.slice(0, 4)) },
        ...{ file: name, rows: issues.length, area: areaOf(issues) },
        ...{ sha256: createHash('sha256').update(bytes).digest('hex'), at: session.now().toISOString() },
      });
    },
  );
  return ok({ ...session.outputs.put(name, bytes), rows: issues.length });
}

const areaOf = (issues: readonly IssueRow[]): string => {
  const villages = [...new Set(issues.flatMap(({ village }) => village ?? []))];
  return villages.length === 1 ? (villages[0] ?? '') : '全乡镇';
};

async function sheetsOf(session: Session, issues: readonly IssueRow[]): Promise<SheetToWrite[]> {
  const proposed = await proposedDepartments(session, issues);
  const ofDepartments = Map.groupBy(issues, (issue) => issue.department ?? proposed(issue));
  const note = `${today(session)} 制，共 ${issues.length} 个问题。没有经部门确认的，按问题类别列在应确认的部门下。`;
  const taken = new Set<string>();
  return [
    summaryOf(ofDepartments, note),
    ...[...ofDepartments].map(([department, of]) => ({
      name: tabOf(department, taken),
      title: `问题台账（${department}）`,
      note,
      onPaper: true,
      columns: COLUMNS.map(([column]) => column),
      rows: of.map((issue, at) => COLUMNS.map(([, valueOf]) => valueOf(issue, at))),
    })),
  ];
}

const SUMMARY = '汇总';

function summaryOf(ofDepartments: ReadonlyMap<string, readonly IssueRow[]>, note: string): SheetToWrite {
  const states = Object.entries(ISSUE_STATES);
  const countsOf = (name: string, issues: readonly IssueRow[]): SheetValue[] => [
    name,
    issues.length,
    ...states.map(([state]) => issues.filter((issue) => issue.state === state).length),
  ];
  return {
    ...{ name: SUMMARY, title: '问题台账汇总', note, onPaper: true },
    columns: [text('部门', 26), count('问题数'), ...states.map(([, word]) => count(word, 10))],
    rows: [
      ...[...ofDepartments].map(([department, issues]) => countsOf(department, issues)),
      countsOf('合计', [...ofDepartments.values()].flat()),
    ],
  };
}

/** A tab takes 31 characters and not all of them, and each name once. */
function tabOf(department: string, taken: Set<string>): string {
  const clean = department.replaceAll(/[[\]:*?/\\']/gu, '').slice(0, 28) || '部门';
  let name = clean;
  for (let at = 2; taken.has(name) || name === SUMMARY; at += 1) name = `${clean}${at}`;
  taken.add(name);
  return name;
}
