import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { columnsOf, LOGGED_TABLES } from '#db/change-triggers.ts';
import { migrate } from '#db/migrate.ts';
import { columnWords } from '#domain/time/column-words.ts';
import { loggedColumn, tableTitle } from '#domain/time/log-words.ts';
import { ACTS } from '#test/support/acts/acts.ts';
import { aWorld } from '#test/support/acts/world.ts';

const memory = new Database(':memory:');
migrate(memory);
const HAN = /\p{Script=Han}/u;

test.each(LOGGED_TABLES)(
  'every column of %s has its words in a history, or is silent on purpose',
  (table) => {
    expect(tableTitle(table)).toMatch(HAN);
    expect(tableTitle(table)).not.toBe(tableTitle('no such table'));
    const columns = columnsOf(memory, table);
    expect(columns.filter((column) => loggedColumn(table, column) === undefined)).toEqual([]);
    const labels = columns.flatMap((column) => {
      const told = loggedColumn(table, column);
      return told === undefined || told.silent ? [] : [told.label];
    });
    expect(labels.filter((label) => !HAN.test(label))).toEqual([]);
    // Words for a column that the table has no more would never be seen to be wrong.
    expect(Object.keys(columnWords[table] ?? {}).filter((column) => !columns.includes(column))).toEqual([]);
  },
);

test('a history speaks Chinese, whatever was done', async () => {
  const world = await aWorld();
  onTestFinished(() => world.built.close());
  for (const [index, act] of Object.values(ACTS).entries())
    for (const n of [0, 1]) {
      world.deal([index + n, n, index, n + 1, 1]);
      await act.run(world);
    }
  const households = world.built.session
    .archive!.raw.prepare('SELECT id FROM household')
    .pluck()
    .all() as number[];
  const cells = [];
  for (const householdId of households) {
    const { changes } = await world.built.must('change.ofHousehold', { householdId, limit: 500 });
    cells.push(...changes.flatMap((c) => c.cells));
  }
  expect(cells.length).toBeGreaterThan(100);
  expect(cells.filter((c) => !HAN.test(c.label) || !HAN.test(c.subject))).toEqual([]);
  // Codes are told by their labels: what is left of letters and digits is days, numbers and names.
  const code = /^[a-z_]+$|^0\d$|^=/;
  const shown = cells.flatMap((c) => [c.before, c.after].map((value) => ({ ...c, value })));
  expect(shown.filter(({ value }) => value !== null && code.test(value))).toEqual([]);
});
