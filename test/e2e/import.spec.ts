// A village's own list: two rows of headers under a banner, a column nobody knows, a wrong cell, somebody of whom nobody
// can be sure. Understood, compared cell by cell, taken in part, corrected, and undone after later edits.
import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import {
  choose,
  compareFiles,
  giveFiles,
  goTo,
  importFiles,
  makeArchive,
  sampleFiles,
  see,
} from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'import' });
test.describe.configure({ mode: 'serial' });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const YEAR = 2025;

interface Head {
  readonly id: number;
  readonly no: string;
  readonly name: string;
  readonly idNumber: string;
  readonly village: string;
  readonly phone: string;
}

let heads: readonly Head[];

async function headsOf(page: Page): Promise<readonly Head[]> {
  const list = await callFromPage(page, 'household.list', { year: YEAR, limit: 5 });
  if (!list.ok) throw new Error('no list');
  const all: Head[] = [];
  for (const { id } of list.value.rows) {
    const got = await callFromPage(page, 'household.get', { id, year: YEAR });
    if (!got.ok) throw new Error('no household');
    const { values } = got.value;
    const text = (key: string) => String(values[key] ?? '');
    all.push({
      id,
      no: text('household.household_no'),
      name: text('household.head_name'),
      idNumber: text('household.head_id_number'),
      village: list.value.rows.find((row) => row.id === id)?.village ?? '',
      phone: text('household.phone'),
    });
  }
  return all;
}

async function listOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('云溪村');
  sheet.addRow(['云溪村 2025年 住户情况一览表']);
  sheet.mergeCells('A1:H1');
  sheet.addRow(['村', '户编号', '户主姓名', '户主身份证号', '联系方式', '', '住房面积', '喜欢的颜色']);
  sheet.addRow(['', '', '', '', '户联系电话', '家庭住址', '', '']);
  sheet.mergeCells('E2:F2');
  for (const column of ['A', 'B', 'C', 'D', 'G', 'H']) sheet.mergeCells(`${column}2:${column}3`);
  for (const row of rows) sheet.addRow([...row]);
  sheet.addRow(['合计', `${rows.length} 户`]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const phoneOf = async (page: Page, id: number): Promise<unknown> => {
  const got = await callFromPage(page, 'household.get', { id, year: YEAR });
  return got.ok ? got.value.values['household.phone'] : 'none';
};

const cell = (page: Page, name: RegExp) =>
  page.getByRole('grid', { name: '逐格差异' }).getByRole('checkbox', { name });

test('an archive with the samples in it', async ({ page }) => {
  await makeArchive(page, '导入');
  await importFiles(page, sampleFiles);
  heads = await headsOf(page);
  expect(heads).toHaveLength(5);
});

test('the list of a village is understood, and what is not is set by hand', async ({ page }) => {
  const [a, b, c, d] = heads as [Head, Head, Head, Head];
  await page.getByRole('button', { name: '继续导入' }).click();
  const buffer = await listOf([
    [a.village, a.no, a.name, a.idNumber, '13911110001', '云溪村一组 8 号', '88.5', '红'],
    [b.village, b.no, b.name, b.idNumber, '清空', '云溪村一组 9 号', '', '蓝'],
    [c.village, c.no, c.name, c.idNumber, '13911110003', '', '很大', '绿'],
    // The same village and name, no 户编号, another number: is it he?
    [d.village, '', d.name, '529901198001010017', '13911110004', '', '', ''],
  ]);
  await giveFiles(page, { name: '云溪村住户情况.xlsx', mimeType: XLSX, buffer });
  const sources = page.getByRole('region', { name: '认列' });
  await expect(sources).toBeVisible();
  await choose(page, '认作', '户信息');
  await expect(sources).toContainText('表头在第 2 行');
  const columns = page.getByRole('table', { name: '各列' });
  await expect(columns.getByRole('row', { name: /户联系电话/ })).toBeVisible();
  await expect(columns.getByRole('row', { name: /喜欢的颜色/ })).toContainText('不导入');
  await see(page, '70-import-columns');
  await sources.getByRole('button', { name: '换表头行' }).click();
  await expect(page.getByRole('table', { name: '表的前几行' })).toContainText('住户情况一览表');
  await see(page, '71-import-header');
  await sources.getByRole('button', { name: '看各列' }).click();
  await compareFiles(page);
});

test('differences are ticked by cell; the rest is told: refused, doubtful, missing', async ({ page }) => {
  const [a, b] = heads as [Head, Head];
  const shown = page.getByRole('radiogroup', { name: '看什么' });
  await see(page, '72-import-doubt');
  await expect(page.getByRole('region', { name: '云溪村住户情况.xlsx 第 7 行' })).toContainText(
    '529901198001010017',
  );
  await shown.getByText(/^差异/).click();
  await see(page, '73-import-differences');
  await expect(cell(page, new RegExp(`${b.name} 户联系电话：${b.phone} → 清空`))).toBeVisible();
  const address = cell(page, new RegExp(`${a.name} 家庭住址`));
  await address.click();
  await expect(address).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByRole('region', { name: '核对结果' })).toContainText(/勾选了 \d+ \/ \d+ 处/);
  await page.getByRole('button', { name: /^指标/ }).click();
  await see(page, '74-import-fields');
  await page.keyboard.press('Escape');
  await shown.getByText(/^未导入/).click();
  await expect(page.getByRole('grid', { name: '未导入的行' })).toContainText('很大');
  await see(page, '75-import-refused');
});

