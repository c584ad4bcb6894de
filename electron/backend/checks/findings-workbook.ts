import { createHash } from 'node:crypto';
import { insertExport } from '#db/exports.ts';
import type { Output } from '#contract/channels.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import { act, type Session, today } from '../session.ts';
import {
  type SheetColumn,
  type SheetToWrite,
  type SheetValue,
  writeWorkbook,
} from '../sheets/write-workbook.ts';

const text = (header: string, width: number) => ({ header, kind: 'text', width }) as const;
const count = (header: string) => ({ header, kind: 'int', width: 10 }) as const;

/** A line of a rule's sheet, as counties lay them out. */
const COLUMNS = {
  code: text('规则编号', 10),
  village: text('村', 12),
  householdNo: text('户编号', 20),
  headName: text('户主姓名', 12),
  name: text('姓名', 12),
  idNumber: text('证件号码', 22),
  value: text('字段值', 20),
  content: text('提示', 48),
  handled: text('处理情况', 30),
} as const satisfies Record<string, SheetColumn>;

type ColumnName = keyof typeof COLUMNS;
export type FindingLine = Readonly<Record<ColumnName, string | null>>;

const NAMES = Object.keys(COLUMNS) as ColumnName[];

/** One rule, or one sheet of a county: what stands in the summary, and its lines. */
export interface FindingGroup {
  readonly code: string;
  readonly title: string;
  readonly level: string;
  readonly lines: readonly FindingLine[];
  /** How many of them are answered or done with. */
  readonly settled: number;
  /** The tab, where it is not to be made from code and title. */
  readonly tab?: string;
}

const SUMMARY = '汇总';

/** The summary, then a sheet for each group, in their order. */
export function findingSheets(groups: readonly FindingGroup[], settledHeader: string): SheetToWrite[] {
  const taken = new Set<string>([SUMMARY]);
  const total = (of: (group: FindingGroup) => number) => groups.reduce((sum, group) => sum + of(group), 0);
  const rows: SheetValue[][] = groups.map(({ code, title, level, lines, settled }) => [
    ...[code, title, level, lines.length, settled],
  ]);
  rows.push(['合计', null, null, total(({ lines }) => lines.length), total(({ settled }) => settled)]);
  return [
    {
      name: SUMMARY,
      columns: [
        ...[text('规则编号', 12), text('错误类型', 36), text('级别', 8)],
        ...[count('错误条数'), count(settledHeader)],
      ],
      rows,
    },
    ...groups.map(({ code, title, tab, lines }) => ({
      name: tabOf(tab ?? `${code} ${title}`, taken),
      columns: NAMES.map((name) => COLUMNS[name]),
      rows: lines.map((line) => NAMES.map((name) => line[name])),
    })),
  ];
}

/** A tab takes 31 characters and not all of them, and each name once, whatever its case. */
function tabOf(wanted: string, taken: Set<string>): string {
  const clean = wanted.replaceAll(/[[\]:*?/\\'\p{Cc}]/gu, '').trim() || '疑点';
  let name = [...clean].slice(0, 28).join('');
  for (let at = 2; taken.has(name.toLowerCase()); at += 1) name = `${[...clean].slice(0, 25).join('')}_${at}`;
  taken.add(name.toLowerCase());
  return name;
}

interface Recorded {
  readonly command: string;
  readonly kind: string;
  /** 核查结果表, and so on: also how the file begins. */
  readonly title: string;
  readonly year: number;
  readonly rows: number;
  /** 全乡镇, or the village. */
  readonly area: string;
}

/** Writes the sheets, reads them back, and records that they left the house. No personal data in the name. */
export async function writeFindings(
  session: Session,
  sheets: readonly SheetToWrite[],
  { command, kind, title, year, rows, area }: Recorded,
): Promise<Output<'check.workbook'>> {
  const bytes = await writeWorkbook(...sheets);
  await verifyWorkbook(bytes, sheets);
  const file = `${title}_${year}_${area}_${today(session).replaceAll('-', '')}.xlsx`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await act(session, { command, title: `导出${title}：${rows} 条` }, async ({ trx, changeId, keep }) => {
    keep();
    await insertExport(trx, {
      ...{ change_id: changeId, kind, title, year, file, rows, area },
      ...{ sha256, at: session.now().toISOString() },
    });
  });
  return { ...session.outputs.put(file, bytes), rows, sha256 };
}
