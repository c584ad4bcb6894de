// Everybody looked at once: a campaign from its plan to the ledger, by keyboard.
import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { aRow, csvFile } from '../support/member-file.ts';
import { goTo, importFiles, makeArchive, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'campaigns' });
test.describe.configure({ mode: 'serial' });

const VILLAGES = ['云溪村', '石板村', '梨树坪村', '大水井村'];
const GROUPS: readonly Readonly<Record<string, string>>[] = [
  { 户类型: '脱贫户', 健康状况: '健康' },
  { 户类型: '一般农户', 健康状况: '患有大病' },
  { 户类型: '脱贫户', 健康状况: '残疾', 残疾等级: '一级' },
  { 户类型: '一般农户', 健康状况: '健康' },
];
const people = Array.from({ length: 60 }, (_, at) =>
  aRow(String(101 + at), 1, {
    ...{ 村: VILLAGES[at % VILLAGES.length] ?? '', 文化程度: '小学' },
    ...(GROUPS[Math.floor(at / 4) % GROUPS.length] ?? {}),
  }),
);

const openCampaigns = async (page: Page): Promise<void> => {
  await goTo(page, '动态调整');
  await page.getByRole('navigation', { name: '动态调整' }).getByRole('link', { name: '排查' }).click();
};
const households = (page: Page) => page.getByRole('grid', { name: '排查的户' });

test('an empty page says what to do first; the plan comes with its days', async ({ page }) => {
  await makeArchive(page, '排查');
  const { name, bytes } = csvFile('成员信息_2026.csv', people);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await openCampaigns(page);
  await expect(page.getByRole('heading', { name: '2026 年还没有开展排查' })).toBeVisible();
  await see(page, 'campaigns-empty');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: '开展排查' })).toBeVisible();
  await see(page, 'campaigns-start');
  await page.getByRole('button', { name: '开展', exact: true }).click();
  await expect(page.getByRole('table', { name: '排查进度' })).toContainText('全镇');
  await see(page, 'campaign-coverage');
});

test('a number opens its households; one is surveyed by keyboard, and the next one is there', async ({
  page,
}) => {
  const table = page.getByRole('table', { name: '排查进度' });
  const row = table.getByRole('row').filter({ hasText: '石板村' });
  await row.getByRole('button', { name: '未 15' }).first().click();
  await expect(households(page).getByRole('row')).toHaveCount(16);
  await see(page, 'campaign-households');
  await households(page).press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('listbox', { name: '排查事项' })).toBeVisible();
  await see(page, 'campaign-survey-blank');
  await page.getByLabel('排查日期', { exact: true }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2026-05-10');
  await page.keyboard.press('Enter');
  await drawer.getByRole('combobox', { name: '排查人' }).fill('王组长、李队员、');
  await drawer.getByRole('listbox', { name: '排查事项' }).focus();
  await page.keyboard.press('1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await page.keyboard.type('孙子在家，三月起没有上学');
  await page.keyboard.press('Enter');
  await page.keyboard.press('a');
  await see(page, 'campaign-survey');
  const first = await drawer.locator('.ant-drawer-title').textContent();
  await page.keyboard.press('Control+Enter');
  await expect(drawer.locator('.ant-drawer-title')).not.toHaveText(first ?? '');
  await expect(drawer.getByText('王组长', { exact: true })).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await expect(households(page).getByRole('row')).toHaveCount(14);
  await page.keyboard.press('Escape');
  await page.getByText(/^有问题 1$/).click();
  await expect(households(page)).toContainText('王组长、李队员');
  await see(page, 'campaign-problems');
});

test('many are sound at once; a phase is done when nobody is left, and the list of those left is a file', async ({
  page,
  shell,
}) => {
  await page.getByText(/^未排查 13$/).click();
  await page.getByRole('button', { name: '导出未排查户名单' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toMatch(/^未排查户名单_石板村_/);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  expect(workbook.worksheets[0]?.rowCount).toBe(16);
  await page.getByRole('button', { name: /集中排查/ }).click();
  await page.getByRole('button', { name: '完成这个阶段' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('还有 58 户没有排查');
  await see(page, 'campaign-phase');
  await page.getByRole('button', { name: '58 户未排查' }).click();
  await expect(households(page).getByRole('row')).not.toHaveCount(14);
  await households(page).press('Control+a');
  await page.getByRole('button', { name: '登记为都正常：已选 58 户' }).click();
  await see(page, 'campaign-sound');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect(households(page)).toContainText('没有未排查的户，不漏一户');
  await page.getByRole('button', { name: /集中排查/ }).click();
  await page.getByRole('button', { name: '完成这个阶段' }).click();
  await expect(page.getByRole('list', { name: '阶段' })).toContainText('完成');
  await page.getByRole('tab', { name: '排查进度' }).click();
  await see(page, 'campaign-covered');
  await page.getByRole('tab', { name: '发现的问题（1）' }).click();
  await expect(page.getByRole('table', { name: '问题台账' })).toContainText('教育');
  await see(page, 'campaign-findings');
  await page.getByRole('button', { name: '返回排查列表' }).click();
  await expect(page.getByRole('grid', { name: '排查列表' })).toContainText('60 / 60');
  await see(page, 'campaigns-list');
  const list = await callFromPage(page, 'issue.list', { source: 'campaign' });
  expect(list.ok && list.value.total).toBe(1);
  expect(shell.faults).toEqual([]);
});
