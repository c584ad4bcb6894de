import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { backUp } from '#db/backup.ts';
import { listBackups } from '#db/backup-list.ts';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import type { Secret } from '#db/key-file.ts';
import { draftContent } from '#db/drafts.ts';
import { type Archive, openArchive } from '#db/open-archive.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import {
  expectSound,
  hashAt,
  rowsAt,
  sha256OfFile,
  snapshotOf,
  snapshotOfFile,
  type Snapshot,
} from '#test/support/hurt-examine.ts';
import { expectBeside, expectEntrance, type Opening } from '#test/support/hurt-entrance.ts';
import { KINDS, type Kind, type Orders, type Said } from '#test/support/hurt-orders.ts';
import { type Life, startWorker } from '#test/support/hurt-process.ts';
import { hurtSeed as seed, times } from '#test/support/hurt.ts';
import { lowerSchema } from '#test/support/lower-schema.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { makeRandom, type Random } from '#test/support/township/random.ts';

const PASSPHRASE = '口令口令口令';
const HOUSEHOLDS = 12;
const KILLS = times(4, 420);
/** After so many the archive makes way for a new one, which keeps examining it quick. */
const LIVES = 40;

const counts: Record<string, number> = {};
afterAll(() => {
  const each = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
  process.stdout.write(`killed (seed ${seed}): ${each.join(', ')}\n`);
});

/** The archive that everything is done to, and what was found in it last. */
interface Patient extends Opening {
  known: Snapshot;
  readonly backups: Map<string, Snapshot>;
  draft: string | null;
  /** Names of files that were opened and found whole; they are never written again. */
  readonly proved: Set<string>;
}

async function opened(folder: string, secret: string | Secret = PASSPHRASE): Promise<Archive> {
  const answer = await openArchive(folder, secret, new Date());
  if (!answer.ok) throw new Error(`the archive does not open: ${answer.refusal}`);
  return answer.archive;
}

/** A closed archive of twelve households in a folder of its own. */
async function anArchiveAtRest(): Promise<{ folder: string; key: Buffer; known: Snapshot; first: string }> {
  const built = await anArchive({ today: '2025-11-20' });
  const source = built.session.archive!;
  for (let i = 0; i < HOUSEHOLDS; i += 1) await aHousehold(built, { year: { year: 2025 } });
  const first = backUp(source.folder, source.key, new Date('2025-11-20T12:00'), 'asked').file;
  const folder = join(temporaryFolder(), 'archive');
  const known = snapshotOf(source.rawReading);
  await source.close();
  cpSync(source.folder, folder, { recursive: true });
  await built.close();
  return { folder, key: source.key, known, first };
}

async function aPatient(): Promise<Patient> {
  const { folder, known, first } = await anArchiveAtRest();
  const beside = temporaryFolder();
  return {
    ...{ folder, known, backups: new Map([[first, known]]), draft: null, proved: new Set() },
    ...{ passphrase: PASSPHRASE, beside },
  };
}

/** An archive as the version before left it: what the newest schema added is taken away. */
async function anOlderArchive(): Promise<{ folder: string; rows: Snapshot }> {
  const { folder, key, known } = await anArchiveAtRest();
  rmSync(join(folder, 'backups'), { recursive: true });
  const db = connect(join(folder, DATABASE_NAME), key);
  lowerSchema(db);
  db.close();
  return { folder, rows: known };
}

/** What a process may have done when it died, in the order in which it said so. */
interface Line {
  readonly from: Snapshot;
  /** The newest change that was acknowledged. */
  readonly change: number;
  /** The newest change of the database that a restore replaced, and must have kept. */
  readonly replaced: number | null;
}

/** The line of history that was acknowledged last, and the one that a restore that was begun may have led to. */
function expectedLines(patient: Patient, said: readonly Said[]): Line[] {
  let line: Line = { from: patient.known, change: patient.known.head, replaced: null };
  let restoring: Line | undefined;
  for (const word of said) {
    if (word.change !== undefined) line = { ...line, change: Math.max(line.change, word.change) };
    if (word.begin === 'restore') {
      const from = patient.backups.get(word.file ?? '');
      if (from === undefined) throw new Error('restored what nobody knows');
      restoring = { from, change: from.head, replaced: line.change };
    }
    if (word.done === 'restore' && restoring !== undefined) {
      line = restoring;
      restoring = undefined;
    }
  }
  return restoring === undefined ? [line] : [line, restoring];
}

/** Changes of opening itself are no acts of anybody: the first operator of an archive that had none. */
const actsSince = (archive: Archive, change: number): number =>
  archive.rawReading
    .prepare(`SELECT count(*) FROM change WHERE id > ? AND command NOT LIKE 'operator.%'`)
    .pluck()
    .get(change) as number;

