// 脱贫退出, 清退 and 家庭成员自然增减 of 2017, led through the window to what their end changes.
import { expect, type Page } from '@playwright/test';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { choose, chooseByTyping, goTo, importFiles, makeArchive, see, seeSheet, writeDay } from './clerk.ts';
import { must } from './contract.ts';
import {
  beginStep,
  fillAllAlike,
  fillStep,
  openHousehold,
  passStep,
  startProcedure,
  tickPapers,
  writeInvestigators,
  writeVotes,
} from './procedure.ts';
import { test } from './shell.ts';

test.use({ story: 'exit, clearing-out and natural changes of 2017' });
test.describe.configure({ mode: 'serial' });

const VILLAGE = '云溪村';
const [OUT, WRONG, BORN] = ['郑脱贫', '王清退', '冯添丁'];
const SOURCE_2017 = '2017 年扶贫对象动态调整方案（《现阶段脱贫标准十篇》第 7 篇）';

const inMemory = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) },
});

/** What the year's file of households says of the one that leaves poverty. */
async function importHousehold(page: Page, values: Record<string, string>): Promise<void> {
  const row = { 户编号: '811', 户主姓名: OUT, 村: VILLAGE, ...values };
  await importFiles(page, inMemory(csvFile('户信息_2017.csv', [row])));
}

async function begin(page: Page, kind: string, head: string): Promise<void> {
  await goTo(page, '动态调整');
  await startProcedure(page, { kind, village: VILLAGE, heads: [head], on: '2017-11-01' });
}

async function printed(page: Page, step: string, paper: string, picture: string): Promise<void> {
  const address = page.url();
  await page
    .getByRole('list', { name: '步骤' })
    .getByRole('button')
    .filter({ hasText: step })
    .first()
    .click();
  await page.getByRole('button', { name: `打印 ${paper}` }).click();
  await seeSheet(page);
  await see(page, picture);
  await page.goto(address);
}

test('an exit without the year’s income is refused, and so is one below a safeguard', async ({ page }) => {
  await makeArchive(page, '二〇一七年退出');
  const person = (no: string, 姓名: string, more: Record<string, string> = {}) =>
    aRow(no, 1, {
      ...{ 姓名, 性别: '男', 民族: '汉族', 村: VILLAGE, 组: '1组', 健康状况: '健康', 脱贫状态: '未脱贫' },
      ...{ 首次识别时间: '2014', ...more },
    });
  await importFiles(
    page,
    inMemory(
      csvFile('成员信息_2017.csv', [
        person('811', OUT, {
          ...{ 劳动能力: '普通劳动力', 是否参加城乡居民基本医疗保险: '是' },
        }),
        person('812', WRONG),
        person('813', BORN),
      ]),
    ),
  );
  await choose(page, '年度', '2017 年度');
  await begin(page, '脱贫退出', OUT);
  await see(page, 'c1-exit-begun');
  await fillAllAlike(page, async (dialog) => {
    await writeDay(page, '入户日期', '2017-11-01');
    await writeInvestigators(page, ['张三', '李四']);
    await writeVotes(dialog, [20, 0, 1]);
    await choose(page, '标注类型', '不再享受政策');
    await see(page, 'c2-exit-bulk');
  });
  await tickPapers(page);
  const visit = await beginStep(page, '入户核实');
  await fillStep(page, visit, { on: '2017-11-01' });
  await visit.getByRole('button', { name: '登记' }).click();
  await see(page, 'c3-exit-refused');
  await expect(visit.getByRole('alert')).toContainText('811 号户还没有当年人均纯收入');
  await visit.getByRole('button', { name: '取消' }).click();
});

