import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aSignIn, attendants } from './models.ts';
import type { Model } from '#templates/p10-sign-in.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P10', model, options: printOptions });

test('25 representatives and the heading fill one page', async () => {
  const { pages, sizes } = await print(aSignIn({ representatives: attendants(25) }));
  expect(sizes).toEqual([[210, 297]]);
  expect(pages[0]).toContain('石桥村村民代表会议签到表');
  expect(pages[0]).toContain('会议名称：2026年第1次村民代表会议');
  expect(pages[0]).toContain('时间：2026年1月3日上午9:30地点：石桥村便民服务中心');
  expect(pages[0]).toContain('序号姓名性别身份村民小组签到（亲笔）备注');
  expect(pages[0]).toContain('䶮㛃𬭎𠅤𫖯㐱䲟');
});

test('the rate of attendance is of the representatives; observers count in nothing', async () => {
  const { pages } = await print(aSignIn({ observers: attendants(3) }));
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('应到：24人实到：21人到会率：87.5%其中妇女代表：7人');
  expect(pages[1]).toContain('列席人员（不计入应到、实到人数）');
  expect(pages[0]).not.toContain('列席人员');
});

test('what is not known before the meeting is left for the pen', async () => {
  const { pages } = await print(aSignIn({ heldOn: null, time: null, present: null, womenPresent: null }));
  expect(pages[0]).toContain('时间：年月日');
  expect(pages[0]).toContain('实到：人到会率：其中妇女代表：人');
});

test('the footer tells the form and the time, not who printed', async () => {
  const { pages } = await print(aSignIn());
  expect(pages[0]).toContain('表号：P10打印时间：2026-01-0409:30');
  expect(pages[0]).not.toContain('打印人');
});

test.each([
  [{ representatives: [] }, 'sign-in-empty'],
  [{ present: 25 }, 'sign-in-present'],
  [{ womenPresent: 22 }, 'sign-in-women'],
  [{ heldOn: '2026-13-01' }, 'sign-in-day'],
] satisfies [Partial<Model>, string][])('%o is refused by %s', async (changes, rule) => {
  expect(await refusedBy({ document: 'P10', model: aSignIn(changes), options: printOptions })).toBe(rule);
});

test('an internal sheet takes no whole id number', async () => {
  const [first] = attendants(1);
  const model = aSignIn({
    representatives: first === undefined ? [] : [{ ...first, note: '529901196803072319' }],
    present: 1,
    womenPresent: 0,
  });
  expect(await refusedBy({ document: 'P10', model, options: printOptions })).toBe('privacy-level');
});
