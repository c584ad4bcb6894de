import { describe, expect, test } from 'vitest';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { type PackFile, packFileSchema } from '#domain/policy/pack-schema.ts';
import { readPack, resolvePack } from '#domain/policy/resolve-pack.ts';

const province: PackFile = {
  id: 'invented-province',
  version: 1,
  title: '虚构省',
  extends: 'national-2021',
  province: '虚构省',
  years: [2022, 2025],
};

const stepsOf = (file: PackFile) => resolvePack(file, SHIPPED_PACKS).pack?.procedures[0]?.steps ?? [];

describe('resolvePack', () => {
  test('lengthens a notice and leaves the rest alone', () => {
    const notice = { days: 7, count: 'calendar', firstDay: true, holds: true, source: '虚构文件' } as const;
    const steps = stepsOf({
      ...province,
      procedures: [{ key: 'monitoring-identification', steps: [{ key: 'notice', notice }] }],
    });
    expect(steps).toHaveLength(9);
    expect(steps[4]).toMatchObject({ key: 'notice', title: '村内公示', notice: { days: 7 } });
    expect(steps[4]?.papers.map(({ document }) => document)).toEqual(['P12', 'P15']);
  });

  test('puts steps into another order, adds and drops some', () => {
    const comparison = {
      key: 'comparison',
      title: '信息比对',
      actor: 'county',
      papers: [],
      gates: [],
      source: '虚构文件',
    } as const;
    const order = [
      'clue',
      'consent',
      'comparison',
      'visit',
      'review',
      'notice',
      'township',
      'county',
      'record',
    ];
    const steps = stepsOf({
      ...province,
      procedures: [
        { key: 'monitoring-identification', steps: [{ ...comparison, papers: [], gates: [] }], order },
      ],
    });
    expect(steps.map(({ key }) => key)).toEqual(order);
  });

  test('refuses a limit that leads nowhere', () => {
    const order = ['clue', 'consent', 'visit', 'record'];
    const reading = resolvePack(
      { ...province, procedures: [{ key: 'monitoring-identification', order }] },
      SHIPPED_PACKS,
    );
    expect(reading.pack).toBeNull();
    expect(reading.problems).toHaveLength(1);
  });

  test('changes single entries of terms, wording and sheets', () => {
    const { pack } = resolvePack(
      {
        ...province,
        terms: { department: '虚构县农业农村局' },
        documents: { objectionAnswerDays: { value: 3, source: '虚构文件' } },
        exports: { '3.11': { title: '风险消除上报表' } },
      },
      SHIPPED_PACKS,
    );
    expect(pack?.terms).toMatchObject({ department: '虚构县农业农村局', object: '监测对象' });
    expect(pack?.documents.objectionAnswerDays.value).toBe(3);
    expect(pack?.exports['3.11']).toMatchObject({ title: '风险消除上报表' });
    expect(pack?.exports['3.11']?.columns).toHaveLength(28);
  });

  test('says so when the pack it extends is missing or leads back to it', () => {
    expect(resolvePack({ ...province, extends: 'nowhere' }, SHIPPED_PACKS).problems[0]).toContain('nowhere');
    const a = { ...province, id: 'a', extends: 'b' };
    const b = { ...province, id: 'b', extends: 'a' };
    expect(resolvePack(a, [a, b]).pack).toBeNull();
  });
});

describe('readPack', () => {
  test('reads what it should', () => {
    expect(readPack({ ...province }, SHIPPED_PACKS).pack?.id).toBe('invented-province');
  });

  test.each([
    ['an unknown gate', { procedures: [{ key: 'x', steps: [{ key: 'y', gates: ['moonshine'] }] }] }],
    ['an unknown entry', { colour: 'red' }],
    ['a day that is none', { holidays: { off: ['2023-02-29'], worked: [] } }],
    ['an effect that no code knows', { procedures: [{ key: 'x', effect: 'do-something' }] }],
  ])('refuses %s and says where', (_, wrong) => {
    const reading = readPack({ ...province, ...wrong }, SHIPPED_PACKS);
    expect(reading.pack).toBeNull();
    expect(reading.problems[0]).toMatch(/请核对/);
  });

  test('every period, paper and step of the shipped packs names its source', () => {
    const withoutSource = JSON.stringify(SHIPPED_PACKS[0]).replaceAll('"source"', '"remark"');
    expect(packFileSchema.safeParse(JSON.parse(withoutSource)).success).toBe(false);
  });
});