test('the refused row is corrected in its workbook and comes in again', async ({ page, shell }) => {
  const [a, b, c] = heads as [Head, Head, Head];
  await page.getByRole('button', { name: /行另存为表/ }).click();
  const { bytes } = await shell.takeDownload();
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByRole('region', { name: '导入结果' })).toContainText('1 行没有导入');
  await see(page, '76-import-report');
  expect(await phoneOf(page, a.id)).toBe('13911110001');
  expect(await phoneOf(page, b.id)).toBeNull();
  expect(await phoneOf(page, c.id)).toBe(c.phone);

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.worksheets[0];
  let wrong: ExcelJS.Cell | undefined;
  sheet?.eachRow((row) => row.eachCell((each) => (wrong = each.value === '很大' ? each : wrong)));
  expect(wrong?.note).toBeTruthy();
  if (wrong !== undefined) wrong.value = '96';
  const corrected = Buffer.from(await workbook.xlsx.writeBuffer());
  await page.getByRole('button', { name: '继续导入' }).click();
  await giveFiles(page, { name: '云溪村住户情况-改好.xlsx', mimeType: XLSX, buffer: corrected });
  await compareFiles(page);
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByRole('region', { name: '导入结果' })).toContainText(
    '导入完成：新增 0 户 0 人，修改 1 户',
  );
  expect(await phoneOf(page, c.id)).toBe('13911110003');
});

test('what was doubtful is decided later', async ({ page }) => {
  const [, , , d] = heads as [Head, Head, Head, Head];
  await page.getByRole('button', { name: '继续导入' }).click();
  const doubts = page.getByRole('region', { name: '拿不准的行', exact: true });
  await doubts.getByRole('button', { name: '现在判定' }).click();
  await see(page, '77-open-doubts');
  await doubts.getByRole('button', { name: '就是这户' }).first().click();
  await expect(doubts).toHaveCount(0);
  expect(await phoneOf(page, d.id)).toBe('13911110004');
});

test('the batch is undone after later edits of others; of what stands in the way it says what', async ({
  page,
}) => {
  const [a, , , , e] = heads as [Head, Head, Head, Head, Head];
  const edit = await callFromPage(page, 'household.update', {
    id: e.id,
    year: YEAR,
    values: { 'household.phone': '13922220005' },
  });
  expect(edit.ok).toBe(true);
  await page.reload();
  await goTo(page, '导入导出');
  const row = page
    .getByRole('table', { name: '导入历史' })
    .getByRole('row', { name: /云溪村住户情况\.xlsx/ });
  await row.getByRole('button', { name: /撤销这批/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await see(page, '78-undo-batch');
  await page.keyboard.press('Escape');
  expect(await phoneOf(page, e.id)).toBe('13922220005');
  expect(await phoneOf(page, a.id)).toBe('13911110001');
});
