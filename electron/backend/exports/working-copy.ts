import type { ExportDefinition } from '#domain/exports/export-definition.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Finding } from '#contract/common.ts';
import type { CellMark, SheetToWrite } from '../sheets/write-workbook.ts';
import type { ExportRow } from './export-row.ts';

/** 核对稿: a table that must not be sent yet, and what is wrong in it. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly nameOf: (memberId: number) => string | null;
}

export const WORKING_TITLE = '核对稿（有错误，不得上报）';
const WORDS = { error: '错误', warning: '提醒' } as const;

/** The columns that say of the head what his fields say. */
const OF_HEAD: Readonly<Record<string, string>> = {
  'member.name': 'head.name',
  'member.id_number': 'head.id_number',
  'member.phone': 'household.phone',
};

/**
 * The sheet with what is wrong: coloured cells with a note, a last column of sentences, and a second sheet with the
 * findings one by one. What no column of the table shows stands in the last column and the list only.
 */
export function workingCopy(
  sheet: SheetToWrite,
  { columns }: ExportDefinition,
  rows: readonly ExportRow[],
  checked: Checked,
): SheetToWrite[] {
  const fields = columns.map(({ field }) => field);
  const byHousehold = Map.groupBy(checked.findings, ({ householdId }) => householdId);
  const notes = new Map<string, string[]>();
  const sentences = rows.map((row, at) => {
    const own = (byHousehold.get(row.household.id) ?? []).filter((finding) => isAbout(finding, row));
    for (const finding of own) {
      const column = columnOf(finding, row, fields);
      if (column < 0 || finding.level === 'warning') continue;
      const cell = `${at}:${column}`;
      notes.set(cell, [...(notes.get(cell) ?? []), sentenceOf(finding)]);
    }
    return own.map(sentenceOf).join('\n');
  });
  const marks = [...notes].map(([cell, said]): CellMark => {
    const [row, column] = cell.split(':').map(Number);
    return { row: row ?? 0, column: column ?? 0, note: said.join('\n') };
  });
  const marked: SheetToWrite = {
    ...sheet,
    title: `${sheet.title ?? sheet.name} ${WORKING_TITLE}`,
    columns: [...sheet.columns, { header: '错误说明', kind: 'text', width: 60 }],
    rows: sheet.rows.map((values, at) => [...values, sentences[at] ?? null]),
    marks,
  };
  return [marked, errorList(rows, checked)];
}

const sentenceOf = ({ rule, message }: Finding): string => `${rule}：${message}`;

/** A row of a person has what is said of that person and of the whole household; a row of a household everything. */
const isAbout = ({ memberId }: Finding, { member }: ExportRow): boolean =>
  member === null || memberId === null || memberId === member.id;

function columnOf({ field, memberId }: Finding, row: ExportRow, fields: readonly string[]): number {
  if (field === null) return -1;
  if (memberId === null || memberId === row.member?.id) return fields.indexOf(field);
  return memberId === row.head?.id ? fields.indexOf(OF_HEAD[field] ?? '') : -1;
}

function errorList(rows: readonly ExportRow[], { findings, nameOf }: Checked): SheetToWrite {
  const heads = new Map(rows.map(({ household, head }) => [household.id, head?.name ?? household.head_name]));
  const sorted = [
    ...findings.filter(({ level }) => level === 'error'),
    ...findings.filter(({ level }) => level === 'warning'),
  ];
  const text = (header: string, width: number) => ({ header, kind: 'text' as const, width });
  return {
    name: '错误清单',
    columns: [
      ...[text('规则', 10), text('级别', 8), text('户编号', 22), text('户主姓名', 12), text('成员', 12)],
      ...[text('字段', 24), text('说明', 80)],
    ],
    rows: sorted.map(({ rule, level, householdId, householdNo, memberId, field, message }) => [
      ...[rule, WORDS[level], householdNo, heads.get(householdId ?? 0) ?? null],
      memberId === null ? null : nameOf(memberId),
      ...[field === null ? null : (findField(field)?.label ?? null), message],
    ]),
  };
}
