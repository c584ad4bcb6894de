import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { tellsOnWall } from '#templates/p35-wall.ts';
import type { Model } from '#templates/p35-wall-card.ts';
import { aWallCard, samples } from './samples/assistance.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P35', model, options: printOptions });
const refused = (changes: Partial<Model>) =>
  refusedBy({ document: 'P35', model: aWallCard(changes), options: printOptions });

test('the card tells who helps, what is received and whom to call, on one page', async () => {
  const { pages, sizes } = await print(aWallCard());
  expect(sizes).toEqual([[210, 297]]);
  for (const part of [
    '帮扶明白卡',
    '户主欧阳修远家庭人口4人',
    '李𠅤县林业局科员13900139000',
    '第一书记王五13700137000',
    '低保每月350元1—3月',
    '养殖业，养牛2头，每头补助1500元李𠅤13900139000',
    '0797-4291234（村）、0797-4295678（乡镇）、12317（国家）',
  ])
    expect(pages[0]).toContain(part);
});

test('what is not known is left for the pen; the longest lists repeat their heads', async () => {
  expect((await print(samples.P35.smallest)).pages).toHaveLength(1);
  const { pages } = await print(samples.P35.worst);
  expect(pages.at(-1)).toContain('监督电话');
});

test('nothing of health, children’s school, numbers and accounts may hang on a wall', async () => {
  const benefit = (name: string) => ({ benefits: [{ name, standard: '', months: '' }] });
  const measure = (what: string) => ({ measures: [{ what, name: '', phone: '' }] });
  expect(await refused(benefit('重度残疾人护理补贴'))).toBe('wall-private');
  expect(await refused(benefit('雨露计划补助'))).toBe('wall-private');
  expect(await refused(measure('办理慢性病卡'))).toBe('wall-private');
  expect(await refused(measure('补助打入6228480000001234567'))).toBe('wall-private');
  expect(await refused({ head: '52990119600305001X' })).toBe('wall-private');
  expect(await refused({})).toBeNull();
});

test.each([
  ['参加城乡居民基本医疗保险个人缴费补贴', null],
  ['养殖业，养牛2头', null],
  ['低保', null],
  ['医疗救助', 'health'],
  ['签约家庭医生', 'health'],
  ['两免一补', 'school'],
  ['送子女上学', 'school'],
  ['孤儿基本生活保障', 'school'],
  ['证件 52990119600305001X', 'number'],
])('%s tells %s', (text, kind) => {
  expect(tellsOnWall(text)).toBe(kind);
});
