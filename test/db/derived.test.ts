import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { outdatedHouseholds } from '#db/derived.ts';
import { listHouseholds } from '#db/household-list.ts';
import { migrate } from '#db/migrate.ts';
import type { Archive } from '#db/open-archive.ts';
import type { Cells, RowWriter } from '#db/row-access.ts';
import type { Db } from '#db/schema.ts';
import { search } from '#db/search.ts';
import { undoChange } from '#db/undo.ts';
import { verifyArchive } from '#db/verify.ts';
import { aTempArchive, inChange, NOW, searchRowsOf } from '#test/support/temp-archive.ts';

let archive: Archive;

beforeEach(async () => {
  archive = await aTempArchive();
  await inChange(archive, '准备', (rows) => {
    rows.insert('village', { name: '云溪村', code: '1' });
    rows.insert('village_group', { village_id: 1, name: '一组' });
    for (const name of ['赵一', '钱二']) {
      const household_id = rows.insert('household', {
        ...{ village_id: 1, village_group_id: 1, head_name: name, household_no: name, household_type: '02' },
      });
      rows.insert('member', { household_id, name, relation: '01' });
      rows.insert('member', { household_id, name: `${name}的妻`, relation: '02' });
      rows.insert('household_year', { household_id, year: 2025, annual_head_count: 2 });
      rows.insert('income_statement', { household_id, year: 2025, purpose: 'annual', wage_income: 9000 });
    }
    rows.insert('custom_field', {
      ...{ key: 'custom_1', label: '备注', entity: 'household', type: 'text', yearly: 0, level: 'FULL' },
    });
  });
});

const summary = (id: number) =>
  archive.raw.prepare('SELECT * FROM household_summary WHERE household_id = ?').get(id) as Cells;
const ofYear = (id: number) =>
  archive.raw.prepare('SELECT * FROM household_year_summary WHERE household_id = ?').all(id) as Cells[];

type Table = keyof Db;
const change = (table: Table, id: number, cells: Cells) => (rows: RowWriter) => rows.update(table, id, cells);
const add = (table: Table, cells: Cells) => (rows: RowWriter) => void rows.insert(table, cells);

const ACTS: readonly (readonly [what: string, act: (rows: RowWriter) => void])[] = [
  ['a member’s name', change('member', 1, { name: '赵改' })],
  ['a member’s leaving', change('member', 1, { left_on: '2025-01-01', left_reason: '01' })],
  ['a move to another household', change('member', 2, { household_id: 2 })],
  ['a new member', add('member', { household_id: 1, name: '赵小' })],
  ['a household’s number', change('household', 1, { household_no: '5' })],
  ['a household’s type', change('household', 1, { household_type: '01' })],
  ['a household’s village', change('household', 1, { village_id: null, village_group_id: null })],
  ['a household’s closing', change('household', 1, { closed_on: '2025-01-01' })],
  ['a village’s name and code', change('village', 1, { name: '新村', code: null })],
  ['a group’s name', change('village_group', 1, { name: '二组' })],
  ['a head-count', change('household_year', 1, { annual_head_count: 3 })],
  ['a year’s category', change('household_year', 1, { reported_category: '1' })],
  ['a new year', add('household_year', { household_id: 1, year: 2024 })],
  ['an income', change('income_statement', 1, { wage_income: 8000 })],
  ['a spell', add('monitoring_spell', { household_id: 1, state: 'open', category: '2' })],
  ['an own value', add('custom_value', { field_id: 1, household_id: 1, value: '住在沟里' })],
  ['a new household', add('household', { head_name: '孙三' })],
];

