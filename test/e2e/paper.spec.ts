// 纸质档案 from what is missing to what is kept: printed, back as a scan, filed, boxed, lent and given back, packed.
import { expect, type Page } from '@playwright/test';
import { choose, goTo, importFiles, makeArchive, see, seeSheet } from './clerk.ts';
import { must } from './contract.ts';
import { test } from './shell.ts';
import { aRow, csvFile } from '../support/member-file.ts';

test.use({ story: 'paper' });
test.describe.configure({ mode: 'serial' });

const people = ['101', '102', '103', '104', '105', '106'].flatMap((no) =>
  [1, 2].map((n) =>
    aRow(no, n, {
      ...{ 村: Number(no) > 103 ? '石板村' : '云溪村', 组: '一组', 户类型: '脱贫户' },
      ...{ 健康状况: '健康', 文化程度: '小学' },
    }),
  ),
);

const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('region', { name: '纸质档案' }).getByRole('tab', { name, exact: true }).click();
const matrix = (page: Page) => page.getByRole('grid', { name: '各户材料' });
const ok = async (page: Page, name: string | RegExp): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.locator('.ant-modal-footer').getByRole('button', { name }).click();
  await expect(dialog).toBeHidden();
};

/** The bytes that wait under an id, as the page takes them. */
async function bytesOf(page: Page, outputId: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let done = false, offset = 0; !done; offset += pieces.at(-1)?.length ?? 0) {
    const piece = await must(page, 'output.read', { outputId, offset, length: 786_432 });
    pieces.push(Buffer.from(piece.base64, 'base64'));
    done = piece.done;
  }
  return Buffer.concat(pieces);
}

/** What was printed comes back from the scanner: the same picture, other bytes. */
async function scanBack(page: Page, printed: Buffer): Promise<{ filed: number }> {
  const scan = Buffer.concat([printed, Buffer.from('\n')]);
  const { fileId } = await must(page, 'file.begin', { name: '扫描.pdf', size: scan.length });
  await must(page, 'file.append', { fileId, base64: scan.toString('base64') });
  return (await must(page, 'scan.take', { fileIds: [fileId], source: 'chosen' })).pages;
}

test('the township says which village lacks what; a village shows it household by household', async ({
  page,
}) => {
  await makeArchive(page, '纸质档案');
  const { bytes, name } = csvFile('成员信息_2026.csv', people);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  const { villages } = await must(page, 'village.list', {});
  for (const { id, name: village } of villages)
    await must(page, 'village.update', {
      ...{ id, name: village, code: `52990100100${id}` },
      ...{ phone: null, noticePlace: null, address: null },
    });
  await goTo(page, '纸质档案');
  await tab(page, '齐全情况');
  const villageList = page.getByRole('grid', { name: '各村材料' });
  await expect(villageList.getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('region', { name: '最常缺的材料' })).toContainText('户口簿复印件缺 6');
  await see(page, 'paper-township');
  await villageList.getByText('云溪村').dblclick();
  await expect(matrix(page).getByRole('gridcell', { name: '户卡：缺' })).toHaveCount(3);
});

test('a cell is reached by the arrows and opens to what can be done; the paper is printed from there', async ({
  page,
}) => {
  await expect(matrix(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: '成员甲的户卡' });
  await expect(panel).toContainText('这户还缺');
  await see(page, 'paper-matrix');
  await panel.getByRole('button', { name: '打印《户卡》' }).click();
  await seeSheet(page);
});

test('the signed sheet comes back as a scan, and its cell turns from 签 to 有', async ({ page }) => {
  const { rows } = await must(page, 'household.list', { year: 2026, offset: 0, limit: 1 });
  const householdId = rows[0]?.id ?? 0;
  const printed = await must(page, 'document.print', {
    ...{ document: 'P38', target: { householdId }, year: 2026 },
  });
  await page.reload();
  await goTo(page, '纸质档案');
  await tab(page, '齐全情况');
  await page.getByRole('grid', { name: '各村材料' }).getByText('云溪村').dblclick();
  await expect(matrix(page).getByRole('gridcell', { name: '户卡：未签' })).toHaveCount(1);
  const { filed } = await scanBack(page, await bytesOf(page, printed.outputId));
  expect(filed).toBe(printed.pages);
  await page.reload();
  await expect(matrix(page).getByRole('gridcell', { name: '户卡：有' })).toHaveCount(1);
});

