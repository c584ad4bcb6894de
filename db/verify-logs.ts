import type Database from 'better-sqlite3';
import { lettersOf, type LogHead, type WrittenHead } from '#domain/operators/head-words.ts';
import { accessHash } from './access-log.ts';
import type { LogTable } from './log-heads.ts';
import { type BrokenEntry, tellerOf } from './salvage/told-breaks.ts';
import { changeHash } from './write.ts';

const NAMES: Readonly<Record<LogTable, string>> = { change: '操作记录', access_entry: '查看记录' };

/** What is wrong with the two logs: altered, cut, or no longer fitting each other. */
export function problemsOfLogs(db: Database.Database): string[] {
  const problems: string[] = [];
  for (const table of ['change', 'access_entry'] as const) {
    const broken = brokenAt(db, table);
    if (broken !== null) problems.push(`${NAMES[table]}从第 ${broken} 条起对不上，可能被改动过。`);
    const cut = cutOff(db, table);
    if (cut > 0) problems.push(`${NAMES[table]}末尾少了 ${cut} 条。`);
    if (cut < 0) problems.push(`${NAMES[table]}的编号比登记的新，可能被改动过。`);
  }
  const change = firstLost(db, { from: 'access_entry', column: 'change_head', to: 'change' });
  if (change !== null) problems.push(lost('查看记录', change, '操作记录'));
  const access = firstLost(db, { from: 'change', column: 'access_head', to: 'access_entry' });
  if (access !== null) problems.push(lost('操作记录', access, '查看记录'));
  const nobody = db
    .prepare(
      `SELECT count(*) FROM access_entry WHERE operator_id IS NULL AND kind NOT IN ('wrong-passphrase', 'lost')`,
    )
    .pluck()
    .get() as number;
  if (nobody > 0) problems.push(`有 ${nobody} 条查看记录没有操作员。`);
  return problems;
}

const lost = (witness: string, id: number, other: string): string =>
  `${witness}第 ${id} 条写明的${other}已经不在：${other}被截短或改动过。`;

/** The first entry of a log, up to one of them, that is not what it was, and of which no salvage has said so. */
function brokenAt(db: Database.Database, table: LogTable): number | null {
  const broken = brokenEntries(db, table);
  if (broken.length === 0) return null;
  const isTold = tellerOf(db, table);
  return broken.find((entry) => !isTold(entry))?.id ?? null;
}

/** The entries of a log whose hash does not follow from their content and the entry before them. */
export function brokenEntries(
  db: Database.Database,
  table: LogTable,
  upTo = Number.MAX_SAFE_INTEGER,
): BrokenEntry[] {
  const broken: BrokenEntry[] = [];
  let previous = '';
  for (const row of db.prepare(`SELECT * FROM ${table} WHERE id <= ? ORDER BY id`).iterate(upTo)) {
    const entry = row as Parameters<typeof accessHash>[0] & { previous_hash: string; hash: string };
    const hash = table === 'change' ? changeHash(db, entry.id, previous) : accessHash(entry, previous);
    if (entry.previous_hash !== previous || entry.hash !== hash) broken.push({ id: entry.id, hash });
    previous = entry.hash;
  }
  return broken;
}

/**
 * How many entries are missing at the end: the table remembers the highest number that it ever gave. Below zero when
 * it remembers less than there is, as after an older page was put back.
 */
function cutOff(db: Database.Database, table: LogTable): number {
  return db
    .prepare(
      `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = '${table}'), 0) - coalesce(max(id), 0)
      FROM ${table}`,
    )
    .pluck()
    .get() as number;
}

/** The first entry that names one of the other log which is not there, or has another hash, or lies before the one named last. */
function firstLost(
  db: Database.Database,
  { from, column, to }: { readonly from: LogTable; readonly column: string; readonly to: LogTable },
): number | null {
  const found = db.prepare(`SELECT hash FROM ${to} WHERE id = ?`).pluck();
  let newest = 0;
  let known = '';
  const named = db.prepare(
    `SELECT id, ${column} AS head FROM ${from} WHERE ${column} IS NOT NULL ORDER BY id`,
  );
  for (const row of named.all()) {
    const { id, head } = row as { id: number; head: string };
    // Many acts name the same entry.
    if (head === known) continue;
    const [at = '', hash = ''] = head.split(':');
    if (Number(at) < newest || found.get(Number(at)) !== hash) return id;
    newest = Number(at);
    known = head;
  }
  return null;
}

/** The newest entry of a log. */
export function logHead(db: Database.Database, table: LogTable): LogHead {
  const head = db.prepare(`SELECT id, hash FROM ${table} ORDER BY id DESC LIMIT 1`).get() as
    { id: number; hash: string } | undefined;
  return head ?? { id: 0, hash: null };
}

/** Why a log is not the one of which somebody wrote down this head, or null: nothing up to there was altered or cut. */
export function problemOfHead(
  db: Database.Database,
  table: LogTable,
  { id, letters }: WrittenHead,
): string | null {
  if (letters === null) return null;
  const hash = db.prepare(`SELECT hash FROM ${table} WHERE id = ?`).pluck().get(id) as string | undefined;
  if (hash === undefined) return `${NAMES[table]}没有第 ${id} 条：抄下之后被截短，或抄错了。`;
  if (lettersOf(hash) !== letters) return `${NAMES[table]}第 ${id} 条和抄下的不一样：被改动过，或抄错了。`;
  const broken = brokenEntries(db, table, id);
  if (broken.length === 0) return null;
  const untold = broken.find((entry) => !tellerOf(db, table)(entry));
  if (untold !== undefined) return `${NAMES[table]}从第 ${untold.id} 条起对不上，可能被改动过。`;
  // The line proves a salvage that went before it; of a later one it proves nothing.
  const isProved = tellerOf(db, table, table === 'change' ? id : newestChangeNamed(db, id));
  const unproved = broken.filter((entry) => !isProved(entry)).length;
  return unproved === 0
    ? null
    : `${NAMES[table]}里有 ${unproved} 条在抄下之后的一次抢救中没有救全，抄下的不能证明它们原来怎样；其余一致。请对照那次抢救的说明。`;
}

/** The change that the access log had named last, up to one of its entries. */
function newestChangeNamed(db: Database.Database, entry: number): number {
  const head = db
    .prepare(
      'SELECT change_head FROM access_entry WHERE id <= ? AND change_head IS NOT NULL ORDER BY id DESC LIMIT 1',
    )
    .pluck()
    .get(entry) as string | undefined;
  return Number(head?.split(':', 1)[0] ?? 0);
}
