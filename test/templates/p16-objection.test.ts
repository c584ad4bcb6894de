import { beforeAll, describe, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { anObjection, aRecordedObjection, samples } from './samples/meetings.ts';
import type { Model } from '#templates/p16-objection.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P16', model, options: printOptions });

describe('without an objection it is a sheet for the pen', () => {
  test('that names the notice and the days for an answer', async () => {
    const { pages } = await print(anObjection({ answerWorkingDays: 7 }));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('涉及的公示监测对象识别村内公示（2026年1月5日至2026年1月9日）');
    expect(pages[0]).toContain('受理后7个工作日内核实答复，核实人不少于2人');
    expect(pages[0]).toContain('核实人（1）签字：单位、职务核实人（2）签字：单位、职务');
    expect(pages[0]).toContain('结论□属实□部分属实□不属实处理□取消□维持□重新评议');
    expect(pages[0]).toContain('经办人：分管领导：主要负责人：（盖章）');
    expect(pages[0]).not.toContain('■');
  });

  test('that stays on one page without a notice', async () => {
    expect((await print(samples.P16.smallest)).pages[0]).toContain('涉及的公示内容摘要');
  });
});

describe('of an objection it says', () => {
  test('what was taken down, found, decided and answered', async () => {
    const { pages } = await print(samples.P16.typical);
    expect(pages).toHaveLength(1);
    const [page] = pages;
    expect(page).toContain('编号1受理时间2026年1月6日方式□口头□书面□电话■来访');
    expect(page).toContain('反映人■署名：郑举实联系方式139****3344被反映户钱大山村、组石桥村一组');
    expect(page).toContain('核实人（1）周一签字：单位、职务核实人（2）吴二签字：');
    expect(page).toContain('核实经过2026年1月8日核实：经查该户上年购小轿车一辆，属实。');
    expect(page).toContain('结论■属实□部分属实□不属实处理■取消□维持□重新评议');
    expect(page).toContain('答复时间2026年1月9日');
  });

  test('nothing of who objected where they would not', async () => {
    const { pages } = await print(
      anObjection({ objections: [aRecordedObjection({ objector: null, phone: null })] }),
    );
    expect(pages[0]).toContain('反映人■不署名（匿名）联系方式被反映户');
  });

  test('that it was withdrawn, and neither of a finding nor of a consequence', async () => {
    const withdrawn = { verified: null, answered: null, isDropped: false, outcome: 'withdrawn' } as const;
    const { pages } = await print(anObjection({ objections: [aRecordedObjection(withdrawn)] }));
    expect(pages[0]).toContain('结论□属实□部分属实□不属实反映人已撤回处理□取消□维持');
  });

  test('the others on pages of their own, however long each is', async () => {
    const { pages } = await print(samples.P16.worst);
    expect(pages.length).toBeLessThanOrEqual(4);
    expect(pages.filter((page) => page.includes('涉及的公示'))).toHaveLength(2);
    expect(pages.at(-1)).toContain('被反映户整份名单');
    expect(pages.at(-1)).toContain('（盖章）');
    expect(pages.every((page) => page.length > 150)).toBe(true);
  });
});

test('is refused for a day that is none', async () => {
  const wrong = { title: '公示', from: '2026-02-30', to: '2026-03-05' };
  const refused = (model: Model) => refusedBy({ document: 'P16', model, options: printOptions });
  expect(await refused(anObjection({ notice: wrong }))).toBe('objection-day');
  const objections = [aRecordedObjection({ notice: wrong })];
  expect(await refused(anObjection({ objections }))).toBe('objection-day');
});