test('of a paper that was never scanned somebody says where it is; the household’s page says the same', async ({
  page,
}) => {
  await matrix(page).getByRole('gridcell', { name: '户口簿复印件：缺' }).first().click();
  const panel = page.getByRole('complementary', { name: '成员甲的户口簿复印件' });
  await panel.getByRole('button', { name: '说明情况…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '记下来' }).click();
  await expect(page.getByRole('dialog')).toContainText('请写一句说明');
  await page.getByLabel('放在哪里（必填）').fill('云溪村委会铁皮柜第二层');
  await ok(page, '记下来');
  await expect(panel).toContainText('云溪村委会铁皮柜第二层');
  await expect(matrix(page).getByRole('gridcell', { name: '户口簿复印件：有纸质' })).toHaveCount(1);
  await see(page, 'paper-answered');
  await panel.getByRole('button', { name: '打开户档案' }).click();
  const section = page.getByRole('region', { name: '材料', exact: true });
  await expect(section.getByRole('row', { name: /户口簿复印件/ })).toContainText('有纸质');
  await see(page, 'paper-household');
});

test('an inspection’s list is pasted, and each household says what it lacks', async ({ page }) => {
  await goTo(page, '纸质档案');
  await tab(page, '齐全情况');
  await page.getByRole('button', { name: '检查组名单…' }).click();
  await page.getByRole('textbox', { name: '检查组名单' }).fill('104\n105\n没有这户');
  await page.getByRole('button', { name: '查材料' }).click();
  const grid = page.getByRole('grid', { name: '抽查的户' });
  await expect(grid.getByRole('row')).toHaveCount(3);
  await expect(grid).toContainText('家庭和住房照片');
  await expect(page.getByText('没有找到 1 行：没有这户')).toBeVisible();
  await see(page, 'paper-inspection');
});

test('without 全宗号 nothing is filed; with it papers get their numbers and lie in a box', async ({
  page,
}) => {
  await tab(page, '归档');
  await page.getByRole('button', { name: '看档号的组成' }).click();
  await page.getByLabel('全宗号（必填）').fill('0123');
  await ok(page, /保\s*存/);
  await page.getByRole('checkbox', { name: '选择 云溪村101号户2026年度户卡' }).check();
  await page.getByRole('button', { name: '归档所选 1 件' }).click();
  await expect(page.getByText('已归档，档号 0123-JF·2026-Y-001-0001')).toBeVisible();
  await page.getByText('归档文件', { exact: true }).click();
  await expect(page.getByRole('grid', { name: '归档文件' })).toContainText('没有装盒');
  await see(page, 'paper-items');
  await tab(page, '装盒');
  await page.getByRole('button', { name: '装盒…' }).click();
  await ok(page, '装 1 盒');
  await expect(page.getByRole('grid', { name: '档案盒' })).toContainText('0001–0001');
  await see(page, 'paper-boxes');
});

test('what is lent is missed when it is late, and comes back with its condition', async ({ page }) => {
  const { items } = await must(page, 'filing.items', {});
  await must(page, 'filing.lend', {
    ...{ itemId: items[0]?.id ?? 0, borrower: '赵科长', reason: '县级抽查', approvedBy: '李主任' },
    ...{ lentOn: '2026-01-05', dueOn: '2026-01-12' },
  });
  await page.reload();
  await tab(page, '借阅移交');
  const loans = page.getByRole('grid', { name: '借阅登记' });
  await expect(loans).toContainText('超期未还');
  await see(page, 'paper-loans');
  await page.getByRole('button', { name: /^归还/ }).click();
  await page.getByLabel('还回来时的状况（必填）').fill('完好');
  await ok(page, /归\s*还/);
  await expect(page.getByRole('heading', { name: '没有借出去的档案' })).toBeVisible();
});

test('a village leaves as a package that says it is not encrypted, is checked, and stands in the list', async ({
  page,
  shell,
}) => {
  await tab(page, '长期保存');
  const panel = page.getByRole('region', { name: '打长期保存包' });
  await expect(panel).toContainText('包里的内容不加密');
  await panel.getByRole('button', { name: '打包，存到本机' }).click();
  await expect(panel).toContainText('请选一户或一个村');
  await panel.getByText('一个村', { exact: true }).click();
  await choose(page, '打包的村', '云溪村');
  await panel.getByLabel('为什么要打包').fill('年终移交县档案馆');
  await panel.getByRole('button', { name: '打包，存到本机' }).click();
  const made = await shell.takeDownload();
  const check = page.getByRole('region', { name: '检查一个包' });
  const give = (bytes: Uint8Array) =>
    check
      .locator('input[type=file]')
      .setInputFiles({ name: made.name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });
  await give(made.bytes.subarray(0, made.bytes.length - 500));
  await expect(check.getByRole('alert')).toBeVisible();
  await give(made.bytes);
  await expect(check).toContainText('包是完整的，没有改动过');
  await expect(page.getByRole('table', { name: '打过的包' })).toContainText('年终移交县档案馆');
  await page.getByRole('region', { name: '四性检测' }).getByText('一个村', { exact: true }).click();
  await choose(page, '检测的村', '云溪村');
  await page.getByRole('button', { name: '开始检测' }).click();
  await expect(page.getByRole('list', { name: '检测结果' })).toContainText('真实性');
  await see(page, 'paper-keeping');
});
