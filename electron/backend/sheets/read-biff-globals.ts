import {
  type BiffText,
  RECORD,
  codePageDecoder,
  lengthAndText,
  recordAt,
  stringReader,
  withContinued,
} from './biff-records.ts';
import { type DateEpoch, isDateFormat } from './serial-date.ts';
import { SheetError } from './sheet-error.ts';

/** What an .xls says before its first sheet. */
export interface BiffGlobals {
  readonly epoch: DateEpoch;
  readonly text: BiffText;
  readonly shared: readonly string[];
  readonly dateStyles: readonly boolean[];
  /** In the order of the tabs, without charts and macro sheets. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly start: number }[];
}

const UNICODE_VERSION = 0x0600;
const CHINESE = 936;
const WORKSHEET = 0;
const STRINGS_A_BREATH = 2000;

export async function readBiffGlobals(stream: Buffer, breathe: () => Promise<void>): Promise<BiffGlobals> {
  const begin = recordAt(stream, 0);
  if (begin.type !== RECORD.begin || begin.data.length < 4) throw new SheetError('damaged');
  const unicode = begin.data.readUInt16LE(0) === UNICODE_VERSION;
  let text: BiffText = { unicode, decode: codePageDecoder(CHINESE) };
  let epoch: DateEpoch = 1900;
  let shared: string[] = [];
  const codes = new Map<number, string>();
  const styles: number[] = [];
  const sheets: BiffGlobals['sheets'][number][] = [];
  for (let at = begin.next; ;) {
    const record = recordAt(stream, at);
    const { data } = record;
    at = record.next;
    if (record.type === RECORD.end) break;
    if (record.type === RECORD.filePass) throw new SheetError('encrypted');
    if (record.type === RECORD.dateMode) epoch = data[0] === 1 ? 1904 : 1900;
    if (record.type === RECORD.codePage && data.length >= 2) {
      text = { unicode, decode: codePageDecoder(data.readUInt16LE(0)) };
    }
    if (record.type === RECORD.style && data.length >= 4) styles.push(data.readUInt16LE(2));
    if (record.type === RECORD.format && data.length >= 3) {
      const code = lengthAndText([data.subarray(2)], text, unicode ? 2 : 1);
      codes.set(data.readUInt16LE(0), code);
    }
    if (record.type === RECORD.sheet && data.length >= 8 && data[5] === WORKSHEET) {
      const name = lengthAndText([data.subarray(6)], text, 1);
      sheets.push({ name, hidden: ((data[4] ?? 0) & 3) !== 0, start: data.readUInt32LE(0) });
    }
    if (record.type === RECORD.sharedStrings) {
      const { pieces, next } = withContinued(stream, record);
      shared = await readShared(pieces, breathe);
      at = next;
    }
  }
  return { epoch, text, shared, sheets, dateStyles: styles.map((id) => isDateFormat(id, codes.get(id))) };
}

async function readShared(pieces: readonly Buffer[], breathe: () => Promise<void>): Promise<string[]> {
  const reader = stringReader(pieces);
  reader.skip(4);
  const count = reader.long();
  const strings: string[] = [];
  while (strings.length < count && reader.hasMore()) {
    const length = reader.short();
    strings.push(reader.text(length));
    if (strings.length % STRINGS_A_BREATH === 0) await breathe();
  }
  return strings;
}
