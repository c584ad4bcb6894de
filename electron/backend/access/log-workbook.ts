import { accessRows, type AccessRow } from '#db/access-log.ts';
import { localDay } from '#db/past-rows.ts';
import { ACCESS_KINDS, isAccessKind } from '#domain/operators/access-kinds.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session, today } from '../session.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import {
  type SheetColumn,
  type SheetToWrite,
  type SheetValue,
  writeWorkbook,
} from '../sheets/write-workbook.ts';
import { filterOf } from './list-entries.ts';
import { flushAccess } from './note-access.ts';

const TITLE = '查看记录';
/** More a spreadsheet does not take well. */
const MOST = 200_000;

const text = (header: string, width: number): SheetColumn => ({ header, kind: 'text', width });

const COLUMNS: readonly (readonly [SheetColumn, (row: AccessRow) => SheetValue])[] = [
  [{ header: '编号', kind: 'int', width: 8 }, ({ id }) => id],
  [text('日期', 12), ({ at }) => localDay(at)],
  [text('时刻', 10), ({ at }) => clock(at)],
  [text('操作员', 12), ({ operator }) => operator],
  [text('做了什么', 16), ({ kind }) => (isAccessKind(kind) ? ACCESS_KINDS[kind].label : kind)],
  [text('内容', 40), ({ subject }) => subject],
  [text('户编号', 22), ({ household_no: number }) => number],
  [{ header: '户数、份数或行数', kind: 'int', width: 16 }, ({ count }) => count],
];

const clock = (at: string): string => new Date(at).toTimeString().slice(0, 8);

/** The log as a workbook, oldest first, to be taken along by whoever inspects. */
export async function logWorkbook(
  session: Session,
  asked: Input<'access.workbook'>,
): Promise<Result<Output<'access.workbook'>>> {
  const archive = openArchiveOf(session);
  await flushAccess(archive);
  const rows = accessRows(archive.rawReading, filterOf(asked), MOST + 1).toReversed();
  if (rows.length === 0) return refuse('access-empty', '没有这样的查看记录，请放宽条件再导出。');
  if (rows.length > MOST) return refuse('access-too-many', '查看记录超过 20 万条。请按日期分开导出。');
  const sheet: SheetToWrite = {
    name: TITLE,
    columns: COLUMNS.map(([column]) => column),
    rows: rows.map((row) => COLUMNS.map(([, valueOf]) => valueOf(row))),
  };
  const bytes = await writeWorkbook(sheet);
  await verifyWorkbook(bytes, [sheet]);
  const name = `${TITLE}_${today(session).replaceAll('-', '')}.xlsx`;
  return ok({ ...session.outputs.put(name, bytes), rows: rows.length });
}
