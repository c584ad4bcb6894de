import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { backUp } from '#db/backup.ts';
import { DATABASE_NAME } from '#db/connection.ts';
import type { Archive } from '#db/open-archive.ts';
import { tablesOf } from '#db/salvage/target.ts';
import { undoChange } from '#db/undo.ts';
import { inChange, NOW } from '#test/support/temp-archive.ts';

export const PAGE = 4096;

/** Two hundred households with people, years, incomes and long visits; a backup; then work after it. */
export async function liveTownship(archive: Archive, { withBackup = true } = {}): Promise<void> {
  await inChange(archive, '登记', (rows) => {
    const village = rows.insert('village', { code: '529901100201', name: '云溪村' });
    for (let i = 1; i <= 200; i += 1) addHousehold(rows, i, village);
    for (let i = 1; i <= 12; i += 1)
      rows.insert('visit', { household_id: i, visited_on: '2025-03-01', content: '走访'.repeat(1500 + i) });
  });
  if (withBackup) backUp(archive.folder, archive.key, NOW);
  await inChange(archive, '改电话', (rows) => {
    for (let i = 1; i <= 100; i += 1) rows.update('member', 2 * i, { phone: `1390000${1000 + i}` });
  });
  await inChange(archive, '再登记', (rows) => {
    for (let i = 201; i <= 210; i += 1) addHousehold(rows, i, 1);
  });
  const { change } = await inChange(archive, '改名', (rows) =>
    rows.update('household', 7, { head_name: '孙七' }),
  );
  const meta = { command: 'change.undo', title: '撤销', operator: '李经办', at: NOW.toISOString() };
  await undoChange(archive, change ?? 0, meta);
}

type Rows = Parameters<Parameters<typeof inChange>[2]>[0];

function addHousehold(rows: Rows, i: number, village: number): void {
  const no = `5299011${String(i).padStart(5, '0')}`;
  const household = rows.insert('household', { household_no: no, head_name: `赵${i}`, village_id: village });
  rows.insert('member', {
    household_id: household,
    name: `赵${i}`,
    relation: '01',
    id_number: `52990119600305${i}`,
  });
  rows.insert('member', {
    household_id: household,
    name: `钱${i}`,
    relation: '02',
    birth_date: '1962-01-01',
  });
  rows.insert('household_year', { household_id: household, year: 2025 });
  rows.insert('income_statement', {
    household_id: household,
    year: 2025,
    purpose: 'annual',
    wage_income: 1000.5 + i,
  });
}

/** Every row by table and number, as text. */
export type Truth = ReadonlyMap<string, ReadonlyMap<number, string>>;

export function truthOf(db: Archive['raw']): Truth {
  const tables = tablesOf(db).filter(({ isDerived, hasNoRowid }) => !isDerived && !hasNoRowid);
  return new Map(
    tables.map(({ name }) => {
      const rows = db.prepare(`SELECT rowid AS number, * FROM "${name}"`).raw().all() as [
        number,
        ...unknown[],
      ][];
      return [name, new Map(rows.map(([id, ...cells]) => [id, JSON.stringify(cells)]))];
    }),
  );
}

/** A copy of a closed archive to be damaged. */
export function copyOf(folder: string, to: string): string {
  cpSync(folder, to, { recursive: true });
  return to;
}

export const pagesIn = (folder: string): number => statSync(join(folder, DATABASE_NAME)).size / PAGE;

/** Turns some bits of a page of the database. */
export function damagePage(folder: string, page: number, at: number): void {
  const file = openSync(join(folder, DATABASE_NAME), 'r+');
  const byte = Buffer.alloc(1);
  const place = (page - 1) * PAGE + at;
  readSync(file, byte, 0, 1, place);
  byte[0] = (byte[0] ?? 0) ^ 0x5a;
  writeSync(file, byte, 0, 1, place);
  closeSync(file);
}

export const cutOff = (folder: string, size: number): void => truncateSync(join(folder, DATABASE_NAME), size);

/** Every file of a folder by name and hash: equal folders give equal text. */
export function printOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .sort();
}
