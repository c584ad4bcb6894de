import { describe, expect, test } from 'vitest';
import { ASSET_KINDS } from '#domain/suspicions/catalogue.ts';
import { exitedGrounds } from '#domain/suspicions/exited.ts';
import type { ReportedHit, SuspectHome, SuspectPerson, SuspicionContext } from '#domain/suspicions/facts.ts';
import { missedGrounds } from '#domain/suspicions/missed.ts';
import { goneGrounds, strangerGround } from '#domain/suspicions/reports.ts';
import type { Ground } from '#domain/suspicions/suspicion.ts';
import { wrongGrounds } from '#domain/suspicions/wrong.ts';

const aHome = (changes: Partial<SuspectHome> = {}): SuspectHome => ({
  ...{ id: 1, standing: 'unlisted', isMonitored: false, isEliminated: false, perCapita: null },
  ...{ housing: 'unknown', water: 'unknown', people: [], hits: [], vetoes: [] },
  ...changes,
});
const aPerson = (changes: Partial<SuspectPerson> = {}): SuspectPerson => ({
  ...{ id: 7, name: '赵一', isGravelyIll: false, severeDisability: null },
  ...{ isDropout: false, isUninsured: false, relief: null },
  ...changes,
});
const aHit = (suspicion: string, changes: Partial<ReportedHit> = {}): ReportedHit => ({
  ...{ id: 3, memberId: 7, name: '赵一', department: '公安', suspicion, detail: null, isConfirmed: true },
  ...changes,
});
const context = (year: number, changes: Partial<SuspicionContext> = {}): SuspicionContext => ({
  year,
  line: {
    ...{ amount: 8000, kind: '监测范围', scope: '云南', year, source: '云南省文件', confidence: 'published' },
  },
  ...{ exitLine: 4000, assets: ASSET_KINDS },
  ...changes,
});
const rulesOf = (grounds: readonly Ground[]): string[] =>
  grounds.map(({ rule, weighs }) => rule + (weighs ? '' : '?'));

describe('疑似漏评', () => {
  test('income below the line, to the cent', () => {
    expect(missedGrounds(aHome({ perCapita: 7999.99 }), context(2024))).toEqual([
      {
        ...{ rule: 'S01', memberId: null, field: 'income.per_capita_net_income', weighs: true },
        message: '2024 年人均纯收入 7,999.99 元，低于参考线 8,000.00 元：云南 2024 年监测范围',
      },
    ]);
    expect(missedGrounds(aHome({ perCapita: 8000 }), context(2024))).toEqual([]);
  });

  test('nothing is said where the income or the line is not known', () => {
    expect(missedGrounds(aHome(), context(2024))).toEqual([]);
    expect(missedGrounds(aHome({ perCapita: 1 }), context(2024, { line: null }))).toEqual([]);
  });

  test('what lacks of 三保障和饮水, and who is frail', () => {
    const people = [
      aPerson({ isDropout: true, isUninsured: true }),
      aPerson({ id: 8, name: '钱二', isGravelyIll: true, severeDisability: '1', relief: '农村低保' }),
    ];
    const grounds = missedGrounds(aHome({ housing: 'lacking', water: 'lacking', people }), context(2024));
    expect(rulesOf(grounds)).toEqual(['S02', 'S03', 'S04', 'S05', 'S06?', 'S07?', 'S08?']);
    expect(grounds.map(({ message }) => message).slice(2)).toEqual([
      '赵一 2024 年义务教育阶段失学辍学',
      '赵一 2024 年没有参加基本医疗保险',
      '钱二 2024 年患有大病',
      '钱二 2024 年为一级残疾',
      '钱二 2024 年享受农村低保',
    ]);
  });

  test('who is in, or went out, is not asked', () => {
    const home = aHome({ perCapita: 100 });
    expect(missedGrounds({ ...home, isMonitored: true }, context(2024))).toEqual([]);
    expect(missedGrounds({ ...home, isEliminated: true }, context(2024))).toEqual([]);
    expect(missedGrounds({ ...home, standing: 'poor' }, context(2019))).toEqual([]);
    expect(missedGrounds({ ...home, standing: 'exited' }, context(2019))).toEqual([]);
    expect(rulesOf(missedGrounds({ ...home, standing: 'cleared' }, context(2019)))).toEqual(['S01']);
    expect(rulesOf(missedGrounds({ ...home, standing: 'exited' }, context(2024)))).toEqual(['S01']);
  });
});

