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
    expect(steps).toHaveLength(10);
    const posted = steps.find(({ key }) => key === 'notice');
    expect(posted).toMatchObject({ title: '村内公示', notice: { days: 7 }, onObjection: 'verify' });
    expect(posted?.papers.map(({ document }) => document)).toEqual(['P12', 'P15']);
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

  test('takes a part of a step away by null, and a source brings its own certainty', () => {
    const steps = stepsOf({
      ...province,
      procedures: [
        {
          key: 'monitoring-identification',
          steps: [
            { key: 'visit', within: null },
            { key: 'notice', onObjection: null, source: '虚构文件' },
            { key: 'information-comparison', optional: null },
          ],
        },
      ],
    });
    const step = (key: string) => steps.find((each) => each.key === key);
    expect(step('visit')).not.toHaveProperty('within');
    expect(step('notice')).not.toHaveProperty('onObjection');
    expect(step('notice')).toMatchObject({ source: '虚构文件', notice: { days: 5 } });
    expect(step('information-comparison')).not.toHaveProperty('optional');
    expect(step('information-comparison')?.within?.confidence).toBe('inferred');
  });

  test.each<[string, Partial<PackFile>, string]>([
    [
      'a wait for a step that comes later',
      {
        procedures: [
          {
            key: 'monitoring-identification',
            steps: [
              { key: 'review', notBefore: { days: 1, count: 'calendar', of: 'county', source: '虚构' } },
            ],
          },
        ],
      },
      '“review”前面没有“county”这一步',
    ],
    [
      'situations that are asked for and not written',
      { procedures: [{ key: 'risk-elimination', steps: [{ key: 'review', gates: ['not-barred'] }] }] },
      '没有写不能退出的情形（bars）',
    ],
    [
      'conditions of an elimination that are not written',
      { procedures: [{ key: 'risk-elimination', steps: [{ key: 'review', gates: ['long-enough'] }] }] },
      '没有写消除条件（elimination）',
    ],
    [
      'a day of the calendar for a step that is not there',
      {
        calendar: [
          { title: '录入', date: '12-15', procedures: ['risk-elimination'], step: 'told', source: '虚构' },
        ],
      },
      '日程（calendar）第 1 条 step：这些程序没有“told”这一步',
    ],
  ])('refuses %s', (_, sections, sentence) => {
    const { pack, problems } = resolvePack({ ...province, ...sections }, SHIPPED_PACKS);
    expect(pack).toBeNull();
    expect(problems.join()).toContain(sentence);
  });

  test('changes single entries of terms, wording and sheets', () => {
    const { pack } = resolvePack(
      {
        ...province,
        terms: { department: { value: '虚构县农业农村局', source: '虚构文件' } },
        documents: {
          objectionAnswerDays: { value: 3, source: '虚构文件' },
          filing: { fonds: { value: '0123', source: '虚构文件' } },
        },
        exports: { '3.11': { title: '风险消除上报表' } },
      },
      SHIPPED_PACKS,
    );
    expect(pack?.terms).toMatchObject({
      department: { value: '虚构县农业农村局' },
      object: { value: '监测对象' },
    });
    expect(pack?.documents.objectionAnswerDays.value).toBe(3);
    expect(pack?.documents.filing).toMatchObject({ fonds: { value: '0123' }, fileClass: { value: 'JF' } });
    expect(pack?.exports['3.11']).toMatchObject({ title: '风险消除上报表' });
    expect(pack?.exports['3.11']?.columns).toHaveLength(28);
  });

  test('adds notices, meetings and code lists by their names', () => {
    const rule = {
      key: 'exit',
      title: '退出公示',
      days: 7,
      count: 'calendar',
      firstDay: true,
      holds: true,
    } as const;
    const base: PackFile = { ...province, id: 'base', notices: [{ ...rule, source: '甲' }] };
    const own: PackFile = {
      ...province,
      extends: 'base',
      notices: [
        { ...rule, days: 10, source: '乙' },
        { ...rule, key: 'other', source: '乙' },
      ],
      codes: { risk_type: { mode: 'replace', items: [{ code: '01', label: '因病' }], source: '乙' } },
    };
    const { pack } = resolvePack(own, [...SHIPPED_PACKS, base]);
    expect(pack?.notices.map(({ key, days }) => [key, days])).toEqual([
      ['exit', 10],
      ['other', 7],
    ]);
    expect(Object.keys(pack?.codes ?? {})).toEqual(['risk_type']);
  });

  test('rests on the version that it names, else on the newest', () => {
    const base = { ...province, id: 'base', terms: {} };
    const newer: PackFile = {
      ...base,
      version: 2,
      documents: { objectionAnswerDays: { value: 9, source: '乙' } },
    };
    const library = [...SHIPPED_PACKS, base, newer];
    const daysOf = (reference: string) =>
      resolvePack({ ...province, extends: reference }, library).pack?.documents.objectionAnswerDays.value;
    expect(daysOf('base')).toBe(9);
    expect(daysOf('base@2')).toBe(9);
    expect(daysOf('base@1')).toBe(5);
    expect(daysOf('base@3')).toBeUndefined();
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
    [
      'a code list that does not exist',
      { codes: { moonshine: { mode: 'change', items: [], source: '甲' } } },
    ],
    [
      'a code that stands twice',
      {
        codes: {
          risk_type: {
            mode: 'change',
            items: [
              { code: '01', label: '甲' },
              { code: '01', label: '乙' },
            ],
            source: '甲',
          },
        },
      },
    ],
    ['years that end before they begin', { years: [2025, 2022] }],
    [
      'a meeting that can pass nothing',
      { meetings: [{ key: 'x', title: '会', attendance: [2, 3], majority: [1, 1], source: '甲' }] },
    ],
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
