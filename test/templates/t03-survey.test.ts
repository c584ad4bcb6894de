import { beforeAll, expect, test } from 'vitest';
import type { Model } from '#templates/t03-survey.ts';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { surveySheets } from './samples/survey-sheets.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'T03', model, options: printOptions });

test('a family of four is asked on one page: people, home and income, approval, signatures', async () => {
  const { pages } = await print(surveySheets.typical);
  expect(pages).toHaveLength(1);
  const [page = ''] = pages;
  expect(page).toContain('抽查入户调查表');
  expect(page).toContain('六月抽查第12户');
  expect(page).toContain('4.李桂花之母');
  expect(page).toContain('名单之外的人□没有□有');
  expect(page).toContain('是否危房户□是□否');
  expect(page).toContain('三、群众认可对本村帮扶工作是否认可□认可□不认可□不表态');
  expect(page).toContain('被调查人签字、按手印：');
  expect(page).toContain('健康状况：01健康');
});

test('of more people than stand beside each other the next come below, numbered on', async () => {
  const { people } = surveySheets.typical;
  const { pages } = await print({
    ...surveySheets.typical,
    people: [...people, { name: '张一', relation: '之女' }],
  });
  expect(pages.join('')).toContain('一、家庭成员（续）项目5.张一之女');
});

test('no long number stands on it whole', async () => {
  const { pages } = await print({ ...surveySheets.typical, householdNo: '52990100123456789' });
  expect(pages[0]).toContain('户编号：****6789');
  expect(pages.join('')).not.toContain('00123456789');
});

test('a household without people is not printed', async () => {
  const model = { ...surveySheets.typical, people: [] };
  expect(await refusedBy({ document: 'T03', model, options: printOptions })).toBe('survey-people');
});
