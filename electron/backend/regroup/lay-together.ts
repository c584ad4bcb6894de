import { recordsOfMember } from '#db/regroup.ts';
import type { Cells, RowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import { idKey } from '#domain/identity/id-number.ts';
import type { Member } from './household-at-hand.ts';

type Row = Cells & { id: number };

/** Columns of a person that two records of one person may tell differently; the place in the household is not one. */
const PERSON = storedFields('member')
  .map(({ name }) => name)
  .filter((name) => name !== 'relation');

/** Columns that name a record among others of its kind: the same certificate or benefit is not kept twice. */
const SAME_RECORD: Readonly<Record<string, readonly string[]>> = {
  disability_certificate: ['certificate_no'],
  benefit: ['kind', 'starts_on'],
  fund_receipt: ['kind', 'received_on', 'amount'],
};

/**
 * Two rows that speak of one person become one: `keep` stays and takes what it lacks and the columns of `take` from
 * `give`; `give` leaves as a duplicate, which counts in no year, and what hung on it hangs on `keep`.
 */
export function layTogether(
  { raw }: WriteScope,
  writer: RowWriter,
  { keep, give }: { keep: Member; give: Member },
  { take, on }: { take: ReadonlySet<string>; on: string },
): void {
  writer.update('member', give.id, { left_on: on, left_reason: '重复登记', left_kind: 'duplicate' });
  const own = taken(keep, give, PERSON, take);
  const number = own['id_number'];
  if (typeof number === 'string') own['id_key'] = idKey(number);
  if (Object.keys(own).length > 0) writer.update('member', keep.id, own);
  const mine = recordsOfMember(raw, keep.id);
  const theirs = recordsOfMember(raw, give.id);
  for (const row of theirs.memberYears) layYear(writer, keep.id, mine.memberYears, row, take);
  for (const row of theirs.customValues) {
    const stands = mine.customValues.some(
      (v) => v['field_id'] === row['field_id'] && v['year'] === row['year'],
    );
    if (!stands) writer.update('custom_value', row.id, { member_id: keep.id });
  }
  for (const { table, row } of theirs.records) {
    const columns = SAME_RECORD[table] ?? [];
    const isTwice = mine.records.some(
      (each) => each.table === table && columns.length > 0 && columns.every((c) => each.row[c] === row[c]),
    );
    if (!isTwice) moveRecord(writer, { table, row }, { keep, give });
  }
  for (const id of theirs.newHeadOf) writer.update('member', id, { new_head_id: keep.id });
}

/** The cells that differ after taking: blanks of the one are filled, chosen columns replaced. */
function taken(
  mine: Readonly<Cells>,
  theirs: Readonly<Cells>,
  columns: readonly string[],
  take: ReadonlySet<string>,
): Cells {
  const cells: Cells = {};
  for (const column of columns) {
    const value = theirs[column] ?? null;
    if (value === null || value === mine[column]) continue;
    if ((mine[column] ?? null) === null || take.has(column)) cells[column] = value;
  }
  return cells;
}

function layYear(
  writer: RowWriter,
  keepId: number,
  mine: readonly Row[],
  { id: _, ...theirs }: Row,
  take: ReadonlySet<string>,
): void {
  const found = mine.find(({ year }) => year === theirs['year']);
  if (found === undefined) {
    writer.insert('member_year', { ...theirs, member_id: keepId });
    return;
  }
  const columns = Object.keys(theirs).filter((column) => column !== 'member_id' && column !== 'year');
  const cells = taken(found, theirs, columns, take);
  if (Object.keys(cells).length > 0) writer.update('member_year', found.id, cells);
}

/** A line of an income statement stays in its household’s statement. */
function moveRecord(
  writer: RowWriter,
  { table, row }: ReturnType<typeof recordsOfMember>['records'][number],
  { keep, give }: { keep: Member; give: Member },
): void {
  const isSameHousehold = keep.household_id === give.household_id;
  if (table === 'income_line') {
    if (isSameHousehold) writer.update(table, row.id, { member_id: keep.id });
    return;
  }
  writer.update(table, row.id, { member_id: keep.id, household_id: keep.household_id });
}
