import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { linesOf, type LaidOutPage, type Piece } from '#test/support/laid-out.ts';
import { beforeFonts } from '../backend/press/render-job.ts';
import { sampledPaper, templateOf } from './sampled-paper.ts';
import { sampledIds } from './samples/all.ts';

beforeAll(beforeFonts);

/** One column of the reference for so many points: the half of a character of the forms. */
const COLUMN = 5.25;

// `vitest run -u test/templates/reference.test.ts` writes the texts anew; what changed is then seen in the diff.
test.each(sampledIds())('the typical %s says and places what its reference says', async (id) => {
  const [paper = 'A4'] = templateOf(id).papers;
  const { pages, isDraft } = await sampledPaper(id, 'typical', paper);
  expect(isDraft, `${id}: the typical sample lacks something for the valid paper`).toBe(false);
  const text = pages.map((page, at) => `${headOf(page, at + 1, paper)}\n${bodyOf(page)}\n`).join('\n');
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'reference', `${id}.txt`));
});

const headOf = ({ width, height }: LaidOutPage, number: number, paper: string): string =>
  `=== 第${number}页 ${paper} ${width > height ? '横' : '竖'}`;

/** The lines of a page; each text begins as far from the left edge as it is printed. */
function bodyOf({ pieces }: LaidOutPage): string {
  const left = Math.min(...pieces.map((piece) => piece.left));
  return linesOf(pieces)
    .map((line) => line.reduce((text, piece) => placed(text, piece, left), ''))
    .join('\n');
}

function placed(text: string, piece: Piece, left: number): string {
  const column = Math.round((piece.left - left) / COLUMN);
  const gap = Math.max(text === '' ? 0 : 1, column - columnsOf(text));
  return `${text}${' '.repeat(gap)}${piece.text}`;
}

/** Han and full-width signs take two columns. */
const columnsOf = (text: string): number =>
  [...text].reduce((columns, character) => columns + (character > '\u2000' ? 2 : 1), 0);
