import { SheetError } from './sheet-error.ts';

/** How an .xls keeps its text: Excel 97 and later in UTF-16, Excel 95 in a code page. */
export interface BiffText {
  readonly unicode: boolean;
  readonly decode: (bytes: Buffer) => string;
}

export interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
  /** Where the next record begins. */
  readonly next: number;
}

export const RECORD = {
  begin: 0x0809,
  bool: 0x0205,
  codePage: 0x0042,
  continued: 0x003c,
  dateMode: 0x0022,
  end: 0x000a,
  filePass: 0x002f,
  format: 0x041e,
  formula: 0x0006,
  label: 0x0204,
  labelShared: 0x00fd,
  multipleRk: 0x00bd,
  number: 0x0203,
  richLabel: 0x00d6,
  rk: 0x027e,
  sharedStrings: 0x00fc,
  sheet: 0x0085,
  string: 0x0207,
  style: 0x00e0,
} as const;

export function recordAt(stream: Buffer, at: number): BiffRecord {
  if (at < 0 || at + 4 > stream.length) throw new SheetError('damaged');
  const next = at + 4 + stream.readUInt16LE(at + 2);
  if (next > stream.length) throw new SheetError('damaged');
  return { type: stream.readUInt16LE(at), data: stream.subarray(at + 4, next), next };
}

/** The record's data and those of the records that continue it; `next` is behind them all. */
export function withContinued(stream: Buffer, record: BiffRecord): { pieces: Buffer[]; next: number } {
  const pieces = [record.data];
  let next = record.next;
  while (next + 4 <= stream.length) {
    const following = recordAt(stream, next);
    if (following.type !== RECORD.continued) break;
    pieces.push(following.data);
    next = following.next;
  }
  return { pieces, next };
}

/** Reads strings that may go on in a continuing record, where a new mark says how wide its characters are. */
export function stringReader(pieces: readonly Buffer[]) {
  let piece = 0;
  let at = 0;
  const left = () => (pieces[piece]?.length ?? 0) - at;
  const settle = () => {
    while (left() <= 0 && piece < pieces.length) {
      piece += 1;
      at = 0;
    }
    const current = pieces[piece];
    if (current === undefined) throw new SheetError('damaged');
    return current;
  };
  const byte = () => settle().readUInt8(at++);
  const short = () => byte() | (byte() << 8);
  const long = () => (short() | (short() << 16)) >>> 0;
  const skip = (count: number) => {
    for (let rest = count; rest > 0;) {
      settle();
      const step = Math.min(rest, left());
      at += step;
      rest -= step;
    }
  };
  const characters = (count: number, mark: number) => {
    let text = '';
    let wide = mark & 1;
    for (let rest = count; rest > 0;) {
      if (left() <= wide) {
        at = pieces[piece]?.length ?? 0;
        wide = byte() & 1;
        continue;
      }
      const take = Math.min(rest, left() >> wide);
      const end = at + (take << wide);
      text += settle().toString(wide === 1 ? 'utf16le' : 'latin1', at, end);
      at = end;
      rest -= take;
    }
    return text;
  };
  return {
    short,
    long,
    skip,
    hasMore: () => piece < pieces.length - 1 || left() > 0,
    /** A string after its length: marks, characters, and the runs and phonetic guide that are passed over. */
    text(length: number) {
      const mark = byte();
      const runs = (mark & 8) === 0 ? 0 : short();
      const guide = (mark & 4) === 0 ? 0 : long();
      const text = characters(length, mark);
      skip(runs * 4 + guide);
      return text;
    },
  };
}

/** A string with its length before it, in either way of keeping text. */
export function lengthAndText(pieces: readonly Buffer[], kind: BiffText, lengthBytes: 1 | 2): string {
  const first = pieces[0] ?? Buffer.alloc(0);
  if (first.length < lengthBytes) throw new SheetError('damaged');
  const length = first.readUIntLE(0, lengthBytes);
  const rest = [first.subarray(lengthBytes), ...pieces.slice(1)];
  if (!kind.unicode) {
    const all = Buffer.concat(rest);
    if (all.length < length) throw new SheetError('damaged');
    return kind.decode(all.subarray(0, length));
  }
  return length === 0 ? '' : stringReader(rest).text(length);
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  65001: 'utf-8',
};

export function codePageDecoder(page: number): (bytes: Buffer) => string {
  const cyrillicToBaltic = page >= 1250 && page <= 1258 ? `windows-${page}` : 'gb18030';
  const decoder = new TextDecoder(CODE_PAGES[page] ?? cyrillicToBaltic);
  return (bytes) => decoder.decode(bytes);
}
