import encodeQR from 'qr';
import type { ContentCanvas } from 'pdfmake/interfaces.js';
import { mm } from './page.ts';

/** Side of the printed code. */
export const codeSide = mm(11);

/** 文书编号 as it is read aloud: `KDRT-PWMX`. */
export const spelledCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What a scanner reads: `HD:KDRTPWMX/2`, the number under which the archive keeps the print, and the page. Nothing of a person. */
export const codeText = (code: string, page: number): string => `HD:${code}/${page}`;

/** The code at the foot of a page, drawn in rules so that nothing but numbers of ours can be in it; in a preview its empty frame. */
export function codeMark(code: string | null, page: number): ContentCanvas {
  if (code === null)
    return {
      canvas: [{ type: 'rect', x: 0, y: 0, w: codeSide, h: codeSide, lineWidth: 0.5, lineColor: '#c0c0c0' }],
    };
  const framed = encodeQR(codeText(code, page), 'raw', { ecc: 'medium', border: 1 });
  const modules = framed.slice(1, -1).map((row) => row.slice(1, -1));
  const side = codeSide / modules.length;
  return {
    canvas: modules.flatMap((row, y) =>
      runsOf(row).map(({ from, length }) => ({
        type: 'rect' as const,
        x: from * side,
        y: y * side,
        w: length * side,
        h: side,
        color: 'black',
        lineWidth: 0,
      })),
    ),
  };
}

/** The dark stretches of a row: one rule for each instead of one for each module. */
function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((isDark, at) => {
    if (!isDark) return;
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.length === at) last.length += 1;
    else runs.push({ from: at, length: 1 });
  });
  return runs;
}
