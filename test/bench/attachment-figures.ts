import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { createBackend, type Backend } from '#backend/backend.ts';
import { encodeJpeg } from '#backend/pictures/encode.ts';
import { ATTACHMENTS } from '#db/attachment-files.ts';
import { installTriggers, removeTriggers } from '#db/change-triggers.ts';
import { openArchive } from '#db/open-archive.ts';
import { seeded } from '#test/support/degrade.ts';
import { PASSPHRASE } from './make-archive.ts';

/** Pages of every household. */
const PAGES = 10;

/**
 * Photos and scans of a township: ten pages of each household lie in the archive, of which a few are looked at and
 * some come new. Prints what is wanted to be under a second, and what backups take of 200,000 files.
 */
export async function benchAttachments(folder: string, original: string, fontFolder: string): Promise<void> {
  const path = join(folder, 'attachments');
  cpSync(original, path, { recursive: true });
  await givePages(path);
  const backend = createBackend({ fontFolder, userName: 'bench' });
  await ask(backend, 'vault.open', { path, passphrase: PASSPHRASE });
  const householdId = 7;
  const links: number[] = [];
  const pictures = await Promise.all(Array.from({ length: PAGES }, (_, at) => aScan(at)));
  await figure('ten pages added, each a scan of 150 dpi', async () => {
    for (const [at, bytes] of pictures.entries()) {
      const file = join(folder, `page-${at}.jpg`);
      writeFileSync(file, bytes);
      const { fileId } = await ask<{ fileId: string }>(backend, 'file.openPath', { path: file });
      const { linkId } = await ask<{ linkId: number }>(backend, 'attachment.add', { fileId, householdId });
      links.push(linkId);
    }
  });
  await figure('pages of a household listed', () => ask(backend, 'attachment.list', { householdId }));
  await figure('small pictures of ten pages, first time', () =>
    ask(backend, 'attachment.thumbs', { linkIds: links }),
  );
  await figure('small pictures of ten pages again', () =>
    ask(backend, 'attachment.thumbs', { linkIds: links }),
  );
  const backUp = () => ask(backend, 'archive.backup', {});
  await figure('backup with 200,000 files, first', backUp, null);
  await figure('backup with 200,000 files, again', backUp, null);
  await backend.close();
  rmSync(path, { recursive: true });
}

async function figure(
  what: string,
  work: () => Promise<unknown>,
  wanted: number | null = 1000,
): Promise<void> {
  const began = performance.now();
  await work();
  const took = `${what.padEnd(46)} ${(performance.now() - began).toFixed(0).padStart(6)} ms`;
  console.log(wanted === null ? took : `${took}   wanted ${wanted} ms`);
}

async function ask<T>(backend: Backend, channel: string, input: unknown): Promise<T> {
  const answer = await backend.call(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as T;
}

/** A page of A4 as a scanner gives it at 150 dpi: lines of dark marks on paper with some noise. */
function aScan(at: number): Promise<Uint8Array> {
  const [width, height] = [1240, 1754];
  const random = seeded(at);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let dot = 0; dot < width * height; dot += 1) {
    const [x, y] = [dot % width, Math.floor(dot / width)];
    const isInk = y % 40 < 22 && x > 120 && x < 1120 && random() < 0.35;
    data.fill(isInk ? 40 : 240 + random() * 15, dot * 4, dot * 4 + 3);
  }
  return encodeJpeg({ width, height, data }, 75);
}

/** As years of scanning leave it: rows, and files of a size and of names as they are, though nothing can be seen. */
async function givePages(path: string): Promise<void> {
  const opened = await openArchive(path, PASSPHRASE, new Date());
  if (!opened.ok) throw new Error(opened.refusal);
  const { raw } = opened.archive;
  raw.transaction(() => {
    removeTriggers(raw);
    writePages(raw, path);
    installTriggers(raw);
  })();
  await opened.archive.close();
}

function writePages(raw: Database.Database, path: string): void {
  const attachment = raw.prepare(
    "INSERT INTO attachment (sha256, media_type, bytes, name, added_at) VALUES (?, 'image/jpeg', 4096, '', '2025-05-01')",
  );
  const link = raw.prepare(
    "INSERT INTO attachment_link (attachment_id, household_id, taken_on) VALUES (?, ?, '2025-05-01')",
  );
  const bytes = randomBytes(4096);
  const households = raw.prepare('SELECT id FROM household ORDER BY id').pluck().all() as number[];
  for (const household of households)
    for (let page = 0; page < PAGES; page += 1) {
      const name = createHash('sha256').update(`${household}/${page}`).digest('hex');
      const part = join(path, ATTACHMENTS, name.slice(0, 2));
      mkdirSync(part, { recursive: true });
      writeFileSync(join(part, name), bytes);
      link.run(attachment.run(name).lastInsertRowid, household);
    }
}
