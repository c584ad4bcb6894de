import {
  beforeLater,
  changesIn,
  type DatedChange,
  householdsById,
  type LoggedCells,
  membersById,
  membersOfHouseholds,
  newestChange,
  ownersOfYears,
  rowsWritten,
  type YearRowOfChange,
  yearsOfMembers,
} from '#db/export-changes.ts';
import type { Span } from '#db/export-subjects.ts';
import type { ReadHandle } from '#db/handle.ts';
import type { Cells } from '#db/row-access.ts';
import { fieldByKey, storedFields } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { wasPresentOn } from '#domain/household/present-on.ts';
import { yearOf } from '#domain/time/day.ts';
import type { Subject } from './export-subjects.ts';

type Value = Cells[string];
type Table = LoggedCells['table_name'];

/** Follows from the members, or is set by the acts of coming and going, which are tables of their own. */
const NOT_TOLD = new Set(['member.member_state']);
const told = (table: 'member' | 'member_year') =>
  storedFields(table).filter(({ entity, key }) => entity === 'member' && !NOT_TOLD.has(key));

const FIELDS: Readonly<Record<Table, readonly Field[]>> = {
  member: told('member'),
  member_year: told('member_year'),
  // 户联系电话 stands in the national member table; it is told of the head.
  household: [fieldByKey('household.phone')],
};
const COLUMNS = {
  member: new Set(FIELDS.member.map(({ name }) => name)),
  member_year: new Set(FIELDS.member_year.map(({ name }) => name)),
  household: new Set(FIELDS.household.map(({ name }) => name)),
} as const;

/** What the acts of the span did to one cell. */
interface CellChange {
  readonly before: Value;
  readonly after: Value;
  readonly change: DatedChange;
}

interface RowChange {
  /** The act of the span that made the row. */
  made?: DatedChange;
  readonly cells: Map<string, CellChange>;
}

type Touched = Readonly<Record<Table, Map<number, RowChange>>>;

/** From what a cell had before the first act of the span to what the last one wrote; acts that were undone are none. */
async function touchedIn(db: ReadHandle, span: Span): Promise<Touched> {
  const touched: Touched = { member: new Map(), member_year: new Map(), household: new Map() };
  for (const change of await changesIn(db, span))
    for await (const rows of rowsWritten(db, change.id)) for (const row of rows) note(touched, row, change);
  return touched;
}

function note(touched: Touched, row: LoggedCells, change: DatedChange): void {
  const { table_name: table, row_id: id } = row;
  if (row.before === null) {
    if (table !== 'household') touched[table].set(id, { made: change, cells: new Map() });
    return;
  }
  const before = JSON.parse(row.before) as Cells;
  const columns = Object.keys(before).filter((column) => COLUMNS[table].has(column));
  if (columns.length === 0) return;
  const after = JSON.parse(row.after ?? '{}') as Cells;
  const known = touched[table].get(id) ?? { cells: new Map<string, CellChange>() };
  for (const column of columns)
    known.cells.set(column, {
      before: (known.cells.has(column) ? known.cells.get(column)?.before : before[column]) ?? null,
      after: after[column] ?? null,
      change,
    });
  touched[table].set(id, known);
}

/** A person who was there before an archive knew of him came with a file; whoever was typed in is told by 3.5. */
const cameWithFile = ({ made }: RowChange): boolean => made?.command.startsWith('import.') === true;

const isOld = (row: RowChange | undefined): boolean => row?.made === undefined || cameWithFile(row);

/**
 * 3.7: what is another than when the span began, of those who were in their household before it and still are at its
 * end. Values of a year are told against those of the newest year before: a file of this year changes what it says
 * otherwise. What came back to its old value is no change; a blank in a new year says nothing.
 */
export async function fieldChangesIn(db: ReadHandle, span: Span): Promise<Subject[]> {
  const touched = await touchedIn(db, span);
  const owners = new Map<number, number[]>();
  for (const { id, member_id } of await ownersOfYears(db, [...touched.member_year.keys()]))
    owners.set(member_id, [...(owners.get(member_id) ?? []), id]);
  const memberIds = [...new Set([...touched.member.keys(), ...owners.keys()])];
  const subjects: Subject[] = [];
  for (let at = 0; at < memberIds.length; at += 500) {
    const ids = memberIds.slice(at, at + 500);
    for (const subject of await changesOf(db, span, { ids, touched, owners })) subjects.push(subject);
  }
  return [...subjects, ...(await phonesOf(db, span, touched.household))];
}

interface Part {
  readonly ids: readonly number[];
  readonly touched: Touched;
  readonly owners: ReadonlyMap<number, readonly number[]>;
}

