import { parseFieldValue, type ParsedFieldValue } from '#domain/fields/field-value.ts';
import type { Field } from '#domain/fields/field.ts';
import type { Cells } from '#db/row-access.ts';
import type { SheetCell } from '../sheets/sheet-row.ts';
import { blankCells } from './blank-cells.ts';
import type { ColumnMap, MappedColumn } from './map-columns.ts';
import type { SaidOfStore } from './read-store.ts';
import type { SpecialColumn } from './special-columns.ts';

/** A column of a field, with what is the same for all of its cells. */
export interface PreparedColumn {
  readonly index: number;
  readonly header: string;
  readonly field: Field;
  readonly name: string;
  readonly isYear: boolean;
  readonly isCode: boolean;
  /** Number-like texts that a spreadsheet may have damaged: worth a look when they end in 000. */
  readonly isWatched: boolean;
  /** Without it the row says of nobody. */
  readonly isKey: boolean;
  readonly parse: (text: string, year: number) => ParsedFieldValue;
}

/** The columns of one store, and what the last row said of it: the rows of a household say it again. */
export interface PreparedStore {
  readonly name: string;
  readonly columns: readonly PreparedColumn[];
  readonly blank: () => Cells;
  readonly last: { cells: (SheetCell | '' | undefined)[]; year: number; said: SaidOfStore | undefined };
}

export interface PreparedColumns {
  readonly stores: readonly PreparedStore[];
  readonly special: readonly {
    readonly index: number;
    readonly header: string;
    readonly name: SpecialColumn;
  }[];
  /** The column from which a row's year is taken. */
  readonly year: MappedColumn | undefined;
}

const prepared = new WeakMap<ColumnMap, PreparedColumns>();

/** Done once for a map; a map that is changed by hand is a new one. */
export function prepareColumns(map: ColumnMap): PreparedColumns {
  const known = prepared.get(map);
  if (known !== undefined) return known;
  const stores = new Map<string, PreparedColumn[]>();
  for (const { index, header, target } of map.columns) {
    if (target.kind !== 'field') continue;
    const store = target.field.store === 'derived' ? 'place' : target.field.store;
    const columns = stores.get(store) ?? [];
    columns.push(prepareColumn(index, header, target.field));
    stores.set(store, columns);
  }
  const made: PreparedColumns = {
    stores: Array.from(stores, ([name, columns]) => ({
      name,
      columns,
      blank: blankCells(columns.map((column) => column.name)),
      last: { cells: [], year: 0, said: undefined },
    })),
    special: map.columns.flatMap(({ index, header, target }) =>
      target.kind === 'special' ? [{ index, header, name: target.name }] : [],
    ),
    year: map.columns.find(({ target }) => target.kind === 'field' && target.field.name === 'year'),
  };
  prepared.set(map, made);
  return made;
}

const WATCHED: ReadonlySet<string> = new Set(['member.id_number', 'household.head_id_number']);
const KEYS: ReadonlySet<string> = new Set([
  'household_no',
  'person_no',
  'year',
  'village',
  'name',
  'id_number',
  'head_name',
  'head_id_number',
  'helper_no',
]);

function prepareColumn(index: number, header: string, field: Field): PreparedColumn {
  return {
    index,
    header,
    field,
    name: field.name,
    isYear: field.name === 'year',
    isCode: field.type === 'code' || field.type === 'codes',
    isWatched: WATCHED.has(field.key),
    isKey: KEYS.has(field.name),
    parse: REPEATING.has(field.type)
      ? remembering(field)
      : (text, year) => parseFieldValue(field, text, year),
  };
}

/** Types of which a column has few different texts. */
const REPEATING: ReadonlySet<Field['type']> = new Set([
  'bool',
  'code',
  'codes',
  'date',
  'int',
  'month',
  'year',
]);
const MOST_REMEMBERED = 2000;

function remembering(field: Field): PreparedColumn['parse'] {
  const known = new Map<string, ParsedFieldValue>();
  let ofYear = 0;
  return (text, year) => {
    if (year !== ofYear) {
      known.clear();
      ofYear = year;
    }
    const before = known.get(text);
    if (before !== undefined) return before;
    const parsed = parseFieldValue(field, text, year);
    if (known.size < MOST_REMEMBERED) known.set(text, parsed);
    return parsed;
  };
}
