import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aScoreSheet } from './survey-models.ts';

beforeAll(beforeFonts);

test('the items stand in their blocks with points and evidence, and the score is for the pen', async () => {
  const { pages } = await printed({ document: 'P06', model: aScoreSheet(), options: printOptions });
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('序号指标评分标准满分得分依据备注一看房（20分）1住房安全');
  expect(pages[0]).toContain('三看劳动力强不强（30分）5劳动力人数');
  expect(pages[0]).toMatch(/15劳动力2人，家庭人口4人6健康状况/);
  expect(pages[1]).toContain('总分（满分100分）全村排名第名，共户一票否决');
});

test('the lists are those of 2015, ticked where the records say so', async () => {
  const text = (await printed({ document: 'P06', model: aScoreSheet(), options: printOptions })).pages.join(
    '',
  );
  expect(text).toContain(
    '五优先序号内容是否符合情况说明1五保户和低保户优先■是□否档案登记2无房户和危房户优先□是□否',
  );
  expect(text).toContain('3家庭主要劳动力长期生病、不能从事基本劳动的农户要进□是□否');
  expect(text).toContain('七不进（有一项符合的，一票否决）');
  expect(text).toContain('7有劳动能力但好吃懒做、抹牌赌博导致贫困的农户不能进□是□否');
});

test('the long number of the household is shortened on a sheet that is shown to others', async () => {
  const { pages } = await printed({ document: 'P06', model: aScoreSheet(), options: printOptions });
  expect(pages[0]).toContain('户编号：****2345');
  expect(pages.join('')).not.toMatch(/\d{12}/);
});

test('a table without items is no score sheet', async () => {
  const model = aScoreSheet({ blocks: [{ title: '一看房', items: [] }] });
  expect(await refusedBy({ document: 'P06', model, options: printOptions })).toBe('scores-empty');
});

test('what was scored and ticked is printed, with total, place and the lines that exclude', async () => {
  const blank = aScoreSheet();
  const model = aScoreSheet({
    blocks: blank.blocks.map((block) => ({
      ...block,
      items: block.items.map((item) => ({ ...item, given: 7 })),
    })),
    exclusions: blank.exclusions.map((line, at) => ({
      ...line,
      applies: at === 2,
      note: at === 2 ? '有小汽车' : '',
    })),
    result: { total: 49, place: 3, ranked: 12, vetoes: [3] },
  });
  const text = (await printed({ document: 'P06', model, options: printOptions })).pages.join('');
  expect(text).toContain('15' + '7劳动力2人，家庭人口4人');
  expect(text).toContain(
    '3家庭拥有小汽车或大型农机具的农户不能进■是□否有小汽车4直系亲属有吃财政饭的农户不能进□是■否',
  );
  expect(text).toContain('49分全村排名第3名，共12户一票否决□无■有，第3条');
});
