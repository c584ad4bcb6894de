/** Millimetres to points. */
export const mm = (length: number): number => (length * 72) / 25.4;

/** 字号 in points. */
export const sizes = {
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
  六号: 7.5,
} as const;

export type Paper = 'A4' | 'A3';

/** Left, top, right, bottom in points, as pdfmake wants them. */
export type Margins = [number, number, number, number];

export interface Page {
  readonly size: Paper;
  readonly orientation: 'portrait' | 'landscape';
  readonly margins: Margins;
  /** Width and height between the margins, in points. */
  readonly width: number;
  readonly height: number;
}

const papers = { A4: [210, 297], A3: [297, 420] } as const;

function page(size: Paper, orientation: Page['orientation'], margins: readonly number[]): Page {
  const [short, long] = papers[size];
  const [wide, high] = orientation === 'portrait' ? [short, long] : [long, short];
  const [left = 0, top = 0, right = 0, bottom = 0] = margins;
  return {
    size,
    orientation,
    margins: [mm(left), mm(top), mm(right), mm(bottom)],
    width: mm(wide - left - right),
    height: mm(high - top - bottom),
  };
}

/** GB/T 9704-2012: 版心 156 × 225 mm on A4, head 37 mm, binding side 28 mm. */
export const letterPage = page('A4', 'portrait', [28, 37, 26, 35]);

/** The same with more of the sheet used, for a notice whose list would otherwise need a second page. */
export const fullLetterPage = page('A4', 'portrait', [28, 24, 26, 20]);

/** A notice for the wall: read at one to two metres. */
export const wallPage = page('A3', 'portrait', [25, 25, 25, 25]);

/** A form bound at the left: 25 mm there, 16 mm elsewhere, room for the footer below. */
export const formPage = page('A4', 'portrait', [25, 14, 17, 16]);
export const wideFormPage = page('A4', 'landscape', [25, 16, 16, 18]);

/** With narrow margins, so that it can be pasted into the village's bound minute book. */
export const pastedPage = page('A4', 'portrait', [15, 12, 15, 16]);

/** A register (村册, 乡簿): A3 lying, bound at the left. */
export const registerPage = page('A3', 'landscape', [25, 16, 16, 18]);

/** The grid of GB/T 9704: 28 characters in a line, 22 lines on a page. */
export const letterGrid = { size: letterPage.width / 28, pitch: letterPage.height / 22 };