describe('rows made of other rows', () => {
  test.each(ACTS)('follow %s, and its undo', async (_, act) => {
    const before = searchRowsOf(archive);
    const done = await inChange(archive, '操作', act);
    expect(outdatedHouseholds(archive.raw)).toBe(0);
    expect(searchRowsOf(archive)).not.toEqual(before);
    const meta = { command: 'change.undo', title: '撤销', operator: '李经办', at: NOW.toISOString() };
    await undoChange(archive, done.change ?? 0, meta);
    expect(outdatedHouseholds(archive.raw)).toBe(0);
    expect(searchRowsOf(archive)).toEqual(before);
  });

  test('say what a list shows', async () => {
    await inChange(
      archive,
      '监测',
      add('monitoring_spell', { household_id: 1, state: 'open', category: '2' }),
    );
    expect(summary(1)).toMatchObject({
      ...{ closed: 0, household_no: '赵一', village_id: 1, group_name: '一组', place: '1一组', people: 2 },
      ...{ head_name: '赵一', head_sort: 'zhao4赵 yi1一', monitored: 1, category: '2' },
    });
    expect(ofYear(1)).toEqual([{ year: 2025, household_id: 1, per_capita: 4500, category: null }]);
  });

  test('leave the index alone when an edit does not alter a word of it', async () => {
    const segments = () => archive.raw.prepare('SELECT max(origin) FROM search_index_docsize').pluck().get();
    const before = segments();
    await inChange(archive, '改民族', change('member', 1, { nation: '02' }));
    expect(segments()).toBe(before);
    await inChange(archive, '改名', change('member', 1, { name: '赵二' }));
    expect(segments()).not.toBe(before);
  });

  test.each([
    ['a count of people', 'UPDATE household_summary SET people = 9 WHERE household_id = 1'],
    ['a name to sort by', `UPDATE household_summary SET head_sort = 'a' WHERE household_id = 1`],
    ['a digest', 'UPDATE household_summary SET search_digest = 0 WHERE household_id = 1'],
    ['a missing summary', 'DELETE FROM household_summary WHERE household_id = 1'],
    ['a missing document', 'DELETE FROM search_index WHERE rowid = 1'],
    ['an income per head', 'UPDATE household_year_summary SET per_capita = 1 WHERE household_id = 1'],
    ['a missing year', 'DELETE FROM household_year_summary WHERE household_id = 1'],
    ['a year too many', 'INSERT INTO household_year_summary VALUES (2020, 1, NULL, NULL)'],
    ['a household that is not there', 'INSERT INTO household_year_summary VALUES (2020, 99, NULL, NULL)'],
  ])('are verified: %s', (_, sql) => {
    archive.raw.exec(sql);
    expect(verifyArchive(archive).problems).toEqual(['有 1 户的检索和列表数据对不上，会查不到或列错。']);
  });

  test('are made for an archive of before they were', async () => {
    const raw = new Database(':memory:');
    migrate(raw, 2);
    raw.exec(`INSERT INTO change (at, operator, command, title, previous_hash, hash) VALUES ('', '', '', '', '', '');
      INSERT INTO open_change (change_id) VALUES (1);
      INSERT INTO household (head_name, household_no) VALUES ('赵一', '1');
      INSERT INTO member (household_id, name, relation) VALUES (1, '赵一', '01');
      DELETE FROM open_change`);
    migrate(raw);
    expect(outdatedHouseholds(raw)).toBe(0);
    expect(search(raw, 'zhaoyi', 5).map((r) => r.why)).toEqual(['姓名拼音']);
  });
});

test('heads stand in the order of their sounds, a surname together, and without a name last or first', async () => {
  const heads = ['李四', '林一', '李一', '单雄', '王五', null, '上官云', '阿依古丽·吐尔逊', '李四宝'];
  await inChange(archive, '新增', (rows) => {
    for (const head_name of heads) rows.insert('household', { head_name });
  });
  const listed = async (descending: boolean) =>
    (
      await listHouseholds(
        archive.reading,
        { year: 2025 },
        { sort: 'headName', descending, offset: 0, limit: 50 },
      )
    ).rows.map((r) => r.headName);
  const order = [
    null,
    '阿依古丽·吐尔逊',
    '李四',
    '李四宝',
    '李一',
    '林一',
    '钱二',
    '单雄',
    '上官云',
    '王五',
    '赵一',
  ];
  expect(await listed(false)).toEqual(order);
  expect(await listed(true)).toEqual(order.toReversed());
});
