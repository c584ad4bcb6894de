import { openSource } from '../sheets/open-source.ts';
import { SHEET_LIMITS } from '../sheets/sheet-row.ts';
import { CODE_SHEET, dropDownsOf, firstRowOf } from '../sheets/write-drop-downs.ts';
import { cellValue, columnLetters } from '../sheets/write-rows.ts';
import { carried, FORMATS, type SheetToWrite } from '../sheets/write-workbook.ts';
import { decodeEscapes } from '../sheets/xml-text.ts';
import { openZip, type ZipParts } from '../sheets/zip-parts.ts';

/**
 * Reads a written workbook back and compares it with what was meant: every cell's place, kind, format and value, the
 * drop-downs, the sheets that are seen. Throws, without data, on a difference. It reads by its own strict scanner:
 * anything but the plain cells that were meant is a difference, and it takes a third of the time of the reader for
 * files of strangers.
 */
export async function verifyWorkbook(bytes: Uint8Array, given: readonly SheetToWrite[]): Promise<void> {
  const sheets = given.map(carried);
  const zip = await openZip(await openSource({ name: '', bytes }, SHEET_LIMITS.fileBytes), SHEET_LIMITS);
  try {
    const { codes } = dropDownsOf(sheets);
    verifyBook(await textOf(zip, 'xl/workbook.xml'), sheets, codes);
    const formats = formatsOf(await textOf(zip, 'xl/styles.xml'));
    const texts = await sharedTexts(zip);
    for (const [at, sheet] of sheets.entries()) await verifySheet(zip, { at, sheet, formats, texts, sheets });
    if (codes.length > 0) await verifyCodes(zip, sheets.length, codes, texts);
  } finally {
    zip.close();
  }
}

const textOf = async (zip: ZipParts, name: string): Promise<string> =>
  Buffer.concat(await Array.fromAsync(zip.read(name))).toString();

function verifyBook(
  book: string,
  sheets: readonly SheetToWrite[],
  codes: readonly { readonly name: string; readonly options: readonly string[] }[],
): void {
  const listed = [...book.matchAll(/<sheet [^>]*>/g)].map(([tag]) => [
    unescaped(/ name="([^"]*)"/.exec(tag)?.[1] ?? ''),
    / state="([^"]*)"/.exec(tag)?.[1] ?? 'visible',
  ]);
  const meant = sheets.map(({ name }) => [name, 'visible']);
  if (codes.length > 0) meant.push([CODE_SHEET, 'veryHidden']);
  if (JSON.stringify(listed) !== JSON.stringify(meant)) throw new Error('export has other sheets');
  const names = new Map(
    [...book.matchAll(/<definedName name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name, cells = '']) => [
      name,
      unescaped(cells).replaceAll("'", ''),
    ]),
  );
  for (const [at, { name, options }] of codes.entries()) {
    const letters = columnLetters(at + 1);
    const cells = names.get(name);
    if (cells !== `${CODE_SHEET}!$${letters}$1:$${letters}$${options.length}`)
      throw new Error('export has no name for a list');
  }
}

const BUILT_IN: Readonly<Record<string, string>> = { '0': 'General', '1': '0', '2': '0.00', '49': '@' };

/** The number format of each cell style. */
function formatsOf(styles: string): string[] {
  const own = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  );
  const list = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  return [...list.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id = '']) => own.get(id) ?? BUILT_IN[id] ?? '');
}

async function sharedTexts(zip: ZipParts): Promise<string[]> {
  const texts: string[] = [];
  let rest = '';
  const decoder = new TextDecoder();
  for await (const piece of zip.read('xl/sharedStrings.xml')) {
    const text = rest + decoder.decode(piece, { stream: true });
    const last = text.lastIndexOf('</si>');
    // Of one long text a piece may hold neither end.
    const end = last < 0 ? 0 : last + '</si>'.length;
    for (const [, item = ''] of text.slice(0, end).matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g))
      texts.push(item.includes('&') || item.includes('_x') ? decodeEscapes(unescaped(item)) : item);
    rest = text.slice(end);
  }
  return texts;
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescaped = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => SIGNS[name] ?? whole);

interface SheetCheck {
  readonly at: number;
  readonly sheet: SheetToWrite;
  readonly sheets: readonly SheetToWrite[];
  readonly formats: readonly string[];
  readonly texts: readonly string[];
}