async function changesOf(db: ReadHandle, span: Span, { ids, touched, owners }: Part): Promise<Subject[]> {
  const members = (await membersById(db, ids)).filter((row) => {
    const stay = row as unknown as Parameters<typeof wasPresentOn>[0];
    const isBefore = stay.joined_on === null || stay.joined_on < span.from;
    return isBefore && isOld(touched.member.get(row.id)) && wasPresentOn(stay, span.to);
  });
  const withYears = members.filter(({ id }) => owners.has(id)).map(({ id }) => id);
  const years = Map.groupBy(await yearsOfMembers(db, withYears), ({ member_id }) => member_id);
  const yearIds = [...years.values()].flat().map(({ id }) => id);
  const later = await beforeLater(db, 'member_year', { ids: yearIds, to: span.to });
  return members.flatMap(({ id, household_id }) => {
    const own = netOf(FIELDS.member, touched.member.get(id));
    const ofYears = yearChanges(years.get(id) ?? [], { touched: touched.member_year, later, span });
    return [...own, ...ofYears].map((fieldChange) => ({
      householdId: household_id,
      memberId: id,
      fieldChange,
    }));
  });
}

type Net = NonNullable<Subject['fieldChange']>;

const netChange = (field: Field, before: Value, after: Value, change: DatedChange): Net[] =>
  before === after ? [] : [{ field, before, after, reason: change.reason ?? change.title, on: change.on }];

const netOf = (fields: readonly Field[], row: RowChange | undefined): Net[] =>
  fields.flatMap((field) => {
    const cell = row?.cells.get(field.name);
    return cell === undefined ? [] : netChange(field, cell.before, cell.after, cell.change);
  });

interface YearSetting {
  readonly touched: ReadonlyMap<number, RowChange>;
  readonly later: ReadonlyMap<number, Cells>;
  readonly span: Span;
}

/** The newest year's values against those that were the newest before; `rows` by year. */
function yearChanges(rows: readonly YearRowOfChange[], setting: YearSetting): Net[] {
  const { touched, span } = setting;
  const known = rows.filter(({ year }) => year <= yearOf(span.to));
  const newest = known.at(-1);
  const change = newest && touched.get(newest.id);
  if (newest === undefined || change === undefined) return [];
  const isNewYear = change.made !== undefined && !(cameWithFile(change) && newest.year < yearOf(span.from));
  if (!isNewYear) return netOf(FIELDS.member_year, change);
  const before = known.slice(0, -1).filter(({ id, year }) => {
    const row = touched.get(id);
    return row?.made === undefined || (cameWithFile(row) && year < yearOf(span.from));
  });
  if (before.length === 0) return [];
  return FIELDS.member_year.flatMap((field) => {
    const now = valueOf(newest, field.name, setting, 'after');
    if (now === null) return [];
    const was = before.map((row) => valueOf(row, field.name, setting, 'before'));
    const cell = change.cells.get(field.name);
    return netChange(
      field,
      was.findLast((value) => value !== null) ?? null,
      now,
      cell?.change ?? made(change),
    );
  });
}

function made({ made: change }: RowChange): DatedChange {
  if (change === undefined) throw new Error('a row that no act of the span made');
  return change;
}

/** A cell as it was when the span began or ended. */
function valueOf(
  row: YearRowOfChange,
  column: string,
  { touched, later }: YearSetting,
  side: 'before' | 'after',
): Value {
  const cell = touched.get(row.id)?.cells.get(column);
  if (cell !== undefined) return cell[side];
  const then = later.get(row.id);
  return (then !== undefined && column in then ? then[column] : row[column]) ?? null;
}

/** A household's phone, told of whoever is its head. */
async function phonesOf(
  db: ReadHandle,
  span: Span,
  touched: ReadonlyMap<number, RowChange>,
): Promise<Subject[]> {
  const ids = [...touched.keys()];
  const households = await householdsById(db, ids);
  const members = Map.groupBy(await membersOfHouseholds(db, ids), ({ household_id }) => household_id);
  return households.flatMap(({ id, opened_on: opened }) => {
    if (typeof opened === 'string' && opened >= span.from) return [];
    const present = (members.get(id) ?? []).filter((row) =>
      wasPresentOn(row as unknown as Parameters<typeof wasPresentOn>[0], span.to),
    );
    const head = present[0];
    if (head === undefined) return [];
    return netOf(FIELDS.household, touched.get(id)).map((fieldChange) => ({
      ...{ householdId: id, memberId: head.id, fieldChange },
    }));
  });
}

let counted: { readonly db: ReadHandle; readonly key: string; readonly rows: number } | undefined;

/** As many as `fieldChangesIn` finds; counted anew only when something was written since. */
export async function countFieldChanges(db: ReadHandle, span: Span): Promise<number> {
  const id = await newestChange(db);
  const key = `${id}/${span.from}/${span.to}`;
  if (counted?.db !== db || counted.key !== key)
    counted = { db, key, rows: (await fieldChangesIn(db, span)).length };
  return counted.rows;
}
