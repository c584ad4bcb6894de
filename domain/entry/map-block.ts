import { comparableText } from '#domain/codes/comparable-text.ts';
import type { Field } from '#domain/fields/field.ts';
import type { CellBlock } from './cell-block.ts';

/** Where the columns of a pasted block go. */
export interface MappedBlock {
  /** Whether the first row of the block named the columns. */
  readonly hasHeader: boolean;
  /** What stands above each column of the block: its header, or nothing. */
  readonly headers: readonly string[];
  /** The key of the field that each column of the block fills; null where it fills none. */
  readonly keys: readonly (string | null)[];
  readonly rows: CellBlock;
}

/** Half of the filled cells of a header row are headers; a row of values hardly has one. */
const HEADER_SHARE = 0.5;

/**
 * Columns by the headers of the dictionary where the first row has them, else by the shown columns from the one
 * on which the block was pasted. No field is filled twice. Blank rows are left out.
 */
export function mapBlock(
  block: CellBlock,
  fields: readonly Field[],
  shown: readonly string[],
  from: number,
): MappedBlock {
  const width = Math.max(0, ...block.map((row) => row.length));
  const [first = [], ...rest] = block;
  const byHeader = headerIndex(fields);
  const named = first.map((cell) => byHeader.get(headerText(cell)) ?? null);
  const filled = first.filter((cell) => cell.trim() !== '').length;
  const known = named.filter((key) => key !== null).length;
  const hasHeader = known > 0 && known >= filled * HEADER_SHARE && filled > 0;
  const keys = hasHeader ? once(named) : Array.from({ length: width }, (_, at) => shown[from + at] ?? null);
  return {
    hasHeader,
    headers: Array.from({ length: width }, (_, at) => (hasHeader ? (first[at] ?? '').trim() : '')),
    keys: Array.from({ length: width }, (_, at) => keys[at] ?? null),
    rows: (hasHeader ? rest : block).filter((row) => row.some((cell) => cell.trim() !== '')),
  };
}

/** Stars and （必填） mark columns that must be filled; they are no part of the header. */
const headerText = (written: string): string =>
  comparableText(written)
    .replace(/^\*+/u, '')
    .replace(/(?:\*|\(必填\)|\(必填项\))+$/u, '');

function headerIndex(fields: readonly Field[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const field of fields)
    for (const header of [field.label, ...field.headers])
      if (!index.has(headerText(header))) index.set(headerText(header), field.key);
  return index;
}

function once(keys: readonly (string | null)[]): (string | null)[] {
  const seen = new Set<string>();
  return keys.map((key) => {
    if (key === null || seen.has(key)) return null;
    seen.add(key);
    return key;
  });
}
