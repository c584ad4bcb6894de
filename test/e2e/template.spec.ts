// The blank table of the province: chosen, understood, corrected, tried, filled and saved.
import { expect } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { layoutOf, openTemplateFile, rowsOfSheet } from '#backend/template/open-template.ts';
import { choose, goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { test } from './shell.ts';

test.use({ story: 'template' });
test.describe.configure({ mode: 'serial' });

const template = fileURLToPath(new URL('../fixtures/templates/members-libreoffice.xlsx', import.meta.url));

test('a blank table is dropped, and its columns are known', async ({ page }) => {
  await makeArchive(page, '填模板');
  await importFiles(page, sampleFiles);
  await choose(page, '年度', '2021 年度');
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '填官方模板' }).click();
  await see(page, '80-template-none');
  await page.getByLabel('选择模板', { exact: true }).locator('input[type=file]').setInputFiles(template);
  await expect(page.getByRole('region', { name: '模板', exact: true })).toContainText('从第 5 行填起');
  const columns = page.getByRole('table', { name: '模板的列' });
  await expect(columns.getByRole('row')).toHaveCount(11);
  await expect(columns).toContainText('公式，照原样往下算');
  await expect(columns).toContainText('下拉列表 4 项：健康、长期慢性病、患有大病、残疾');
  await see(page, '81-template-columns');
});

test('a column is given something else by hand', async ({ page }) => {
  const name = '务工情况/务工所在地 填什么';
  await page.getByRole('combobox', { name }).fill('务工企业');
  await page.getByRole('combobox', { name }).press('Enter');
  await expect(page.getByRole('row', { name: /务工所在地/ })).toContainText('手工选的');
  await page.getByRole('combobox', { name }).fill('务工所在地');
  await page.getByRole('combobox', { name }).press('Enter');
});

test('what the template does not take is told before anything is written', async ({ page }) => {
  await page.getByRole('button', { name: '试填' }).click();
  await expect(page.getByRole('region', { name: '试填结果' })).toContainText('将填');
  await expect(page.getByRole('table', { name: '模板不收的值' })).toContainText('整数在 0 到 12 之间');
  await expect(page.getByRole('button', { name: '填好并保存' })).toBeDisabled();
  await see(page, '82-template-tried');
});

test('filled and saved: styles, drop-downs and protection are those of the template', async ({
  page,
  shell,
}) => {
  await page.getByRole('radio', { name: '留空' }).click();
  await page.getByRole('button', { name: '填好并保存' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toMatch(/^memberslibreoffice_2021_\d{8}\.xlsx$/);
  const file = await openTemplateFile({ name, bytes });
  const layout = await layoutOf(file, 0);
  const rows = (await rowsOfSheet(file, 0)).filter(
    ({ number, cells }) => number >= 5 && cells[2] !== undefined,
  );
  const last = 4 + rows.filter(({ cells: [, , person] }) => person !== '').length;
  expect(last).toBeGreaterThan(24);
  expect(layout.isProtected).toBe(true);
  for (const { ranges } of layout.validations) expect(ranges[0]?.bottom).toBe(last);
  await page.getByRole('tab', { name: '导出', exact: true }).click();
  await expect(page.getByRole('table', { name: '导出历史' })).toContainText('members-libreoffice');
});

test('a file that is no template says why', async ({ page, shell }) => {
  await page.getByRole('tab', { name: '填官方模板' }).click();
  const again = page.getByRole('button', { name: '换一份模板' });
  if (await again.isVisible()) await again.click();
  const buffer = Buffer.from('户编号,姓名\n1,2\n');
  await page
    .getByLabel('选择模板', { exact: true })
    .locator('input[type=file]')
    .setInputFiles({ name: '空表.csv', mimeType: 'text/csv', buffer });
  await expect(page.locator('.note.bad')).toContainText('模板是文本文件');
  expect(shell.faults).toEqual([]);
});
