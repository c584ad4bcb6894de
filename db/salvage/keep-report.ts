import { changeHash } from '../write.ts';
import type { SalvageReport } from './report.ts';
import type { Rescue } from './taken.ts';
import { reasonOf, SALVAGE } from './told-breaks.ts';

/** The rescue is an act of the new archive; its reason names the report by its hash, so that nobody rewrites it. */
export function keepReport(
  { db, aside }: Rescue,
  report: SalvageReport,
  { now, operator }: { readonly now: Date; readonly operator: string },
): void {
  const text = JSON.stringify(report);
  const at = now.toISOString();
  db.transaction(() => {
    const previous = (db.prepare('SELECT hash FROM change ORDER BY id DESC LIMIT 1').pluck().get() ??
      '') as string;
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO change (at, operator, command, title, reason, previous_hash, hash)
        VALUES (?, ?, '${SALVAGE}', '从损坏的档案库抢救', ?, ?, '')`,
      )
      .run(at, operator, reasonOf(text), previous);
    const id = Number(lastInsertRowid);
    db.prepare('UPDATE change SET hash = ? WHERE id = ?').run(changeHash(db, id, previous), id);
    const kept = db.prepare('INSERT INTO salvage (change_id, at, report) VALUES (?, ?, ?)').run(id, at, text);
    const insert = db.prepare(
      'INSERT INTO salvage_row (salvage_id, table_name, row_id, why, cells) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { table, id: rowId, why, cells } of aside)
      insert.run(kept.lastInsertRowid, table, rowId, why, JSON.stringify(cells));
  })();
}
