import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { aConsent, aPlan, aSignIn, attendants } from '../../templates/models.ts';
import { readPdf } from './read-pdf.ts';
import { beforeFonts, code, fontFolder, printOptions, root } from './render-job.ts';
import type { PressSheet, Printed } from '#backend/press/job.ts';
import { createRenderer } from '#backend/press/render.ts';

beforeAll(beforeFonts);

const render = createRenderer(fontFolder);

const plan: PressSheet = { document: 'P34', model: aPlan(), code };
const consent: PressSheet = { document: 'P02', model: aConsent(), code };
/** Of two pages. */
const signIn: PressSheet = {
  ...{ document: 'P10', code },
  model: aSignIn({ representatives: attendants(40) }),
};

function bound(sheets: readonly PressSheet[], duplex: boolean): Printed {
  const result = render({ sheets, options: { ...printOptions, duplex, draft: true } });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const A4 = [210, 297];
const A4_ACROSS = [297, 210];

describe('several papers in one file', () => {
  test('have each its own page numbers, size and place', async () => {
    const printed = bound([plan, signIn, consent], false);
    const { pages, sizes } = await readPdf(printed.pdf);
    expect(printed.starts).toEqual([1, 2, 4]);
    expect(pages.map((text) => /第\d+页共\d+页/.exec(text)?.[0])).toEqual([
      ...['第1页共1页', '第1页共2页', '第2页共2页'],
      ...pages.slice(3).map((_, at) => `第${at + 1}页共${pages.length - 3}页`),
    ]);
    expect(sizes.slice(0, 3)).toEqual([A4_ACROSS, A4, A4]);
    expect(printed.pages).toBe(pages.length);
  });

  test('begin on the front of a sheet when both sides are printed; the back before is blank and as large', async () => {
    const printed = bound([plan, signIn, plan, plan], true);
    const { pages, sizes } = await readPdf(printed.pdf);
    expect(printed).toMatchObject({ starts: [1, 3, 5, 7], lengths: [1, 2, 1, 1], pages: 7 });
    expect([pages[1], pages[5]]).toEqual(['', '']);
    expect(sizes).toEqual([A4_ACROSS, A4_ACROSS, A4, A4, A4_ACROSS, A4_ACROSS, A4_ACROSS]);
    expect(pages[2]).toContain('第1页共2页');
    expect(pages[6]).toContain('第1页共1页');
  });

  test('a paper alone has no blank back', () => {
    expect(bound([plan], true).pages).toBe(1);
  });

  test('are told one by one', () => {
    const done: number[] = [];
    render({ sheets: [plan, plan, plan], options: printOptions }, { onPaper: (count) => done.push(count) });
    expect(done).toEqual([1, 2, 3]);
  });
});

test('printing over and over takes no more memory and gives the same file', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    return process.memoryUsage();
  };
  const hashes = new Set<string>();
  const print = () =>
    hashes.add(
      createHash('sha256')
        .update(bound([plan], true).pdf)
        .digest('hex'),
    );
  for (let run = 0; run < 5; run += 1) print();
  const before = used();
  for (let run = 0; run < 50; run += 1) print();
  const { heapUsed, arrayBuffers } = used();
  expect(heapUsed - before.heapUsed).toBeLessThan(3_000_000);
  // Buffers go when their collector comes round, not when it is called; kept ones would be 50 files.
  expect(arrayBuffers - before.arrayBuffers).toBeLessThan(30_000_000);
  expect(hashes.size).toBe(1);
});

test('the layout engine is the version that the press was written against', () => {
  const manifest = readFileSync(`${root}/node_modules/pdfmake/package.json`, 'utf8');
  expect((JSON.parse(manifest) as { version: string }).version).toBe('0.3.11');
});
