import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { place } from './models.ts';
import { shippedWords } from '#templates/wording.ts';
import { wording } from '#templates/p01-application.ts';

beforeAll(beforeFonts);

const model = { place, object: '监测对象' };

test('the guide says what the household writes by its own hand', async () => {
  const { pages } = await printed({ document: 'P01', model, options: printOptions });
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain(
    '申请书由本户自己手写（黑色或蓝黑色笔），不得打印、不得由他人统一代写。内容包括：',
  );
  expect(pages[0]).toContain('1.写给谁：石桥村村民委员会。');
  expect(pages[0]).toContain('4.申请什么：纳入监测对象。');
  expect(pages[0]).toContain('写明代写人姓名、与申请人关系，本人按手印。');
});

test('the paper to write on has a title and where to sign, and not a word of an application', async () => {
  const [, paper] = (await printed({ document: 'P01', model, options: printOptions })).pages;
  expect(paper).toMatch(/^申请书申请人（签字、按手印）：年月日代写人：与申请人关系：表号：P01/);
});

test('a township words the guide in its own way', async () => {
  const words = { ...shippedWords(wording), guide: '写给{村}，请用钢笔。' };
  const [guide] = (await printed({ document: 'P01', model, words, options: printOptions })).pages;
  expect(guide).toContain('申请书填写指引写给石桥村，请用钢笔。');
});
