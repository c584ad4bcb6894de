import { describe, expect, test } from 'vitest';
import { exportSchema } from '#domain/exports/export-definition.ts';
import { packFor } from '#domain/policy/load-pack.ts';
import documented from '#test/fixtures/export-templates.json' with { type: 'json' };

/** What the kinds of the documents are in a pack; everything else there is text. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ 整数: 'int', '2 位小数': 'number', '0–12': 'number', '是/否': 'yesno' },
  ...{ 'yyyy-mm-dd': 'date', yyyymm: 'month' },
};

const POOR = ['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.12', '3.13'];
const MONITORED = ['3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13'];

const sheets = packFor(2023)?.exports ?? {};

describe('export sheets', () => {
  test.each([
    [2014, POOR],
    [2017, POOR],
    [2020, POOR],
    [2021, MONITORED],
    [2026, MONITORED],
  ])('of %i are those that its list has', (year, kinds) => {
    expect(Object.keys(packFor(year)?.exports ?? {})).toEqual(kinds);
  });

  test('are all thirteen of the documents, of one year or another', () => {
    expect([...new Set([...POOR, ...MONITORED])].sort()).toEqual(Object.keys(documented).sort());
  });

  test.each(
    [2014, 2017, 2023, 2026].flatMap((year) =>
      Object.entries(packFor(year)?.exports ?? {}).map(([id, sheet]) => [year, id, sheet] as const),
    ),
  )('in %i, %s has the documented headers, kinds and musts, letter by letter', (_, id, sheet) => {
    const { columns } = documented[id as keyof typeof documented];
    expect(sheet.columns.map(({ header, kind, required }) => ({ header, kind, required }))).toEqual(
      columns.map(({ header, format, required }) => ({ header, kind: KINDS[format] ?? 'text', required })),
    );
    expect(sheet.source).toMatch(/拟定/);
  });

  test('write numbers that are names as text, amounts as numbers', () => {
    const kindOf = (id: string, header: string) =>
      sheets[id]?.columns.find((column) => column.header === header)?.kind;
    expect(kindOf('3.5', '证件号码')).toBe('text');
    expect(kindOf('3.5', '务工时间（月）')).toBe('number');
    expect(kindOf('3.5', '公益性岗位(月数)')).toBe('int');
    expect(kindOf('3.6', '减少日期')).toBe('date');
    expect(kindOf('3.6', '是否户主')).toBe('yesno');
    expect(kindOf('3.10', '户编号')).toBe('text');
    expect(kindOf('3.10', '识别监测时间')).toBe('month');
    expect(kindOf('3.11', '风险消除后家庭人均纯收入')).toBe('number');
  });

  test('do not use one field twice', () => {
    for (const { columns } of Object.values(sheets)) {
      const names = columns.map(({ field }) => field);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('refuse a column that nothing fills and a header that stands twice', () => {
    const sheet = sheets['3.6'];
    const column = { field: 'member.name', header: '姓名', kind: 'text', required: 'Y' };
    const isRight = (columns: unknown[]) => exportSchema.safeParse({ ...sheet, columns }).success;
    expect(isRight([column])).toBe(true);
    expect(isRight([{ ...column, field: 'member.shoe_size' }])).toBe(false);
    expect(isRight([column, { ...column, field: 'head.name' }])).toBe(false);
  });
});
