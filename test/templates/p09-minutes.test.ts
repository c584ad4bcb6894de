import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { ahead, meeting, minutes, polls, samples } from './samples/meetings.ts';
import { wording, type Model } from '#templates/p09-minutes.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P09', model, options: printOptions });
const refused = (model: Model) => refusedBy({ document: 'P09', model, options: printOptions });

test('has the wording of the minutes, and the ratio of those who came', async () => {
  const [page] = (await print(minutes())).pages;
  expect(page).toContain('石桥村村民代表会议（民主评议）记录');
  expect(page).toContain('应到24人，实到21人，到会率87.5%，符合法定人数（三分之二以上）。');
  expect(page).toContain('一、主持人宣布会议开始，说明政策标准、程序和纪律，近亲属参与评议的须回避。');
  expect(page).toContain('三、逐户评议（户主、情况要点、代表发言、表决：同意/反对/弃权、结果）。');
  expect(page).toMatch(/散会时间：主持人签字：记录人签字：监票人签字：.*村务监督委员会签字：/);
  expect(page).toContain('与会代表签字（另附签到表）。石桥村村民委员会（盖章）');
});

test('the outcome counts households and people by the majority, and tells why others were turned down', async () => {
  const [page] = (await print(minutes())).pages;
  expect(page).toContain('5陈秀英5人；脱贫不稳定户；因学9120不同意');
  expect(page).toContain(
    '同意纳入监测对象5户16人（名单附后），不同意1户，理由：陈秀英：家庭成员有稳定工资收入，收入高于标准。',
  );
});

test('half of those present is no majority; the step’s own share decides', async () => {
  const half = polls(1).map((poll) => ({ ...poll, votesFor: 10, votesAgainst: 10, votesAbstain: 0 }));
  const twenty = { ...meeting, present: 20 };
  expect((await print(minutes({ meeting: twenty, polls: half }))).pages[0]).toContain('10100不同意');
  const lower = { ...twenty, rule: { attendance: [1, 2], majority: [1, 3] } } as const;
  const [page] = (await print(minutes({ meeting: lower, polls: half }))).pages;
  expect(page).toContain('10100同意');
  expect(page).toContain('符合法定人数（半数以上）');
});

test('ahead of the meeting all that happens there is left for the pen, and nothing is lacking', async () => {
  const { pages } = await print(samples.P09.smallest);
  const text = pages.join('');
  expect(pages).toHaveLength(1);
  expect(text).toContain('应到____人，实到____人，到会率______，□符合□不符合法定人数');
  expect(text).toContain('同意纳入监测对象______户______人（名单附后），不同意______户，理由：______');
});

test('votes are for the pen where the meeting is not recorded: no outcome is printed', async () => {
  const [page] = (await print(minutes({ meeting: ahead }))).pages;
  expect(page).toContain('1张伟1人；边缘易致贫户；因病、缺劳动力1911');
  expect(page).not.toMatch(/1911(不?同意)/);
});

const [poll] = polls(1);

test.each([
  [{ polls: [] }, 'minutes-empty'],
  [{ meeting: { ...meeting, heldOn: '2026-13-01' } }, 'meeting-day'],
  [{ meeting: { ...meeting, present: 25 } }, 'meeting-present'],
  [{ meeting: { ...meeting, expected: null } }, 'meeting-counts'],
  [{ meeting: { ...meeting, expected: 32 } }, 'meeting-attendance'],
  [{ polls: [{ ...poll!, votesAbstain: null }] }, 'meeting-votes'],
  [{ polls: [{ ...poll!, votesAbstain: 2 }] }, 'meeting-votes-sum'],
  [{ polls: [{ ...poll!, recused: 1 }] }, 'meeting-votes-sum'],
] satisfies [Partial<Model>, string][])('%o is not printed by %s', async (changes, rule) => {
  expect(await refused(minutes(changes))).toBe(rule);
});

test('somebody who stood aside has no vote; exactly two thirds are enough', async () => {
  const aside = [{ ...poll!, votesAbstain: 0, recused: 1 }];
  expect(await refused(minutes({ polls: aside }))).toBeNull();
  const exact = polls(1).map((one) => ({ ...one, votesFor: 14 }));
  expect(await refused(minutes({ meeting: { ...meeting, present: 16 }, polls: exact }))).toBeNull();
});

test('a meeting that too few came to is printed as a draft only, and carries nobody', async () => {
  const few = { ...meeting, expected: 40 };
  const { pages } = await printed({
    ...{ document: 'P09', model: minutes({ meeting: few }) },
    options: { ...printOptions, draft: true },
  });
  expect(pages[0]).toContain('不符合法定人数');
  expect(pages[0]).toContain('同意纳入监测对象0户0人');
});

test('300 households run over pages under a repeated head, and the signatures have text above them', async () => {
  const { pages } = await print(samples.P09.worst);
  for (const page of pages.slice(0, -1)) expect(page).toContain('情况要点代表发言');
  expect(pages.at(-1)).toMatch(/五、宣布公示时间.*散会时间：主持人签字：/);
});

test('a number that somebody wrote into a reason is not printed whole', async () => {
  const told = polls(5).map((one) => ({
    ...one,
    situation: '本人证号529901196803072319',
    reason: '与 529901196803072319 重复',
  }));
  const text = (await print(minutes({ polls: told }))).pages.join('');
  expect(text).not.toContain('529901196803072319');
  expect(text).toContain('本人证号****2319');
});

test('a township words its own minutes', async () => {
  const words = { opening: wording.opening.text.replace('近亲属', '近亲属和利害关系人') };
  const { pages } = await printed({ document: 'P09', model: minutes(), words, options: printOptions });
  expect(pages[0]).toContain('近亲属和利害关系人参与评议的须回避');
});
