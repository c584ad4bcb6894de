import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { PastTable, Rule } from './rule.ts';

/** A table, or one column of it. */
export interface Read {
  readonly table: string;
  /** Null: any column. */
  readonly column: string | null;
}

const reads = new Map<string, Read>();

/** Where a key that a rule reads is kept; throws for a key that the dictionary does not have. */
export function readOf(key: string): Read {
  const known = reads.get(key);
  if (known !== undefined) return known;
  const read = key.startsWith('@') ? columnOf(key.slice(1)) : storedRead(key);
  reads.set(key, read);
  return read;
}

function columnOf(written: string): Read {
  const [table = '', column = null] = written.split('.');
  return { table, column };
}

function storedRead(key: string): Read {
  const field = findField(key);
  if (field === undefined) throw new Error(`no field ${key}`);
  return { table: field.store, column: field.name };
}

export interface ChangedCells {
  readonly table: string;
  /** Null: the row came or went. */
  readonly columns: readonly string[] | null;
}

/** Who is in a household, and whether it is open: what every rule rests on. */
const EVERYBODY: Readonly<Record<string, readonly string[]>> = {
  member: ['household_id', 'left_on', 'relation'],
  household: ['closed_on', 'village_id'],
};

/** The rules that may say something else after these cells have changed. */
export function rulesReading<R extends Rule>(rules: readonly R[], changed: readonly ChangedCells[]): R[] {
  const all = changed.some(
    ({ table, columns }) =>
      Object.hasOwn(EVERYBODY, table) &&
      (columns === null || columns.some((column) => EVERYBODY[table]?.includes(column))),
  );
  if (all) return [...rules];
  return rules.filter((rule) =>
    rule.reads.some((key) => {
      const { table, column } = readOf(key);
      return changed.some(
        (cells) =>
          cells.table === table &&
          (column === null || cells.columns === null || cells.columns.includes(column)),
      );
    }),
  );
}

/** Tables that come into the facts with another one. */
const WITH: Readonly<Record<string, string>> = {
  helper: 'pairing',
  comparison_round: 'comparison_person',
  procedure: 'procedure_household',
  procedure_step: 'procedure_household',
  procedure_paper: 'procedure_household',
  procedure_answer: 'procedure_household',
};

/** The columns by table that these rules read; null: all of the table. */
export function columnsRead(rules: readonly Rule[]): Map<string, Set<string> | null> {
  const columns = new Map<string, Set<string> | null>();
  for (const { reads: keys } of rules)
    for (const key of keys) {
      const { table: own, column } = readOf(key);
      const table = WITH[own] ?? own;
      const known = columns.get(table);
      if (column === null || table !== own) columns.set(table, null);
      else if (known === undefined) columns.set(table, new Set([column]));
      else known?.add(column);
    }
  return columns;
}

type Columns = ReadonlySet<string> | null;

/** The same of earlier years, for the rules that look back at a table. */
export function columnsReadBefore(rules: readonly Rule[]): Map<PastTable, Columns> {
  const asked = new Set(rules.flatMap(({ before }) => before ?? []));
  return new Map(
    [...asked].map((past) => {
      const lookingBack = rules.filter(({ before }) => before?.includes(past) === true);
      const columns = columnsRead(lookingBack).get(past.slice(0, -2));
      return [past, columns === undefined ? new Set() : columns];
    }),
  );
}

/** What a rule reads that asks for an age or for what an id number says. */
export const AGE_READS = ['member.id_number', 'member.id_type', 'member.birth_date'] as const;

/**
 * The rules that a table with these fields is held to: those on who the people are, which every table rests on, and
 * those that read something that the table carries.
 */
export function rulesAbout(rules: readonly Rule[], fields: readonly Field[]): Rule[] {
  const carried = fields.map(({ store, name }) => ({ table: store, column: name }));
  return rules.filter((rule) => {
    const read = rule.reads.map(readOf);
    return (
      read.every(({ table }) => table === 'member') ||
      read.some(({ table, column }) =>
        carried.some((cell) => cell.table === table && (column === null || cell.column === column)),
      )
    );
  });
}
