// A province's pack: looked at, loaded, undone, and the same at its household and in the terminal's answers.
import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cellsOf, choose, goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'packs' });
test.describe.configure({ mode: 'serial' });

const pack = fileURLToPath(new URL('../fixtures/packs/example-province.json', import.meta.url));

test('the packs that come with the program, with the years that each rules', async ({ page }) => {
  await makeArchive(page, '政策包');
  await goTo(page, '设置');
  await page.getByLabel('省（自治区、直辖市）').fill('示范省');
  await page.getByRole('button', { name: '保存乡镇信息' }).click();
  await page.getByRole('tab', { name: '政策包' }).click();
  const rows = await cellsOf(page, '政策包');
  expect(rows.map((cells) => cells[4])).toEqual(['2014—2016', '2017—2020', '2021—2025', '2026 起']);
  await see(page, '70-packs');
});

test('what stands in one, section by section, with its source', async ({ page }) => {
  await page.getByRole('row', { name: /全国 2017—2020 年/ }).click();
  await expect(page.getByRole('table', { name: '称谓' })).toContainText('全国扶贫开发信息系统');
  await page.getByRole('navigation', { name: '政策包的内容' }).getByText('代码表').click();
  await expect(page.getByRole('table', { name: '代码表' })).toContainText('脱贫监测户（2019 年起）');
  await see(page, '71-pack-of-2017');
  await page.getByRole('navigation', { name: '政策包的内容' }).getByText('参考线').click();
  await expect(page.getByRole('table', { name: '参考线' })).toContainText('2300 元/人·年');
  await see(page, '72-pack-lines');
});

test('leaves as a file that a county can change', async ({ page, shell }) => {
  await page.getByRole('button', { name: '导出为文件' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toContain('第1版.json');
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ id: 'national-2017', version: 1 });
  await page.getByRole('button', { name: '全部政策包' }).click();
});

test('a file that is wrong says where, and loads nothing', async ({ page }) => {
  const wrong = {
    id: 'x',
    version: 1,
    title: '错',
    extends: null,
    province: null,
    years: [2022, 2025],
    lines: [{}],
  };
  const buffer = Buffer.from(JSON.stringify(wrong));
  await page
    .getByLabel('载入政策包', { exact: true })
    .setInputFiles({ name: '错.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('alert').filter({ hasText: '不能载入' })).toContainText(
    '参考线（lines）第 1 条 perCapita：没有填写',
  );
  await see(page, '73-pack-refused');
  await page.getByRole('button', { name: '不载入' }).click();
});

test('a province’s pack is shown as what it changes, loaded, and undone', async ({ page }) => {
  await page.getByLabel('载入政策包', { exact: true }).setInputFiles(pack);
  const changes = page.getByRole('table', { name: '载入后的变化' });
  await expect(changes).toContainText('不少于 7 个自然日');
  await expect(changes).toContainText('8600 元/人·年');
  await see(page, '74-pack-differences');
  await page.getByRole('button', { name: '载入', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '已载入“示范省 2022—2025 年”' })).toBeVisible();
  const ruled = async () => (await cellsOf(page, '政策包')).map((cells) => [cells[0], cells[4]]);
  expect(await ruled()).toContainEqual(['示范省 2022—2025 年', '2022—2025']);
  expect(await ruled()).toContainEqual(['全国 2021—2025 年（防止返贫动态监测）', '2021']);
  await see(page, '75-pack-loaded');
  await page.getByRole('button', { name: '撤销载入 示范省 2022—2025 年' }).click();
  await expect(page.getByRole('row', { name: /示范省/ })).toHaveCount(0);
  await expect(page.getByText('已载入“示范省')).toHaveCount(0);
  expect(await ruled()).toContainEqual(['全国 2021—2025 年（防止返贫动态监测）', '2021—2025']);
  const answer = await callFromPage(page, 'pack.list', {});
  expect(JSON.stringify(answer)).not.toContain('example-province');
});

test('a year of another policy offers its own procedures and its own tables', async ({ page }) => {
  const text = await readFile(sampleFiles.find((each) => each.includes('户信息')) ?? '', 'utf8');
  const buffer = Buffer.from(text.replaceAll(',2021,', ',2016,'));
  await importFiles(page, { name: '户信息_2016.csv', mimeType: 'text/csv', buffer });
  await choose(page, '年度', '2016 年度');
  await goTo(page, '动态调整');
  await page.getByRole('button', { name: '发起程序' }).first().click();
  const dialog = page.getByRole('dialog', { name: '发起程序' });
  await expect(dialog).toContainText('贫困户识别');
  await expect(dialog).not.toContainText('监测对象识别');
  await see(page, '76-procedures-of-2016');
  await dialog.getByRole('button', { name: '取消', exact: true }).click();
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '导出' }).click();
  // The tables of that year's own pack: households that exited, none that is monitored.
  const tables = page.getByRole('region', { name: '可导出的表' });
  await expect(tables).toContainText('脱贫户');
  await expect(tables).not.toContainText('监测对象');
  await see(page, '77-sheets-of-2016');
});
