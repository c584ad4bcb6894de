// A process on a disk that is full again and again; says what became of each piece of work. argv: disk, kind of room,
// seed, rounds, how many kinds of work a round has.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBackend } from '#backend/backend.ts';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { lowerSchema } from '#test/support/lower-schema.ts';
import { makeRandom } from '#test/support/township/random.ts';
import { roomOf, type RoomKind } from './room.ts';
import { call, type Desk, halvesIn, must, open, type Work, WORKS } from './works.ts';

const [disk = '', kind = '', seed = '', rounds = '', each = ''] = process.argv.slice(2);
const random = makeRandom(Number(seed));
const unforeseen: string[] = [];
const CHEAP = { cost: 1024, blockSize: 8, parallelization: 1 };

const backend = createBackend({
  fontFolder: fileURLToPath(new URL('../../../dist/fonts', import.meta.url)),
  userName: '李经办',
  keyCost: CHEAP,
  report: (_reference, channel, error) =>
    unforeseen.push(`${channel}: ${(error as { code?: string }).code} ${(error as Error).stack}`),
});

async function aDesk(): Promise<Desk> {
  const built = await anArchive({ today: '2025-11-20' });
  for (let i = 0; i < 5; i += 1) await aHousehold(built, { year: { year: 2025 } });
  const archive = built.session.archive!;
  const [folder, older] = [join(disk, 'archive'), join(disk, 'older-model')];
  await archive.close();
  for (const to of [folder, older]) cpSync(archive.folder, to, { recursive: true });
  await built.close();
  const db = connect(join(older, DATABASE_NAME), archive.key);
  lowerSchema(db);
  db.close();
  return { backend, folder, disk, older, random, passphrase: '口令口令口令', serial: 100 };
}

/** The newest change and whether every page, reference and hash is right. */
async function stateOf(desk: Desk) {
  const { changes } = await must(desk, 'change.list', { limit: 1 });
  const { problems } = await must(desk, 'archive.verify', {});
  return { head: changes[0]?.id ?? 0, problems };
}

const room = roomOf(kind as RoomKind, disk);
const desk = await aDesk();
await must(desk, 'vault.open', { path: desk.folder, passphrase: desk.passphrase });

/** One piece of work without enough room, then again with all of it. */
async function once(name: keyof typeof WORKS): Promise<Record<string, unknown>> {
  const work: Work = WORKS[name];
  const doIt = await work.prepare(desk);
  const before = work.closes === true ? null : await stateOf(desk);
  room.leave(random.next() < 0.25 ? 0 : random.int(0, work.most));
  const answer = await doIt();
  const reads = work.closes === true || (await call(desk, 'household.get', { id: 1, year: 2025 })).ok;
  room.giveBack();
  if (work.closes === true || work.entering === true) {
    await must(desk, 'archive.close', {});
    const opened = await open(desk);
    if (!opened.ok) throw new Error(`does not open any more: ${JSON.stringify(opened.error)}`);
  }
  const after = await stateOf(desk);
  const found = {
    ...{ name, answer: answer.ok ? 'done' : answer.error, reads, problems: after.problems },
    ...{ before: before?.head ?? null, after: after.head, halves: halvesIn(desk.folder) },
    holds: answer.ok ? ((await work.holds?.(desk, answer.value as never)) ?? true) : null,
  };
  const again = await (await work.prepare(desk))();
  if (work.closes === true) {
    await must(desk, 'archive.close', {});
    await must(desk, 'vault.open', { path: desk.folder, passphrase: desk.passphrase });
  }
  return { ...found, again: again.ok ? 'done' : again.error };
}

/** Enough for one round; a disk that is small by choice must not be full of backups. */
function tidy(): void {
  const backups = join(desk.folder, 'backups');
  for (const name of readdirSync(backups))
    if (/^(\d{8}-|replaced-)/.test(name)) rmSync(join(backups, name), { recursive: true });
  for (const name of ['saved', 'new', 'stick', 'older'])
    rmSync(join(disk, name), { recursive: true, force: true });
}

function drawn(count: number): (keyof typeof WORKS)[] {
  const left = Object.keys(WORKS) as (keyof typeof WORKS)[];
  while (left.length > count) left.splice(random.int(0, left.length - 1), 1);
  return left;
}

for (let round = 0; round < Number(rounds); round += 1)
  for (const name of drawn(Number(each))) {
    unforeseen.length = 0;
    let said: Record<string, unknown>;
    try {
      said = await once(name);
    } catch (error) {
      said = { name, threw: (error as Error).stack };
    }
    process.stdout.write(`${JSON.stringify({ ...said, unforeseen })}\n`);
    if ('threw' in said) process.exit(1);
    tidy();
  }
process.exit(0);
