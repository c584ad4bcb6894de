import { beforeAll, describe, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '#test/backend/press/render-job.ts';
import { toldNeeds } from '#templates/told-letter.ts';
import { samples } from './samples/decisions.ts';

beforeAll(beforeFonts);

const options = printOptions;

/** Of a letter on one page. */
async function textOf(paper: Parameters<typeof printed>[0]): Promise<string> {
  const { pages } = await printed(paper);
  expect(pages).toHaveLength(1);
  return pages[0] ?? '';
}

test('a household that was taken in is told when, as what, and who helps it (P19)', async () => {
  const text = await textOf({ document: 'P19', model: samples.P19.typical, options });
  expect(text).toContain(
    '钱大山：你户申请纳入监测对象一事，经入户核实、民主评议、公示、审核审批，确认纳入，监测（识别）时间为2025年3月，' +
      '类别为脱贫不稳定户，帮扶责任人为周建国（电话13900001234）。',
  );
  expect(text).toContain(
    '日内向清水镇人民政府申请复核，电话0999-6123456。特此告知。清水镇人民政府2025年3月20日',
  );
  for (const part of [
    '送达回证',
    '《纳入告知书》',
    '收件人签字',
    '代收人及',
    '送达人签字（2人）',
    '送达日期',
  ])
    expect(text).toContain(part);
});

test('a household that was not taken in is told why (P19B), with one full stop', async () => {
  const text = await textOf({ document: 'P19B', model: samples.P19B.typical, options });
  expect(text).toContain('不予纳入，理由：家庭年人均纯收入高于当年监测范围，没有返贫致贫风险。如有异议');
  expect(text).toContain('《不予纳入告知书》');
});

test('a household that left poverty is told the year and whether assistance goes on (P23)', async () => {
  const told = samples.P23.typical;
  const text = await textOf({ document: 'P23', model: told, options });
  expect(text).toContain(
    '你户已于2018年12月达到脱贫标准，按程序公示、公告无异议，批准退出，脱贫时间标注为2018年。' +
      '退出后，有关扶持政策在规定期限内继续享受。',
  );
  const ended = await textOf({ document: 'P23', model: { ...told, goesOn: false }, options });
  expect(ended).toContain('退出后，不再享受扶持政策。');
  const open = await textOf({ document: 'P23', model: { ...told, goesOn: null }, options });
  expect(open).toContain('□在规定期限内继续享受□不再享受');
});

test('a household that was cleared out is told why and where to turn (P23B)', async () => {
  const text = await textOf({ document: 'P23B', model: samples.P23B.typical, options });
  expect(text).toContain('你户因在县城购有商品房（“七不进”第三条），不符合贫困户条件');
  expect(text).toContain('清退时间标注为2018年。自清退之日起，不再享受针对贫困户的扶持政策。');
  expect(text).toContain('申请复核');
  const written = { ...samples.P23B.typical, reason: '在县城购有商品房。' };
  expect(await textOf({ document: 'P23B', model: written, options })).toContain('购有商品房，不符合');
});

test('what nobody recorded is left for the pen, and the longest still stands on one page', async () => {
  for (const document of ['P19', 'P19B', 'P23', 'P23B'] as const) {
    const { smallest, worst } = samples[document];
    expect(await textOf({ document, model: smallest, options } as never), document).toContain('＿＿');
    await textOf({ document, model: worst, options } as never);
  }
});

describe('nobody is told before it was decided', () => {
  const told = samples.P19.typical;
  test.each([
    ['2025-03-11', ['told-before-approval', 'told-in-notice']],
    ['2025-03-17', ['told-in-notice']],
    ['2025-03-18', []],
  ])('on %s', (issuedOn, rules) => {
    expect(toldNeeds({ ...told, issuedOn }).map(({ rule }) => rule)).toEqual(rules);
  });

  test('and nobody without a head at all', async () => {
    expect(await refusedBy({ document: 'P19', model: { ...told, head: '' }, options })).toBe('told-head');
  });
});
