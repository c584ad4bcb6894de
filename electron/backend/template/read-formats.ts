import { isDateFormat } from '../sheets/serial-date.ts';
import { walkXml } from './walk-xml.ts';

/** How a cell style shows what is in it. */
export interface CellFormat {
  readonly kind: 'general' | 'text' | 'number' | 'date';
  /** A date's format shows the day of the month. */
  readonly hasDay: boolean;
}

const GENERAL: CellFormat = { kind: 'general', hasDay: false };
const TEXT_ID = 49;
/** Built-in formats of a year and a month alone; the second two are those of Chinese Excel. */
const MONTH_IDS = new Set([17, 27, 36, 50, 57]);

/** By the number of the cell style. */
export function readFormats(styles: string): (style: number | null) => CellFormat {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  walkXml(styles, {
    open({ name, attributes }, path) {
      const list = path.at(-1)?.name;
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt' && list === 'numFmts') codes.set(id, attributes['formatCode'] ?? '');
      if (name === 'xf' && list === 'cellXfs') formats.push(formatOf(id, codes.get(id)));
    },
  });
  return (style) => formats[style ?? 0] ?? GENERAL;
}

function formatOf(id: number, code: string | undefined): CellFormat {
  if (id === TEXT_ID || code === '@') return { kind: 'text', hasDay: false };
  if (isDateFormat(id, code)) {
    const hasDay =
      code === undefined ? !MONTH_IDS.has(id) : /d/i.test(code.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
    return { kind: 'date', hasDay };
  }
  if (id === 0 || (code !== undefined && /^general$/i.test(code))) return GENERAL;
  return { kind: 'number', hasDay: false };
}
