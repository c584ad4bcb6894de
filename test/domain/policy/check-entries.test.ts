import { describe, expect, test } from 'vitest';
import { comparePacks } from '#domain/policy/compare-packs.ts';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { packEntries } from '#domain/policy/pack-entries.ts';
import { packFileSchema, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { readPack } from '#domain/policy/resolve-pack.ts';
import province from '../../fixtures/packs/example-province-checks.json' with { type: 'json' };

function read(json: unknown): PolicyPack {
  const { pack, problems } = readPack(json, SHIPPED_PACKS);
  if (pack === null) throw new Error(problems.join());
  return pack;
}

const lines = (pack: PolicyPack) =>
  packEntries(pack)
    .filter(({ section }) => section === 'checks')
    .map(({ entry, value, source, confidence }) => `${entry}｜${value}｜${source}｜${confidence}`);

const withChecks = (checks: object) => ({ ...province, checks: { ...province.checks, ...checks } });
const [rule] = province.checks.rules;

describe('what a pack says of checks', () => {
  test('is told in words, with the program’s own number beside the pack’s', () => {
    const office = '示范省 2023 年核查要点（虚构）｜published';
    expect(lines(read(province))).toEqual([
      'Q158 公示天数不足 · 村内公示至少｜7 天（程序原定 5 天）｜示范省监测对象识别办法（虚构）第十条｜published',
      'Q159 未签承诺授权｜不查这一条｜示范省 2023 年起改为电子授权（虚构）｜verify',
      `P01 林地过大｜提醒（2023 年起）：林地面积 > 50 且 （林地面积 > 耕地面积 或 现有人口 ≤ 2）。提示“{字段} {v} 亩，请核实”｜${office}`,
      `抽查样本｜不少于 4 个村、40 户｜${office}`,
      '预警 · 走访超期 · 监测户几天走访一次｜15 天（程序原定 31 天）｜示范省走访办法（虚构）第三条｜published',
      '综合贫困发生率应低于（西部地区为 3%）｜3%（程序原定 2%）｜示范省走访办法（虚构）第三条｜published',
      `疑似情况 S06 有重病，未纳入｜不作疑似情况｜${office}`,
    ]);
  });

  test('names whom a rule looks at, the weight and every kind of years', () => {
    const of = (years: unknown) =>
      lines(
        read(
          withChecks({
            rules: [
              {
                ...rule,
                ...{ level: 'error', message: '{姓名} {v}', years },
                when: { join: 'or', of: [{ field: 'member.age', op: 'between', values: [16, 59] }] },
              },
            ],
          }),
        ),
      )[2]?.split('｜')[1];
    expect(of(undefined)).toBe('错误：每个成员：年龄 在 16 到 59 之间。提示“{姓名} {v}”');
    expect(of([null, 2024])).toContain('错误（2024 年及以前）：');
    expect(of([2023, 2024])).toContain('错误（2023—2024 年）：');
    expect(of([2024, 2024])).toContain('错误（2024 年）：');
  });

  test.each([
    [
      'a number',
      { parameters: { 'Q158.days': { value: 10, source: '示范省监测对象识别办法（虚构）第十条' } } },
      ['Q158 公示天数不足 · 村内公示至少｜7 天（程序原定 5 天）｜10 天（程序原定 5 天）'],
    ],
    ['a rule that holds again', { off: [] }, ['Q159 未签承诺授权｜不查这一条｜无']],
    [
      'the weight of a rule of its own',
      { rules: [{ ...rule, level: 'error', years: undefined }] },
      [
        'P01 林地过大｜提醒（2023 年起）：林地面积 > 50 且 （林地面积 > 耕地面积 或 现有人口 ≤ 2）。提示“{字段} {v} 亩，请核实”｜错误：林地面积 > 50 且 （林地面积 > 耕地面积 或 现有人口 ≤ 2）。提示“{字段} {v} 亩，请核实”',
      ],
    ],
    [
      'assets',
      {
        suspicions: {
          ...province.checks.suspicions,
          assets: [{ rule: 'S11', title: '机动车', words: ['轿车', '货车'], except: ['报废'], source: '文' }],
        },
      },
      ['资产反馈 · 机动车｜无｜反馈里写有“轿车”、“货车”的，写有“报废”的除外'],
    ],
  ])('shows an edit of %s as that one difference', (_, checks, told) => {
    const differences = comparePacks(read(province), read(withChecks(checks)));
    expect(
      differences.map(({ entry, before, after }) => `${entry}｜${before ?? '无'}｜${after ?? '无'}`),
    ).toEqual(told);
  });
});

describe('what no rule has is a problem with a sentence', () => {
  const set = { value: 3, source: '文' };
  test.each([
    [
      'a rule that is not there',
      { parameters: { 'Q999.x': set } },
      '核查（checks） parameters：“Q999.x”里的 Q999 没有这条规则，请核对。',
    ],
    [
      'a name that is misspelt',
      { parameters: { 'Q158.dyas': set } },
      '核查（checks） parameters：Q158“公示天数不足”没有名为“dyas”的数，可以写 Q158.days，请核对。',
    ],
    [
      'a rule without numbers',
      { parameters: { 'Q159.days': set } },
      '核查（checks） parameters：“Q159.days”不能设，Q159“未签承诺授权”没有可以改的数，请核对。',
    ],
    [
      'a rule that is switched off and is not there',
      { off: [{ rule: 'Q999', source: '文' }] },
      '核查（checks） off：没有 Q999 这条规则，请核对。',
    ],
    [
      'a rule that is switched off twice',
      {
        off: [
          { rule: 'Q159', source: '文' },
          { rule: 'Q159', source: '文' },
        ],
      },
      '核查（checks） off：Q159 写了两次，请核对。',
    ],
    [
      'a field that nobody knows',
      { rules: [{ ...rule, when: { join: 'and', of: [{ field: 'member.x', op: 'filled', values: [] }] } }] },
      '核查（checks） rules：P01 没有“member.x”这一项，可能已停用，请核对。',
    ],
    [
      'years that end too early',
      { rules: [{ ...rule, years: [2025, 2023] }] },
      '核查（checks） rules：P01 起始年不能晚于终止年，请核对。',
    ],
    ['two rules of one number', { rules: [rule, rule] }, 'P01 写了两次'],
    [
      'a number of the radar that is not there',
      { suspicions: { parameters: { 'W05.days': set } } },
      '核查（checks） suspicions：没有名为“W05.days”的数，请核对。',
    ],
    [
      'a suspicion that is not there',
      { suspicions: { off: [{ rule: 'S99', source: '文' }] } },
      '核查（checks） suspicions：没有 S99 这种疑似情况，请核对。',
    ],
  ])('%s', (_, checks, sentence) => {
    const { pack, problems } = readPack(withChecks(checks), SHIPPED_PACKS);
    expect(pack).toBeNull();
    expect(problems.join()).toContain(sentence);
  });

  test('a key that cannot be one is told by its shape', () => {
    const { problems } = readPack(withChecks({ parameters: { 公示天数: set } }), SHIPPED_PACKS);
    expect(problems.join()).toContain('写成 Q020.years');
  });

  test('a rule of the pack that it rests on may be switched off', () => {
    const above = {
      ...{ id: 'above', version: 1, title: '县', extends: province.id, province: '示范省' },
      ...{ years: [2022, 2025], checks: { off: [{ rule: 'P01', source: '文' }] } },
    };
    const library = [...SHIPPED_PACKS, packFileSchema.parse(province)];
    const { pack } = readPack(above, library);
    expect(pack?.checks?.off?.map(({ rule: id }) => id)).toEqual(['Q159', 'P01']);
  });
});
