import { expect, test } from 'vitest';
import { type Check, CHECKS } from '#domain/procedures/checks.ts';
import type { Finding } from '#domain/procedures/finding.ts';
import { findingOf } from '#domain/procedures/findings.ts';
import type { KnownHousehold } from '#domain/procedures/known-household.ts';
import { known, person } from './known.ts';

const NOTHING_KNOWN = known().safeguards;
const SECURED = { education: 'secured', medical: 'secured', housing: 'secured', water: 'secured' } as const;
const child = person({}, { birth_date: '2010-03-04' });
const dead = (born: string) =>
  person({}, { birth_date: born, left_reason: '01', left_on: '2015-08-02', left_kind: 'natural' });
const hit = (suspicion: string, verdict: 'confirmed' | 'explained' | 'mistaken' | null) => ({
  hits: [{ suspicion, verdict, reportedOn: '2016-04-01' }],
});

type Case = readonly [Check, Partial<KnownHousehold>, Finding['state'], string];

const cases: readonly Case[] = [
  [
    'minimum-living',
    { people: [person({ dibao: '1' }), person({ tekun: '2' })] },
    'hit',
    '2 人享受低保、特困',
  ],
  ['minimum-living', { people: [person({ dibao: '0' }), person()] }, 'miss', '没有人享受低保、特困'],
  ['minimum-living', {}, 'missing', '2016 年低保、特困没有登记'],
  ['dangerous-house', { home: { dangerous_house_level: '3' } }, 'hit', '危房等级C级'],
  ['dangerous-house', { home: { safe_housing: '03' } }, 'hit', '安全住房：危房D类'],
  ['dangerous-house', { home: { is_dangerous_house: 1 } }, 'hit', '是危房户'],
  ['dangerous-house', { home: { dangerous_house_level: '2', is_dangerous_house: 0 } }, 'miss', '危房等级B级'],
  ['dangerous-house', { home: { house_structure: '1' } }, 'missing', '2016 年住房安全没有登记'],
  [
    'ill-or-disabled',
    { people: [person({ health: '02,04' }), person({ health: '03' })] },
    'hit',
    '大病 1 人，残疾 1 人',
  ],
  ['ill-or-disabled', { people: [person({ health: '02' })] }, 'miss', '没有人患大病或残疾'],
  ['ill-or-disabled', {}, 'missing', '2016 年健康状况没有登记'],
  [
    'breadwinner-dead',
    { people: [child], gone: [dead('1980-01-01')] },
    'hit',
    '2015-08-02 有 18 至 59 岁成员死亡，未成年 1 人',
  ],
  ['breadwinner-dead', { people: [person()], gone: [dead('1980-01-01')] }, 'miss', '没有未成年人'],
  ['breadwinner-dead', { people: [child], gone: [dead('1955-08-02')] }, 'miss', '没有 18 至 59 岁成员死亡'],
  ['breadwinner-dead', { people: [child], gone: [dead('1955-08-03')] }, 'hit', '未成年 1 人'],
  [
    'breadwinner-dead',
    { people: [child], gone: [person({}, { left_reason: '02', left_on: '2015-08-02' })] },
    'miss',
    '没有 18 至 59 岁成员死亡',
  ],
  [
    'half-disabled',
    { people: [person({ health: '04', labour_ability: '03' }), person()] },
    'hit',
    '丧失劳动力的残疾人 1 人，家庭人口 2 人',
  ],
  [
    'half-disabled',
    { people: [person({ health: '04', labour_ability: '03' }), person(), person()] },
    'miss',
    '1 人，家庭人口 3 人',
  ],
  ['half-disabled', { people: [person({ health: '04' })] }, 'missing', '残疾人 2016 年劳动能力'],
  ['half-disabled', {}, 'missing', '2016 年健康状况没有登记'],
  [
    'hit-housing',
    hit('在城区购置商品房', 'confirmed'),
    'hit',
    '部门比对，核实属实：2016-04-01 在城区购置商品房',
  ],
  ['hit-housing', hit('不动产登记', null), 'open', '部门比对疑似，待核实'],
  ['hit-housing', hit('不动产登记', 'mistaken'), 'miss', '核实后不算'],
  ['hit-housing', hit('名下有小汽车', 'confirmed'), 'miss', '没有反馈住房'],
  ['hit-housing', {}, 'missing', '还没有部门比对结果'],
  ['hit-vehicle', hit('名下有大型农机', 'confirmed'), 'hit', '大型农机'],
  ['hit-vehicle', hit('名下有小汽车', null), 'open', '待核实'],
  ['hit-vehicle', { comparedOn: '2016-03-20' }, 'miss', '部门比对（2016-03-20）没有反馈车辆、农机'],
  ['hit-vehicle', {}, 'missing', '还没有部门比对结果'],
  ['hit-public-pay', hit('财政供养人员', 'confirmed'), 'hit', '财政供养人员'],
  ['hit-public-pay', hit('事业编制', 'explained'), 'miss', '核实后不算'],
  ['hit-public-pay', {}, 'missing', '还没有部门比对结果'],
  ['income-below-line', { perCapita: 2952, line: 2952 }, 'hit', '人均纯收入 2,952.00 元，标准 2,952.00 元'],
  ['income-below-line', { perCapita: 2952.01, line: 2952 }, 'miss', '2,952.01 元'],
  ['income-below-line', { line: 2952 }, 'missing', '2016 年收入没有登记'],
  ['income-below-line', { perCapita: 3000 }, 'missing', '没有 2016 年退出标准线'],
  [
    'unmet-safeguard',
    { safeguards: { ...SECURED, housing: 'lacking', water: 'lacking' } },
    'hit',
    '住房安全、饮水安全没有保障',
  ],
  ['unmet-safeguard', { safeguards: { ...SECURED, education: 'none' } }, 'miss', '都有保障'],
  ['unmet-safeguard', { safeguards: { ...SECURED, medical: 'unknown' } }, 'missing', '2016 年基本医疗'],
  ['no-measure', {}, 'hit', '2016 年没有帮扶措施'],
  ['no-measure', { measures: 2 }, 'miss', '2016 年有帮扶措施 2 项'],
  ['new-this-year', { home: { first_recognised_year: 2016 } }, 'hit', '2016 年新识别'],
  ['new-this-year', { home: { first_recognised_year: 2014 }, adjustments: ['2'] }, 'hit', '2016 年返贫'],
  ['new-this-year', { home: { first_recognised_year: 2014 } }, 'miss', '2014 年识别'],
  ['new-this-year', { adjustments: ['5'] }, 'missing', '识别年度没有登记'],
  ['without-labour', { isWithoutLabour: true }, 'hit', '整户无劳动力'],
  [
    'without-labour',
    { people: [person({ tekun: '1' })], isWithoutLabour: false },
    'hit',
    '全户 1 人享受特困供养',
  ],
  [
    'without-labour',
    { people: [person({ tekun: '1' }), person()], isWithoutLabour: false },
    'miss',
    '户内有劳动力',
  ],
  ['without-labour', {}, 'missing', '2016 年劳动能力没有登记'],
  ['not-moved-in', { home: { is_relocated_household: 1 } }, 'hit', '没有入住时间'],
  [
    'not-moved-in',
    { home: { is_relocated_household: 1, moved_in_on: '2016-11-02' } },
    'miss',
    '2016-11-02 入住',
  ],
  ['not-moved-in', { home: { is_relocated_household: 0 } }, 'miss', '不是易地搬迁户'],
  ['not-moved-in', {}, 'missing', '是否易地搬迁户'],
  ['dropped-out', { safeguards: { ...SECURED, education: 'lacking' } }, 'hit', '有未在校'],
  ['dropped-out', { safeguards: { ...SECURED, education: 'none' } }, 'miss', '没有义务教育阶段人口'],
  ['dropped-out', { safeguards: NOTHING_KNOWN }, 'missing', '就学'],
  ['unsafe-water', { safeguards: { ...SECURED, water: 'lacking' } }, 'hit', '饮水不安全'],
  ['unsafe-water', { safeguards: SECURED }, 'miss', '饮水安全'],
  ['unsafe-water', { safeguards: NOTHING_KNOWN }, 'missing', '2016 年饮水安全没有登记'],
];

test.each(cases)('%s of %j is %s: %s', (check, given, state, evidence) => {
  const finding = findingOf(check, known(given));
  expect(finding.state).toBe(state);
  expect(finding.evidence).toContain(evidence);
});

test('every check of the vocabulary is found and is not found in one of the cases', () => {
  for (const check of CHECKS) {
    const states = cases.filter(([of]) => of === check).map(([, , state]) => state);
    expect(states, check).toContain('hit');
    expect(states, check).toContain('miss');
  }
});

test('the words never say who', () => {
  const people = [person({ dibao: '1', health: '03,04', labour_ability: '03' }, { name: '钱大山' }), child];
  const words = CHECKS.map(
    (check) => findingOf(check, known({ people, gone: [dead('1980-01-01')] })).evidence,
  );
  expect(words.join('')).not.toMatch(/钱大山|\d{15}/u);
});
