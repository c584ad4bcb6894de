import type { MemberView } from '#contract/household.ts';
import type { FieldValues } from '#contract/common.ts';
import { checkMember } from '#domain/entry/check-member.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { idKey } from '#domain/identity/id-number.ts';
import { isBlankRow, readRow, type SheetContext, type WrittenRow } from '../../fields/member-row.ts';
import { readWritten, writtenOf } from '../../fields/read-written.ts';
import { isStray } from '../../fields/shown.ts';
import type { CellWrite } from '../../fields/sheet-writes.ts';

const ID = 'member.id_number';

/** A member's values as the sheet writes them. */
export const rowOfMember = (member: MemberView, fields: readonly Field[], year: number): WrittenRow =>
  Object.fromEntries(fields.map((field) => [field.key, writtenOf(field, member.values[field.key], year)]));

/** The texts that differ, as values to save; what cannot be read stays behind with its reason. */
export function readChanges(
  before: WrittenRow,
  after: WrittenRow,
  year: number,
): { values: FieldValues; wrong: Readonly<Record<string, string>> } {
  const values: FieldValues = {};
  const wrong: Record<string, string> = {};
  for (const [key, text] of Object.entries(after)) {
    const field = findField(key);
    if (field === undefined || text === (before[key] ?? '')) continue;
    const read = readWritten(field, text, year);
    if (!read.ok) wrong[key] = read.reason;
    else if (isStray(read.value)) wrong[key] = `“${field.label}”的代码表里没有这个值，请改选`;
    else values[key] = read.value;
  }
  return { values, wrong };
}

/** Doubts about people who are there, and everything about those who are still to be saved. */
export function remarksOnRows(
  members: readonly MemberView[],
  added: readonly WrittenRow[],
  context: SheetContext,
  isAsked: boolean,
): Remark[] {
  const present = members.flatMap(({ values }, row) =>
    checkMember(values, context)
      .filter(({ level }) => level === 'doubt')
      .map((each) => ({ ...each, row })),
  );
  const taken = new Set(members.map(({ values }) => idKey(String(values[ID] ?? ''))));
  const fresh = added.flatMap((cells, index): Remark[] => {
    if (isBlankRow(cells)) return [];
    const row = members.length + index;
    const read = readRow(cells, context.year);
    const said = [...read.remarks, ...checkMember(read.values, context)].filter(
      ({ key }) => isAsked || (cells[key] ?? '') !== '',
    );
    const key = idKey(cells[ID] ?? '');
    const isHere = key !== null && taken.has(key);
    return [
      ...(isHere ? [{ row, key: ID, level: 'fault' as const, reason: '这个人已在这一户里' }] : []),
      ...said.map((each) => ({ ...each, row })),
    ];
  });
  return [...present, ...fresh];
}

/** Where pasted rows go: to the people whose number they carry, else to new ones. */
export interface PastedPeople {
  readonly updates: readonly CellWrite[];
  readonly updated: number;
  readonly added: readonly WrittenRow[];
}

/** Rows with an id number are of that person or of a new one; a blank cell says nothing about who is there. */
export function matchPasted(rows: readonly WrittenRow[], members: readonly MemberView[]): PastedPeople {
  const byKey = new Map(
    members.flatMap(({ values }, row) => {
      const key = idKey(String(values[ID] ?? ''));
      return key === null ? [] : [[key, row] as const];
    }),
  );
  const updates: CellWrite[] = [];
  const added: WrittenRow[] = [];
  const updated = new Set<number>();
  for (const cells of rows.filter((each) => !isBlankRow(each))) {
    const row = byKey.get(idKey(cells[ID] ?? '') ?? '');
    if (row === undefined) added.push(cells);
    else {
      updated.add(row);
      for (const [key, text] of Object.entries(cells))
        if (text !== '' && key !== ID) updates.push({ row, key, text });
    }
  }
  return { updates, updated: updated.size, added };
}
