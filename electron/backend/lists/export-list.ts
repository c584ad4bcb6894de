import { createHash } from 'node:crypto';
import { insertExport } from '#db/exports.ts';
import { listHouseholds, type ListRow } from '#db/household-list.ts';
import { columnValues } from '#db/lists.ts';
import { reader } from '#db/write.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { Field } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import type { Input, Output } from '#contract/channels.ts';
import { LIST_COLUMNS } from '#contract/household.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { fileWord } from '../documents/file-word.ts';
import { townshipOf } from '../documents/target.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { type SheetColumn, type SheetValue, writeWorkbook } from '../sheets/write-workbook.ts';
import { columnsOf, listFilterOf, listOrderOf, momentOf } from './list-question.ts';

const TITLE = '户列表';
const PAGE = 2000;

interface Column extends SheetColumn {
  readonly valueOf: (row: ListRow, extra: Readonly<Record<string, FieldValue>> | undefined) => SheetValue;
}

type ListColumn = (typeof LIST_COLUMNS)[number];

const text = (header: string, width: number, valueOf: Column['valueOf']): Column => ({
  header,
  kind: 'text',
  width,
  valueOf,
});

const ofList = (year: number): Readonly<Record<ListColumn, Column>> => ({
  householdNo: text('户编号', 22, (row) => row.householdNo),
  headName: text('户主', 12, (row) => row.headName),
  village: text('村', 14, (row) => row.village),
  group: text('组', 10, (row) => row.group),
  people: { header: '人口', kind: 'int', width: 8, valueOf: (row) => row.people },
  householdType: text('户类型', 16, (row) => labelOf('household_type', row.householdType, year)),
  monitoring: text('监测类别', 22, (row) =>
    row.monitoring === null
      ? null
      : `${labelOf('monitoring_category', row.monitoring, year)}${row.monitoringOpen === 1 ? '' : '（已消除）'}`,
  ),
  perCapita: { header: '人均纯收入', kind: 'number', width: 14, valueOf: (row) => row.perCapita },
  phone: text('电话', 16, (row) => row.phone),
});

const isListColumn = (key: string): key is ListColumn => LIST_COLUMNS.some((column) => column === key);

/** Amounts and counts are numbers; codes are written in words, days and numbers of people as text. */
function ofField(field: Field, year: number): Column {
  const header = field.unit === undefined ? field.label : `${field.label}（${field.unit}）`;
  const kind = field.type === 'decimal' ? 'number' : field.type === 'int' ? 'int' : 'text';
  return {
    header,
    kind,
    width: Math.min(24, Math.max(10, header.length * 2)),
    valueOf: (_, extra) => {
      const value = extra?.[field.key] ?? null;
      if (value === null) return null;
      return kind === 'text' ? formatFieldValue(field, value, year) : Number(value);
    },
  };
}

/** The list as it stands on the screen, every household of it, as one workbook; what leaves the house is written down. */
export async function exportList(
  session: Session,
  { question, ids, columns: keys }: Input<'list.export'>,
): Promise<Result<Output<'list.export'>>> {
  const db = reader(openArchiveOf(session));
  const { sort, descending, ...filter } = question;
  const { year } = filter;
  const fields = columnsOf(keys.filter((key) => !isListColumn(key)));
  const byKey = new Map(fields.map((field) => [field.key as string, field]));
  const own = ofList(year);
  const columns = keys.flatMap((key) => {
    const field = byKey.get(key);
    return isListColumn(key) ? [own[key]] : field === undefined ? [] : [ofField(field, year)];
  });
  const asked = await listFilterOf(session, db, filter);
  const order = listOrderOf(session, { sort, descending, year });
  const only = ids === undefined ? null : new Set(ids);
  const rows: SheetValue[][] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await listHouseholds(db, asked, { ...order, offset, limit: PAGE });
    const wanted = page.rows.filter((row) => only === null || only.has(row.id));
    const extra = await columnValues(
      db,
      wanted.map((row) => row.id),
      fields,
      momentOf(session, year),
    );
    involve(wanted.map((row) => row.id));
    for (const row of wanted) rows.push(columns.map((column) => column.valueOf(row, extra.get(row.id))));
    if (page.rows.length < PAGE) break;
  }
  if (rows.length === 0) return refuse('export-empty', '这张表里没有户，没有导出。请放宽筛选条件再导出。');
  const bytes = await writeWorkbook({ name: TITLE, columns, rows });
  const township = await townshipOf(db);
  const day = today(session).replaceAll('-', '');
  const name = `${[fileWord(`${township.county}${township.name}`), TITLE, String(year), day].join('_')}.xlsx`;
  await record(session, { name, year, rows: rows.length, columns: columns.length, bytes });
  return ok({ ...session.outputs.put(name, bytes), rows: rows.length });
}

async function record(
  session: Session,
  file: { name: string; year: number; rows: number; columns: number; bytes: Uint8Array },
): Promise<void> {
  const { name, year, rows, columns, bytes } = file;
  const title = `导出户列表：${year} 年 ${rows} 户 ${columns} 列`;
  await act(session, { command: 'list.export', title }, async ({ trx, changeId, keep }) => {
    keep();
    await insertExport(trx, {
      change_id: changeId,
      ...{ kind: 'list', title: TITLE, year, file: name, rows },
      sha256: createHash('sha256').update(bytes).digest('hex'),
      at: session.now().toISOString(),
    });
  });
}
