import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { pastOf } from '#db/as-on.ts';
import { cellOfField } from '#db/cell-of-field.ts';
import { changesOfCell, changesOfHousehold } from '#db/changes.ts';
import { migrate } from '#db/migrate.ts';
import type { Archive } from '#db/open-archive.ts';
import { nextUndoAndRedo } from '#db/standing.ts';
import { timelineRows } from '#db/timeline.ts';
import { laterActs, restingOn } from '#db/undo-blockers.ts';
import { findField } from '#domain/fields/dictionary.ts';

const asked = new Set<string>();
let raw: Database.Database;

beforeAll(() => {
  raw = new Database(':memory:', { verbose: (sql) => asked.add(String(sql)) });
  migrate(raw);
  raw.exec(`INSERT INTO change (at, operator, command, title, previous_hash, hash, row_count)
      VALUES ('2025-01-01T00:00:00Z', '', 'x', '', '', '', 9);
    INSERT INTO open_change (change_id) VALUES (1);
    INSERT INTO village (name) VALUES ('云溪村');
    INSERT INTO household (village_id, household_no) VALUES (1, '1');
    INSERT INTO member (household_id, name, id_key) VALUES (1, '赵一', 'k'), (1, '钱二', 'l');
    INSERT INTO measure (household_id, year, kind) VALUES (1, 2025, 'industry');
    UPDATE household SET phone = '1';
    DELETE FROM measure`);
});

/** The steps of every query that `run` sends, but those over the few rows of the township's own tables. */
function plansOf(run: () => unknown): string[] {
  asked.clear();
  run();
  return [...asked]
    .filter(
      (sql) =>
        /^\s*(SELECT|WITH)/i.test(sql) &&
        !/FROM (township|closed_year|custom_field|policy_pack|sqlite_master|pragma_)/.test(sql),
    )
    .flatMap((sql) => raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
    .map(({ detail }) => detail);
}

/** A list that was handed in, and what a query made for itself, are walked through; a table is not. */
const isWalk = (line: string) =>
  line.startsWith('SCAN ') && !/VIRTUAL TABLE|^SCAN (\(|CONSTANT|json_each)/.test(line);

test.each([
  ['the next act to undo', () => nextUndoAndRedo(raw)],
  ['what came after an act', () => laterActs(raw, 1)],
  ['what rests on an act', () => restingOn(raw, 1)],
  ['the history of a household', () => changesOfHousehold(raw, 1, 100)],
  ['the history of a cell', () => changesOfCell(raw, { table: 'household', rowId: 1, column: 'phone' })],
  ['the cell of a field', () => cellOfField(raw, findField('member.health')!, { memberId: 1, year: 2025 })],
  ['a household as on a day', () => pastOf({ rawReading: raw } as Archive, 1, '2025-06-01')],
  ['a timeline', () => timelineRows(raw, 1)],
])('%s is found by index', (_, run) => {
  const plans = plansOf(run);
  expect(plans.length).toBeGreaterThan(0);
  expect(plans.filter(isWalk)).toEqual([]);
  // Of the log, a row or a change, never a whole table of it.
  expect(plans.filter((line) => line.endsWith('(table_name=?)'))).toEqual([]);
});
