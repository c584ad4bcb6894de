import { makeZip, workbookParts } from '#test/backend/sheets/make-package.ts';
import { makeHouseholds } from '#test/support/township/make-households.ts';
import { fullTable, type SampleTable, type Value } from '#test/support/township/tables.ts';

export interface MemberWorkbook {
  readonly bytes: Buffer;
  readonly rows: number;
  readonly columns: number;
}

const VILLAGES = Array.from({ length: 20 }, (_, at) => `云溪${at + 1}村`);
const PEOPLE_A_HOUSEHOLD = 2.5;

/** The national system's full export of `members` people, with shared strings: banner in row 1, headers in row 3. */
export function makeMemberWorkbook(members: number, seed: number): MemberWorkbook {
  const households = Math.ceil(members / PEOPLE_A_HOUSEHOLD);
  const full = fullTable(makeHouseholds({ households, seed, villages: VILLAGES, year: 2025 }));
  const table = { headers: full.headers, rows: full.rows.slice(0, members) };
  return { bytes: workbookOf(table), rows: table.rows.length, columns: table.headers.length };
}

/** Made by hand: a library would take a minute. */
function workbookOf({ headers, rows }: SampleTable): Buffer {
  const strings = new Map<string, number>();
  const cellOf = (value: Value, row: number, column: string) => {
    if (value === '') return '';
    if (typeof value === 'number') return `<c r="${column}${row}"><v>${value}</v></c>`;
    const at = strings.get(value) ?? strings.size;
    strings.set(value, at);
    return `<c r="${column}${row}" t="s"><v>${at}</v></c>`;
  };
  const letters = headers.map((_, at) => lettersOf(at));
  const lines = [['全县全字段'], ['导出时间:2025-12-02 10:15:00'], headers, ...rows];
  const sheetData = lines
    .map((values, at) => {
      const cells = values.map((value, column) => cellOf(value, at + 1, letters[column] ?? ''));
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    })
    .join('');
  const shared = Array.from(strings.keys(), (text) => `<si><t>${escaped(text)}</t></si>`).join('');
  const more = [
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${shared}</sst>` },
  ];
  return makeZip(workbookParts({ sheetData, more }));
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const typeOf = (part: string, type: string) =>
  `<Override PartName="/xl/${part}" ContentType="${SPREADSHEET}.${type}+xml"/>`;
/** Office programs open nothing without; our readers do not ask for it. */
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typeOf('workbook.xml', 'sheet.main')}${typeOf('worksheets/sheet1.xml', 'worksheet')}${typeOf('sharedStrings.xml', 'sharedStrings')}</Types>`;

const lettersOf = (at: number) =>
  (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26));

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
