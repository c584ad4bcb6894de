// A sample from the draw to its results: households by lot, a blind second entry, what differs, the error rate.
import { expect, type Page } from '@playwright/test';
import { goTo, importFiles, makeArchive, see } from './clerk.ts';
import { test } from './shell.ts';
import { aRow, csvFile } from '../support/member-file.ts';

test.use({ story: 'sampling' });
test.describe.configure({ mode: 'serial' });

const people = ['101', '102', '103', '104', '105', '106', '107', '108'].flatMap((no) =>
  [1, 2].map((n) =>
    aRow(no, n, {
      ...{ 村: Number(no) > 104 ? '石板村' : '云溪村', 户类型: '脱贫户', 民族: '汉族' },
      ...{ 健康状况: '健康', 文化程度: '小学', 劳动能力: '普通劳动力' },
    }),
  ),
);

const grid = (page: Page, name: string) => page.getByRole('grid', { name, exact: true });

test('households are drawn by lot, fewer than wanted where there are fewer', async ({ page }) => {
  await makeArchive(page, '抽查');
  const { bytes, name } = csvFile('成员信息_2026.csv', people);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await goTo(page, '数据核查');
  await page.getByText('质量抽查', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '还没有抽查过' })).toBeVisible();
  await see(page, 'sampling-none');
  await page.getByRole('button', { name: '抽样…' }).click();
  const dialog = page.getByRole('dialog', { name: /^抽样/ });
  await expect(dialog).toContainText('全乡镇只有 8 户可抽，会全部抽到');
  await see(page, 'sampling-draw-all');
  await dialog.getByLabel('户数').fill('4');
  await dialog.getByLabel('村数').fill('2');
  await dialog.getByLabel('随机种子').fill('2026');
  await expect(dialog).toContainText('少于起码的 200 户');
  await see(page, 'sampling-draw');
  await dialog.getByRole('button', { name: /^抽\s*样$/ }).click();
  await expect(grid(page, '抽中的户').getByRole('row')).toHaveCount(9);
  await see(page, 'sampling-households');
});

test('a household that cannot be found gives its place to a spare', async ({ page }) => {
  await page.getByRole('button', { name: '换一户…' }).click();
  const dialog = page.getByRole('dialog', { name: /^换一户/ });
  await dialog.getByLabel('换户原因').fill('全家外出务工');
  await dialog.getByRole('button', { name: /换\s*户/ }).click();
  await expect(grid(page, '抽中的户')).toContainText('换掉：全家外出务工');
});

test('the sheets are printed for those who are to be surveyed', async ({ page }) => {
  await page.getByRole('button', { name: '打印调查表：4 户' }).click();
  await expect(page.getByRole('button', { name: '打印 4 份' })).toBeEnabled({ timeout: 30_000 });
  await see(page, 'sampling-paper');
  await page.goBack();
  await expect(grid(page, '抽中的户')).toBeVisible();
});

test('the second entry is blind and goes from household to household', async ({ page }) => {
  await grid(page, '抽中的户').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const entry = page.getByRole('region', { name: '复核录入' });
  await expect(entry).toBeVisible();
  await expect(entry).not.toContainText('普通劳动力');
  await see(page, 'sampling-sheet-blank');
  await entry.getByLabel('调查人').fill('王五');
  await entry.getByText('认可', { exact: true }).click();
  await grid(page, '户').getByRole('textbox').focus();
  await page.keyboard.type('13800001234');
  await page.keyboard.press('Enter');
  // 姓名 of the first person, then on by Tab.
  await page.keyboard.type('成员甲');
  for (const typed of ['', 'hz', '小学', '', 'jk', '02']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(typed);
  }
  await page.keyboard.press('Tab');
  await see(page, 'sampling-sheet');
  const before = await entry.locator('strong').first().textContent();
  await page.keyboard.press('Control+Enter');
  await expect(entry.locator('strong').first()).not.toHaveText(before ?? '');
  await expect(entry).toContainText('还有 3 户待调查');
  await expect(entry.getByLabel('调查人')).toHaveValue('王五');
  await entry.getByRole('button', { name: '返回' }).click();
  await expect(grid(page, '抽中的户')).toContainText('待核对');
  await see(page, 'sampling-households-entered');
});

test('what differs is judged from the keyboard, and the results say what is divided by what', async ({
  page,
  shell,
}) => {
  await page.getByText(/^不同 \d+$/).click();
  const list = grid(page, '不同的值');
  await expect(list.getByText('待核对').first()).toBeVisible();
  await see(page, 'sampling-differences');
  await list.focus();
  // Typed on without waiting: the first key means one row, the second all that remain.
  await page.keyboard.press('1');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('2');
  await expect(list.getByText('都核对过了')).toBeVisible();
  await page.getByText('结果', { exact: true }).click();
  await expect(page.getByRole('group', { name: '差错率' })).toContainText(/1 处差错 ÷ \d+ 个复核的值/);
  await expect(page.getByRole('group', { name: '群众认可度' })).toContainText('1 户认可 ÷ 1 户表态');
  await see(page, 'sampling-results');
  await page.getByRole('button', { name: '返回' }).click();
  await expect(grid(page, '抽查').getByRole('row')).toHaveCount(2);
  await see(page, 'sampling-list');
  expect(shell.faults).toEqual([]);
});
