import type { Content } from 'pdfmake/interfaces.js';
import { mm, registerPage, sizes } from './page.ts';
import type { Typesetter } from './typeset.ts';

interface Cover {
  readonly title: string;
  readonly year: number;
  /** Whose it is, from the county down; a line each. */
  readonly places: readonly string[];
  readonly unit: string;
  /** The day on whose evening everything in it was so, `2025年12月31日`. */
  readonly asOf: string;
}

/** First page of a bound register: what, of whom, when; the rest of the paper stays white. */
export function registerCover(typesetter: Typesetter, { title, year, places, unit, asOf }: Cover): Content {
  const line = { face: 'fangsong', size: sizes.二号, pitch: 40 } as const;
  const centred = { alignment: 'center' } as const;
  return {
    stack: [
      typesetter.text(`${year}年度`, line, { ...centred, margin: [0, mm(42), 0, mm(8)] }),
      typesetter.text(title, { face: 'title', size: 60 }, centred),
      ...places.map((place, at) =>
        typesetter.text(place, line, { ...centred, margin: [0, at === 0 ? mm(24) : 0, 0, 0] }),
      ),
      typesetter.text(unit, line, { ...centred, margin: [0, mm(30), 0, 0] }),
      typesetter.text(`截至${asOf}`, line, centred),
    ],
  };
}

/** What has a height, taken in order onto pages of one height. */
interface Piece {
  /** In points. */
  readonly height: number;
  /** Does not begin a page: a total stays with the row before it. */
  readonly keepsWithPrevious?: boolean;
}

/** Pieces by page. A piece that keeps with the one before takes it along to the next page. */
export function intoPages<P extends Piece>(pieces: readonly P[], height = registerPage.height): P[][] {
  const pages: P[][] = [];
  let page: P[] = [];
  let left = height;
  for (const piece of pieces) {
    if (piece.height > left && page.length > 0) {
      const last = piece.keepsWithPrevious === true && page.length > 1 ? page.splice(-1) : [];
      pages.push(page);
      page = last;
      left = height - last.reduce((sum, { height: taken }) => sum + taken, 0);
    }
    page.push(piece);
    left -= piece.height;
  }
  return page.length === 0 ? pages : [...pages, page];
}
