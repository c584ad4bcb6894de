import { describe, expect, test } from 'vitest';
import { linesInForce, overlaysOf, packFor, packsInForce, SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
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
    expect(packFor(2013)).toBeUndefined();
    expect(packFor(2014)?.id).toBe('national-2014');
    expect(packFor(2016)?.id).toBe('national-2014');
    expect(packFor(2017)?.id).toBe('national-2017');
    expect(packFor(2020)?.id).toBe('national-2017');
    expect(packFor(2021)?.id).toBe('national-2021');
    expect(packFor(2025)?.id).toBe('national-2021');
    expect(packFor(2026)?.id).toBe('national-2026');
    expect(packFor(2031)?.id).toBe('national-2026');
  });

  test('change names from 2026 on and keep the procedure', () => {
    expect(packFor(2025)?.terms.object.value).toBe('监测对象');
    expect(packFor(2026)?.terms.object.value).toBe('防止返贫致贫对象');
    expect(packFor(2026)?.procedures).toEqual(packFor(2025)?.procedures);
    expect(packFor(2026)?.documents.nationalHotline.value).toBe('12317');
  });

  test('call people, departments and lists as the years did', () => {
    expect(packFor(2015)?.terms).toMatchObject({
      object: { value: '贫困户' },
      registered: { value: '建档立卡贫困户' },
      department: { value: '扶贫办' },
      system: { value: '全国扶贫开发信息系统' },
    });
    expect(packFor(2016)?.notices.map(({ days }) => days)).toEqual([7, 7, 5]);
    expect(packFor(2020)?.codes['monitoring_category']?.items.map(({ label }) => label)).toEqual([
      '脱贫监测户',
      '边缘户',
    ]);
  });

  test('bring the procedures of their years', () => {
    const keys = (year: number) => packFor(year)?.procedures.map(({ key, effect }) => `${key} ${effect}`);
    expect(keys(2015)).toEqual(['identification recognise']);
    const of2017 = [
      'recognition recognise',
      'return return',
      'exit exit',
      'clear clear',
      'natural-changes none',
    ];
    expect(keys(2017)).toEqual(of2017);
    expect(keys(2020)).toEqual(of2017);
    const of2021 = [
      'monitoring-identification open-monitoring-spell',
      'risk-elimination eliminate-spell',
      'natural-changes none',
    ];
    expect(keys(2021)).toEqual(of2021);
    expect(keys(2026)).toEqual(of2021);
  });

  test('run the identification of monitored households as it is documented', () => {
    const procedure = packFor(2023)?.procedures.find(({ key }) => key === 'monitoring-identification');
    const steps = procedure?.steps.filter(({ optional }) => optional === undefined);
    expect(steps?.map(({ key }) => key)).toEqual([
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
    const papers = steps?.flatMap((step) => step.papers.map(({ document }) => document));
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

  test('names the township’s province with or without its kind', () => {
    const packsOf = [...SHIPPED_PACKS, { ...province, province: '虚构' }];
    expect(packFor(2023, { province: '虚构省', packs: packsOf })?.id).toBe('invented-province');
    expect(packFor(2023, { province: '', packs: [...SHIPPED_PACKS, province] })?.id).toBe('national-2021');
  });

  test('gives way to a pack of its province that adds to it, until it is replaced itself', () => {
    const added: PackFile = { ...province, id: 'x-added', title: '核查规则', extends: `${province.id}@1` };
    const choice = { province: '虚构省', packs: [...packs, added] };
    expect(packFor(2023, choice)?.id).toBe('x-added');
    const newer = { ...choice, packs: [...choice.packs, { ...province, version: 2 }] };
    expect(packFor(2023, newer)?.id).toBe('invented-province');
    expect(packFor(2023, { province: '另一省', packs: choice.packs })?.id).toBe('national-2021');
  });

  test('rules no year that its newest version leaves out', () => {
    const newer: PackFile = { ...province, version: 2, years: [2024, 2025] };
    const choice = { province: '虚构省', packs: [...packs, newer] };
    expect(packFor(2023, choice)?.id).toBe('national-2021');
    expect(packFor(2024, choice)?.version).toBe(2);
  });

  test('divides the years with the national ones', () => {
    const spans = packsInForce({ province: '虚构省', packs });
    expect(spans.map(({ years, pack }) => [...years, pack.id])).toEqual([
      [2014, 2016, 'national-2014'],
      [2017, 2020, 'national-2017'],
      [2021, 2021, 'national-2021'],
      [2022, 2025, 'invented-province'],
      [2026, null, 'national-2026'],
    ]);
  });

  test('brings its income lines and its code lists', () => {
    const line = {
      kind: '监测范围',
      year: 2023,
      scope: '虚构省',
      perCapita: 8000,
      source: '虚构文件',
    } as const;
    const codes = {
      risk_type: { mode: 'change', items: [{ code: '51', label: '因婚' }], source: '虚构文件' },
    } as const satisfies PackFile['codes'];
    const own: PackFile = {
      ...province,
      lines: [line],
      codes: { risk_type: { ...codes.risk_type, items: [...codes.risk_type.items] } },
    };
    const spans = packsInForce({ province: '虚构省', packs: [...SHIPPED_PACKS, own] });
    expect(linesInForce(spans)).toEqual([line]);
    expect(overlaysOf(spans)[3]).toEqual({ years: [2022, 2025], lists: codes });
  });
});
