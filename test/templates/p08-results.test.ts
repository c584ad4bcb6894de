import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { hits, results } from './samples/meetings.ts';
import type { Model } from '#templates/p08-results.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P08B', model, options: printOptions });

test('a line tells who, by whom, what, when and what was found, and ticks the verdict', async () => {
  const [page] = (await print(results())).pages;
  expect(page).toContain('序号姓名户编号比对部门疑似问题反馈日期村核实情况户主说明及签字结论');
  expect(page).toContain(
    '1张伟5299010000001公安名下有机动车（小型轿车1辆，2019年登记）2026-01-02车辆已报废，尚未注销；依据：报废回收证明（周一、吴二，2026-01-03核实）□属实■说明后保留□信息错误',
  );
  expect(page).toContain(
    '2欧阳修远5299010000002自然资源（不动产）名下有商品房2026-01-02□属实□说明后保留□信息错误',
  );
});

test('before anything came back it has rows for the pen', async () => {
  const { pages } = await print(results({ hits: [], blankRows: 6 }));
  expect(pages).toHaveLength(1);
  expect(pages[0]).not.toContain('■');
  expect(await refusedBy({ document: 'P08B', model: results({ hits: [] }), options: printOptions })).toBe(
    'results-empty',
  );
});

test('many lines repeat the head, and the signatures are on no page without a line', async () => {
  const { pages } = await print(results({ hits: hits(23) }));
  for (const page of pages) expect(page).toContain('户主说明及签字');
  expect(pages.at(-1)).toMatch(/信息错误说明：疑似问题.*比对部门（经办人、负责人签字）：/);
});
