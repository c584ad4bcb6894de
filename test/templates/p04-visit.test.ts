import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { anUnknownVisit, aVisit } from './survey-models.ts';
import type { Model } from '#templates/p04-visit.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P04', model, options: printOptions });

test('what is known of the household stands in its section, in the order of the form', async () => {
  const text = (await print(aVisit())).pages.join('');
  const sections = [
    '户情',
    '住房',
    '饮水',
    '教育',
    '医疗',
    '收入与支出摘要',
    '资产',
    '困难与诉求',
    '核实结论',
    '签字',
  ];
  const numbers = [...'一二三四五六七八九十'];
  const at = sections.map((section, index) => text.indexOf(`${numbers[index]}、${section}`));
  expect(at).toEqual(at.toSorted((one, other) => one - other));
  expect(at[0]).toBeGreaterThan(0);
  expect(text).toContain('调查事由■识别□退出□返贫□风险消除□回头看调查日期2026年1月2日调查人李明、王芳');
  expect(text).toContain('家庭人口4人劳动力2人在校学生1人患病1人残疾0人外出务工1人');
  expect(text).toContain('住房等级■A级□B级□C级□D级');
  expect(text).toContain('在校学生买买提·艾力（小学）失学辍学□没有□有：');
  expect(text).toContain('人均纯收入11,865.12自付支出23,000.00');
});

test('the household confirms by the words of the catalogue, and two investigators sign', async () => {
  const { pages } = await print(aVisit());
  expect(pages).toHaveLength(2);
  expect(pages[1]).toContain(
    '本记录由调查人员入户逐项询问、查看后填写，已向被调查人宣读，被调查人确认内容属实。被调查人（户主）签字、按手印：年月日',
  );
  expect(pages[1]).toContain(
    '代签人：与户主关系：代签原因：调查人（1）：单位、职务：调查人（2）：单位、职务：帮扶责任人：村干部：',
  );
});

test('every investigator of a visit has a line', async () => {
  const visit = { on: '2026-01-02', investigators: ['李明', '王芳', '赵强'] };
  expect((await print(aVisit({ visit }))).pages[1]).toContain('调查人（3）：单位、职务：');
});

test('before the visit the lines are empty and nothing is lacking', async () => {
  const [page] = (await print(anUnknownVisit())).pages;
  expect(page).toContain(
    '调查事由□识别□退出□返贫□风险消除□回头看调查日期年月日调查人一、户情户主王䲟联系电话户类型',
  );
  expect(page).toContain('家庭人口1人劳动力在校学生患病残疾外出务工二、住房');
});

test.each([
  [{ on: null, investigators: ['李明', '王芳'] }, 'visit-day'],
  [{ on: '2026-01-02', investigators: ['李明'] }, 'visit-investigators'],
] satisfies [Model['visit'], string][])(
  'a visit that is recorded as %o is not printed as valid: %s',
  async (visit, rule) => {
    expect(await refusedBy({ document: 'P04', model: aVisit({ visit }), options: printOptions })).toBe(rule);
    const draft = { ...printOptions, draft: true };
    expect((await printed({ document: 'P04', model: aVisit({ visit }), options: draft })).pages).toHaveLength(
      2,
    );
  },
);
