import { USABLE } from './page-cipher.ts';

export type Value = null | number | bigint | string | Buffer;

/** The pages of a database as they were last committed, whatever else is wrong with it. */
export interface PageSource {
  readonly count: number;
  /** Null for a page that is not there or does not prove itself. */
  page(number: number): Buffer | null;
}

export interface StoredRow {
  /** Null in an index. */
  readonly id: number | null;
  readonly values: readonly Value[];
  /** False when pages on which the row goes on cannot be read: then `values` ends early. */
  readonly isWhole: boolean;
}

type BTreePage =
  | { readonly kind: 'leaf'; readonly of: 'table' | 'index'; readonly rows: readonly StoredRow[] }
  | {
      readonly kind: 'interior';
      readonly of: 'table' | 'index';
      /** The last child has no upper bound. */
      readonly children: readonly { readonly page: number; readonly upTo: number | null }[];
      /** Rows of an index lie in its inner pages too. */
      readonly rows: readonly StoredRow[];
    };

const KINDS: Readonly<Record<number, readonly ['leaf' | 'interior', 'table' | 'index']>> = {
  13: ['leaf', 'table'],
  5: ['interior', 'table'],
  10: ['leaf', 'index'],
  2: ['interior', 'index'],
};

/** What a page of a table or of an index holds; null when it is none of them. `onOverflow` is told of pages on which rows go on. */
export function readBTreePage(
  source: PageSource,
  number: number,
  onOverflow: (page: number) => void,
): BTreePage | null {
  const bytes = source.page(number);
  if (bytes === null) return null;
  const head = number === 1 ? 100 : 0;
  const found = KINDS[bytes[head] ?? 0];
  if (found === undefined) return null;
  const [kind, of] = found;
  try {
    const cells = cellsOf(bytes, head, kind);
    const rows =
      of === 'table' && kind === 'interior'
        ? []
        : cells.map((at) => rowAt(source, bytes, { at: kind === 'interior' ? at + 4 : at, of }, onOverflow));
    if (kind === 'leaf') return { kind, of, rows };
    const children = cells.map((at) => ({
      page: bytes.readUInt32BE(at),
      upTo: of === 'table' ? Number(varint(bytes, at + 4).value) : null,
    }));
    return { kind, of, rows, children: [...children, { page: bytes.readUInt32BE(head + 8), upTo: null }] };
  } catch (error) {
    // A page that is no longer used may hold what SQLite never wrote as a whole.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function cellsOf(bytes: Buffer, head: number, kind: 'leaf' | 'interior'): number[] {
  const first = head + (kind === 'leaf' ? 8 : 12);
  return Array.from({ length: bytes.readUInt16BE(head + 3) }, (_, i) => bytes.readUInt16BE(first + 2 * i));
}

const MOST_TABLE = USABLE - 35;
const MOST_INDEX = Math.floor(((USABLE - 12) * 64) / 255) - 23;
const LEAST = Math.floor(((USABLE - 12) * 32) / 255) - 23;
/** What SQLite allows is more; a row of this size was never written by us. */
const LARGEST_ROW = 256 * 1024 * 1024;

interface Place {
  readonly at: number;
  readonly of: 'table' | 'index';
}

function rowAt(
  source: PageSource,
  bytes: Buffer,
  { at, of }: Place,
  onOverflow: (page: number) => void,
): StoredRow {
  const size = varint(bytes, at);
  const length = Number(size.value);
  if (length > LARGEST_ROW) throw new RangeError('row too large');
  const id = of === 'table' ? varint(bytes, size.end) : null;
  const start = id?.end ?? size.end;
  const most = of === 'table' ? MOST_TABLE : MOST_INDEX;
  if (length <= most) return { id: idOf(id), ...record(bytes.subarray(start, start + length), length) };
  const wanted = LEAST + ((length - LEAST) % (USABLE - 4));
  const here = wanted <= most ? wanted : LEAST;
  const parts = [bytes.subarray(start, start + here)];
  let next = bytes.readUInt32BE(start + here);
  for (let missing = length - here; missing > 0; missing -= USABLE - 4) {
    const page = next === 0 ? null : source.page(next);
    if (page === null) break;
    onOverflow(next);
    parts.push(page.subarray(4, Math.min(USABLE, 4 + missing)));
    next = page.readUInt32BE(0);
  }
  return { id: idOf(id), ...record(Buffer.concat(parts), length) };
}

const idOf = (id: { value: bigint } | null): number | null => (id === null ? null : Number(id.value));

function record(bytes: Buffer, length: number): Pick<StoredRow, 'values' | 'isWhole'> {
  const head = varint(bytes, 0);
  let body = Number(head.value);
  const values: Value[] = [];
  for (let at = head.end; at < Number(head.value);) {
    const type = varint(bytes, at);
    at = type.end;
    const size = sizeOf(Number(type.value));
    if (body + size > bytes.length) break;
    values.push(valueOf(bytes, body, Number(type.value), size));
    body += size;
  }
  return { values, isWhole: bytes.length === length };
}

const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function sizeOf(type: number): number {
  if (type >= 12) return (type - (type % 2 === 0 ? 12 : 13)) / 2;
  const size = SIZES[type];
  if (size === undefined) throw new RangeError('unknown type');
  return size;
}

function valueOf(bytes: Buffer, at: number, type: number, size: number): Value {
  if (type === 0) return null;
  if (type <= 5) return bytes.readIntBE(at, size);
  if (type === 6) return fitting(bytes.readBigInt64BE(at));
  if (type === 7) return bytes.readDoubleBE(at);
  if (type === 8 || type === 9) return type - 8;
  const content = bytes.subarray(at, at + size);
  return type % 2 === 0 ? Buffer.from(content) : content.toString('utf8');
}

const fitting = (n: bigint): number | bigint => (Number.isSafeInteger(Number(n)) ? Number(n) : n);

/** SQLite's number of one to nine bytes, seven bits each, the ninth eight; negative as two's complement. */
function varint(bytes: Buffer, at: number): { value: bigint; end: number } {
  let small = 0;
  for (let i = 0; i < 4; i += 1) {
    const byte = bytes.readUInt8(at + i);
    small = small * 128 + (byte & 127);
    if (byte < 128) return { value: BigInt(small), end: at + i + 1 };
  }
  let value = BigInt(small);
  for (let i = 4; i < 8; i += 1) {
    const byte = bytes.readUInt8(at + i);
    value = (value << 7n) | BigInt(byte & 127);
    if (byte < 128) return { value, end: at + i + 1 };
  }
  return { value: BigInt.asIntN(64, (value << 8n) | BigInt(bytes.readUInt8(at + 8))), end: at + 9 };
}
