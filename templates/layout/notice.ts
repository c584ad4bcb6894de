import type { Content, ContentText, DynamicContent } from 'pdfmake/interfaces.js';
import type { PrintContext } from '../document.ts';
import { codeMark, codeSide } from './code-mark.ts';
import { breakTitle, countLines, emWidth } from './measure.ts';
import {
  fullLetterPage,
  letterGrid,
  letterPage,
  mm,
  sizes,
  wallPage,
  type Page,
  type Paper,
} from './page.ts';
import type { TextStyle, Typesetter } from './typeset.ts';

/** All measures of a notice in points; one row of `scales` for each degree of tightness. */
export interface NoticeScale {
  readonly page: Page;
  readonly titleSize: number;
  readonly bodySize: number;
  readonly pitch: number;
  /** Size of the list's text and height of its rows. */
  readonly cellSize: number;
  readonly row: number;
}

const a4 = { page: letterPage, titleSize: sizes.二号, bodySize: letterGrid.size } as const;
const a3 = { page: wallPage, titleSize: sizes.小初 } as const;

/** Loosest first. The first A4 scale is the grid of GB/T 9704; the wall's print gets larger where there is room. */
export const scales: Readonly<Record<Paper, readonly [NoticeScale, ...NoticeScale[]]>> = {
  A4: [
    { ...a4, pitch: letterGrid.pitch, cellSize: sizes.小四, row: 24 },
    { ...a4, pitch: 27, cellSize: sizes.小四, row: 22 },
    { ...a4, pitch: 25, cellSize: sizes.小四, row: 20 },
    { ...a4, pitch: 23.5, cellSize: sizes.五号, row: 20 },
    { ...a4, page: fullLetterPage, pitch: 23, cellSize: sizes.五号, row: 20 },
    { ...a4, page: fullLetterPage, pitch: 21.5, cellSize: sizes.五号, row: 18 },
  ],
  A3: [
    { ...a3, bodySize: sizes.一号, pitch: 47, cellSize: sizes.二号, row: 42 },
    { ...a3, bodySize: sizes.小一, pitch: 44, cellSize: sizes.小二, row: 36 },
    { ...a3, bodySize: sizes.二号, pitch: 40, cellSize: sizes.小二, row: 34 },
    { ...a3, bodySize: 20, pitch: 36, cellSize: sizes.三号, row: 30 },
    { ...a3, bodySize: sizes.小二, pitch: 32, cellSize: sizes.小三, row: 27 },
    { ...a3, bodySize: sizes.小二, pitch: 30, cellSize: sizes.四号, row: 25 },
  ],
};

/** Above the signature, so that the stamp of 42 mm stands free of the text. */
export const sealGap = (pitch: number): number => Math.min(2 * pitch, mm(17));

interface Wanted {
  readonly title: readonly string[];
  readonly unit: string;
  /** The paragraphs in their parts, for lines of so many em. */
  readonly body: (lineWidth: number) => readonly (readonly string[])[];
  /** Height in points of all else that stands in the page: the list, the line that names it. */
  readonly list: (scale: NoticeScale) => number;
}

/** Characters in a line of the body. */
export const lineEms = ({ page, bodySize }: NoticeScale): number => Math.floor(page.width / bodySize + 0.01);

/** The first scale in which everything stands on one page; null when none does. */
export function scaleThatFits(paper: Paper, { title, unit, body, list }: Wanted): NoticeScale | null {
  const fits = (scale: NoticeScale): boolean => {
    const { page, titleSize, pitch } = scale;
    const limit = page.width / titleSize;
    const titleRows = titleLines(title, limit).reduce(
      (sum, line) => sum + Math.ceil(emWidth(line) / limit),
      0,
    );
    const texts = body(lineEms(scale)).map((parts) => parts.join(''));
    const rows = texts.reduce((sum, text) => sum + countLines(text, lineEms(scale)), 0);
    const signature = sealGap(pitch) + (signatureRows(unit, scale) + 1) * pitch;
    return titleRows * titleSize * 1.5 + (1 + rows) * pitch + list(scale) + signature <= page.height;
  };
  return scales[paper].find(fits) ?? null;
}

