import { beforeAll, describe, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aForm, anEmptyForm, formMember } from './survey-models.ts';
import { samples } from './samples/surveys.ts';

beforeAll(beforeFonts);

const form = (model = aForm()) => printed({ document: 'P05', model, options: printOptions });
const comparison = (model = aForm()) => printed({ document: 'P05B', model, options: printOptions });

describe('the collection form (P05)', () => {
  test('has the household in front and its members on the back', async () => {
    const { pages, sizes } = await form();
    expect(sizes).toEqual([
      [297, 210],
      [297, 210],
    ]);
    expect(pages[0]).toContain('户信息采集表云岭县岭北镇石桥村第3村民小组户编号：52990100123452026年度');
    expect(pages[0]).toContain('银行账号6217000000000012345');
    expect(pages[0]).toContain('住房面积（平方米）96.00房屋结构砖混材料');
    expect(pages[1]).toContain('家庭成员户主：张伟户编号：5299010012345序号姓名性别公民身份号码（残疾证号）');
    expect(pages[1]).toContain(
      '1张伟男529901196803072319户主汉族初中/长期慢性病普通劳动力10县外省内农村低保',
    );
  });

  test('has rows for the pen, says what its columns take, and who signs', async () => {
    const [, back] = (await form(anEmptyForm())).pages;
    expect(back).toMatch(/1王䲟户主23456健康状况：健康、长期慢性病/);
    expect(back).toContain('（“健康”不与其他同时填，其余可多选）');
    expect(back).toContain(
      '户主签字（按手印）：年月日采集人（1）签字：年月日采集人（2）签字：年月日录入人签字：年月日',
    );
    expect(back).toContain('代签人：与户主关系：代签原因：');
  });

  test('tells further things only of those of whom there is something', async () => {
    const members = [
      formMember(1),
      formMember(2, { 'member.name': '陈秀英', 'member.phone': '13900001111' }),
    ];
    const [, back] = (await form(aForm({ members }))).pages;
    expect(back).toMatch(/其他情况2陈秀英13900001111/);
    expect((await form(aForm({ members: [formMember(1)] }))).pages[1]).not.toContain('务工企业');
  });
});

describe('the comparison (P05B)', () => {
  test('has a cell for what has become of each fact, of the household and of each member', async () => {
    const { pages } = await comparison();
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain(
      '项目现登记变化后项目现登记变化后项目现登记变化后项目现登记变化后户主姓名张伟',
    );
    expect(pages[1]?.match(/变化后/g)?.length).toBe(3 + 1 + 1);
    expect(pages[1]).toContain('只在“变化后”填写有变化的项目');
  });

  test('is not made of nobody', async () => {
    const model = aForm({ members: [] });
    expect(await refusedBy({ document: 'P05B', model, options: printOptions })).toBe('comparison-empty');
  });
});

describe('the changes alone (P05C)', () => {
  test('stand with old and new, and since when', async () => {
    const { typical: model } = samples.P05C;
    const [page] = (await printed({ document: 'P05C', model, options: printOptions })).pages;
    expect(page).toContain(
      '户主：张伟。以下为2026年1月4日（文书编号KDRT-PWMX）打印的《户信息对照表》以后有变化的项目',
    );
    expect(page).toContain('1全户住房面积（平方米）96.00120.002全户返贫原因未登记因病');
    expect(page).not.toContain('房屋结构');
  });

  test('are no paper when there are none', async () => {
    const model = { ...samples.P05C.typical, changes: [] };
    expect(await refusedBy({ document: 'P05C', model, options: printOptions })).toBe('form-unchanged');
  });
});
