// The list of households by keyboard alone, first with 120 households, then with 2,000.
import { expect, type Page } from '@playwright/test';
import { makeTownship } from '#test/support/make-township.ts';
import { goTo, importFiles, makeAnotherArchive, makeArchive, sampleFiles, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'keyboard list' });
test.describe.configure({ mode: 'serial' });

const grid = (page: Page) => page.getByRole('grid', { name: '户列表' });
const cursor = (page: Page) => grid(page).locator('.row.here');
const preview = (page: Page) => page.getByRole('article', { name: '户预览' });
const status = (page: Page) => page.getByRole('contentinfo');

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('the arrows move the cursor and the preview goes with it', async ({ page }) => {
  await makeArchive(page, '键盘');
  await importFiles(page, sampleFiles);
  await goTo(page, '户档案');
  await expect(grid(page)).toBeFocused();
  await expect(cursor(page)).toContainText('王䶮');
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(cursor(page)).toContainText('陈𬭎');
  await expect(preview(page)).toContainText('陈𬭎');
  await press(page, 'ArrowUp');
  await expect(preview(page)).toContainText('李㛃');
  await press(page, 'End');
  await expect(cursor(page)).toContainText('52990100000000120');
  await expect(cursor(page)).toBeInViewport();
  await press(page, 'PageUp');
  await expect(cursor(page)).not.toContainText('52990100000000120');
  await press(page, 'Home', 'PageDown', 'Home');
  await expect(preview(page)).toContainText('王䶮');
});

test('Space chooses, Shift chooses a range, and the bar counts', async ({ page }) => {
  await press(page, ' ', 'ArrowDown', 'ArrowDown', ' ');
  await expect(status(page)).toContainText('已选 2 户');
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: '对已选的户' });
  await expect(bar).toContainText('已选 4 户');
  await see(page, '40-selection');
  await bar.getByRole('button', { name: '选中全部 120 户' }).press('Enter');
  await expect(bar).toContainText('已选 120 户');
  await grid(page).focus();
  await press(page, 'Escape');
  await expect(bar).toHaveCount(0);
});

test('Enter opens the household, and the way back finds the same row', async ({ page }) => {
  await grid(page).focus();
  await press(page, 'Home', 'ArrowDown', 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: '李㛃' })).toBeVisible();
  await press(page, 'Escape');
  await expect(grid(page)).toBeFocused();
  await expect(cursor(page)).toContainText('李㛃');
});

test('the box filters by name and by pinyin, Escape in the search gives the keys back', async ({ page }) => {
  const box = page.getByRole('textbox', { name: '筛选户主、户编号、电话' });
  await box.focus();
  await page.keyboard.type('欧阳');
  await expect(status(page)).toContainText('3 户 10 人');
  await expect(preview(page)).toContainText('欧阳');
  await box.fill('oyy');
  await expect(status(page)).toContainText('2 户 8 人');
  await expect(cursor(page)).toContainText('欧阳远');
  await see(page, '41-filter');
  await box.fill('');
  await expect(status(page)).toContainText('120 户 427 人');
  await press(page, 'Control+k');
  await page.keyboard.type('李');
  await expect(page.getByRole('listbox', { name: '查找结果' })).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('listbox', { name: '查找结果' })).toHaveCount(0);
});

test('the tree leaves the households of a village', async ({ page }) => {
  const tree = page.getByRole('tree', { name: '村和组' });
  await tree.getByRole('button', { name: '石板村' }).press('Enter');
  await expect(status(page)).toContainText('20 户 71 人');
  await expect(grid(page).getByRole('row').nth(1)).toContainText('石板村');
  await tree.getByRole('button', { name: '全部' }).press('Enter');
  await expect(status(page)).toContainText('120 户 427 人');
});

test('two thousand households scroll to the end without a gap', async ({ page }) => {
  await makeAnotherArchive(page, '大乡镇');
  for (const { name, bytes } of await makeTownship({ households: 2000, seed: 7, csvOnly: true })) {
    await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: '继续导入' }).click();
  }
  const list = await callFromPage(page, 'household.list', { year: 2021, limit: 1, offset: 1999 });
  expect(list.ok && list.value.total).toBe(2000);
  await goTo(page, '户档案');
  await expect(cursor(page)).toContainText('52990100000000001');
  await press(page, 'End');
  await expect(cursor(page)).toContainText('52990100000002000');
  await expect(cursor(page)).toBeInViewport();
  await expect(grid(page).locator('.skeleton')).toHaveCount(0);
  expect(await grid(page).getByRole('row').count()).toBeLessThan(80);
  await see(page, '42-two-thousand');
  for (let pages = 0; pages < 30; pages += 1) await press(page, 'PageUp');
  await expect(cursor(page)).toBeInViewport();
  await expect(grid(page).locator('.skeleton')).toHaveCount(0);
});