/** Lines of a title between its phrases; a phrase of its own that is a line end always breaks. */
function titleLines(phrases: readonly string[], limit: number): string[] {
  const groups = phrases.reduce<string[][]>(
    (all, phrase) =>
      phrase === '\n' ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), phrase]],
    [[]],
  );
  return groups.filter((group) => group.length > 0).flatMap((group) => breakTitle(group, limit));
}

export function titleOf(typesetter: Typesetter, phrases: readonly string[], scale: NoticeScale): Content {
  const style: TextStyle = { face: 'title', size: scale.titleSize, pitch: scale.titleSize * 1.5 };
  const lines = titleLines(phrases, scale.page.width / scale.titleSize);
  return {
    stack: lines.map((line) => typesetter.text(line, style, { alignment: 'center' })),
    margin: [0, 0, 0, scale.pitch],
  };
}

/** A paragraph of the body, indented by two characters; both edges straight unless it is a row of numbers. */
export function paragraph(typesetter: Typesetter, parts: readonly string[], scale: NoticeScale): ContentText {
  const style: TextStyle = { face: 'fangsong', size: scale.bodySize, pitch: scale.pitch };
  const alignment = parts.length === 1 ? 'justify' : 'left';
  return typesetter.text(parts, style, { leadingIndent: 2 * scale.bodySize, alignment });
}

/**
 * Signature and date for a seal (GB/T 9704): the date four characters from the right edge, the signature centred
 * above it, and room above both for the stamp of 42 mm. The wet seal is the village's; no seal is printed.
 */
export function sealedSignature(
  typesetter: Typesetter,
  unit: string,
  date: string,
  scale: NoticeScale,
): Content {
  const { bodySize, pitch, page } = scale;
  const style: TextStyle = { face: 'fangsong', size: bodySize, pitch };
  const unitWidth = signatureWidth(unit, scale) + 2;
  const dateWidth = emWidth(date) * bodySize;
  const width = Math.max(unitWidth, dateWidth + 2);
  const indent = Math.max(0, Math.min(4 * bodySize - (width - dateWidth) / 2, page.width - width));
  return {
    columns: [
      { width: '*', text: '' },
      {
        width,
        stack: [
          typesetter.text(unit, style, { alignment: 'center' }),
          typesetter.text(date, style, { alignment: 'center', noWrap: true }),
        ],
      },
      { width: indent, text: '' },
    ],
    margin: [0, sealGap(pitch), 0, 0],
    unbreakable: true,
  };
}

/** Lines that a unit's name takes in a signature: at most the line of the page but six characters each. */
export const signatureRows = (unit: string, { page, bodySize }: NoticeScale): number =>
  Math.ceil(emWidth(unit) / (page.width / bodySize - 6));

/** Lines of one length, so that none is left with a character or two. */
const signatureWidth = (unit: string, scale: NoticeScale): number => {
  const rows = signatureRows(unit, scale);
  return (rows === 1 ? emWidth(unit) : Math.ceil(emWidth(unit) / rows)) * scale.bodySize;
};

/** A posted sheet carries only its form number and code, and page numbers when there is more than one page. */
export function postedFooter(
  { typesetter, code }: PrintContext,
  formNumber: string,
  { page }: NoticeScale,
): DynamicContent {
  const [left, , right, bottom] = page.margins;
  const size = page.size === 'A3' ? sizes.四号 : sizes.五号;
  return (current, count) => ({
    margin: [left, (bottom - codeSide) / 2, right, 0],
    columns: [
      {
        width: 80,
        ...typesetter.text(`表号：${formNumber}`, { face: 'song', size: sizes.六号 }),
        margin: [0, (codeSide - sizes.六号) / 2, 0, 0],
      },
      {
        width: '*',
        ...pageOf(typesetter, current, count, size),
        margin: [0, (codeSide - size) / 2, 0, 0],
      },
      { width: 80 - codeSide, text: '' },
      { width: codeSide, ...codeMark(code, current) },
    ],
  });
}

function pageOf(typesetter: Typesetter, current: number, count: number, size: number): ContentText {
  const text = count > 1 ? `第${current}页 共${count}页` : '';
  return typesetter.text(text, { face: 'song', size }, { alignment: 'center' });
}
