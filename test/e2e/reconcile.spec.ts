// The archive beside the national system's export and the paper file, worked through as a list.
import { expect, type Page } from '@playwright/test';
import { goTo, importFiles, makeArchive, see } from './clerk.ts';
import { test } from './shell.ts';
import { aRow, csvFile, type MemberRow } from '../support/member-file.ts';

test.use({ story: 'reconcile' });
test.describe.configure({ mode: 'serial' });

const inMemory = (name: string, rows: readonly MemberRow[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(csvFile(name, rows).bytes),
});
const township: MemberRow[] = ['101', '102', '103', '104'].flatMap((no) =>
  [1, 2, 3].map((n) =>
    aRow(no, n, {
      ...{ 村: no < '103' ? '云溪村' : '石板村', 健康状况: '健康', 文化程度: '小学', 户类型: '脱贫户' },
    }),
  ),
);
const national = township
  .filter((_, at) => at !== 8)
  .map((row, at) =>
    at === 1 || at === 4 ? { ...row, 健康状况: '残疾' } : at === 6 ? { ...row, 姓名: '另一名' } : row,
  );
const paper = township.map((row, at) =>
  at === 1 ? { ...row, 健康状况: '患有大病', 文化程度: '初中' } : row,
);

const openTab = async (page: Page): Promise<void> => {
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '三账比对' }).click();
};
const grid = (page: Page) => page.getByRole('grid', { name: '三账差异' });
/** The rows of data. */
const rowsOf = (page: Page) => grid(page).locator('.body-row');

test('an empty tab says what to do first', async ({ page }) => {
  await makeArchive(page, '三账');
  await importFiles(page, inMemory('成员信息_2026.csv', township));
  await openTab(page);
  await expect(page.getByRole('heading', { name: '还没有做过三账比对' })).toBeVisible();
  await see(page, 'reconcile-empty');
});

test('files are looked at, then compared', async ({ page }) => {
  await page.getByRole('button', { name: '新的比对' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('国家系统导出的表')
    .locator('input[type=file]')
    .setInputFiles(inMemory('系统导出_2026.csv', national));
  await expect(dialog).toContainText('系统导出_2026.csv');
  await dialog
    .getByLabel('纸质台账录成的表')
    .locator('input[type=file]')
    .setInputFiles(inMemory('纸质台账.csv', paper));
  await expect(dialog).toContainText('纸质台账.csv');
  await expect(dialog.getByText('比哪些指标')).toBeVisible();
  await see(page, 'reconcile-new');
  await dialog.getByRole('button', { name: '开始比对' }).click();
  await expect(rowsOf(page)).toHaveCount(5);
  await see(page, 'reconcile-lines');
});

test('a value is taken in the row, many lines at once, and what no value settles leads to its act', async ({
  page,
}) => {
  await page.getByRole('button', { name: '取国家系统的值：成员乙 健康状况' }).first().click();
  await expect(rowsOf(page)).toHaveCount(4);
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '处理已选 4 处' }).click();
  await page.getByRole('menuitem', { name: '取国家系统的值' }).click();
  await expect(page.locator('.ant-message')).toContainText('没有处理');
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(grid(page)).toContainText('系统里没有');
  await see(page, 'reconcile-left');
  await page.getByRole('button', { name: '成员减少：成员丙' }).click();
  await expect(page.getByRole('dialog')).toContainText('成员丙');
  await see(page, 'reconcile-act');
});

test('what is gone is closed by a second look; the rest goes to the villages on paper', async ({
  page,
  shell,
}) => {
  await openTab(page);
  await page.getByRole('button', { name: '打印核对单' }).click();
  const file = await shell.takeDownload();
  expect(file.name).toMatch(/^三账核对单_/);
  await page.getByRole('button', { name: '复核' }).click();
  await expect(page.locator('.ant-message')).toContainText('没有新消除的差异');
  await page.getByText(/^已处理 4$/).click();
  await expect(grid(page)).toContainText('取国家系统的值');
  await see(page, 'reconcile-settled');
  expect(shell.faults).toEqual([]);
});
