// 新识别 and 返贫 of 2017, led through the window with both meetings and the comparison between them.
import { expect, type Page } from '@playwright/test';
import { aRow, csvFile, idNumber } from '#test/support/member-file.ts';
import { choose, chooseByTyping, goTo, importFiles, makeArchive, see, seeSheet, writeDay } from './clerk.ts';
import { must } from './contract.ts';
import {
  beginStart,
  beginStep,
  fillAllAlike,
  fillStep,
  openCandidate,
  openHousehold,
  passStep,
  saveCandidate,
  showStep,
  startProcedure,
  tickPapers,
  writeInvestigators,
  writeVotes,
} from './procedure.ts';
import { test } from './shell.ts';

test.use({ story: 'recognition and return of 2017' });
test.describe.configure({ mode: 'serial' });

const VILLAGE = '云溪村';
const [NEW, SUSPECTED, BACK] = ['周大新', '周二新', '吴返贫'];
const inMemory = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) },
});
const person = (no: string, 姓名: string, more: Record<string, string>) =>
  aRow(no, 1, { 姓名, 性别: '男', 民族: '汉族', 村: VILLAGE, 组: '1组', 健康状况: '健康', ...more });

const SOURCE_2017 = '2017 年扶贫对象动态调整方案（《现阶段脱贫标准十篇》第 7 篇）';

/** The police know of a car. */
const RESULTS = csvFile('比对结果_2017.csv', [
  {
    ...{ 证件号码: idNumber(8021), 姓名: SUSPECTED, 比对部门: '公安', 疑似问题: '名下有小汽车' },
    反馈日期: '2017-11-21',
  },
]);

/** A list of all households that went to the departments on a day. */
async function sendList(page: Page, on: string): Promise<void> {
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '部门比对' }).click();
  await page.getByRole('button', { name: '新建比对名单' }).click();
  await choose(page, '哪些户', '全部户');
  await writeDay(page, '送出日期', on);
  await see(page, 'b9-list');
  await page.getByRole('button', { name: /^生成名单 \d 人$/ }).click();
  // A workbook for each of fourteen departments is written meanwhile.
  await expect(page.getByRole('toolbar', { name: '比对批次' })).toContainText('人', { timeout: 30_000 });
}

