import type Database from 'better-sqlite3';
import type { Field } from '#domain/fields/field.ts';

export interface Cell {
  readonly table: string;
  readonly rowId: number;
  readonly column: string;
}

/** Whose field, and of which year; `rowId` where neither a household nor a member says which row. */
export interface FieldOwner {
  readonly householdId?: number | undefined;
  readonly memberId?: number | undefined;
  readonly rowId?: number | undefined;
  readonly year?: number | undefined;
}

const ROWS: Partial<Record<Field['store'], string>> = {
  household: 'SELECT $householdId',
  member: 'SELECT $memberId',
  household_year: 'SELECT id FROM household_year WHERE household_id = $householdId AND year = $year',
  member_year: 'SELECT id FROM member_year WHERE member_id = $memberId AND year = $year',
  income_statement: `SELECT coalesce($rowId, (SELECT id FROM income_statement
    WHERE household_id = $householdId AND year = $year AND purpose = 'annual'))`,
  custom: `SELECT v.id FROM custom_value v JOIN custom_field f ON f.id = v.field_id
    WHERE f.key = $name AND v.household_id IS $householdId AND v.member_id IS $memberId
    AND (v.year IS NULL OR v.year = $year) ORDER BY v.year DESC`,
};

/** The cell in which a field of the forms is kept; null where nothing was written yet, or nothing is kept. */
export function cellOfField(raw: Database.Database, field: Field, owner: FieldOwner): Cell | null {
  const { householdId = null, memberId = null, rowId = null, year = null } = owner;
  if (field.key === 'household.group_name')
    return householdId === null
      ? null
      : { table: 'household', rowId: householdId, column: 'village_group_id' };
  const values = {
    householdId: memberId === null ? householdId : null,
    memberId,
    rowId,
    year,
    name: field.name,
  };
  const id = raw
    .prepare(ROWS[field.store] ?? 'SELECT $rowId')
    .pluck()
    .get(values) as number | null | undefined;
  if (id === null || id === undefined) return null;
  return field.store === 'custom'
    ? { table: 'custom_value', rowId: id, column: 'value' }
    : { table: field.store, rowId: id, column: field.name };
}
