import type { Content } from 'pdfmake/interfaces.js';
import { emWidth } from './measure.ts';
import type { NoticeScale } from './notice.ts';
import type { TextStyle, Typesetter } from './typeset.ts';

interface Signature {
  readonly unit: string;
  readonly date: string;
  readonly scale: NoticeScale;
  /** Points above it, for the stamp. */
  readonly gap: number;
}

/** Characters between the date and the right edge of the text. */
const INDENT = 4;

/**
 * Signature and date for a seal (GB/T 9704 §7.3.5.1): the date four characters from the right edge, the signature
 * centred above it; a name too long for a line is parted into even ones. The wet seal is the office's own.
 */
export function letterSignature(typesetter: Typesetter, { unit, date, scale, gap }: Signature): Content {
  const { bodySize: em, pitch, page } = scale;
  const style: TextStyle = { face: 'fangsong', size: em, pitch };
  const units = evenLines(unit, Math.floor(page.width / em) - 1);
  const own = emWidth(date) * em;
  const width = Math.max(own, ...units.map((line) => emWidth(line) * em)) + 1;
  const indent = Math.max(0, INDENT * em - (width - own) / 2);
  const line = (text: string) =>
    typesetter.text(text, style, { alignment: 'center', noWrap: true, preserveLeadingSpaces: true });
  return {
    columns: [
      { width: '*', text: '' },
      { width, stack: [...units, date].map(line) },
      { width: indent, text: '' },
    ],
    margin: [0, gap, 0, 0],
    unbreakable: true,
  };
}

function evenLines(text: string, limit: number): string[] {
  const count = Math.ceil(emWidth(text) / limit);
  if (count <= 1) return [text];
  const characters = [...text];
  const each = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, at) => characters.slice(at * each, (at + 1) * each).join(''));
}