test('two new households begin in 2017', async ({ page }) => {
  await makeArchive(page, '二〇一七年');
  await importFiles(
    page,
    inMemory(
      csvFile('成员信息_2017.csv', [
        person('801', NEW, {}),
        person('802', SUSPECTED, {}),
        person('803', BACK, { 脱贫状态: '已脱贫（享受政策）', 首次识别时间: '2014', 脱贫年度: '2016' }),
      ]),
    ),
  );
  await choose(page, '年度', '2017 年度');
  await goTo(page, '动态调整');
  await see(page, 'b0-board');
  const dialog = await beginStart(page, { kind: '新识别', village: VILLAGE, on: '2017-11-01' });
  await see(page, 'b1-start');
  for (const head of [NEW, SUSPECTED]) await dialog.getByRole('checkbox', { name: `选择 ${head}` }).check();
  await dialog.getByRole('button', { name: '发起（2 户）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('新识别');
  await see(page, 'b2-begun');
  await openCandidate(page, NEW);
  await see(page, 'b3-candidate');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
});

test('consent', async ({ page }) => {
  await fillAllAlike(page, async (dialog) => {
    await writeDay(page, '授权日期', '2017-11-04');
    await dialog.getByRole('checkbox', { name: '各户户主' }).check();
    await writeDay(page, '入户日期', '2017-11-03');
    await writeInvestigators(page, ['张三', '李四']);
    await writeVotes(dialog, [18, 2, 1]);
    await see(page, 'b4-bulk');
  });
  await tickPapers(page);
  const dialog = await beginStep(page, '入户采集');
  await fillStep(page, dialog, { on: '2017-11-04' });
  await dialog.getByRole('button', { name: '登记' }).click();
  await see(page, 'b5-refused');
  await expect(dialog.getByRole('alert')).toContainText('应先授权再核实');
  await expect(dialog.getByRole('alert')).toContainText(SOURCE_2017);
  await dialog.getByRole('button', { name: '取消' }).click();
  await fillAllAlike(page, async () => writeDay(page, '授权日期', '2017-11-02'));
  await passStep(page, '入户采集', { on: '2017-11-04' });
  await passStep(page, '提出调整名单', { on: '2017-11-05' });
  await tickPapers(page);
  const meeting = await beginStep(page, '第一次民主评议');
  await fillStep(page, meeting, { on: '2017-11-06', expected: 33, present: 21 });
  await meeting.getByRole('button', { name: '登记' }).click();
  await expect(meeting.getByRole('alert')).toContainText('不足三分之二（至少 22 人）');
  await meeting.getByRole('button', { name: '取消' }).click();
  await passStep(page, '第一次民主评议', { on: '2017-11-06', expected: 30, present: 21 });
  await passStep(page, '第一次公示（村）', { on: '2017-11-07' });
  await see(page, 'b6-mid');
  await passStep(page, '乡镇审核和第二次公示（在村）', { on: '2017-11-14' });
  await see(page, 'b7-comparison');
});

test('without a list to the departments the comparison is not recorded', async ({ page }) => {
  await tickPapers(page);
  const dialog = await beginStep(page, '部门信息比对');
  await fillStep(page, dialog, { on: '2017-11-21' });
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(dialog.getByRole('alert')).toContainText('802 号户在本次程序开始以后还没有列入部门比对名单');
  await dialog.getByRole('button', { name: '取消' }).click();
  const address = page.url();
  await sendList(page, '2017-11-21');
  await see(page, 'b9-list-sent');
  await importFiles(page, inMemory(RESULTS));
  await page.goto(address);
  await passStep(page, '部门信息比对', { on: '2017-11-21' });
  await see(page, 'b10-second-review');
});

test('the suspected household is answered for and voted on again, the other is not', async ({ page }) => {
  await tickPapers(page);
  const dialog = await beginStep(page, '第二次民主评议（疑似问题户）');
  await see(page, 'b11-second-dialog');
  await fillStep(page, dialog, { on: '2017-11-22', expected: 30, present: 24 });
  await dialog.getByRole('button', { name: '登记' }).click();
  await see(page, 'b12-second-refused');
  await expect(dialog.getByRole('alert')).toContainText('802 号户还有 1 条疑似问题没有核实结论');
  await dialog.getByRole('button', { name: '取消' }).click();
  const { rows } = await must(page, 'comparison.hits', {});
  await must(page, 'comparison.answer', {
    ...{ hitIds: rows.map(({ id }) => id), verdict: 'explained', answer: '车已报废', verifiedBy: '王组长' },
  });
  await page.reload();
  await openCandidate(page, SUSPECTED);
  const second = page.getByRole('region', { name: '第二次民主评议（疑似问题户）' });
  await writeVotes(second, [20, 4, 0]);
  await see(page, 'b13-second-votes');
  await saveCandidate(page);
  await passStep(page, '第二次民主评议（疑似问题户）', { on: '2017-11-22', expected: 30, present: 24 });
});

test('the new households are on the list of 2017 in the end', async ({ page }) => {
  await passStep(page, '县级复审', { on: '2017-11-23' });
  await passStep(page, '公告', { on: '2017-11-23' });
  await passStep(page, '告知农户', { on: '2017-11-28' });
  await fillAllAlike(page, async () => {
    await chooseByTyping(page, '致贫原因', '因残');
    await page.keyboard.press('Escape');
  });
  await passStep(page, '录入系统', { on: '2017-11-28' });
  await expect(page.getByText('程序已办结，2 户纳入')).toBeVisible();
  await see(page, 'b14-end');
  await openHousehold(page, SUSPECTED);
  await expect(page.locator('.household-head')).toContainText('未脱贫');
  await see(page, 'b15-household');
});

test('a household that fell back is led the same way; without suspicions the second meeting is for nobody', async ({
  page,
  shell,
}) => {
  await goTo(page, '动态调整');
  await startProcedure(page, { kind: '返贫', village: VILLAGE, heads: [BACK], on: '2017-11-01' });
  await fillAllAlike(page, async (dialog) => {
    await writeDay(page, '授权日期', '2017-11-02');
    await dialog.getByRole('checkbox', { name: '各户户主' }).check();
    await writeDay(page, '入户日期', '2017-11-03');
    await writeInvestigators(page, ['张三']);
    await writeVotes(dialog, [20, 0, 1]);
    await chooseByTyping(page, '返贫原因', '因病');
    await page.keyboard.press('Escape');
    await see(page, 'b16-return-bulk');
  });
  await tickPapers(page);
  const visit = await beginStep(page, '入户采集');
  await fillStep(page, visit, { on: '2017-11-03' });
  await visit.getByRole('button', { name: '登记' }).click();
  await expect(visit.getByRole('alert')).toContainText('803 号户只有 1 名调查人，入户核实须 2 人以上');
  await expect(visit.getByRole('alert')).toContainText(`${SOURCE_2017}：由 2 人以上进行入户采集`);
  await visit.getByRole('button', { name: '取消' }).click();
  await fillAllAlike(page, () => writeInvestigators(page, ['张三', '李四']));
  await passStep(page, '入户采集', { on: '2017-11-03' });
  await passStep(page, '提出调整名单', { on: '2017-11-03' });
  await passStep(page, '第一次民主评议', { on: '2017-11-03', expected: 30, present: 21 });
  await passStep(page, '第一次公示（村）', { on: '2017-11-03' });
  await passStep(page, '乡镇审核和第二次公示（在村）', { on: '2017-11-10' });
  const address = page.url();
  await sendList(page, '2017-11-17');
  await page.goto(address);
  await passStep(page, '部门信息比对', { on: '2017-11-17' });
  await see(page, 'b17-nobody');
  await tickPapers(page);
  const second = await beginStep(page, '第二次民主评议（疑似问题户）');
  await expect(second).toContainText('登记后记为“无对象”');
  await see(page, 'b18-nobody-dialog');
  await second.getByRole('button', { name: '取消' }).click();
  await passStep(page, '第二次民主评议（疑似问题户）', { on: '2017-11-17' });
  await passStep(page, '县级复审', { on: '2017-11-17' });
  await passStep(page, '公告', { on: '2017-11-17' });
  await passStep(page, '告知农户', { on: '2017-11-22' });
  await passStep(page, '录入系统', { on: '2017-11-22' });
  await expect(page.getByText('程序已办结，1 户返贫')).toBeVisible();
  await showStep(page, '入户采集');
  await page.getByRole('button', { name: '打印 返贫认定表' }).click();
  await seeSheet(page);
  await see(page, 'b19-return-print');
  await page.goto(address);
  await see(page, 'b20-return-end');
  await openHousehold(page, BACK);
  await see(page, 'b21-return-household');
  await expect(page.locator('.household-head')).toContainText('返贫');
  expect(shell.faults).toEqual([]);
});
