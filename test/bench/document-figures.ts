import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { coverageOf } from '#backend/press/faces.ts';
import type { PressSheet, PrintOptions } from '#backend/press/job.ts';
import { createPress } from '#backend/press/press.ts';
import { findChromium } from '#electron/chromium-launch.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import type { DocumentTemplate } from '#templates/document.ts';
import { createTypesetter } from '#templates/layout/typeset.ts';
import { shippedWords } from '#templates/wording.ts';
import { definitionsHtml } from './definition-html.ts';
import { aNotice, noticeRows } from '../templates/models.ts';
import { samples } from '../templates/samples/all.ts';

const CODE = 'KDRTPWMX';
const PIECE = 100;
const options: PrintOptions = { paper: 'A4', printedAt: '2026-11-23T09:00', printedBy: '张三', draft: true };

const sheetOf = (document: DocumentId, model: unknown): PressSheet =>
  ({ document, model, code: CODE }) as PressSheet;

const times = (count: number, make: (at: number) => readonly PressSheet[]): PressSheet[] =>
  Array.from({ length: count }, (_, at) => make(at)).flat();

/** For one procedure: what each household has of it, and what the village has. */
const OF_HOUSEHOLDS = ['P01', 'P02', 'P05', 'P05B', 'P07', 'P19', 'P34'] as const;
const OF_VILLAGE = ['P03', 'P09', 'P10', 'P12', 'P15'] as const;

function jobs(): { readonly name: string; readonly sheets: PressSheet[] }[] {
  const typical = (id: DocumentId) => [sheetOf(id, samples[id].typical)];
  const set = [...times(200, () => OF_HOUSEHOLDS.flatMap(typical)), ...OF_VILLAGE.flatMap(typical)];
  return [
    {
      name: 'notice of 1,000 households (P12)',
      sheets: [sheetOf('P12', aNotice({ rows: noticeRows(1000) }))],
    },
    { name: '500 household cards (P38)', sheets: times(500, () => typical('P38')) },
    { name: 'a village of 200, one procedure', sheets: set },
  ];
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function best(work: () => unknown, runs: number): Promise<number> {
  const each: number[] = [];
  for (let run = 0; run < runs; run += 1) each.push(await timed(work));
  return Math.min(...each);
}

/**
 * Documents against what a browser and an office suite make of the same texts and tables: without codes, without
 * page numbers of each paper, in one paper size. The browser runs already and gets a hundred papers at a time; the suite
 * is started, as it would be.
 */
export async function benchDocuments(folder: string, fontFolder: string): Promise<void> {
  const press = createPress({ fontFolder });
  const browser = await startBrowser();
  for (const { name, sheets } of jobs()) {
    let pages = 0;
    const print = async () => {
      const printed = await press.render({ sheets, options });
      if (!printed.ok) throw new Error(JSON.stringify(printed.error));
      ({ pages } = printed.value);
    };
    await print();
    const ours = await best(print, 3);
    const file = join(folder, 'same.html');
    const definitions = sheets.map((sheet) => defined(sheet, fontFolder));
    writeFileSync(file, definitionsHtml(definitions));
    // All at once is more than a browser prints.
    const pieces = Array.from({ length: Math.ceil(definitions.length / PIECE) }, (_, at) =>
      definitionsHtml(definitions.slice(at * PIECE, (at + 1) * PIECE)),
    );
    const others = [
      browser === null ? null : await browserTime(() => browser.print(pieces)),
      officeTime(folder, file),
    ].flatMap((other) => (other === null ? [] : [ratio(other, ours)]));
    const speed = `${pages} pages, ${((pages * 1000) / ours).toFixed(0)} pages/s`;
    console.log([`${name}: ${seconds(ours)}, ${speed}`, ...others].join('   '));
  }
  await press.close();
  await browser?.close();
}

/** A browser may give up on hundreds of pages with thousands of cells: then it has no time. */
async function browserTime(print: () => Promise<unknown>): Promise<{ name: string; time: number }> {
  try {
    return { name: 'Chromium', time: await best(print, 2) };
  } catch {
    return { name: 'Chromium (failed)', time: Number.NaN };
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

const ratio = ({ name, time }: { name: string; time: number }, ours: number): string =>
  `${name} ${seconds(time)}, ratio ${(ours / time).toFixed(2)}`;

const coverages = new Map<string, ReturnType<typeof coverageOf>>();

function defined({ document, model, code }: PressSheet, fontFolder: string) {
  const coverage = coverages.get(fontFolder) ?? coverageOf(fontFolder);
  coverages.set(fontFolder, coverage);
  // A sheet pairs each document with its own model, which the lookup by number cannot show.
  const entry = documents[document] as unknown as DocumentTemplate<unknown>;
  const typesetter = createTypesetter(coverage);
  const { paper, printedAt, printedBy } = options;
  const words = shippedWords(entry.wording);
  return entry.template(model, { paper, printedAt, printedBy, code, words, typesetter });
}

async function startBrowser() {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: !isRoot,
    args: ['--disable-dev-shm-usage'],
  });
  const page = await browser.newPage();
  return {
    print: async (pieces: readonly string[]) => {
      for (const html of pieces) {
        await page.setContent(html);
        await page.pdf({ preferCSSPageSize: true, tagged: true });
      }
    },
    close: () => browser.close(),
  };
}

function officeTime(folder: string, file: string): { name: string; time: number } | null {
  const began = performance.now();
  const profile = `-env:UserInstallation=file://${folder}/office`;
  // As a sheet: an installation has Calc where it has the suite at all.
  const filters = ['--infilter=HTML (StarCalc)', '--convert-to', 'pdf:calc_pdf_Export'];
  const run = ['--headless', profile, ...filters, '--outdir', folder, file];
  const done = spawnSync('soffice', run, { timeout: 180_000 });
  if (done.error !== undefined && 'code' in done.error && done.error.code === 'ENOENT') return null;
  const made = file.replace(/html$/, 'pdf');
  if (!existsSync(made)) return { name: 'LibreOffice (failed)', time: Number.NaN };
  rmSync(made);
  return { name: 'LibreOffice', time: performance.now() - began };
}
