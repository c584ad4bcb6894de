import { groupNamed } from '#db/places.ts';
import { type ValueTable, valueRow } from '#db/reconcile-values.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import type { FieldStore } from '#domain/fields/field.ts';
import { memberCells, upsertYear } from '../handlers/value-acts.ts';
import { outdatedSums } from '../income/reported-sums.ts';
import type { TakenValue } from './value-to-take.ts';

interface Owner {
  readonly householdId: number;
  readonly memberId: number | null;
  readonly stores: Map<FieldStore, Cells>;
}

/** Writes values of registers by the same rules as typed ones; each household and person once. */
export async function writeValues(
  scope: WriteScope,
  year: number,
  taken: readonly TakenValue[],
): Promise<void> {
  for (const owner of ownersOf(taken))
    if (owner.memberId === null) await writeHousehold(scope, year, owner);
    else await writeMember(scope, year, { ...owner, memberId: owner.memberId });
}

function ownersOf(taken: readonly TakenValue[]): Iterable<Owner> {
  const owners = new Map<string, Owner>();
  for (const { field, value, householdId, memberId } of taken) {
    const key = memberId === null ? `h${householdId}` : `m${memberId}`;
    const owner = owners.get(key) ?? { householdId, memberId, stores: new Map<FieldStore, Cells>() };
    owners.set(key, owner);
    const cells = owner.stores.get(field.store) ?? {};
    cells[field.name] = value;
    owner.stores.set(field.store, cells);
  }
  return owners.values();
}

async function writeHousehold(
  scope: WriteScope,
  year: number,
  { householdId, stores }: Owner,
): Promise<void> {
  const writer = rowWriter(scope.raw);
  const own: Cells = { ...stores.get('household') };
  const group = stores.get('derived')?.['group_name'];
  if (typeof group === 'string') {
    const village = valueRow(scope.raw, 'household', householdId, year)?.['village_id'];
    if (typeof village === 'number') own['village_group_id'] = await groupNamed(scope.trx, village, group);
  }
  if (Object.keys(own).length > 0) writer.update('household', householdId, own);
  const fixed = { household_id: householdId, year };
  await upsert(scope, 'household_year', householdId, fixed, stores.get('household_year'));
  const income = stores.get('income_statement');
  if (income === undefined) return;
  const before = valueRow(scope.raw, 'income_statement', householdId, year);
  const cells = { ...outdatedSums(before, income), ...income };
  await upsertYear(scope, 'income_statement', before, { ...fixed, purpose: 'annual' }, cells);
}

async function writeMember(
  scope: WriteScope,
  year: number,
  { memberId, stores }: Owner & { memberId: number },
): Promise<void> {
  const before = valueRow(scope.raw, 'member', memberId, year);
  const known = { birth_date: textOf(before?.['birth_date']), sex: textOf(before?.['sex']) };
  const own = memberCells({ stores, labels: [] }, known);
  if (Object.keys(own).length > 0) rowWriter(scope.raw).update('member', memberId, own);
  await upsert(scope, 'member_year', memberId, { member_id: memberId, year }, stores.get('member_year'));
}

async function upsert(
  scope: WriteScope,
  table: Extract<ValueTable, 'household_year' | 'member_year'>,
  owner: number,
  fixed: Cells & { year: number },
  cells: Cells | undefined,
): Promise<void> {
  if (cells !== undefined)
    await upsertYear(scope, table, valueRow(scope.raw, table, owner, fixed.year), fixed, cells);
}

const textOf = (value: Cells[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
