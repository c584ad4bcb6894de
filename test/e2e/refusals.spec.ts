// Files that are none, and an import that is called off: a sentence, and nothing in the archive.
import { expect } from '@playwright/test';
import { makeTownship } from '#test/support/make-township.ts';
import { compareFiles, giveFiles, makeArchive, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'refusals' });
test.describe.configure({ mode: 'serial' });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const refused = [
  {
    title: 'a PDF with the name of a workbook',
    name: '全字段.xlsx',
    content: '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n',
    sentence: '这是 PDF，不是表格。请导入原来的表格文件。',
  },
  { title: 'an empty file', name: '户信息.csv', content: '', sentence: '文件是空的。请重新导出或重新拷贝。' },
  {
    title: 'a text without a table',
    name: '通知.csv',
    content: '各村：\n请于本周五前上报。\n',
    sentence: '没有认出是什么表',
  },
];

test('an archive to import into', async ({ page }) => {
  await makeArchive(page, '拒绝');
});

for (const { title, name, content, sentence } of refused) {
  test(`${title} is refused with a sentence`, async ({ page }) => {
    await giveFiles(page, { name, mimeType: XLSX, buffer: Buffer.from(content) });
    const main = page.getByRole('main');
    await expect(main).toContainText(sentence);
    await see(page, `60-${name}`);
    await expect(page.getByRole('button', { name: '试导入' })).toBeDisabled();
    await page.getByRole('button', { name: '放弃' }).click();
    await expect(page.getByRole('region', { name: '选择文件' })).toBeVisible();
  });
}

test('an import that is called off leaves nothing', async ({ page }) => {
  const files = await makeTownship({ households: 4000, seed: 3, csvOnly: true });
  const [members] = files;
  await giveFiles(page, {
    name: members?.name ?? '',
    mimeType: 'text/csv',
    buffer: Buffer.from(members?.bytes ?? []),
  });
  await compareFiles(page);
  await page.getByRole('button', { name: '确认导入' }).click();
  const line = page.getByRole('contentinfo');
  await line.getByRole('button', { name: '取消' }).click();
  await expect(page.getByRole('main')).toContainText('已取消，没有改动任何数据');
  await see(page, '61-cancelled');
  await expect(line).toContainText('全乡 0 户 0 人');
  const list = await callFromPage(page, 'household.list', { year: 2021 });
  expect(list.ok && list.value.total).toBe(0);
  const change = await callFromPage(page, 'change.next', {});
  expect(change.ok && change.value.undo).toBeNull();
});
