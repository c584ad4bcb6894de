// Suspicions, the rates with the lists behind them, a household register, and the radar.
import { expect, type Page } from '@playwright/test';
import { choose, goTo, importFiles, makeArchive, see } from './clerk.ts';
import { callFromPage, todayOf } from './contract.ts';
import { test } from './shell.ts';
import { aRow, csvFile, idNumber } from '../support/member-file.ts';

test.use({ story: 'suspicions' });
test.describe.configure({ mode: 'serial' });

const NUMBERS = ['101', '102', '103', '104', '105', '106', '107', '108'];
const people = NUMBERS.flatMap((no) =>
  [1, 2, 3].map((n) =>
    aRow(no, n, {
      ...{
        村: Number(no) > 105 ? '石板村' : '云溪村',
        组: '一组',
        户类型: Number(no) < 104 ? '脱贫户' : '一般农户',
      },
      姓名: n === 1 ? `户主${'甲乙丙丁戊己庚辛'[Number(no) - 101] ?? ''}` : `家人${no}${n}`,
      ...{ 健康状况: no === '107' && n === 2 ? '患有大病' : '健康', 户联系电话: `1390000${no}0` },
      是否参加城乡居民基本医疗保险: no === '106' && n === 3 ? '否' : '是',
    }),
  ),
);
const bar = (page: Page) => page.getByRole('radiogroup', { name: '核查什么' });
const tab = (page: Page, name: string) => bar(page).getByText(name, { exact: true }).click();
const grid = (page: Page) => page.getByRole('grid', { name: '疑似情况' });
const panel = (page: Page) => page.getByRole('region', { name: '疑似情况的证据' });
const rates = (page: Page) => page.getByRole('group', { name: /三率一度$/ });

test('who is poor and not in, who is not insured and who is gravely ill is suspected, each with its evidence', async ({
  page,
}) => {
  await makeArchive(page, '疑似');
  const year = Number((await todayOf(page)).slice(0, 4));
  const { bytes, name } = csvFile(`成员信息_${year}.csv`, people);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  for (const [householdId, income] of [
    [1, 48_000],
    [4, 9_600],
    [5, 60_000],
    [6, 15_000],
  ] as const) {
    const values = { 'income.wage_income': income };
    const saved = await callFromPage(page, 'statement.save', {
      householdId,
      year,
      purpose: 'annual',
      values,
    });
    expect(saved.ok).toBe(true);
  }
  await page.reload();
  await goTo(page, '数据核查');
  await tab(page, '疑似情况');
  await expect(grid(page)).toContainText('人均纯收入 3,200.00 元，低于参考线');
  await expect(grid(page)).toContainText('没有参加基本医疗保险');
  await expect(grid(page)).toContainText('患有大病');
  await expect(rates(page)).toContainText('漏评率');
  await see(page, 'suspicions');
});

test('a conclusion is written, stands with its reason, and is counted', async ({ page }) => {
  await grid(page).press('Home');
  await panel(page).getByRole('button', { name: '不属实' }).click();
  await expect(panel(page)).toContainText('“不属实”要写明情况');
  await panel(page).getByLabel('核实情况').fill('入户核实，漏记务工收入 1.5 万元');
  await panel(page).getByRole('button', { name: '不属实' }).click();
  await expect(page.getByText('已记为不属实：1 条')).toBeVisible();
  await choose(page, '核实情况', '不属实');
  await expect(grid(page)).toContainText('不属实');
  await expect(panel(page)).toContainText('漏记务工收入 1.5 万元');
  await see(page, 'suspicions-answered');
  await choose(page, '核实情况', '待核实');
  await page.getByRole('button', { name: '登记问题台账' }).click();
  await expect(page.getByText(/登记 1 个问题/)).toBeVisible();
});

test('a rate shows its formula, every village and the list behind each number', async ({ page }) => {
  await rates(page)
    .getByRole('button', { name: /综合贫困发生率/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /综合贫困发生率/ });
  await expect(dialog).toContainText('（在监测人口 + 错退人口 + 漏评人口）÷ 农村户籍人口');
  await dialog.getByRole('button', { name: '全乡镇农村户籍人口' }).click();
  await expect(dialog.getByRole('region', { name: '数字背后的名单' })).toContainText('名单 8 户 24 人');
  await see(page, 'suspicions-rate');
  await dialog.getByRole('button', { name: '石板村疑似漏评人口' }).click();
  await expect(dialog.getByRole('grid')).toContainText('没有参加基本医疗保险');
  await page.keyboard.press('Escape');
});

test('a household register tells who is missing and who is wrongly identified', async ({ page }) => {
  const rows = people
    .filter((row) => row['姓名'] !== '家人1033')
    .map((row) => ({
      ...{ 村: row['村'] ?? '', 户号: row['户编号'] ?? '', 与户主关系: row['与户主关系'] ?? '' },
      ...{
        姓名: row['姓名'] === '家人1042' ? '家人一〇四' : (row['姓名'] ?? ''),
        证件号码: row['证件号码'] ?? '',
      },
    }));
  const more = { 村: '云溪村', 户号: '101', 姓名: '家人1014', 与户主关系: '之女', 证件号码: idNumber(901) };
  const { bytes } = csvFile('户籍册.csv', [...rows, more]);
  await page
    .getByLabel('读入户籍册')
    .setInputFiles({ name: '户籍册.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await expect(page.getByText('读入户籍册 8 户 24 人')).toBeVisible();
  await page.getByRole('button', { name: /疑似漏人/ }).click();
  await expect(grid(page)).toContainText('家人1014 在户籍册上，档案里没有登记');
  await page.getByRole('button', { name: /疑似错识/ }).click();
  await expect(grid(page)).toContainText('家人1033 不在户籍册上');
  await expect(grid(page)).toContainText('家人1042 的证件号码在户籍册上是 家人一〇四');
  await see(page, 'suspicions-register');
  await grid(page).press('Home');
  await grid(page).press('Enter');
  await expect(page.getByRole('tab', { name: /成员/, selected: true })).toBeVisible();
});

test('the radar names what gives itself away, the desk says it in a line', async ({ page }) => {
  await goTo(page, '数据核查');
  await tab(page, '预警雷达');
  const radar = page.getByRole('region', { name: '预警雷达' });
  await radar.getByRole('button', { name: /走访超期/ }).click();
  await expect(radar.getByRole('grid', { name: '预警名单' })).toContainText('脱贫户，没有走访记录');
  await see(page, 'radar');
  await goTo(page, '工作台');
  const lines = page.getByRole('region', { name: '预警' });
  await expect(lines).toContainText('走访超期');
  await expect(lines).toContainText('3 户');
  await see(page, 'radar-home');
  await lines.getByRole('button', { name: /走访超期/ }).click();
  await expect(page.getByRole('region', { name: '预警雷达' })).toContainText(
    '监测户超过 31 天、脱贫户超过 92 天没有走访',
  );
});
