// A clerk at the print desk: finding a document, printing a village's papers, finding a print again, wording a text anew.
import { expect } from '@playwright/test';
import { choose, goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { fontWithOne } from '#test/support/small-font.ts';
import { test } from './shell.ts';

test.use({ story: 'documents' });
test.describe.configure({ mode: 'serial' });

/** Whether anything is painted on the canvas. */
const hasInk = (element: Element): boolean => {
  const canvas = element as HTMLCanvasElement;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  return pixels.some((value, at) => at % 4 !== 3 && value < 128 && (pixels[at - (at % 4) + 3] ?? 0) > 128);
};

test('a document is found by the letters of its name, and stands in its chapter', async ({ page }) => {
  await makeArchive(page, '打印文书');
  await importFiles(page, sampleFiles);
  await choose(page, '年度', '2021 年度');
  await goTo(page, '文书');
  await see(page, '90-documents-none');
  const catalogue = page.getByRole('list', { name: '文书目录' });
  expect(await catalogue.getByRole('button').count()).toBeGreaterThan(44);
  await page.getByLabel('查找文书').fill('sqjcn');
  await expect(catalogue.getByRole('button')).toHaveCount(1);
  await page.getByLabel('查找文书').press('Enter');
  await expect(page.getByRole('heading', { name: '申请及承诺授权查询书' })).toBeVisible();
});

test('a village’s papers are previewed one by one and saved as one file', async ({ page, shell }) => {
  await choose(page, '按什么打印', '给一个村');
  await choose(page, '哪个村', '云溪村');
  const preview = page.getByRole('region', { name: '预览' });
  await expect(preview).toContainText(/第 1 份，共 \d+ 份/);
  await page.getByRole('button', { name: '下一份' }).click();
  await expect(preview).toContainText(/第 2 份，共 \d+ 份/);
  await expect(preview.getByRole('img', { name: '第 1 页' })).toBeVisible();
  await expect
    .poll(() => preview.getByRole('img', { name: '第 1 页' }).evaluate(hasInk), { timeout: 15_000 })
    .toBe(true);
  await see(page, '91-documents-village');
  await page.getByRole('button', { name: '保存 PDF' }).click();
  const { name, bytes } = await shell.takeDownload();
  await expect(page.getByRole('dialog')).toContainText(/没有户主，请先确定户主再印授权书/);
  await page.getByRole('button', { name: '知道了' }).click();
  expect(name).toMatch(/^云溪村-全村-P02-\d{8}\.pdf$/);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
});

test('a set of several documents is one file, household by household', async ({ page, shell }) => {
  await page.getByRole('button', { name: '成套打印…' }).click();
  const dialog = page.getByRole('dialog');
  for (const name of [/P38 户卡$/, /P41 /, /P43 /]) await dialog.getByRole('checkbox', { name }).check();
  await see(page, '95-documents-set');
  await dialog.getByRole('button', { name: '保存 PDF' }).click();
  await expect(page.getByText('还不能印成正式的：', { exact: false })).toContainText('没有户主');
  await page.getByRole('button', { name: '只印齐的' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toMatch(/^云溪村-全村-成套-\d{8}\.pdf$/);
  await expect(page.getByRole('dialog').filter({ hasText: '没有打印' })).toContainText('没有户主');
  await page.getByRole('button', { name: '知道了' }).click();
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
});

test('a print is found again by its number and printed again as it was', async ({ page, shell }) => {
  await page.getByRole('tab', { name: '打印历史' }).click();
  const rows = page.getByRole('table', { name: '打印历史' }).getByRole('row');
  await page.getByLabel('查打印历史').fill('授权查询书');
  await expect(rows.nth(1)).toContainText('申请及承诺授权查询书');
  const code = (await rows.nth(1).getByRole('cell').nth(3).textContent()) ?? '';
  expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
  await page.getByLabel('查打印历史').fill(`HD:${code.replace('-', '')}/1`);
  await expect(rows).toHaveCount(2);
  await page.getByLabel('查打印历史').press('Enter');
  const details = page.getByRole('complementary', { name: '这份文书' });
  await expect(details).toContainText('同一文件里有');
  await details.getByRole('button', { name: '存成 PDF' }).click();
  expect(Buffer.from((await shell.takeDownload()).bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  await expect(details).toContainText('再印');
  await see(page, '92-documents-history');
});

test('a text is worded anew, compared with the shipped one, and returned to it', async ({ page }) => {
  await page.getByRole('tab', { name: '文书用语' }).click();
  await page.getByLabel('查找文书').fill('sqjcn');
  await page.getByLabel('查找文书').press('Enter');
  const part = page.getByRole('region', { name: '正文', exact: true });
  const text = part.getByLabel('正文的文字');
  const shipped = await text.inputValue();
  await text.fill(shipped.replace('{困难原因}', '某事'));
  await expect(part).toContainText('少了 1 处填空');
  await part.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/“正文”没有保存：缺了“\{困难原因\}”/)).toBeVisible();
  await text.fill(shipped.replace('生活出现困难', '生活遇到困难'));
  await see(page, '93-documents-wording');
  await part.getByRole('button', { name: '保存' }).click();
  await expect(part).toContainText('本乡镇的文字');
  await page.getByRole('tab', { name: '打印历史' }).click();
  await page.getByLabel('查打印历史').fill('授权查询书');
  await page.getByRole('button', { name: '申请及承诺授权查询书' }).first().click();
  await expect(page.getByRole('complementary', { name: '这份文书' })).toContainText('正文后来改写过');
  await page.getByRole('tab', { name: '文书用语' }).click();
  await page.getByLabel('查找文书').fill('sqjcn');
  await page.getByLabel('查找文书').press('Enter');
  await part.getByRole('button', { name: '恢复原文' }).click();
  await expect(part).not.toContainText('本乡镇的文字');
});

test('fonts: what the program brings, and a file that is none is refused in a sentence', async ({ page }) => {
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '字体' }).click();
  const fonts = page.getByRole('table', { name: '字体' });
  await expect(fonts.getByRole('row')).toHaveCount(7);
  const give = (name: string, buffer: Buffer) =>
    fonts
      .getByRole('row', { name: /^后备/ })
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'font/ttf', buffer });
  await give('不是字体.ttf', Buffer.from('<html></html>'));
  await expect(page.getByText('“不是字体.ttf”不是字体文件，请选择 TTF 或 TTC 文件。')).toBeVisible();
  await give('小字体.ttf', fontWithOne(0x30000, '一'));
  await expect(fonts.getByRole('row', { name: /^后备/ })).toContainText('不再使用');
  await see(page, '94-fonts');
  await fonts.getByRole('button', { name: '不再使用' }).click();
  await expect(fonts.getByRole('row', { name: /^后备/ })).toContainText('没有');
});
