import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { createBackend, type Backend } from '#backend/backend.ts';
import { bringPapersUp } from '#db/derived.ts';
import { openArchive } from '#db/open-archive.ts';
import { removeTriggers, installTriggers } from '#db/change-triggers.ts';
import { PASSPHRASE, YEAR } from './make-archive.ts';

/** Papers of every household, and how many of them are back as scans. */
const PAPERS = ['P38', 'P05', 'P07', 'P34', 'P35', 'P36', 'P01', 'P04', 'P17', 'P30'] as const;
const BACK = 0.7;

/**
 * What must be on file, over a township: each household with ten printed papers, most of them back. Prints what is
 * wanted to be under a second.
 */
export async function benchCompleteness(folder: string, original: string, fontFolder: string): Promise<void> {
  const path = join(folder, 'completeness');
  cpSync(original, path, { recursive: true });
  await givePapers(path);
  const backend = createBackend({ fontFolder, userName: 'bench' });
  await ask(backend, 'vault.open', { path, passphrase: PASSPHRASE });
  await figure('papers of the township, first look', () => ask(backend, 'paper.township', { year: YEAR }));
  await figure('papers of the township, one year', () => ask(backend, 'paper.township', { year: YEAR }));
  await figure('papers of the township, all years', () => ask(backend, 'paper.township', {}));
  const village = { villageId: 1, year: YEAR, onlyLacking: true };
  await figure('papers of a village, one page', () => ask(backend, 'paper.village', village));
  await figure('papers of one household', () => ask(backend, 'paper.household', { householdId: 7 }));
  const text = Array.from({ length: 300 }, (_, at) => `${at * 7 + 1}`).join('\n');
  await figure('an inspection of 300 lines', () => ask(backend, 'paper.inspect', { text }));
  await backend.close();
  rmSync(path, { recursive: true });
}

async function figure(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  console.log(`${what.padEnd(46)} ${(performance.now() - began).toFixed(0).padStart(6)} ms   wanted 1000 ms`);
}

async function ask(backend: Backend, channel: string, input: unknown): Promise<void> {
  const answer = await backend.call(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
}

/** As years of printing and scanning leave it, without the pictures themselves. */
async function givePapers(path: string): Promise<void> {
  const opened = await openArchive(path, PASSPHRASE, new Date());
  if (!opened.ok) throw new Error(opened.refusal);
  const { raw } = opened.archive;
  raw.transaction(() => {
    removeTriggers(raw);
    writePapers(raw);
    const began = performance.now();
    raw.exec('DELETE FROM household_paper_basis');
    bringPapersUp(raw);
    console.log(
      `${'papers of all households, made anew'.padEnd(46)} ${(performance.now() - began).toFixed(0).padStart(6)} ms`,
    );
    installTriggers(raw);
  })();
  await opened.archive.close();
}

function writePapers(raw: Database.Database): void {
  const change = raw.prepare('SELECT max(id) FROM change').pluck().get();
  const attachment = raw
    .prepare(
      "INSERT INTO attachment (sha256, media_type, bytes, name, added_at) VALUES (?, 'image/jpeg', 1, '', '2025-05-01')",
    )
    .run('0'.repeat(64)).lastInsertRowid;
  const batch = raw
    .prepare("INSERT INTO scan_batch (source, at, operator) VALUES ('folder', '2025-05-01', 'bench')")
    .run().lastInsertRowid;
  const print = raw.prepare(
    `INSERT INTO document (change_id, document, title, subject, household_id, year, paper, pages, sha256, printed_at,
      operator, content) VALUES (?, ?, '', '', ?, ?, 'A4', 1, '', '2025-04-01', 'bench', ?)`,
  );
  const scan = raw.prepare(
    `INSERT INTO scan_page (batch_id, attachment_id, page, width, height, state, how, document_id, document_page)
    VALUES (?, ?, 1, 1600, 2200, 'filed', 'code', ?, 1)`,
  );
  const content = randomBytes(2000);
  let at = 0;
  for (const id of raw.prepare('SELECT id FROM household ORDER BY id').pluck().all() as number[])
    for (const document of PAPERS) {
      at += 1;
      const paper = print.run(change, document, id, YEAR, content).lastInsertRowid;
      if ((at * 7919) % 100 < BACK * 100) scan.run(batch, attachment, paper);
    }
}