describe('疑似错退', () => {
  test('out of poverty: the income must exceed the standard', () => {
    const out = aHome({ standing: 'exited', perCapita: 4000 });
    expect(exitedGrounds(out, context(2019)).map(({ message }) => message)).toEqual([
      '2019 年人均纯收入 4,000.00 元，没有超过 2019 年脱贫标准 4,000.00 元',
    ]);
    expect(exitedGrounds({ ...out, perCapita: 4000.01 }, context(2019))).toEqual([]);
    expect(exitedGrounds({ ...out, isMonitored: true }, context(2019))).toEqual([]);
  });

  test('out of monitoring: it must reach the line', () => {
    const out = aHome({ isEliminated: true, perCapita: 7999, water: 'lacking' });
    expect(rulesOf(exitedGrounds(out, context(2024)))).toEqual(['S21', 'S23']);
    expect(rulesOf(exitedGrounds({ ...out, perCapita: 8000 }, context(2024)))).toEqual(['S23']);
    expect(exitedGrounds({ ...out, isEliminated: false }, context(2024))).toEqual([]);
  });
});

describe('疑似错评', () => {
  const inside = aHome({ isMonitored: true });
  test.each([
    ['名下有机动车', 'S11'],
    ['大型收割机一台', 'S15'],
    ['县城购置商品房', 'S12'],
    ['登记为公司股东', 'S13'],
    ['财政供养人员', 'S14'],
  ])('%s is %s', (suspicion, rule) => {
    expect(rulesOf(wrongGrounds({ ...inside, hits: [aHit(suspicion)] }, context(2024)))).toEqual([rule]);
    expect(
      rulesOf(wrongGrounds({ ...inside, hits: [aHit(suspicion, { isConfirmed: false })] }, context(2024))),
    ).toEqual([`${rule}?`]);
  });
  test.each(['两轮摩托车辆', '缴纳企业职工养老保险', '危房改造住房', '手扶拖拉机', '银行存款超限'])(
    '%s is none of them',
    (suspicion) => {
      expect(wrongGrounds({ ...inside, hits: [aHit(suspicion)] }, context(2024))).toEqual([]);
    },
  );
  test('七不进 that was ticked, and nobody who is out', () => {
    const vetoes = ['家庭拥有小汽车或大型农机具的农户不能进'];
    const [ground] = wrongGrounds(aHome({ standing: 'poor', vetoes }), context(2015));
    expect(ground).toMatchObject({
      rule: 'S16',
      message: '评分时勾选了“七不进”：家庭拥有小汽车或大型农机具的农户不能进',
    });
    expect(
      wrongGrounds(aHome({ standing: 'exited', vetoes, hits: [aHit('名下有机动车')] }), context(2015)),
    ).toEqual([]);
    expect(wrongGrounds(aHome({ standing: 'poor', vetoes }), context(2024))).toEqual([]);
  });
});

test('a department says who belongs to a household, and who is dead', () => {
  const { memberId: _, ...stranger } = aHit('同户人员未登记', { name: '赵小五', isConfirmed: false });
  expect(strangerGround(stranger)).toMatchObject({
    ...{ rule: 'S33', weighs: false },
    message: '公安反馈 赵小五 同户人员未登记，档案里没有这个人',
  });
  expect(strangerGround({ ...stranger, suspicion: '名下有机动车' })).toBeNull();
  expect(rulesOf(goneGrounds({ hits: [aHit('死亡'), aHit('户籍已迁出'), aHit('名下有车')] }))).toEqual([
    'S45',
    'S45',
  ]);
});