async function verifySheet(zip: ZipParts, check: SheetCheck): Promise<void> {
  const { at, sheet } = check;
  const data = dataScanner(check);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of zip.read(`xl/worksheets/sheet${at + 1}.xml`)) {
    rest = data.scan(rest + decoder.decode(piece, { stream: true }));
  }
  data.end();
  const cells = dropDownsOf(check.sheets).ofSheets[at] ?? [];
  const found = [...rest.matchAll(/<dataValidation [^>]*?sqref="([^"]*)"[^>]*><formula1>([^<]*)</g)].map(
    ([, range, formula = '']) => `${range} ${unescaped(formula)}`,
  );
  const meant = cells.map(({ range, formula }) => `${range} ${formula}`);
  if (found.toSorted().join('\n') !== meant.toSorted().join('\n'))
    throw new Error(`export has other lists in sheet ${at + 1}`);
  const links = /<(?:f|hyperlink|oleObject)[ >]/.test(rest);
  if (links || (sheet.title !== undefined && sheet.columns.length > 1 && !rest.includes('<mergeCell ')))
    throw new Error(`export has other parts in sheet ${at + 1}`);
}

const CELL =
  /<row r="(\d+)"[^>]*>|<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(?:\/>|><v>([^<]*)<\/v><\/c>)|<\/row>/y;

/** Takes the XML of a sheet in pieces and gives back what is to be put before the next. */
function dataScanner({ sheet, formats, texts }: SheetCheck) {
  const top = [sheet.title, sheet.note].filter((line) => line !== undefined);
  const first = firstRowOf(sheet);
  const kinds = sheet.columns.map(({ kind }) => kind);
  const letters = kinds.map((_, at) => columnLetters(at + 1));
  const headers = sheet.columns.map(({ header }) => header);
  let state: 'before' | 'in' | 'after' = 'before';
  let row = 0;
  let column = 0;

  const meantAt = (at: number) => {
    if (row >= first) return cellValue(sheet.rows[row - first]?.[at], kinds[at] ?? 'text');
    if (row === first - 1) return headers[at] ?? null;
    return at === 0 ? (top[row - 1] ?? null) : null;
  };
  const differs = (at: number): never => {
    throw new Error(`export differs at ${row}:${at + 1}`);
  };
  /** Everything up to this column must be empty. */
  const skipTo = (at: number) => {
    for (; column < at; column += 1) if ((meantAt(column) ?? '') !== '') differs(column);
  };
  const cell = (match: RegExpExecArray) => {
    const [, , letter, number, style, type, value] = match;
    let at = column;
    while (at < letters.length && letters[at] !== letter) at += 1;
    if (at === letters.length || Number(number) !== row) differs(at);
    skipTo(at);
    column = at + 1;
    const meant = meantAt(at);
    if (value === undefined) return (meant ?? '') === '' ? undefined : differs(at);
    const isText = type === 's';
    if (isText ? texts[Number(value)] !== meant : type !== undefined || Number(value) !== meant) differs(at);
    const kind = kinds[at] ?? 'text';
    if (row >= first && formats[Number(style)] !== FORMATS[isText ? 'text' : kind]) differs(at);
  };
  const rows = (text: string): number => {
    let end = 0;
    CELL.lastIndex = 0;
    for (let match = CELL.exec(text); match !== null; match = CELL.exec(text)) {
      if (match[1] !== undefined) {
        if (Number(match[1]) !== row + 1) differs(0);
        row += 1;
        column = 0;
      } else if (match[2] === undefined) skipTo(kinds.length);
      else cell(match);
      end = CELL.lastIndex;
    }
    return end;
  };
  return {
    scan(given: string): string {
      let text = given;
      if (state === 'before') {
        const start = text.indexOf('<sheetData>');
        if (start < 0) return text;
        state = 'in';
        text = text.slice(start + '<sheetData>'.length);
      }
      if (state === 'after') return text;
      text = text.slice(rows(text));
      if (text.startsWith('</sheetData>')) state = 'after';
      else if (text.length > LONGEST_CELL) differs(column);
      return text;
    },
    end(): void {
      if (state !== 'after' || row !== first - 1 + sheet.rows.length)
        throw new Error(`export has ${row} rows instead of ${first - 1 + sheet.rows.length}`);
    },
  };
}

/** A tag that is longer is not one of a cell. */
const LONGEST_CELL = 200_000;

async function verifyCodes(
  zip: ZipParts,
  at: number,
  codes: readonly { readonly options: readonly string[] }[],
  texts: readonly string[],
): Promise<void> {
  const xml = await textOf(zip, `xl/worksheets/sheet${at + 1}.xml`);
  const found = new Map(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*t="s"[^>]*><v>(\d+)</g)].map(([, cell, number]) => [
      cell,
      texts[Number(number)],
    ]),
  );
  for (const [column, { options }] of codes.entries())
    for (const [row, option] of options.entries())
      if (found.get(`${columnLetters(column + 1)}${row + 1}`) !== option)
        throw new Error('export has another list');
}
