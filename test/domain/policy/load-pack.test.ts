import { describe, expect, test } from 'vitest';
import { lineFor, packFor, SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { type PackFile, packSchema } from '#domain/policy/pack-schema.ts';
import { resolvePack } from '#domain/policy/resolve-pack.ts';

const province: PackFile = {
  id: 'invented-province',
  version: 1,
  title: '虚构省',
  extends: 'national-2021',
  province: '虚构省',
  years: [2022, 2025],
};

describe('shipped packs', () => {
  test.each(SHIPPED_PACKS.map((file) => [file.id, file] as const))('%s is whole', (_, file) => {
    const reading = resolvePack(file, SHIPPED_PACKS);
    expect(reading.problems).toEqual([]);
    expect(packSchema.safeParse(reading.pack).success).toBe(true);
  });

  test('rule their years', () => {
    expect(packFor(2020)).toBeUndefined();
    expect(packFor(2021)?.id).toBe('national-2021');
    expect(packFor(2025)?.id).toBe('national-2021');
    expect(packFor(2026)?.id).toBe('national-2026');
    expect(packFor(2031)?.id).toBe('national-2026');
  });

  test('change names from 2026 on and keep the procedure', () => {
    expect(packFor(2025)?.terms.object).toBe('监测对象');
    expect(packFor(2026)?.terms.object).toBe('防止返贫致贫对象');
    expect(packFor(2026)?.procedures).toEqual(packFor(2025)?.procedures);
    expect(packFor(2026)?.documents.nationalHotline.value).toBe('12317');
  });

  test('run the identification of monitored households as it is documented', () => {
    const procedure = packFor(2023)?.procedures.find(({ key }) => key === 'monitoring-identification');
    expect(procedure?.steps.map(({ key }) => key)).toEqual([
      'clue',
      'consent',
      'visit',
      'review',
      'notice',
      'township',
      'county',
      'announce',
      'record',
    ]);
    expect(procedure?.steps.find(({ key }) => key === 'notice')?.notice).toMatchObject({
      days: 5,
      count: 'calendar',
      firstDay: true,
      holds: true,
    });
    expect(procedure?.limits).toMatchObject([{ from: 'clue', to: 'county', days: 15, level: 'warning' }]);
    const papers = procedure?.steps.flatMap((step) => step.papers.map(({ document }) => document));
    expect(papers).toEqual([
      'P03',
      'P02',
      'P04',
      'P05',
      'P07',
      'P09',
      'P10',
      'P11',
      'P12',
      'P15',
      'P17',
      'P14',
    ]);
  });
});

describe('a province’s pack', () => {
  const packs = [...SHIPPED_PACKS, province];

  test('comes before the national one, in its province and years', () => {
    expect(packFor(2023, { province: '虚构省', packs })?.id).toBe('invented-province');
    expect(packFor(2021, { province: '虚构省', packs })?.id).toBe('national-2021');
    expect(packFor(2023, { province: '另一省', packs })?.id).toBe('national-2021');
    expect(packFor(2023, { packs })?.id).toBe('national-2021');
  });

  test('in its newest version', () => {
    const newer = { ...province, version: 2 };
    expect(packFor(2023, { province: '虚构省', packs: [...packs, newer] })?.version).toBe(2);
  });

  test('adds its income lines to the national table', () => {
    const line = {
      kind: '监测范围',
      year: 2023,
      scope: '虚构省',
      perCapita: 8000,
      source: '虚构文件',
    } as const;
    const own = packFor(2023, {
      province: '虚构省',
      packs: [...SHIPPED_PACKS, { ...province, lines: [line] }],
    });
    expect(own && lineFor(own, line)).toEqual(line);
    expect(own && lineFor(own, { ...line, scope: '贵州' })).toMatchObject({ perCapita: 7300 });
  });
});
