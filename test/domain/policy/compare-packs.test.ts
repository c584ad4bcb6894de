import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparePacks } from '#domain/policy/compare-packs.ts';
import { packFor, packsInForce, SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { packEntries } from '#domain/policy/pack-entries.ts';
import { type PackFile, packFileSchema, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { resolvePack } from '#domain/policy/resolve-pack.ts';

const fixture = packFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../fixtures/packs/example-province.json', import.meta.url), 'utf8')),
);

function whole(file: PackFile, library: readonly PackFile[] = SHIPPED_PACKS): PolicyPack {
  const { pack, problems } = resolvePack(file, library);
  if (pack === null) throw new Error(problems.join());
  return pack;
}

const day = fc.date({ min: new Date('2022-01-01'), max: new Date('2025-12-31'), noInvalidDate: true });

/** Packs of an invented province that change a little of everything. */
const anyPack: fc.Arbitrary<PackFile> = fc
  .record({
    department: fc.constantFrom('农业农村局', '乡村振兴局', '扶贫办'),
    perCapita: fc.integer({ min: 4000, max: 9999 }),
    days: fc.integer({ min: 1, max: 30 }),
    answer: fc.integer({ min: 1, max: 60 }),
    source: fc.constantFrom('甲文件', '乙文件'),
    label: fc.constantFrom('因婚', '因大病'),
    off: fc.uniqueArray(day.map((each) => each.toISOString().slice(0, 10))),
    gone: fc.subarray(['01', '02', '99']),
  })
  .map(({ department, perCapita, days, answer, source, label, off, gone }) => ({
    ...{ id: 'invented', version: 1, title: '虚构', extends: 'national-2021', province: '虚构省' },
    years: [2022, 2025],
    terms: { department: { value: department, source } },
    lines: [{ kind: '监测范围', year: 2024, scope: '虚构省', perCapita, source }],
    procedures: [
      {
        key: 'monitoring-identification',
        steps: [{ key: 'notice', notice: { days, count: 'calendar', firstDay: true, holds: true, source } }],
      },
    ],
    holidays: { off, worked: [] },
    codes: { risk_type: { mode: 'change', items: [{ code: '51', label }], without: gone, source } },
    documents: { objectionAnswerDays: { value: answer, source } },
  }));

describe('packEntries', () => {
  test.each([...SHIPPED_PACKS, fixture].map((file) => [file.id, file] as const))(
    '%s names every entry once, with a source',
    (_, file) => {
      const entries = packEntries(whole(file));
      expect(new Set(entries.map(({ section, key }) => `${section}|${key}`)).size).toBe(entries.length);
      expect(entries.filter(({ source, entry, value }) => !source || !entry || !value)).toEqual([]);
      expect(new Set(entries.map(({ section }) => section)).size).toBeGreaterThan(4);
    },
  );

  test('has the national lines of its years, and the province’s own over them', () => {
    const lines = packEntries(whole(fixture)).filter(({ section }) => section === 'lines');
    expect(lines.map(({ entry, value }) => `${entry} ${value}`)).toEqual(
      expect.arrayContaining([
        '2025 年监测范围（云南） 8700 元/人·年',
        '2025 年监测范围（示范省） 8600 元/人·年',
      ]),
    );
    expect(lines.some(({ entry }) => entry.startsWith('2021'))).toBe(false);
  });
});

describe('comparePacks', () => {
  test('a pack does not differ from itself', () => {
    for (const { pack } of packsInForce()) expect(comparePacks(pack, pack)).toEqual([]);
    fc.assert(
      fc.property(anyPack, (file) => comparePacks(whole(file), whole(structuredClone(file))).length === 0),
    );
  });

  test('what is read twice is the same pack', () => {
    fc.assert(
      fc.property(anyPack, (file) => {
        const again = structuredClone(file);
        expect(whole(again, [...SHIPPED_PACKS])).toEqual(whole(file));
      }),
    );
  });

  test('lists what differs, both ways alike', () => {
    fc.assert(
      fc.property(anyPack, anyPack, (a, b) => {
        const there = comparePacks(whole(a), whole(b));
        const back = comparePacks(whole(b), whole(a));
        const pairs = (all: typeof there) =>
          all.map(({ section, before, after }) => [section, before, after]);
        expect(
          pairs(back)
            .map(([section, before, after]) => [section, after, before])
            .sort(),
        ).toEqual(pairs(there).sort());
        for (const { before, after } of there) expect(before).not.toBe(after);
      }),
    );
  });

  test('says in words what a province changes', () => {
    const rows = comparePacks(packFor(2023), whole(fixture), [2022, 2025]);
    expect(rows.map(({ section, entry, before, after }) => [section, entry, before, after])).toEqual([
      ['terms', '县级部门', '乡村振兴局', '农业农村局'],
      ['lines', '2024 年监测范围（示范省）', null, '8200 元/人·年'],
      ['lines', '2025 年监测范围（示范省）', null, '8600 元/人·年'],
      [
        'notices',
        '监测对象识别 · 村内公示',
        '不少于 5 个自然日，张贴当天算第 1 天，期满后才办下一步',
        '不少于 7 个自然日，张贴当天算第 1 天，期满后才办下一步',
      ],
      [
        'meetings',
        '监测对象识别 · 民主评议',
        '应到人数的三分之二以上到会，超过到会人数的半数同意',
        '应到人数的四分之三以上到会，超过到会人数的三分之二同意',
      ],
      ['codes', '返贫致贫风险类型 · 51', null, '因婚'],
      ['documents', '异议答复期限（工作日）', '5', '3'],
    ]);
    expect(rows[0]?.source).toBe('示范省机构改革方案（虚构）');
  });

  test('tells a change of the source alone', () => {
    const other = structuredClone(fixture);
    const term = other.terms?.department;
    if (term) term.source = '另一份文件';
    expect(comparePacks(whole(fixture), whole(other))).toMatchObject([
      { before: '农业农村局（依据：示范省机构改革方案（虚构））', after: '农业农村局（依据：另一份文件）' },
    ]);
  });

  test('shows everything where no pack ruled before', () => {
    const after = whole(fixture);
    const rows = comparePacks(undefined, after);
    expect(rows).toHaveLength(packEntries(after).length);
    expect(rows.every(({ before }) => before === null)).toBe(true);
  });
});
