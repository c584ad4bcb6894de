import { beforeAll, describe, expect, test } from 'vitest';
import { needs } from '#templates/p32-rectification.ts';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { samples } from './samples/follow-up.ts';

beforeAll(beforeFonts);

describe('the ledger (P31)', () => {
  const { typical } = samples.P31;

  test.each(['A4', 'A3'] as const)(
    'each department has its own sheet with its own seal on %s',
    async (paper) => {
      const options = { ...printOptions, paper };
      const { pages, sizes } = await printed({ document: 'P31', model: typical, options });
      expect(sizes[0]).toEqual(paper === 'A4' ? [297, 210] : [420, 297]);
      const water = pages.findIndex((page) => page.includes('问题台账（水利局确认）'));
      expect(water).toBeGreaterThan(0);
      expect(pages.slice(0, water).join('')).toMatch(/农业农村局负责人签字：.*/);
      expect(pages.slice(0, water).join('')).not.toContain('水利局');
      expect(pages.slice(water).join('')).toMatch(/枯水期取水要半小时入户核查.*水利局负责人签字：/);
    },
  );

  test('problems of the village itself, and numbers that were typed into a problem', async () => {
    const [sheet] = typical.sheets;
    const [problem] = sheet?.problems ?? [];
    if (sheet === undefined || problem === undefined) throw new Error('the sample has a problem');
    const problems = [{ ...problem, head: null, kind: null, text: '账号 6217001234567890123 有误' }];
    const model = { ...typical, sheets: [{ ...sheet, problems }] };
    const text = (await printed({ document: 'P31', model, options: printOptions })).pages.join('');
    expect(text).toContain('村级问题边缘易致贫户账号****0123有误');
  });

  test('without a department there is nothing to print', async () => {
    const model = { ...typical, sheets: [] };
    expect(await refusedBy({ document: 'P31', model, options: printOptions })).toBe('ledger-empty');
  });
});

describe('the letter (P32)', () => {
  const { typical, smallest, worst } = samples.P32;

  test('numbers its problems, each in a paragraph, and asks for a receipt', async () => {
    const { pages } = await printed({ document: 'P32', model: typical, options: printOptions });
    expect(pages[0]).toMatch(
      /整改通知书〔2026〕号石桥村村民委员会：2026年4月18日核查发现你村（单位）存在以下问题：1\.三组/,
    );
    expect(pages[0]).toMatch(
      /；2\.二组李有田户枯水期取水要半小时。请于2026年4月25日前整改到位，并报送整改情况及佐证材料。/,
    );
    expect(pages[0]).toMatch(/清水镇人民政府2026年4月20日签收：日期：/);
  });

  test('leaves the pen what is not recorded, and stands on one page with eight long problems', async () => {
    const [page] = (await printed({ document: 'P32', model: smallest, options: printOptions })).pages;
    expect(page).toMatch(/＿年＿+月＿+日核查发现.*联系人：＿+电话：＿+/);
    const long = await printed({ document: 'P32', model: worst, options: printOptions });
    expect(long.pages).toHaveLength(1);
    expect(long.pages[0]).toContain('〔2026〕112号');
  });

  test('goes to the residents’ committee of a neighbourhood', async () => {
    const model = { ...typical, village: '柳河社区' };
    const [page] = (await printed({ document: 'P32', model, options: printOptions })).pages;
    expect(page).toContain('柳河社区居民委员会：');
  });

  test('days out of order let only a draft through', () => {
    expect(needs(typical)).toEqual([]);
    expect(needs({ ...typical, checkedOn: '2026-04-21' })).toMatchObject([{ rule: 'order-of-days' }]);
    expect(needs({ ...typical, dueOn: '2026-04-19' })).toMatchObject([{ rule: 'order-of-days' }]);
  });
});

describe('taking off the ledger (P33)', () => {
  const { typical, worst } = samples.P33;

  test('has all its boxes on one page, a page for each problem', async () => {
    const { pages } = await printed({ document: 'P33', model: typical, options: printOptions });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatch(
      /台账编号.*问题枯水期取水要半小时.*责任单位责任人整改措施完成情况佐证清单整改前照片.*整改后照片.*群众（户主）意见.*责任单位申请销号.*村审核意见.*乡镇核查意见.*核查人（2人）签字：.*主管部门意见.*销号日期/,
    );
    expect((await printed({ document: 'P33', model: worst, options: printOptions })).pages).toHaveLength(6);
  });

  test('without a problem there is nothing to take off', async () => {
    const model = { ...typical, problems: [] };
    expect(await refusedBy({ document: 'P33', model, options: printOptions })).toBe('no-problem');
  });
});
