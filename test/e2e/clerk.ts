// What a clerk does with mouse and keyboard, and what one looks at.
import { expect, type Page, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const samples = fileURLToPath(new URL('../fixtures/samples/', import.meta.url));

export const PASSPHRASE = '青石镇的口令2026';

export const sampleFiles: readonly string[] = readdirSync(samples)
  .filter((name) => name !== 'README.md')
  .map((name) => join(samples, name));

/** A picture of the window as it is, for people to look at: `screens/` in the folder of the results. */
export async function see(page: Page, name: string): Promise<void> {
  await expect(page.locator('.ant-spin-spinning, [aria-busy="true"]')).toHaveCount(0);
  await page.screenshot({
    path: join(test.info().project.outputDir, 'screens', `${name}.png`),
    animations: 'disabled',
    style: '.ant-message { visibility: hidden }',
  });
}

/** The first operator of every archive that is made here: its administrator. */
export const OPERATOR = '李主任';

/** Fills in the steps of a new archive, and answers its recovery code. */
export async function fillNewArchive(page: Page, name: string, township: string): Promise<string> {
  const form = page.getByRole('form', { name: '新建档案库' });
  await form.getByLabel('档案库名称').fill(name);
  await form.getByRole('button', { name: '下一步' }).click();
  await form.getByLabel('乡镇（街道）').fill(township);
  await form.getByRole('button', { name: '下一步' }).click();
  await form.getByLabel('您的姓名').fill(OPERATOR);
  await form.getByLabel('口令（至少 8 位）').fill(PASSPHRASE);
  await form.getByLabel('再输一遍口令').fill(PASSPHRASE);
  await form.getByRole('button', { name: '新建档案库' }).click();
  // A passphrase is stretched at length: on a busy computer for more than the few seconds of other steps.
  const code = page.getByRole('status', { name: '恢复码' });
  await expect(code).toBeVisible({ timeout: 20_000 });
  return (await code.textContent()) ?? '';
}

export async function makeArchive(page: Page, name: string, township = '青石镇'): Promise<void> {
  await fillNewArchive(page, name, township);
  await page.getByRole('checkbox', { name: '已打印并交单位保密柜' }).check();
  await page.getByRole('button', { name: '先从空的开始' }).click();
  await expect(page.getByRole('banner')).toContainText(township);
}

/** Another archive of the same window: closes the open one and makes the next. */
export async function makeAnotherArchive(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '关闭档案库' }).click();
  await page.getByRole('button', { name: '新建档案库' }).click();
  await makeArchive(page, name);
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: place }).click();
}

interface FileInMemory {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Goes to 导入导出 and gives files to the box there. */
export async function giveFiles(page: Page, files: readonly string[] | FileInMemory): Promise<void> {
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '导入', exact: true }).click();
  await page
    .getByLabel('选择文件')
    .locator('input[type=file]')
    .setInputFiles('name' in files ? files : [...files]);
}

/** From the files given to the differences: by 认列 where a column is not known for sure. */
export async function compareFiles(page: Page): Promise<void> {
  const sources = page.getByRole('region', { name: '认列' });
  const review = page.getByRole('region', { name: '核对结果' });
  await expect(sources.or(review)).toBeVisible({ timeout: 60_000 });
  if (await sources.isVisible()) await sources.getByRole('button', { name: '试导入' }).click();
  await expect(review).toBeVisible({ timeout: 60_000 });
}

export async function importFiles(page: Page, files: readonly string[] | FileInMemory): Promise<void> {
  await giveFiles(page, files);
  await compareFiles(page);
  await page.getByRole('button', { name: '确认导入' }).click();
  // Thousands of households take longer than other steps.
  await expect(page.getByRole('region', { name: '导入结果' })).toContainText('导入完成', { timeout: 60_000 });
}

/** The list that is open; one that still grows, or already shrinks, loses a click. */
const OPEN_LIST = '.ant-select-dropdown:not(.ant-select-dropdown-hidden, [class*="slide-up"])';

/** Chooses from a closed list. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page
    .locator(OPEN_LIST)
    .locator('.ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

/** Types into a list that finds by number, name or pinyin, and takes the first hit. */
export async function chooseByTyping(page: Page, label: string, typed: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  await box.fill(typed);
  await box.press('Enter');
}

/** Waits for the first page of the sheet in the preview; the first sheet of a run brings the fonts in. */
export const seeSheet = (page: Page): Promise<void> =>
  expect(page.getByRole('region', { name: '预览' }).getByRole('img', { name: '第 1 页' })).toBeVisible({
    timeout: 20_000,
  });

export async function writeDay(page: Page, label: string, day: string): Promise<void> {
  const box = page.getByLabel(label, { exact: true });
  await box.fill(day);
  await box.press('Enter');
  await expect(box).toHaveValue(day);
}

/** The cells of the rows of a plain table. */
export async function cellsOf(page: Page, table: string): Promise<string[][]> {
  const rows = page.getByRole('table', { name: table, exact: true }).locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())),
  );
}
