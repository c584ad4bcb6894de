import type { FieldValues } from '#contract/common.ts';
import { checkHousehold } from '#domain/entry/check-household.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { readRow, type SheetContext } from '../../fields/member-row.ts';
import { type EntrySheet, peopleOf, VILLAGE } from './entry-sheet.ts';

export interface ReadEntry {
  readonly villageId: number | null;
  readonly values: FieldValues;
  readonly members: readonly FieldValues[];
  readonly remarks: readonly Remark[];
}

/** A sheet as values to save and everything there is to say about it; rows are counted as the sheet shows them. */
export function readEntry(
  sheet: EntrySheet,
  context: SheetContext,
  villages: readonly { readonly id: number }[],
): ReadEntry {
  const household = readRow(sheet.household, context.year);
  const people = peopleOf(sheet);
  const rows = people.map((row) => sheet.members.indexOf(row));
  const read = people.map((row) => readRow(row, context.year));
  const members = read.map(({ values }) => values);
  const checked = checkHousehold(household.values, members, context);
  return {
    villageId: villages.find(({ id }) => String(id) === sheet.household[VILLAGE])?.id ?? null,
    values: household.values,
    members,
    remarks: [
      ...villageRemarks(sheet, villages),
      ...household.remarks.map((each) => ({ ...each, row: null })),
      ...read.flatMap(({ remarks }, index) => remarks.map((each) => ({ ...each, row: rows[index] ?? 0 }))),
      ...checked.map((each) => ({ ...each, row: each.row === null ? null : (rows[each.row] ?? each.row) })),
    ],
  };
}

function villageRemarks({ household }: EntrySheet, villages: readonly { readonly id: number }[]): Remark[] {
  const written = household[VILLAGE] ?? '';
  if (villages.some(({ id }) => String(id) === written)) return [];
  const reason = written === '' ? '请填写村' : '没有这个村。请从列表选，或先到“设置”新增村';
  return [{ row: null, key: VILLAGE, level: 'fault', reason }];
}

/** While the clerk is still typing a blank cell is no fault yet. */
export const spokenOf = (remarks: readonly Remark[], sheet: EntrySheet, asked: boolean): readonly Remark[] =>
  asked
    ? remarks
    : remarks.filter(
        ({ row, key }) => ((row === null ? sheet.household : sheet.members[row])?.[key] ?? '') !== '',
      );
