import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import { beforeFonts, root } from '../backend/press/render-job.ts';
import { pageFaults } from './page-faults.ts';
import { sampledPaper, templateOf, type SampledPaper } from './sampled-paper.ts';
import { sampledIds, sizes } from './samples/all.ts';

// GALLERY=1 keeps every sample as PDF and PNG, to be looked at.
const gallery = process.env['GALLERY'] === undefined ? null : join(root, 'test-results/gallery');
const DPI = 60;

/** More sheets than this for the largest sample is a layout that wastes paper. */
const MOST_PAGES = 40;

beforeAll(async () => {
  await beforeFonts();
  if (gallery !== null) mkdirSync(gallery, { recursive: true });
});

test('every document of the catalogue has its samples', () => {
  expect(sampledIds()).toEqual(Object.keys(documents).toSorted());
});

describe.each(sampledIds())('%s', (id) => {
  test('every sample lies well on its pages', { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    for (const paper of templateOf(id).papers) {
      const counts: number[] = [];
      for (const size of sizes) {
        const sampled = await sampledPaper(id, size, paper);
        keep(id, `${size}-${paper}`, sampled);
        const { pages, margins, forbidden } = sampled;
        const found = [...pageFaults(pages, margins), ...forbidden, ...sizesOf(sampled)];
        faults.push(...found.map((fault) => `${size} on ${paper}: ${fault}`));
        counts.push(pages.length);
      }
      if (counts.some((count, at) => count < (counts[at - 1] ?? 1) || count > MOST_PAGES))
        faults.push(`on ${paper}: ${counts.join(', ')} pages`);
    }
    expect(faults).toEqual([]);
  });
});

/** Pages of another size than the document's paper, whichever way they stand. */
function sizesOf({ pages, size }: SampledPaper): string[] {
  const wanted = size.toSorted((one, other) => one - other).join(' × ');
  const mmOf = (points: number): number => Math.round((points * 25.4) / 72);
  const found = pages.map(({ width, height }) =>
    [mmOf(width), mmOf(height)].toSorted((one, other) => one - other).join(' × '),
  );
  return found.filter((each) => each !== wanted).map((each) => `has a page of ${each} mm`);
}

function keep(id: DocumentId, name: string, { pdf }: SampledPaper): void {
  if (gallery === null) return;
  const file = join(gallery, `${id}-${name}`);
  writeFileSync(`${file}.pdf`, pdf);
  execFileSync('pdftoppm', ['-r', String(DPI), '-png', `${file}.pdf`, file]);
}
