import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A stretch of text without white space, in mm from the page's top left corner. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
const mm = (points: string | undefined): number => (Number(points) * 25.4) / 72;

/** Where the words of each page stand, as poppler's pdftotext measures them. */
export function measuredWords(pdf: Uint8Array): Word[][] {
  const folder = mkdtempSync(join(tmpdir(), 'hudang-words-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    const pages = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
      .split('<page')
      .slice(1);
    return pages.map((page) =>
      Array.from(page.matchAll(word), ([, left, top, right, bottom, text = '']) => ({
        ...{ text, left: mm(left), right: mm(right), top: mm(top), bottom: mm(bottom) },
      })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
