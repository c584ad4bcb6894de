/** Cells as they lie on the clipboard, row by row. */
export type CellBlock = readonly (readonly string[])[];

/**
 * The text that Excel and WPS put on the clipboard: columns parted by tabs, rows by line ends; a cell that holds
 * either, or begins with a quote, stands in quotes with its own quotes doubled. The line end after the last row is
 * no row of its own.
 */
export function parseCellBlock(text: string): CellBlock {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const cell = readCell(text, at);
    rows.at(-1)?.push(cell.text);
    at = cell.end;
    const ending = text[at];
    if (ending === undefined) break;
    if (ending !== '\t') rows.push([]);
    at += ending === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/** The inverse of `parseCellBlock`, as Excel and WPS want it. */
export function formatCellBlock(block: CellBlock): string {
  return block.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

const quoted = (cell: string): string =>
  /[\t\r\n]|^"/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

interface ReadCell {
  readonly text: string;
  /** Where the tab or line end after the cell stands. */
  readonly end: number;
}

function readCell(text: string, from: number): ReadCell {
  return (text[from] === '"' ? readQuoted(text, from) : null) ?? readPlain(text, from);
}

function readPlain(text: string, from: number): ReadCell {
  const length = text.slice(from).search(/[\t\r\n]/u);
  const end = length < 0 ? text.length : from + length;
  return { text: text.slice(from, end), end };
}

/** Null where the quote is no quotation: it never closes, or text follows the closing one. */
function readQuoted(text: string, from: number): ReadCell | null {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const next = text[quote + 1];
      const closes = next === undefined || next === '\t' || next === '\r' || next === '\n';
      return closes ? { text: cell.replace(/\r\n?/gu, '\n'), end: quote + 1 } : null;
    }
    cell += '"';
    at = quote + 2;
  }
}
