import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import type { Model } from '#templates/p38-card.ts';
import { aCard, cardMember, cardYear, samples } from './samples/registers.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P38', model, options: printOptions });
const printForHousehold = (model: Model) => printed({ document: 'P38B', model, options: printOptions });

test('the card has two sides on A4 lying: who lives there, and five years beside each other', async () => {
  const { pages, sizes } = await print(aCard());
  expect(sizes).toEqual([
    [297, 210],
    [297, 210],
  ]);
  const [front = '', back = ''] = pages;
  expect(front).toContain('户编号：5299010012345');
  expect(front).toContain('时间2014年2018年2023年5月');
  expect(front).toContain('首次识别脱贫退出纳入监测：脱贫不稳定户');
  expect(front).toContain('1张伟男529901196803072319户主57健康普通劳动力省外务工10个月是是否');
  expect(front).toContain('10');
  expect(back).toContain('20219,800.50产业（养殖业）、就业（外出务工补贴）');
  expect(back).toContain('4,200.00有保障有保障安全安全脱贫不稳定户（监测中）');
  expect(back).toContain('2024年6月18日增加张小山（新生儿）王经办');
  expect(back).toContain('户主签字（按手印）：');
});

test('what was not collected stays empty, which is not the same as lacking', async () => {
  const [, back = ''] = (await print(samples.P38.smallest)).pages;
  expect(back).not.toMatch(/未保障|不安全|无适龄/);
  const years = [cardYear(2025, { safeguards: { ...cardYear(2025).safeguards, education: 'none' } })];
  expect((await print(aCard({ years }))).pages[1]).toContain('无适龄有保障安全安全');
});

test('people beyond the front go on behind the back, none lost and none twice', async () => {
  const members = Array.from({ length: 20 }, (_, at) =>
    cardMember({ name: `赵${String.fromCodePoint(0x4e10 + at)}`, relation: at === 0 ? '户主' : '之子' }),
  );
  const { pages } = await print(aCard({ members }));
  expect(pages).toHaveLength(3);
  expect(pages[0]).toContain('本户共20人，第11人起见续页');
  expect(pages[2]).toContain('户卡续页');
  for (const { name } of members) expect(pages.join('').split(name)).toHaveLength(2);
  expect(pages[0]).toContain(members[9]?.name);
  expect(pages[2]).toContain(members[10]?.name);
});

test('a crowded household still has its two sides on two pages', async () => {
  const { pages } = await print(samples.P38.worst);
  expect(pages).toHaveLength(3);
  expect(pages[1]).toContain('等14项');
  expect(pages[1]).toContain('共40件');
  expect(pages[1]).toContain('乡镇人民政府（盖章）');
});

test('the card that stays with the household has no number of anybody, and will not take one', async () => {
  const { pages } = await printForHousehold(samples.P38B.worst);
  expect(pages.join('')).not.toMatch(/身份证|\d{15}/);
  expect(pages[0]).toContain('户编号：****456789');
  expect(pages[0]).not.toContain('打印人');
  expect(await refusedBy({ document: 'P38B', model: aCard(), options: printOptions })).toBe('card-id-number');
});

test('a card without people is refused, one without a head is only a draft', async () => {
  const refused = (members: Model['members']) =>
    refusedBy({ document: 'P38', model: aCard({ members }), options: printOptions });
  expect(await refused([])).toBe('card-empty');
  expect(await refused([cardMember({ relation: '配偶' })])).toBe('card-head');
});
