import type { DynamicContent } from 'pdfmake/interfaces.js';
import type { PrintContext } from '../document.ts';
import { codeMark, codeSide, spelledCode } from './code-mark.ts';
import type { NoticeScale } from './notice.ts';
import { mm, sizes } from './page.ts';
import { ascent } from './typeset.ts';

/** Middle of the dashes below the 版心 (GB/T 9704 §7.5). */
const BELOW = mm(7);
/** In em of the face, from the baseline up to the middle of the dash. */
const DASH = 0.268;
/** From the edge of the 版心 to the code beside the number. */
const CODE_BELOW = mm(3);

/**
 * Page numbers between dashes, 7 mm under the text: at the right edge but one character on odd pages, at the left on
 * even ones; form number, time and code at the inner edge, where they push nothing away.
 */
export function letterFooter(
  { typesetter, printedAt, printedBy, code }: PrintContext,
  { formNumber, level }: { readonly formNumber: string; readonly level: 'FULL' | 'INTERNAL' },
  { page }: NoticeScale,
): DynamicContent {
  const [left, , right] = page.margins;
  const small = { face: 'song', size: sizes.六号 } as const;
  const large = { face: 'song', size: sizes.四号 } as const;
  const words = [
    `表号：${formNumber}`,
    `打印时间：${printedAt.replace('T', ' ')}`,
    level === 'FULL' ? `打印人：${printedBy}` : '',
    code === null ? '' : spelledCode(code),
  ].filter((part) => part !== '');
  const top = BELOW - (ascent - DASH) * large.size;
  const wordsTop = top + ascent * (large.size - small.size);
  return (current) => {
    const isOdd = current % 2 === 1;
    const number = {
      width: 'auto',
      ...typesetter.text(`— ${current} —`, large, {
        margin: isOdd ? [0, top, large.size, 0] : [large.size, top, 0, 0],
        noWrap: true,
      }),
    };
    const mark = { width: codeSide, ...codeMark(code, current), margin: [0, CODE_BELOW, 0, 0] };
    const told = {
      width: '*',
      ...typesetter.text(words.join('    '), small, {
        alignment: isOdd ? 'left' : 'right',
        margin: [6, wordsTop, 6, 0],
      }),
    };
    return {
      margin: [left, 0, right, 0],
      columns: (isOdd ? [mark, told, number] : [number, told, mark]) as never,
    };
  };
}
