import { join } from 'node:path';
import { papersToBox } from '#db/filing-boxes.ts';
import { listItems } from '#db/filing-items.ts';
import { verifyFiling } from '#db/filing-verify.ts';
import { createArchive, type Archive } from '#db/open-archive.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader, write } from '#db/write.ts';
import { codeIn, itemSeries } from '#domain/filing/numbers.ts';
import type { Retention } from '#domain/records/filing.ts';

const ITEMS = 200_000;
const VILLAGES = 20;
const YEARS = 5;
const PARTS = { fonds: '0123', fileClass: 'JF' };
const BASE = { year: 2021, retention: 'Y' as Retention, office: '200' };
const ALL = { withdrawn: false };
const PAGE = { offset: 0, limit: 100 };

async function median3(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[1] ?? NaN;
}

/** As many papers as a township files in five years, by village, year and period. */
async function fill(archive: Archive): Promise<void> {
  const meta = { command: 'bench', title: 'bench', operator: 'bench', at: new Date().toISOString() };
  await write(archive, meta, ({ raw }) => {
    const rows = rowWriter(raw);
    const villages = Array.from({ length: VILLAGES }, (_, at) => rows.insert('village', { name: `村${at}` }));
    const number = raw.prepare(
      'INSERT INTO filing_number (series, serial, code, given_at) VALUES (?, ?, ?, ?)',
    );
    const last = new Map<string, number>();
    for (let n = 0; n < ITEMS; n += 1) {
      const village = n % VILLAGES;
      const year = BASE.year + (Math.floor(n / VILLAGES) % YEARS);
      const retention = (['Y', 'D30', 'D10'] as const)[n % 3] ?? 'Y';
      const office = String(200 + village);
      const series = itemSeries(PARTS, { year, retention, office });
      const serial = (last.get(series) ?? 0) + 1;
      last.set(series, serial);
      const code = codeIn(series, serial);
      number.run(series, serial, code, meta.at);
      rows.insert('filing_item', {
        ...{ code, serial, fonds: PARTS.fonds, file_class: PARTS.fileClass, year, retention, office },
        ...{ title: `村${village}${n}号户${year}年度入户调查（核实）记录`, author: `村${village}村民委员会` },
        ...{
          dated: `${year}-05-01`,
          pages: 1 + (n % 6),
          filed_on: `${year}-12-31`,
          village_id: villages[village] ?? null,
        },
      });
    }
    return Promise.resolve();
  });
}

/** Lists of filed papers, beside a walk through their titles that finds nothing: what no list can be much slower than. */
export async function benchFiling(folder: string): Promise<void> {
  const created = await createArchive(
    join(folder, 'filing'),
    'bench-passphrase',
    new Date(),
    undefined,
    'bench',
  );
  if (!created.ok) throw new Error(created.refusal);
  const { archive } = created;
  const began = performance.now();
  await fill(archive);
  console.log(`filing ${ITEMS} papers, rows and log: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const db = reader(archive);
  const walk = archive.rawReading
    .prepare("SELECT count(*) FROM filing_item WHERE title LIKE '%无此题名%'")
    .pluck();
  const base = await median3(() => walk.get());
  const figures: readonly (readonly [string, () => unknown])[] = [
    ['first page of all', () => listItems(db, ALL, PAGE)],
    ['last page of all', () => listItems(db, ALL, { offset: ITEMS - 100, limit: 100 })],
    ['a page of a year', () => listItems(db, { ...ALL, year: 2023 }, PAGE)],
    ['a page of a village', () => listItems(db, { ...ALL, villageId: 3 }, PAGE)],
    ['a text in 档号, title, author', () => listItems(db, { ...ALL, text: '4711号户' }, PAGE)],
    ['what goes into boxes of a series', () => papersToBox(db, { ...PARTS, ...BASE })],
    ['all numbers verified', () => verifyFiling(archive.rawReading)],
  ];
  for (const [what, work] of figures) {
    const ours = await median3(work);
    console.log(
      `${what.padEnd(46)} ${`${ours.toFixed(0)} ms`.padStart(9)}   titles walked ${base.toFixed(0)} ms   ratio ${(ours / base).toFixed(2)}`,
    );
  }
  await archive.close();
}
