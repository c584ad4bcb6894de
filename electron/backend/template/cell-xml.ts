import type { SheetValue } from '../sheets/write-workbook.ts';

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => NAMED[sign] ?? sign);

/**
 * The text of a cell as XML can carry it: without control characters and halves of characters, and with the sign of
 * Excel's own escapes escaped, so that _x0041_ stays what it is.
 */
export const cellText = (text: string): string =>
  escapeXml(
    text
      .toWellFormed()
      .replace(/[[\p{Cc}\ufffe\uffff]--[\n\t]]/gv, '')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'),
  );

/** Strings that the sheet adds to the workbook's list; the list keeps what it had. */
export interface StringPool {
  /** Number of a text in the list. */
  of(text: string): number;
  readonly added: Iterable<string>;
  /** How often a cell was given one. */
  readonly uses: number;
}

export function stringPool(known: number): StringPool {
  const numbers = new Map<string, number>();
  let uses = 0;
  return {
    of(text) {
      uses += 1;
      const number = numbers.get(text) ?? known + numbers.size;
      numbers.set(text, number);
      return number;
    },
    get added() {
      return numbers.keys();
    },
    get uses() {
      return uses;
    },
  };
}

export interface CellWriter {
  readonly prefix: string;
  /** Null writes texts into the cells themselves. */
  readonly pool: StringPool | null;
}

/** One cell. Text is text whatever it begins with: nothing that is written here becomes a formula. */
export function valueCell(
  { prefix: p, pool }: CellWriter,
  reference: string,
  { style, value }: { style: number | null; value: SheetValue },
): string {
  const open = `<${p}c r="${reference}"${style === null ? '' : ` s="${style}"`}`;
  if (value === null || value === '') return style === null ? '' : `${open}/>`;
  if (typeof value === 'number') return `${open}><${p}v>${value}</${p}v></${p}c>`;
  if (pool !== null) return `${open} t="s"><${p}v>${pool.of(value)}</${p}v></${p}c>`;
  return `${open} t="inlineStr"><${p}is><${p}t xml:space="preserve">${cellText(value)}</${p}t></${p}is></${p}c>`;
}

/** A formula without a result: the workbook is told to calculate when it is opened. */
export function formulaCell(
  { prefix: p }: CellWriter,
  reference: string,
  { style, formula }: { style: number | null; formula: string },
): string {
  const open = `<${p}c r="${reference}"${style === null ? '' : ` s="${style}"`}`;
  return `${open}><${p}f>${escapeXml(formula)}</${p}f></${p}c>`;
}
