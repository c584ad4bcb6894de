import type { Content } from 'pdfmake/interfaces.js';
import type { NoticeScale } from './notice.ts';
import { sizes } from './page.ts';
import type { TextStyle, Typesetter } from './typeset.ts';

/** What goes with a letter, each on pages of its own. */
export interface LetterAnnex {
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly content: Content;
}

const only = (annexes: readonly unknown[]): boolean => annexes.length === 1;

/** 附件说明: an empty line below the body, indented by two characters, the names of several under each other. */
export function annexLines(
  typesetter: Typesetter,
  annexes: readonly Pick<LetterAnnex, 'title'>[],
  { bodySize, pitch }: NoticeScale,
): Content[] {
  const style: TextStyle = { face: 'fangsong', size: bodySize, pitch };
  const line = (mark: string, name: string, at: number): Content => ({
    columns: [
      { width: 3 * bodySize, ...typesetter.text(mark, style) },
      { width: '*', ...typesetter.text(name, style) },
    ],
    margin: [2 * bodySize, at === 0 ? pitch : 0, 0, 0],
  });
  return annexes.map(({ title }, at) =>
    line(at === 0 ? '附件：' : '', only(annexes) ? title : `${at + 1}.${title}`, at),
  );
}

/** 附件1 in 黑体 at the edge of the first line, the title centred on the third, the text from the fifth. */
export const annexPages = (
  typesetter: Typesetter,
  annexes: readonly LetterAnnex[],
  { pitch, titleSize }: NoticeScale,
): Content[] =>
  annexes.flatMap(({ title, orientation, content }, at): Content[] => {
    const mark: TextStyle = { face: 'hei', size: sizes.三号, pitch };
    const name: TextStyle = { face: 'title', size: titleSize, pitch: Math.max(pitch, titleSize * 1.3) };
    return [
      typesetter.text(`附件${only(annexes) ? '' : at + 1}`, mark, {
        pageBreak: 'before',
        pageOrientation: orientation,
        margin: [0, 0, 0, pitch],
      }),
      typesetter.text(title, name, { alignment: 'center', margin: [0, 0, 0, pitch / 2] }),
      content,
    ];
  });