test('above the line and with every situation looked at, the visit stands', async ({ page }) => {
  const address = page.url();
  await importHousehold(page, { 工资性收入: '9000', 年度家庭人口数: '1' });
  const { households } = await must(page, 'procedure.eligible', {
    ...{ key: 'clear', year: 2017, villageId: 1, text: OUT },
  });
  await must(page, 'measure.add', {
    ...{ householdId: households[0]?.id ?? 0, year: 2017, kind: 'employment', items: '01' },
    ...{ content: '公益性岗位', unit: null, responsible: null, responsiblePhone: null, outcome: null },
    ...{ startsOn: null, endsOn: null, amount: null, expectedGain: null, actualGain: null },
  });
  await page.goto(address);
  await page.getByRole('tab', { name: '不能退出的情形' }).click();
  await see(page, 'c4-bars');
  const visit = await beginStep(page, '入户核实');
  await fillStep(page, visit, { on: '2017-11-01' });
  await visit.getByRole('button', { name: '登记' }).click();
  await see(page, 'c5-bars-refused');
  await expect(visit.getByRole('alert')).toContainText('项“不能退出的情形”没有核对，请逐项勾选');
  await expect(visit.getByRole('alert')).toContainText('以本省办法为准');
  await expect(visit.getByRole('alert')).toContainText('811 号户住房安全、饮水安全没有达到要求或没有登记');
  await visit.getByRole('button', { name: '取消' }).click();
  await importHousehold(page, { 是否危房户: '否', 是否解决安全饮用水: '是' });
  await page.goto(address);
  await page.getByRole('tab', { name: '不能退出的情形' }).click();
  await page.getByRole('button', { name: '按档案预填' }).click();
  await page.getByRole('button', { name: '其余填“否”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '都填“否”' }).click();
  await see(page, 'c6-bars');
  await passStep(page, '入户核实', { on: '2017-11-01' });
});

test('the household signs before the notice, and is out of poverty in the end', async ({ page }) => {
  await passStep(page, '民主评议', { on: '2017-11-02', expected: 30, present: 21 });
  const confirm = await beginStep(page, '本户认可');
  await fillStep(page, confirm, { on: '2017-11-03' });
  await confirm.getByRole('button', { name: '登记' }).click();
  await expect(confirm.getByRole('alert')).toContainText('材料《脱贫退出确认书》（811 号户）还没有签字');
  await expect(confirm.getByRole('alert')).toContainText(`${SOURCE_2017}：户主签字`);
  await see(page, 'c7-not-signed');
  await confirm.getByRole('button', { name: '取消' }).click();
  await passStep(page, '本户认可', { on: '2017-11-03' });
  await passStep(page, '公示', { on: '2017-11-04' });
  await passStep(page, '乡镇抽查审核', { on: '2017-11-11' });
  await passStep(page, '公告', { on: '2017-11-12' });
  await see(page, 'c8-exit-mid');
  await passStep(page, '告知农户', { on: '2017-11-17' });
  await passStep(page, '系统标注', { on: '2017-11-17' });
  await expect(page.getByText('程序已办结，1 户脱贫退出')).toBeVisible();
  await see(page, 'c9-exit-end');
  await printed(page, '公示', '拟退出名单公示（村级）', 'c10-exit-print');
  await openHousehold(page, OUT);
  await expect(page.locator('.household-head')).toContainText('已脱贫(不再享受政策)');
  await expect(page.getByRole('table', { name: '动态调整表' })).toContainText('2017脱贫');
  await see(page, 'c11-exit-household');
});

test('a household recognised by mistake is cleared out with its reason', async ({ page }) => {
  await begin(page, '清退', WRONG);
  await see(page, 'd1-clear-begun');
  await fillAllAlike(page, async (dialog) => {
    await writeDay(page, '入户日期', '2017-11-02');
    await writeInvestigators(page, ['张三', '李四']);
    await writeVotes(dialog, [20, 0, 1]);
    await see(page, 'd2-clear-bulk');
  });
  await passStep(page, '入户核实', { on: '2017-11-02' });
  await passStep(page, '民主评议', { on: '2017-11-03', expected: 30, present: 21 });
  await passStep(page, '本户认可', { on: '2017-11-04' });
  await passStep(page, '公示', { on: '2017-11-05' });
  await tickPapers(page);
  const early = await beginStep(page, '乡镇抽查审核');
  await fillStep(page, early, { on: '2017-11-11' });
  await early.getByRole('button', { name: '登记' }).click();
  await expect(early.getByRole('alert')).toContainText('“公示”到 2017-11-11 才满期');
  await expect(early.getByRole('alert')).toContainText(SOURCE_2017);
  await early.getByRole('button', { name: '取消' }).click();
  await passStep(page, '乡镇抽查审核', { on: '2017-11-12' });
  await passStep(page, '公告', { on: '2017-11-12' });
  await passStep(page, '告知农户', { on: '2017-11-17' });
  const record = await beginStep(page, '系统标注');
  await fillStep(page, record, { on: '2017-11-17' });
  await record.getByRole('button', { name: '登记' }).click();
  await expect(record.getByRole('alert')).toContainText('没有填写清退原因');
  await record.getByRole('button', { name: '取消' }).click();
  await fillAllAlike(page, (dialog) => dialog.getByLabel('清退原因').fill('家中有小汽车，识别有误'));
  await passStep(page, '系统标注', { on: '2017-11-17' });
  await expect(page.getByText('程序已办结，1 户清退')).toBeVisible();
  await see(page, 'd3-clear-end');
  await printed(page, '公告', '清退名单公告', 'd4-clear-print');
  await openHousehold(page, WRONG);
  await expect(page.getByRole('table', { name: '动态调整表' })).toContainText('家中有小汽车，识别有误');
  await expect(page.getByText('2017 年清退', { exact: true })).toBeVisible();
  await see(page, 'd5-clear-household');
});

test('a newborn is registered before the procedure of its household ends', async ({ page, shell }) => {
  await begin(page, '家庭成员自然增减', BORN);
  await see(page, 'e1-changes-begun');
  await tickPapers(page);
  await passStep(page, '填表和核对证明', { on: '2017-11-02' });
  await passStep(page, '乡镇审核', { on: '2017-11-03' });
  const record = await beginStep(page, '录入系统、销号');
  await fillStep(page, record, { on: '2017-11-03' });
  await record.getByRole('button', { name: '登记' }).click();
  await expect(record.getByRole('alert')).toContainText('813 号户在本次程序开始以后还没有登记成员增减');
  await see(page, 'e2-no-change');
  await record.getByRole('button', { name: '取消' }).click();
  const address = page.url();
  await openHousehold(page, BORN);
  await page.getByRole('tab', { name: /^成员/ }).click();
  await page.getByRole('button', { name: '自然增加' }).click();
  const dialog = page.getByRole('dialog', { name: '自然增加' });
  await choose(page, '增加原因', '新生儿');
  await writeDay(page, '增加日期', '2017-10-20');
  await dialog.getByLabel(/^证明材料/).fill('出生医学证明');
  await dialog.getByLabel(/^姓名/).fill('冯小满');
  await dialog.getByLabel(/^出生日期/).fill('2017-10-20');
  await chooseByTyping(page, '与户主关系', '之子');
  await see(page, 'e3-newborn');
  await dialog.getByRole('button', { name: '增加成员' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(address);
  await passStep(page, '录入系统、销号', { on: '2017-11-03' });
  await expect(page.getByText('程序已办结，1 户办完')).toBeVisible();
  await see(page, 'e4-changes-end');
  await printed(page, '填表和核对证明', '家庭成员自然增加情况表', 'e5-changes-print');
  await openHousehold(page, BORN);
  await page.getByRole('tab', { name: '成员 2' }).click();
  await expect(page.getByRole('region', { name: '户档案内容' })).toContainText('冯小满');
  await see(page, 'e6-changes-household');
  expect(shell.faults).toEqual([]);
});
