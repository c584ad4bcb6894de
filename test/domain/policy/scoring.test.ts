import { expect, test } from 'vitest';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { packEntries } from '#domain/policy/pack-entries.ts';
import { resolvePack } from '#domain/policy/resolve-pack.ts';
import { scoringEntries, scoringSchema } from '#domain/policy/scoring.ts';

test.each(SHIPPED_PACKS.map((pack) => [pack.id, pack] as const))('%s scores to a hundred', (_id, file) => {
  const { pack } = resolvePack(file, SHIPPED_PACKS);
  const { scoring } = pack?.documents ?? {};
  const points = scoring?.blocks.flatMap(({ items }) => items.map((item) => item.points)) ?? [];
  expect(points.reduce((sum, each) => sum + each, 0)).toBe(100);
  expect(scoring).toMatchObject({ confidence: 'inferred' });
  expect([scoring?.priorities.length, scoring?.admissions.length, scoring?.exclusions.length]).toEqual([
    5, 6, 7,
  ]);
});

test('the table is told entry by entry, each under its own key', () => {
  const { pack } = resolvePack(SHIPPED_PACKS[0]!, SHIPPED_PACKS);
  const told = packEntries(pack!).filter(({ key }) => key.startsWith('scoring/'));
  expect(told).toHaveLength(scoringEntries(pack!.documents.scoring!).length);
  expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
  expect(told[0]).toMatchObject({ entry: '四看评分 · 一看房 · 住房安全', confidence: 'inferred' });
});

test('a place that scores in its own way replaces the whole table', () => {
  const blocks = [{ title: '看房', items: [{ title: '住房', standard: '危房10分', points: 10 }] }];
  const scoring = { blocks, priorities: [], admissions: [], exclusions: [], source: '虚构县办法' };
  const county = {
    ...{ id: 'invented-county', version: 1, title: '虚构县', extends: 'national-2014', province: '虚构省' },
    ...{ years: [2014, 2016] as [number, number], documents: { scoring } },
  };
  expect(resolvePack(county, SHIPPED_PACKS).pack?.documents.scoring).toEqual(scoring);
});

test('a check that the program does not know is refused', () => {
  const lists = { priorities: [{ text: '会打算盘的优先', check: 'abacus' }], admissions: [], exclusions: [] };
  const blocks = [{ title: '看房', items: [{ title: '住房', standard: '危房10分', points: 10 }] }];
  expect(scoringSchema.safeParse({ blocks, ...lists }).success).toBe(false);
});
