// 贫困户识别 of 2015, led through the window from the scores to the end.
import { expect, type Locator, type Page } from '@playwright/test';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { choose, chooseByTyping, goTo, importFiles, makeArchive, see, seeSheet, writeDay } from './clerk.ts';
import {
  beginStart,
  beginStep,
  candidateRow,
  fillAllAlike,
  fillStep,
  openCandidate,
  passStep,
  recordStep,
  saveCandidate,
  openHousehold,
  showStep,
  tickPapers,
  writeInvestigators,
  writeVotes,
} from './procedure.ts';
import { test } from './shell.ts';

test.use({ story: 'identification of 2015' });
test.describe.configure({ mode: 'serial' });

const VILLAGE = '云溪村';
const HEADS = ['李有田', '钱大山', '孙老汉'];
const [FIRST = '', SECOND = '', OVER = ''] = HEADS;
const SOURCE_2015 = '《建档立卡贫困户精准识别工作发动讲话稿》（2015 年口径，湖北某县）';

const scoreRow = (page: Page, head: string): Locator =>
  page.getByRole('grid', { name: '评分和核对' }).getByRole('row', { name: head, exact: true });

test('three households begin in 2015, one more than the plan has', async ({ page }) => {
  await makeArchive(page, '二〇一五年识别');
  const rows = HEADS.map((姓名, at) =>
    aRow(String(800 + at), 1, {
      ...{ 姓名, 性别: '男', 民族: '汉族', 村: VILLAGE, 组: `${at + 1}组`, 健康状况: '健康' },
    }),
  );
  const { name, bytes } = csvFile('成员信息_2015.csv', rows);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await choose(page, '年度', '2015 年度');
  await goTo(page, '动态调整');
  const dialog = await beginStart(page, { kind: '贫困户识别', village: VILLAGE, on: '2015-04-01' });
  await dialog.getByRole('spinbutton', { name: '规模' }).fill('2');
  await dialog.getByRole('button', { name: '全选 3 户' }).click();
  await see(page, '80-start-2015');
  await dialog.getByRole('button', { name: '发起（3 户）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${VILLAGE} 贫困户识别`);
  await expect(page.getByText('规模 2 户，超出 1 户')).toBeVisible();
  await see(page, '80a-begun');
});

test('an application without its paper is refused, and what was entered afterwards keeps its own day', async ({
  page,
}) => {
  const dialog = await beginStep(page, '农户申请');
  await expect(dialog.getByLabel('办理日期')).toHaveValue('');
  await fillStep(page, dialog, { on: '2015-04-01' });
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    '材料《贫困户申请书》（800 号、801 号、802 号户）还没有签字',
  );
  await expect(dialog.getByRole('alert')).toContainText(SOURCE_2015);
  await dialog.getByRole('button', { name: '取消' }).click();
  await passStep(page, '农户申请', { on: '2015-04-01' });
});

test('a household that is not scored in full holds the visit up', async ({ page }) => {
  await fillAllAlike(page, async (dialog) => {
    await writeDay(page, '入户日期', '2015-04-02');
    await writeInvestigators(page, ['张三', '李四']);
    await writeVotes(dialog, [18, 2, 0]);
  });
  await page.getByRole('tab', { name: '评分' }).click();
  const sheet = page.getByRole('grid', { name: '评分和核对' });
  await sheet.focus();
  for (const points of ['9', '4', '20', '6', '5', '15', '8']) {
    await page.keyboard.type(points);
    await page.keyboard.press('Enter');
  }
  await scoreRow(page, SECOND).locator('td.points').first().click();
  await see(page, '81-scores');
  for (const points of ['12', '8', '20', '6', '5', '15', '8']) {
    await page.keyboard.type(points);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: '其余填“否”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '都填“否”' }).click();
  await tickPapers(page);
  const dialog = await beginStep(page, '入户调查和评分');
  await fillStep(page, dialog, { on: '2015-04-03' });
  await dialog.getByRole('button', { name: '登记' }).click();
  await see(page, '82-not-scored');
  await expect(dialog.getByRole('alert')).toContainText('802 号户的评分还没有填全');
  await dialog.getByRole('button', { name: '取消' }).click();
  await scoreRow(page, OVER).locator('td.points').first().click();
  for (const points of ['0', '0', '5', '0', '5', '5', '0']) {
    await page.keyboard.type(points);
    await page.keyboard.press('Enter');
  }
  await expect(scoreRow(page, OVER)).toContainText('15');
  await page.getByRole('button', { name: '按名次排' }).click();
  await see(page, '83-scored');
  await passStep(page, '入户调查和评分', { on: '2015-04-03' });
});

test('whom the plan has no room for falls out; a tie is no majority', async ({ page }) => {
  await page.getByRole('tab', { name: /^户/ }).click();
  await see(page, '84-ranked');
  await openCandidate(page, OVER);
  await page.getByRole('dialog').getByRole('button', { name: '移出程序' }).click();
  const drop = page.getByRole('dialog', { name: `移出程序：${OVER}` });
  await drop.getByRole('combobox', { name: '为什么移出' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '评议未通过' }).click();
  await writeDay(page, '移出日期', '2015-04-05');
  await drop.getByLabel('移出原因').fill('名次在规模以外');
  await see(page, '85-drop');
  await drop.getByRole('button', { name: '移出', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await tickPapers(page);
  await openCandidate(page, SECOND);
  await writeVotes(page.getByRole('dialog'), [10, 10, 0]);
  await saveCandidate(page);
  const meeting = await beginStep(page, '民主评议');
  await fillStep(page, meeting, { on: '2015-04-05', expected: 30, present: 20 });
  await meeting.getByRole('button', { name: '登记' }).click();
  await expect(meeting.getByRole('alert')).toContainText('同意 10 票，没有超过实到 20 人的半数');
  await expect(meeting.getByRole('alert')).toContainText('《村民委员会组织法》第二十六条');
  await see(page, '86-no-majority');
  await meeting.getByRole('button', { name: '取消' }).click();
  await openCandidate(page, SECOND);
  await writeVotes(page.getByRole('dialog'), [15, 5, 0]);
  await saveCandidate(page);
  await passStep(page, '民主评议', { on: '2015-04-05', expected: 30, present: 20 });
});

test('two notices of seven days each, the second not before the first is over', async ({ page }) => {
  await tickPapers(page);
  const notice = await beginStep(page, '第一次公示（村）');
  await fillStep(page, notice, { on: '2015-04-06', until: '2015-04-11' });
  await notice.getByRole('button', { name: '登记' }).click();
  await expect(notice.getByRole('alert')).toContainText('只有 6 天');
  await expect(notice.getByRole('alert')).toContainText(SOURCE_2015);
  await see(page, '87-notice-short');
  await writeDay(page, '公示止', '2015-04-12');
  await recordStep(notice);
  await tickPapers(page);
  await see(page, '88-second-notice');
  const second = await beginStep(page, '乡镇审核和第二次公示');
  await fillStep(page, second, { on: '2015-04-12' });
  await second.getByRole('button', { name: '登记' }).click();
  await see(page, '88a-second-notice-early');
  await expect(second.getByRole('alert')).toContainText('2015-04-13');
  await writeDay(page, '公示起', '2015-04-13');
  await recordStep(second);
});

test('the county looks, announces, and the end wants the cause of each', async ({ page }) => {
  await passStep(page, '县级复审', { on: '2015-04-20' });
  await passStep(page, '县级公告', { on: '2015-04-20' });
  await tickPapers(page);
  const record = await beginStep(page, '填登记表、录入系统');
  await fillStep(page, record, { on: '2015-04-25' });
  await record.getByRole('button', { name: '登记' }).click();
  await see(page, '89-no-cause');
  await expect(record.getByRole('alert')).toContainText('没有填写主要致贫原因');
  await record.getByRole('button', { name: '取消' }).click();
  for (const head of [FIRST, SECOND]) {
    await openCandidate(page, head);
    await chooseByTyping(page, '致贫原因', '因病');
    await page.keyboard.press('Escape');
    if (head === FIRST) await see(page, '89a-cause');
    await saveCandidate(page);
  }
  await expect(candidateRow(page, FIRST)).toContainText('因病');
  await passStep(page, '填登记表、录入系统', { on: '2015-04-25' });
  await expect(page.getByText('程序已办结，2 户纳入')).toBeVisible();
  await see(page, '89b-end');
});

test('the two are on the list of 2015, and the notice can be printed as it was', async ({ page, shell }) => {
  await showStep(page, '第一次公示');
  await page.getByRole('button', { name: '打印 拟纳入名单公示（村级）' }).click();
  await seeSheet(page);
  await see(page, '90-print');
  await page.goBack();
  await openHousehold(page, SECOND);
  await expect(page.locator('.household-head')).toContainText('未脱贫');
  await expect(page.getByRole('table', { name: '这户的程序' })).toContainText('已办结');
  const adjustment = page.getByRole('table', { name: '动态调整表' });
  await expect(adjustment).toContainText('2015新识别2015-04-062015-04-122015-04-20');
  await expect(adjustment).not.toContainText('比对结果');
  await see(page, '91-household');
  expect(shell.faults).toEqual([]);
});
