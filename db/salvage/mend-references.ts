import type { Cells } from '../row-access.ts';
import type { LogTable } from '../log-heads.ts';
import { askReferences } from './evidence.ts';
import { cellsOf, inserter } from './target.ts';
import { isThere, takenOf, type Rescue, type TakenTable } from './taken.ts';
import type { Value } from './b-tree.ts';

/**
 * Rows whose row is lost. What is known of the lost row (its number, what indexes have of it) stands in for it where
 * the table allows: the people of a household stay together. Where not, the reference is taken out, or, where there
 * can be no row without it, the row is set aside; what was taken out is kept too.
 */
export function mendReferences(rescue: Rescue): void {
  askReferences(rescue);
  for (const taken of rescue.tables.values()) standIn(rescue, taken);
  for (let broken = brokenIn(rescue); broken.length > 0; broken = brokenIn(rescue))
    for (const each of broken) mend(rescue, each);
}

function standIn(rescue: Rescue, taken: TakenTable): void {
  const { table, missing } = taken;
  if (missing.size === 0) return;
  const isSpokenOf = spokenOf(rescue, table.name);
  const insert = inserter(rescue.db, table);
  const there = isThere(rescue.db, table.name);
  const ids = [...missing.keys()].toSorted((a, b) => a - b);
  for (const id of ids) {
    if (there(id)) continue;
    const known = missing.get(id) ?? {};
    const isWanted = isLog(table.name) || isSpokenOf(id);
    const cells = standInCells(rescue, table.name, id, known);
    if (
      isWanted &&
      insert(
        id,
        table.columns.map((column) => cells[column.name] ?? column.fallback),
      )
    )
      continue;
    if (Object.keys(known).length > 0)
      rescue.aside.push({ table: table.name, id, why: 'remains', cells: known });
  }
  taken.gone += missing.size;
}

const isLog = (table: string): table is LogTable => table === 'change' || table === 'access_entry';

const LOST = '（已损坏）';

function standInCells(rescue: Rescue, table: string, id: number, known: Cells): Cells {
  if (table === 'change')
    return {
      ...lostEntry(rescue, table, id),
      command: 'salvage.lost',
      title: '（这一条操作记录已损坏）',
      ...known,
    };
  if (table === 'access_entry')
    return { ...lostEntry(rescue, table, id), kind: 'lost', subject: '', count: 0, ...known };
  // Nobody signs in as him: the key file makes the real one anew.
  if (table === 'operator')
    return { uid: `lost-${id}`, name: `${LOST}${id}`, role: 'inspector', added_at: '', removed_at: '' };
  return known;
}

/** At the moment of the entry before it, with the hash that others name: the chain goes on behind it. */
function lostEntry({ db }: Rescue, table: LogTable, id: number): Cells {
  const before = db.prepare(`SELECT at, hash FROM ${table} WHERE id < ? ORDER BY id DESC LIMIT 1`).get(id) as
    { at: string; hash: string } | undefined;
  const next = db
    .prepare(`SELECT previous_hash FROM ${table} WHERE id = ?`)
    .pluck()
    .get(id + 1) as string | undefined;
  const hash = next ?? namedHash(db, table, id);
  return { at: before?.at ?? '', operator: LOST, previous_hash: before?.hash ?? '', hash };
}

/** Each log names the newest entry of the other from time to time. */
function namedHash(db: Rescue['db'], table: LogTable, id: number): string {
  const [other, column] =
    table === 'change' ? (['access_entry', 'change_head'] as const) : (['change', 'access_head'] as const);
  const isKnown = db.prepare(`SELECT 1 FROM pragma_table_info(?) WHERE name = ?`).get(other, column);
  if (isKnown === undefined) return '';
  const head = db
    .prepare(`SELECT "${column}" FROM "${other}" WHERE "${column}" LIKE ? LIMIT 1`)
    .pluck()
    .get(`${id}:%`) as string | undefined;
  return head?.split(':')[1] ?? '';
}

function spokenOf({ db, tables }: Rescue, parent: string): (id: number) => boolean {
  const speaking = [...tables.values()].flatMap(({ table }) =>
    table.isDerived
      ? []
      : table.references
          .filter((reference) => reference.parent === parent)
          .map(({ column }) =>
            db.prepare(`SELECT 1 FROM "${table.name}" WHERE "${column}" = ? LIMIT 1`).pluck(),
          ),
  );
  return (id) => speaking.some((query) => query.get(id) === 1);
}

interface Broken {
  readonly table: string;
  readonly rowid: number | null;
  readonly fkid: number;
}

const brokenIn = ({ db }: Rescue): Broken[] => db.pragma('foreign_key_check') as Broken[];

function mend(rescue: Rescue, { table: name, rowid, fkid }: Broken): void {
  const { db } = rescue;
  const taken = takenOf(rescue, name);
  const keys = db.pragma(`foreign_key_list("${name}")`) as { id: number; from: string; table: string }[];
  const key = keys.find(({ id }) => id === fkid);
  if (key === undefined) throw new Error(`no reference ${fkid} of ${name}`);
  const where = rowid === null ? `"${key.from}" NOT IN (SELECT id FROM "${key.table}")` : `rowid = ${rowid}`;
  const isRequired = taken.table.columns.find(({ name: column }) => column === key.from)?.isRequired === true;
  const rows = db.prepare(`SELECT * FROM "${name}" WHERE ${where}`).raw().all() as Value[][];
  for (const values of rows) {
    const cells = cellsOf(taken.table, values);
    const lost = isRequired ? cells : { [key.from]: cells[key.from] ?? null };
    rescue.aside.push({ table: name, id: rowid, why: 'reference', cells: lost });
    if (!isRequired) continue;
    taken.gone += 1;
    if (rowid === null || !taken.filled.delete(rowid)) taken.read -= 1;
  }
  db.exec(
    isRequired
      ? `DELETE FROM "${name}" WHERE ${where}`
      : `UPDATE "${name}" SET "${key.from}" = NULL WHERE ${where}`,
  );
}
