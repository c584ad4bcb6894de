// Lists that go to the county and come from it.
import { expect } from '@playwright/test';
import ExcelJS from 'exceljs';
import { checkedArchive } from './check.ts';
import { chooseByTyping, see } from './clerk.ts';
import { test } from './shell.ts';

test.use({ story: 'check-lists' });
test.describe.configure({ mode: 'serial' });

/** The county's workbook: a sheet a rule, in its own words. */
async function countyList(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const lines: Record<string, [string, string, string][]> = {
    证件号码位数不对: [
      ['101', '成员乙', '证件号码位数不对'],
      ['102', '成员乙', '证件号码位数不对'],
    ],
    政治面貌较少见: [['105', '成员乙', '政治面貌较少见，请核实']],
    民族为空: [['103', '成员乙', '民族为空']],
    户口簿页数不对: [['999', '无名氏', '户口簿页数不对']],
  };
  for (const [title, rows] of Object.entries(lines)) {
    const sheet = workbook.addWorksheet(title);
    sheet.addRow(['户编号', '姓名', '错误类型', '提示']);
    for (const [no, who, said] of rows) sheet.addRow([no, who, title, said]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

test('the list of the county lies beside our own check and goes back answered', async ({ page, shell }) => {
  await checkedArchive(page, '上级清单');
  await page.getByText('上级清单', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '没有上级下发的清单' })).toBeVisible();
  await see(page, 'check-received-none');
  await page
    .getByLabel('导入上级清单')
    .last()
    .setInputFiles({
      name: '县级疑点清单.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await countyList(),
    });
  const lines = page.getByRole('grid', { name: '上级清单的行' });
  await expect(lines.getByRole('row')).toHaveCount(6);
  await see(page, 'check-received');
  await lines.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('group', { name: '指明这一行' })).toContainText('999 无名氏 是哪一户');
  await chooseByTyping(page, '对应的规则', '24');
  await expect(lines.getByRole('row').last()).toContainText('Q024');
  await see(page, 'check-received-match');
  await lines.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '填写处理情况：已选 5 行' }).click();
  const dialog = page.getByRole('dialog', { name: '填写处理情况：5 行' });
  await dialog.getByLabel('处理情况').fill('已对照户口簿核对');
  await see(page, 'check-received-settle');
  await dialog.getByRole('button', { name: /填\s*写/ }).click();
  await expect(dialog).toBeHidden();
  await see(page, 'check-received-settled');
  await page.getByRole('button', { name: '导出处理结果' }).click();
  const file = await shell.takeDownload();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file.bytes).buffer);
  const text = JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()));
  expect(text).toContain('已对照户口簿核对');
});

test('the table of hits is as the county sends it', async ({ page, shell }) => {
  await page.getByText('规则', { exact: true }).first().click();
  await page.getByRole('button', { name: '开始核查' }).click();
  await page.getByRole('button', { name: '导出疑点表' }).click();
  const file = await shell.takeDownload();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file.bytes).buffer);
  expect(workbook.worksheets.length).toBeGreaterThan(3);
});
