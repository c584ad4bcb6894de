import { beforeAll, describe, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions } from '#test/backend/press/render-job.ts';
import { denied, needs as needsOfCheck } from '#templates/p20-exit-check.ts';
import { needs, type Model } from '#templates/p21-exit-confirmation.ts';
import { needs as needsOfClearing } from '#templates/p21c-clear-out-confirmation.ts';
import { samples } from './samples/decisions.ts';

beforeAll(beforeFonts);

const options = printOptions;

describe('the check at home (P20)', () => {
  test('has the seven indicators with what is recorded, and the eight cases that exclude an exit', async () => {
    const { pages } = await printed({ document: 'P20', model: samples.P20.typical, options });
    expect(pages).toHaveLength(1);
    const [text = ''] = pages;
    expect(text).toContain('稳定超过省定脱贫标准3200元');
    for (const name of ['人均纯收入', '不愁吃', '不愁穿', '义务教育', '基本医疗', '住房安全', '饮水安全'])
      expect(text).toContain(name);
    expect(text).toContain('家庭纯收入26400.00元，人均6600.00元■是□否');
    expect(text.match(/□是□否/g)).toHaveLength(2);
    expect(text.match(/□有□无/g)).toHaveLength(8);
    expect(text).toContain('核验结论：□达标□不达标');
  });

  test('a recorded 否 is a conclusion', async () => {
    const model = samples.P20.worst;
    expect(denied(model.checks)).toEqual(['义务教育', '住房安全', '饮水安全']);
    const { pages } = await printed({ document: 'P20', model, options });
    expect(pages.join('')).toContain('核验结论：□达标■不达标（义务教育、住房安全、饮水安全）');
  });

  test('takes the indicators of the place, each with its own facts or none', async () => {
    const words = { indicators: '饮水安全：通自来水\n有路：通硬化路\n人均纯收入：超过{标准}元' };
    const { pages } = await printed({ document: 'P20', model: samples.P20.typical, words, options });
    expect(pages[0]).toMatch(/1饮水安全通自来水已解决安全饮用水■是□否2有路通硬化路□是□否3人均纯收入/);
  });

  test('wants two people at a recorded visit, none at one to come', () => {
    const { typical } = samples.P20;
    const alone = { on: '2018-11-05', investigators: ['周一'] };
    expect(needsOfCheck({ ...typical, visit: alone }).map(({ rule }) => rule)).toEqual(['two-investigators']);
    expect(needsOfCheck({ ...typical, visit: null })).toEqual([]);
  });
});

describe('the confirmation of an exit (P21)', () => {
  const model: Model = samples.P21.typical;
  const rulesOf = (changed: Partial<Model>) => needs({ ...model, ...changed }).map(({ rule }) => rule);

  test('says what the household signs', async () => {
    const { pages } = await printed({ document: 'P21', model, options });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(
      '户主钱大山，家住云溪村第三村民小组，家庭人口4人。2018年度（2017年10月1日至2018年9月30日）' +
        '本户纯收入26400.00元，人均6600.00元，超过省定标准3200元；吃穿不愁',
    );
    expect(pages[0]).toContain('同意退出');
    expect(pages[0]).toContain('户主签字、按手印：年月日代签人：与户主关系：代签原因：');
  });

  test('one 否 of the check blocks it, and so does an income that does not exceed the standard', () => {
    expect(rulesOf({})).toEqual([]);
    expect(rulesOf({ denied: ['住房安全'] })).toEqual(['exit-denied']);
    expect(rulesOf({ perCapita: 3200 })).toEqual(['exit-income']);
    expect(rulesOf({ perCapita: 3200.01 })).toEqual([]);
    expect(rulesOf({ perCapita: null, standard: null })).toEqual([]);
  });

  test('is signed after the check and before the notice', () => {
    expect(rulesOf({ preparedOn: '2018-11-04' })).toEqual(['exit-before-check']);
    expect(rulesOf({ preparedOn: '2018-11-12' })).toEqual(['exit-after-notice']);
    expect(rulesOf({ preparedOn: '2018-11-12', isSigned: true })).toEqual([]);
    expect(rulesOf({ checkedOn: '2018-11-12', preparedOn: '2018-11-12', isSigned: true })).toEqual([
      'order-of-days',
    ]);
  });
});

describe('the confirmation of a clearing-out (P21C)', () => {
  const { typical, smallest } = samples.P21C;

  test('names what excludes the household, and what it agrees to', async () => {
    const { pages } = await printed({ document: 'P21C', model: typical, options });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatch(/清退确认书.*户主钱大山，家住云溪村第三村民小组，家庭人口4人。/);
    expect(pages[0]).toContain('本户因在县城购有商品房（“七不进”第三条），不符合贫困户条件。');
    expect(pages[0]).toContain('无异议，同意按程序清退');
    expect(pages[0]).toContain('核实人（2人以上）签字：年月日');
    expect(pages[0]).toContain('云溪村村民委员会（盖章）');
  });

  test('leaves a reason that nobody recorded to the pen', async () => {
    const { pages } = await printed({ document: 'P21C', model: smallest, options });
    expect(pages[0]).toContain('本户因＿＿＿');
    expect(needsOfClearing(smallest)).toEqual([]);
  });

  test('is signed after the visit and before the notice', () => {
    const rulesOf = (preparedOn: string) =>
      needsOfClearing({ ...typical, preparedOn }).map(({ rule }) => rule);
    expect(rulesOf('2018-11-08')).toEqual([]);
    expect(rulesOf('2018-11-04')).toEqual(['exit-before-check']);
    expect(rulesOf('2018-11-12')).toEqual(['exit-after-notice']);
    expect(needsOfClearing({ ...typical, preparedOn: '2018-11-12', isSigned: true })).toEqual([]);
  });
});
