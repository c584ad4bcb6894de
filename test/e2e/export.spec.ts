// The year's tables leave the house: looked at first, refused while wrong, written, compared with now, saved again.
import { expect, type Page } from '@playwright/test';
import { choose, goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { sheetOf } from './read-back.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'export' });
test.describe.configure({ mode: 'serial' });

async function openExports(page: Page): Promise<void> {
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '导出', exact: true }).click();
}

test('the tables of the year say how many rows they have and what is wrong in them', async ({ page }) => {
  await makeArchive(page, '青石镇户档');
  await openExports(page);
  await see(page, '90-export-empty');
  await importFiles(page, sampleFiles);
  await expect(page.getByText('全乡 120 户 427 人')).toBeVisible();
  await openExports(page);
  const kinds = page.getByRole('table', { name: '可导出的表' });
  await expect(kinds.getByRole('row')).toHaveCount(11);
  await expect(kinds).toContainText('处错误');
  await see(page, '91-export-kinds');
  await page.getByRole('button', { name: '预览 收入更新' }).click();
  await expect(page.getByRole('region', { name: '预览' })).toContainText('户主证件号码');
  await see(page, '92-export-preview');
});

test('errors refuse the real table; the working copy shows them', async ({ page, shell }) => {
  await page.getByRole('button', { name: '导出 收入更新', exact: true }).click();
  await expect(page.getByRole('region', { name: '不能导出的原因' })).toBeVisible();
  await see(page, '93-export-refused');
  await page.getByRole('button', { name: '导出核对稿 收入更新' }).click();
  const { name } = await shell.takeDownload();
  expect(name).toContain('核对稿（有错误，不得上报）');
});

test('collection-form data of a village', async ({ page, shell }) => {
  await choose(page, '导出哪些户', '云溪村');
  await page.getByRole('button', { name: '导出采集表数据' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toContain('云溪村_采集表数据_2025_');
  const [headers = [], ...rows] = await sheetOf(bytes);
  expect(headers).toEqual(expect.arrayContaining(['户编号', '户主姓名', '工资性收入']));
  expect(rows.length).toBeGreaterThan(0);
});

test('what was sent is compared with now and saved again', async ({ page, shell }) => {
  const history = page.getByRole('table', { name: '导出历史' });
  await expect(history).toContainText('收入更新 核对稿');
  await see(page, '94-export-history');
  await history.getByRole('button', { name: '再存一份' }).first().click();
  await shell.takeDownload();
  await history.getByRole('button', { name: '与现在对比' }).first().click();
  const changes = page.getByRole('dialog');
  await expect(changes).toContainText('每一格都没有变');
  await page.keyboard.press('Escape');
  await expect(changes).toBeHidden();
  const saved = await callFromPage(page, 'household.update', {
    ...{ id: 1, year: 2025, values: { 'income.wage_income': 50_000 } },
  });
  expect(saved.ok).toBe(true);
  // The one village in whose incomes nothing is wrong.
  await choose(page, '哪个村', '马头村');
  await page.getByRole('button', { name: '导出 收入更新', exact: true }).click();
  expect((await shell.takeDownload()).name).toContain('马头村_收入更新_2025_');
  const first = history.getByRole('row').filter({ hasText: '收入更新 核对稿' });
  await first.getByRole('button', { name: '与现在对比' }).click();
  await expect(changes).toContainText('改了 1 行');
  await expect(changes).toContainText('工资性收入');
  await expect(changes).toContainText('50000');
  await see(page, '95-export-changes');
});
