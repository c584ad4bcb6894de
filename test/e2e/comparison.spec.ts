// Lists out to the departments, results in, the village's answers back.
import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { goTo, importFiles, makeArchive, see } from './clerk.ts';
import { test } from './shell.ts';
import { callFromPage } from './contract.ts';
import { aRow, csvFile, idNumber } from '../support/member-file.ts';

test.use({ story: 'comparison' });
test.describe.configure({ mode: 'serial' });

const inMemory = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(bytes),
});
const people = ['101', '102', '103'].flatMap((no) =>
  [1, 2].map((n) =>
    aRow(no, n, {
      村: no === '103' ? '石板村' : '云溪村',
      健康状况: '健康',
      文化程度: '小学',
      户类型: '脱贫户',
    }),
  ),
);

const openTab = async (page: Page): Promise<void> => {
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '部门比对' }).click();
};

test('an empty tab says what to do first', async ({ page }) => {
  await makeArchive(page, '比对');
  await importFiles(page, inMemory(csvFile('成员信息_2026.csv', people)));
  await openTab(page);
  await expect(page.getByRole('heading', { name: '还没有部门比对的结果' })).toBeVisible();
  await see(page, 'comparison-empty');
});

test('nobody without consent is on a list', async ({ page, shell }) => {
  const list = await callFromPage(page, 'household.list', { year: 2026 });
  for (const row of list.ok ? list.value.rows.slice(0, 2) : [])
    await callFromPage(page, 'record.add', {
      kind: 'consent',
      ownerId: row.id,
      values: {
        'consent.number': `S-${row.householdNo ?? ''}`,
        'consent.signed_on': '2026-01-05',
        'consent.signer': '成员甲',
      },
    });
  await openTab(page);
  await page.getByRole('button', { name: '新建比对名单' }).click();
  await page.getByRole('combobox', { name: '哪些户' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '全部户' }).click();
  await expect(page.getByText('列入 4 人', { exact: true })).toBeVisible();
  await page.getByText('不列入 2 人').click();
  await expect(page.getByRole('grid', { name: '不列入的人' })).toContainText('没有承诺授权书');
  await see(page, 'comparison-new');
  await page.getByRole('button', { name: '生成名单 4 人' }).click();
  const file = await shell.takeDownload();
  expect(file.name).toMatch(/^比对名单_/);
  await expect(page.getByRole('toolbar', { name: '比对批次' })).toContainText('2 户 4 人');
});

test('results find their list; a suspicion is answered in the row, by keyboard too', async ({ page }) => {
  const hit = (no: string, n: number, suspicion: string) => ({
    ...{ 证件号码: idNumber(Number(no) * 10 + n), 姓名: '成员', 比对部门: '公安', 疑似问题: suspicion },
    ...{ 说明: '小型轿车 1 辆', 反馈日期: '2026-12-25' },
  });
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '导入', exact: true }).click();
  await page.getByRole('button', { name: '继续导入' }).click();
  await importFiles(
    page,
    inMemory(
      csvFile('比对结果_2026.csv', [
        hit('101', 1, '名下有机动车'),
        hit('102', 2, '名下有机动车'),
        hit('103', 1, '户籍已注销'),
      ]),
    ),
  );
  await openTab(page);
  const link = page.getByRole('button', { name: '现在对上' });
  if (await link.isVisible()) await link.click();
  const grid = page.getByRole('grid', { name: '疑似问题' });
  await expect(grid.getByRole('row')).toHaveCount(3);
  await see(page, 'comparison-hits');
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: '说明后保留', exact: true }).check();
  await page.getByLabel('情况说明（必填）').fill('车已报废，有证明');
  await see(page, 'comparison-answer');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(grid.getByRole('row')).toHaveCount(2);
  await page.getByText('全部 3').click();
  await expect(grid).toContainText('车已报废，有证明');
  await expect(grid).toContainText('名单外');
  await see(page, 'comparison-all');
});

test('a sheet goes to the village and comes back filled in', async ({ page, shell }) => {
  await page.getByText(/^待核实 1$/).click();
  await page.getByRole('button', { name: '打印核实单' }).click();
  let file = await shell.takeDownload();
  while (!file.name.startsWith('比对核实单')) file = await shell.takeDownload();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file.bytes).buffer);
  const sheet = workbook.worksheets[0]!;
  const at = (header: string) => (sheet.getRow(3).values as string[]).indexOf(header);
  sheet.getCell(4, at('核实结论')).value = '属实';
  sheet.getCell(4, at('证据')).value = '行驶证';
  await page.getByLabel('读入核实单').setInputFiles({
    name: file.name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
  });
  await expect(page.getByText('读入核实结论 1 条')).toBeVisible();
  await expect(page.getByText(/^属实 1$/)).toBeVisible();
  expect(shell.faults).toEqual([]);
});
