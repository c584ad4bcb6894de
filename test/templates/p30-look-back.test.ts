import { beforeAll, expect, test } from 'vitest';
import { needs } from '#templates/p30-look-back.ts';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { samples } from './samples/follow-up.ts';

beforeAll(beforeFonts);

const { typical, smallest, worst } = samples.P30;

test('nine looks, papers, income and policies stand on a sheet of two sides', async () => {
  const { pages } = await printed({ document: 'P30', model: typical, options: printOptions });
  expect(pages).toHaveLength(2);
  const text = pages.join('');
  for (const look of ['一看粮', '二看房', '三看有无读书郎', '四看水', '五看人', '六看身体行不行'])
    expect(text).toContain(look);
  expect(pages[0]).toContain('七看业');
  expect(pages[0]).toMatch(/八看保.*九看成效好不好/);
  expect(text).toMatch(/程序资料复核.*收入复算（元）.*政策落实清单.*已享受低保、雨露计划补助应享未享/);
  expect(text).toContain('枯水期取水要半小时');
});

test('an own text takes the place of what is to be looked at', async () => {
  const words = { title: '入户核查表', looks: '看米缸\n看屋顶' };
  const [page] = (await printed({ document: 'P30', model: smallest, words, options: printOptions })).pages;
  expect(page).toContain('1一看粮看米缸□是□否2二看房看屋顶□是□否3三看有无读书郎□是□否');
});

test('twenty pupils and long findings break no page', async () => {
  const { pages } = await printed({ document: 'P30', model: worst, options: printOptions });
  expect(pages.at(-1)).toMatch(/政策落实清单.*核查人（2人以上）：.*核查人签字：/);
});

test('the items of a campaign stand in place of the nine looks, under its title', async () => {
  const item = (title: string, isGood: boolean | null, problem: string | null = null) => ({
    ...{ title, isGood, problem, facts: null },
  });
  const campaign = {
    ...{ title: '防止返贫年度集中排查', phase: '集中排查' },
    items: [
      item('不愁吃：口粮充足，能按需补充蛋白质', true),
      item('饮水安全：水量、水质、方便程度、保证率达标', false, '枯水期取水要半小时'),
      item('信息：人口、收入与系统、档案一致', null),
    ],
  };
  const model = { ...typical, campaign };
  const text = (await printed({ document: 'P30', model, options: printOptions })).pages.join('');
  expect(text).toContain('防止返贫年度集中排查入户核查表');
  expect(text).toMatch(/一、排查事项（集中排查）.*1不愁吃：.*■是□否2饮水安全：.*□是■否枯水期取水要半小时/);
  expect(text).not.toContain('一看粮');
  const long = { ...worst, campaign: { ...campaign, items: worst.looks } };
  const { pages } = await printed({ document: 'P30', model: long, options: printOptions });
  expect(pages.at(-1)).toMatch(/政策落实清单.*核查人签字：/);
});

test('one who looked alone lets only a draft through', () => {
  expect(needs(typical)).toEqual([]);
  expect(needs(smallest)).toEqual([]);
  expect(needs({ ...typical, visit: { on: '2026-04-12', visitors: ['周一'] } })).toMatchObject([
    { rule: 'two-visitors' },
  ]);
});
