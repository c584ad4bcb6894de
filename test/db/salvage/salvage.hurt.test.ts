import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { createArchive } from '#db/open-archive.ts';
import { salvage, type Salvaged } from '#db/salvage/salvage.ts';
import { problemsOfLogs } from '#db/verify-logs.ts';
import { times } from '#test/support/hurt.ts';
import { CHEAP, NOW, PASSPHRASE, tempFolder } from '#test/support/temp-archive.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';
import {
  copyOf,
  cutOff,
  damagePage,
  liveTownship,
  PAGE,
  pagesIn,
  printOf,
  type Truth,
  truthOf,
} from '#test/support/damaged-archive.ts';

const LONG = times(60_000, 1_800_000);

const home = makeTemporaryFolder();
const source = join(home.path, '清水镇');
let key: Buffer;
let truth: Truth;
let pages: number;

beforeAll(async () => {
  const created = await createArchive(source, PASSPHRASE, NOW, CHEAP);
  if (!created.ok) throw new Error(created.refusal);
  const { archive } = created;
  await liveTownship(archive);
  ({ key } = archive);
  truth = truthOf(archive.raw);
  await archive.close();
  pages = pagesIn(source);
});
afterAll(() => home.remove());

/** Numbers that look drawn and are the same every time. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

async function rescue(
  folder: string,
): Promise<{ out: string; report: Extract<Salvaged, { ok: true }>['report'] }> {
  const out = join(folder, '..', '抢救');
  const before = printOf(folder);
  const salvaged = await salvage({ folder, key, out, now: NOW, operator: '李经办' });
  expect(printOf(folder)).toEqual(before);
  if (!salvaged.ok) throw new Error(salvaged.refusal);
  expect(existsSync(`${out}.part`)).toBe(false);
  return { out, report: salvaged.report };
}

/** Compares the new archive with what was there, and with what the report says of it. */
function judge(
  out: string,
  report: Extract<Salvaged, { ok: true }>['report'],
  { isCut }: { isCut: boolean },
): void {
  const db = connect(join(out, DATABASE_NAME), key, { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(problemsOfLogs(db)).toEqual([]);
    const found = truthOf(db);
    const mayBeOlder = report.sentences.join().includes('补回的记录可能是备份时的内容');
    for (const [table, rows] of truth) {
      const now = found.get(table) ?? new Map<number, string>();
      const said = report.tables.find((each) => each.table === table) ?? { read: 0, lost: 0, fromBackup: 0 };
      const altered = [...rows].filter(([id, cells]) => now.get(id) !== cells);
      const sum = said.read + said.lost + said.fromBackup;
      // What is not as it was is said to be lost; from an older backup with a lost log, it is said that it may be older.
      if (!mayBeOlder) expect(altered.length, table).toBeLessThanOrEqual(said.lost);
      if (isCut) expect(sum, table).toBeLessThanOrEqual(rows.size);
      else expect(sum, table).toBe(rows.size);
      if (sum < rows.size) expect(report.sentences.join()).toContain('连编号也没有留下');
      const added = [...now.keys()].filter((id) => !rows.has(id));
      if (!['change', 'salvage', 'salvage_row'].includes(table)) expect(added, table).toEqual([]);
    }
  } finally {
    db.close();
  }
}

describe('salvage', () => {
  test('of a sound archive has every row as it was', async () => {
    const folder = copyOf(source, join(tempFolder(), '清水镇'));
    const { out, report } = await rescue(folder);
    judge(out, report, { isCut: false });
    expect(report.sentences).toContain('没有发现缺少的记录。');
  });

  const count = times(6, 300);
  test(
    `after damage at ${count} places has all that can be read, and says what it has not`,
    async () => {
      const draw = drawing(20_261_123);
      const parent = tempFolder();
      for (let run = 0; run < count; run += 1) {
        const place = join(parent, String(run));
        mkdirSync(place);
        const folder = copyOf(source, join(place, '清水镇'));
        const many = [1, 1, 4, 25][run % 4] ?? 1;
        const hit = run === 0 ? [1] : Array.from({ length: many }, () => 1 + draw(pages));
        for (const page of new Set(hit)) damagePage(folder, page, draw(PAGE));
        const { out, report } = await rescue(folder);
        // Many at once may take a row and everything that speaks of it.
        judge(out, report, { isCut: many > 4 });
        rmSync(place, { recursive: true });
      }
    },
    LONG,
  );

  test(
    `after the end was cut off at ${times(3, 60)} places too`,
    async () => {
      const draw = drawing(8);
      const parent = tempFolder();
      for (let run = 0; run < times(3, 60); run += 1) {
        const place = join(parent, String(run));
        mkdirSync(place);
        const folder = copyOf(source, join(place, '清水镇'));
        cutOff(folder, run === 0 ? 0 : draw(pages * PAGE));
        const { out, report } = await rescue(folder);
        judge(out, report, { isCut: true });
        rmSync(place, { recursive: true });
      }
    },
    LONG,
  );
});
