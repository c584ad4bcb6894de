import { writeCustomValues } from '#db/custom-fields.ts';
import { groupNamed } from '#db/places.ts';
import { type Cells, rowWriter, type RowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import type { BulkRow } from '#db/bulk.ts';
import { outdatedSums } from '../income/reported-sums.ts';
import type { BulkChange } from './evaluate.ts';

/** The changes of one household or one member, by the table that keeps them. */
interface Owner {
  readonly row: BulkRow;
  readonly before: Map<string, Cells>;
  readonly after: Map<string, Cells>;
}

/** Writes the changes, row by row of the archive, with one statement for all rows that change in the same columns. */
export async function writeChanges(
  scope: WriteScope,
  year: number,
  changes: readonly BulkChange[],
): Promise<void> {
  const writer = rowWriter(scope.raw);
  const groups = new Map<string, number>();
  for (const owner of ownersOf(changes)) {
    const group = owner.after.get('derived')?.['group_name'];
    if (group !== undefined) {
      const id =
        group === null ? null : await groupId(scope, groups, owner.row.villageId ?? 0, String(group));
      writer.update('household', owner.row.householdId, { village_group_id: id });
    }
    if (owner.row.memberId === null) writeHousehold(scope, writer, year, owner);
    else writeMember(scope, writer, year, owner, owner.row.memberId);
  }
}

function ownersOf(changes: readonly BulkChange[]): Iterable<Owner> {
  const owners = new Map<string, Owner>();
  for (const { row, field, before, after } of changes) {
    const key = row.memberId === null ? `h${row.householdId}` : `m${row.memberId}`;
    const owner = owners.get(key) ?? {
      row,
      before: new Map<string, Cells>(),
      after: new Map<string, Cells>(),
    };
    owners.set(key, owner);
    put(owner.before, field.store, field.name, before);
    put(owner.after, field.store, field.name, after);
  }
  return owners.values();
}

function put(stores: Map<string, Cells>, store: string, name: string, value: Cells[string]): void {
  const cells = stores.get(store) ?? {};
  cells[name] = value;
  stores.set(store, cells);
}

async function groupId(
  { trx }: WriteScope,
  known: Map<string, number>,
  villageId: number,
  name: string,
): Promise<number> {
  const key = `${villageId} ${name}`;
  const id = known.get(key) ?? (await groupNamed(trx, villageId, name));
  known.set(key, id);
  return id;
}

function writeHousehold(
  scope: WriteScope,
  writer: RowWriter,
  year: number,
  { row, before, after }: Owner,
): void {
  const { householdId } = row;
  const own = after.get('household');
  if (own !== undefined) writer.update('household', householdId, own);
  const ofYear = after.get('household_year');
  if (ofYear !== undefined)
    upsert(writer, 'household_year', row.yearRow, { household_id: householdId, year }, ofYear);
  const income = after.get('income_statement');
  if (income !== undefined) {
    const cells = { ...outdatedSums(before.get('income_statement'), income), ...income };
    upsert(
      writer,
      'income_statement',
      row.incomeRow,
      { household_id: householdId, year, purpose: 'annual' },
      cells,
    );
  }
  const custom = after.get('custom');
  if (custom !== undefined)
    writeCustomValues(scope.raw, writer, { householdId, memberId: null, year }, custom);
}

function writeMember(
  scope: WriteScope,
  writer: RowWriter,
  year: number,
  { row, after }: Owner,
  memberId: number,
): void {
  const own = after.get('member');
  if (own !== undefined) writer.update('member', memberId, own);
  const ofYear = after.get('member_year');
  if (ofYear !== undefined) upsert(writer, 'member_year', row.yearRow, { member_id: memberId, year }, ofYear);
  const custom = after.get('custom');
  if (custom !== undefined)
    writeCustomValues(scope.raw, writer, { householdId: row.householdId, memberId, year }, custom);
}

function upsert(
  writer: RowWriter,
  table: 'household_year' | 'income_statement' | 'member_year',
  id: number | null,
  fixed: Cells,
  cells: Cells,
): void {
  if (id === null) writer.insert(table, { ...fixed, ...cells });
  else writer.update(table, id, cells);
}