async function examine(patient: Patient, said: readonly Said[]): Promise<void> {
  await expectEntrance(patient, said);
  const archive = await opened(patient.folder, patient.passphrase);
  try {
    expectSound(archive, patient.proved);
    const db = archive.rawReading;
    const lines = expectedLines(patient, said);
    const line = lines.find(
      ({ from, change }) => hashAt(db, from.head) === from.hash && hashAt(db, change) !== undefined,
    );
    if (line === undefined) throw new Error('something that was acknowledged is gone');
    expect(actsSince(archive, line.change), 'acts that were not acknowledged').toBeLessThanOrEqual(1);
    expect(rowsAt(db, line.from.head)).toEqual(line.from.rows);
    if (line.replaced !== null) expectKept(archive, line.replaced);
    expectClaims(archive, said, line);
    patient.known = snapshotOf(db);
    patient.draft = await expectDraft(archive, patient, said, line);
    for (const file of listBackups(patient.folder)) {
      if (!patient.backups.has(file))
        patient.backups.set(file, snapshotOfFile(join(patient.folder, 'backups', file), archive.key));
    }
  } finally {
    await archive.close();
  }
  expect(readdirSync(patient.folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  await expectBeside(patient, archive.key, said);
}

/** A restore keeps what it replaces: everything acknowledged before it is in one of the folders of that kind. */
function expectKept(archive: Archive, change: number): void {
  const backups = join(archive.folder, 'backups');
  const heads = readdirSync(backups)
    .filter((name) => name.startsWith('replaced-'))
    .map((name) => join(backups, name, DATABASE_NAME))
    .filter((path) => existsSync(path)) // killed before it had begun to fill one
    .map((path) => snapshotOfFile(path, archive.key).head);
  expect(heads, 'what was replaced').toContain(change);
}

function expectClaims(archive: Archive, said: readonly Said[], line: Line): void {
  const restored = said.findLastIndex(({ done }) => done === 'restore');
  for (const { change, holds } of said.slice(restored + 1)) {
    if (holds === undefined || change === undefined || change > line.change) continue;
    const rows = archive.rawReading
      .prepare('SELECT after FROM change_row WHERE change_id = ?')
      .pluck()
      .all(change);
    expect(rows.join()).toContain(holds);
  }
  const backups = said.filter(({ done }) => done === 'backup');
  for (const { file = '', sha256 } of backups.slice(-1))
    expect(sha256OfFile(join(archive.folder, 'backups', file))).toBe(sha256);
}

async function expectDraft(
  archive: Archive,
  patient: Patient,
  said: readonly Said[],
  { from }: Line,
): Promise<string | null> {
  const found = await draftContent(archive.reading, 'entry:hurt');
  const saved = said.findLast(({ draft }) => draft !== undefined)?.draft ?? patient.draft;
  const isBegun = said.at(-1)?.begin === 'draft';
  // A draft is no part of the log: a backup has the one that was there then.
  if (!isBegun && from === patient.known) expect(found).toBe(saved);
  if (isBegun && found === null) expect(saved).toBeNull();
  return found;
}

/** So many operations on files one piece of work has. */
const OPERATIONS: Partial<Record<Kind, number>> = {
  ...{ attachment: 12, backup: 40, restore: 40, migration: 40 },
  ...{ passphrase: 24, operator: 48, recovery: 24, salvage: 30, rehearsal: 12, copy: 60 },
};

/** Most lives end at a moment that is drawn, some at an operation on files that is drawn. */
function drawLife(random: Random, kind: Kind): { dieAt: Orders['dieAt']; life: Life } {
  const operations = OPERATIONS[kind];
  if (operations !== undefined && random.next() < 0.6) {
    const nth = random.int(1, operations);
    return { dieAt: { nth, halfWay: random.int(0, 1) === 0 }, life: { after: 'orders', ms: 5000 } };
  }
  if (random.next() < 0.15) return { dieAt: null, life: { after: 'orders', ms: random.int(0, 200) } };
  return { dieAt: null, life: { after: 'first act', ms: random.int(0, kind === 'import' ? 900 : 250) } };
}

async function killMigration(
  { folder, rows }: { readonly folder: string; readonly rows: Snapshot },
  live: (older: string[]) => Promise<readonly Said[]>,
): Promise<void> {
  const parent = temporaryFolder();
  const older = Array.from({ length: 8 }, (_, i) => join(parent, String(i)));
  for (const each of older) cpSync(folder, each, { recursive: true });
  const said = await live(older);
  const begun = new Set(said.map((word) => word.folder).filter((each) => each !== undefined));
  for (const each of begun) {
    const archive = await opened(each);
    expectSound(archive, new Set());
    expect(rowsAt(archive.rawReading, rows.head)).toEqual(rows.rows);
    expect(listBackups(each).length, 'a backup before the migration').toBeGreaterThanOrEqual(1);
    await archive.close();
  }
  rmSync(parent, { recursive: true });
}

const orders = (patient: Patient, random: Random, kind: Kind): Orders => ({
  kind,
  seed: random.int(0, 1e9),
  folder: patient.folder,
  passphrase: patient.passphrase,
  beside: patient.beside,
  households: HOUSEHOLDS,
  backup: random.pick(listBackups(patient.folder)),
  older: [],
  dieAt: null,
});

test(
  `an archive whose program was killed ${KILLS} times has everything that was acknowledged, and nothing half`,
  async () => {
    const random = makeRandom(seed);
    const cache = join(temporaryFolder(), 'compiled');
    mkdirSync(cache);
    let spare = startWorker(cache);
    onTestFinished(() => spare.end());
    let patient = await aPatient();
    const before = await anOlderArchive();
    for (let n = 0; n < KILLS; n += 1) {
      if (n % LIVES === LIVES - 1) patient = await aPatient();
      // A run of a few begins anywhere.
      const kind = KINDS[(n + seed) % KINDS.length]!;
      const worker = spare;
      spare = startWorker(cache);
      const at = `kill ${n} (${kind}, HUDANG_SEED=${seed})`;
      try {
        const { dieAt, life } = drawLife(random, kind);
        const told = { ...orders(patient, random, kind), dieAt };
        if (kind === 'migration')
          await killMigration(before, (older) =>
            worker.live({ ...told, older, passphrase: PASSPHRASE }, life),
          );
        else await examine(patient, await worker.live(told, life));
      } catch (error) {
        (error as Error).message = `${at}: ${(error as Error).message}`;
        throw error;
      }
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  },
  times(120_000, 1_800_000),
);
