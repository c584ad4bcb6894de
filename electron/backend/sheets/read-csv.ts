import { makeBreather } from './breather.ts';
import { decodeText, detectEncoding } from './decode-text.ts';
import { isRoundedNumber } from './number-text.ts';
import type { OpenSheets } from './open-sheets.ts';
import type { ByteSource } from './open-source.ts';
import { makeCsvParser, sniffSeparator } from './parse-csv.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetCell, SheetLimits, SheetRow } from './sheet-row.ts';

/** Empty ones included; no spreadsheet has more. */
const MAX_RECORDS = 1_048_576;
/** Enough text to see which separator is used. */
const SNIFF = 32_768;

/** Text files: comma, tab or semicolon, UTF-8, UTF-16 or GB18030. All cells are text. */
export async function openCsv(
  source: ByteSource,
  limits: SheetLimits,
  openSignal: AbortSignal | undefined,
): Promise<OpenSheets> {
  const encoding = await detectEncoding(source, openSignal);
  return {
    kind: 'csv',
    sheets: [{ name: '', hidden: false }],
    async *rows(index, signal) {
      if (index !== 0) throw new SheetError('no-sheet');
      const breathe = makeBreather(signal);
      const rows: SheetRow[] = [];
      const feed = makeFeed(limits.columns, rows);
      for await (const text of decodeText(source, encoding)) {
        feed.push(text);
        await breathe();
        yield* rows;
        rows.length = 0;
      }
      feed.end();
      yield* rows;
    },
    close: () => {},
  };
}

/** Holds the text back until the separator can be told. */
function makeFeed(maxColumns: number, rows: SheetRow[]): { push(text: string): void; end(): void } {
  let number = 0;
  let held = '';
  let parser: ReturnType<typeof makeCsvParser> | undefined;
  const start = () => {
    const take = (fields: string[]) => {
      number += 1;
      if (number > MAX_RECORDS) throw new SheetError('too-many-rows');
      if (number === 1 && /^sep=/i.test(fields[0] ?? '') && fields.length <= 2) return;
      const row = rowOf(number, fields);
      if (row !== undefined) rows.push(row);
    };
    parser = makeCsvParser(sniffSeparator(held), take, maxColumns);
    parser.push(held);
    held = '';
  };
  return {
    push(text) {
      if (parser !== undefined) return parser.push(text);
      held += text;
      if (held.length >= SNIFF) start();
    },
    end() {
      if (parser === undefined) start();
      parser?.end();
    },
  };
}

function rowOf(number: number, fields: string[]): SheetRow | undefined {
  const cells = fields.map(cellOf);
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 0) return undefined;
  const damaged = fields.some((field) => field.includes('\ufffd'));
  return { number, cells, ...(damaged && { damaged: true as const }) };
}

function cellOf(field: string): SheetCell | '' {
  const text = field.startsWith('="') && field.endsWith('"') && field.length > 2 ? field.slice(2, -1) : field;
  if (text === '') return '';
  return isRoundedNumber(text) ? { text, numeric: true, lossy: true } : { text };
}
