import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdfPageCount, renderPdfPage } from '#backend/pictures/pdf-pages.ts';
import { seededShuffle } from '#domain/sampling/random.ts';
import type { DocumentId } from '#templates/catalogue.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { degraded, seeded } from '#test/support/degrade.ts';
import { drawDamage } from '#test/support/draw-damage.ts';
import { times } from '#test/support/hurt.ts';
import { printedFile, takeIn } from '#test/support/scanned.ts';

const PAGES = times(8, 400);
const SEED = 20_250;
const AT_ONCE = 20;

let archive: BuiltArchive;
/** The pages of all printed files. */
let printed: PrintedPage[];

interface PrintedPage {
  readonly pdf: Uint8Array;
  /** Of the file. */
  readonly filePage: number;
  readonly documentId: number;
  readonly page: number;
  /** In inches. */
  readonly longSide: number;
}

interface Row {
  readonly id: number;
  readonly first_page: number;
  readonly pages: number;
}

/** The village's papers of one kind: a file, whose pages are those of its papers. */
async function pagesOfPrint(document: DocumentId, paper: 'A4' | 'A3' = 'A4'): Promise<PrintedPage[]> {
  const villageId = archive.villages['云溪村'] ?? 0;
  const { pdf, documentId } = await printedFile(archive, {
    ...{ document, target: { villageId }, year: 2025, paper, onlyReady: true },
  });
  const rows = archive.session
    .archive!.raw.prepare(
      'SELECT id, first_page, pages FROM document WHERE run_id = (SELECT run_id FROM document WHERE id = ?)',
    )
    .all(documentId) as Row[];
  const pages = rows.flatMap((row) =>
    Array.from({ length: row.pages }, (_, at) => ({
      ...{ pdf, filePage: row.first_page + at, documentId: row.id, page: at + 1 },
      longSide: paper === 'A3' ? 16.54 : 11.69,
    })),
  );
  expect(await pdfPageCount(pdf)).toBeGreaterThanOrEqual(pages.length);
  return pages;
}

beforeAll(async () => {
  archive = await anArchive();
  for (let at = 0; at < times(6, 90); at += 1)
    await aHousehold(archive, {
      ...{ head: `赵${at}`, others: [{ name: `钱${at}`, relation: '02' }], year: { year: 2025 } },
    });
  const kinds = [
    ...(await pagesOfPrint('P02')),
    ...(await pagesOfPrint('P05')),
    ...(await pagesOfPrint('P38')),
    ...(await pagesOfPrint('P39', 'A3')),
  ];
  printed = seededShuffle(String(SEED))(kinds).slice(0, PAGES);
}, 300_000);
afterAll(() => archive.close());

interface Count {
  right: number;
  waiting: number;
  wrong: number;
}

test(
  `${PAGES} damaged scans and photos: those whose code is whole file themselves, none files wrong`,
  { timeout: 3_600_000 },
  async () => {
    expect(printed).toHaveLength(PAGES);
    const counts = { whole: none(), creased: none() };
    for (let from = 0; from < printed.length; from += AT_ONCE) {
      const batch = printed.slice(from, from + AT_ONCE);
      await takeBatch(batch, from, counts);
      if (PAGES > 100) tell(`${from + batch.length} of ${PAGES}: ${JSON.stringify(counts)}`);
    }
    tell(`read back of ${PAGES}: ${JSON.stringify(counts)}`);
    expect(counts.whole.wrong + counts.creased.wrong).toBe(0);
    const all = counts.whole.right + counts.whole.waiting;
    expect(counts.whole.right / all).toBeGreaterThanOrEqual(0.99);
  },
);

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const none = (): Count => ({ right: 0, waiting: 0, wrong: 0 });

async function takeBatch(
  batch: readonly PrintedPage[],
  from: number,
  counts: Readonly<Record<'whole' | 'creased', Count>>,
): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  const expected = new Map<string, PrintedPage & { readonly isCodeWhole: boolean; readonly told: string }>();
  for (const [at, page] of batch.entries()) {
    const random = seeded(SEED + from + at);
    const { kind, dpi, isCodeWhole, damage } = drawDamage(random, { fine: PAGES > 100 });
    const longSide = Math.round(dpi * page.longSide);
    const name = `${from + at}.jpg`;
    files[name] = await degraded(await renderPdfPage(page.pdf, page.filePage, { longSide }), damage, random);
    expected.set(name, { ...page, isCodeWhole, told: `${kind} ${dpi} dpi ${JSON.stringify(damage)}` });
  }
  const { batchId, refused } = await takeIn(archive, files);
  expect(refused).toEqual([]);
  const { pages } = await archive.must('scan.inbox', { batchId: batchId ?? 0, states: [], limit: 500 });
  for (const { name, state, document } of pages) {
    const wanted = expected.get(name)!;
    const count = counts[wanted.isCodeWhole ? 'whole' : 'creased'];
    if (state !== 'filed') {
      count.waiting += 1;
      if (wanted.isCodeWhole) tell(`not read: ${name} ${wanted.told}`);
    } else if (document?.id === wanted.documentId && document.page === wanted.page) count.right += 1;
    else count.wrong += 1;
  }
}
