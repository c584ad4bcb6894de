// Clues from the telephone and from departments, worked through until a procedure takes the households in.
import { expect, type Page } from '@playwright/test';
import { choose, goTo, importFiles, makeArchive, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';
import { aRow, csvFile, idNumber } from '../support/member-file.ts';

test.use({ story: 'clues' });
test.describe.configure({ mode: 'serial' });

const inMemory = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(bytes),
});
const numbers = ['101', '102', '103', '104', '105', '106'];
const people = numbers.map((no) =>
  aRow(no, 1, {
    ...{ 村: Number(no) > 104 ? '石板村' : '云溪村', 组: '一组', 姓名: `户主${no}` },
    ...{ 健康状况: '健康', 文化程度: '小学', 户类型: Number(no) % 2 === 1 ? '脱贫户' : '一般农户' },
  }),
);
const YEAR = new Date().getFullYear();
const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv-SE');

const openClues = async (page: Page): Promise<void> => {
  await goTo(page, '动态调整');
  await page.getByRole('navigation', { name: '动态调整' }).getByRole('link', { name: '线索' }).click();
};

/** What is typed is looked up; the hit is taken when it is there. */
async function chooseHousehold(page: Page, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: '线索的户' });
  await box.click();
  await box.fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
}

test('an empty ledger says what to do first', async ({ page }) => {
  await makeArchive(page, '线索');
  await importFiles(page, inMemory(csvFile(`成员信息_${YEAR}.csv`, people)));
  await openClues(page);
  await expect(page.getByRole('heading', { name: `${YEAR} 年还没有登记线索` })).toBeVisible();
  await see(page, 'clues-empty');
});

/** Those that others wrote down in the days before. */
async function earlierClues(page: Page): Promise<void> {
  const households = await callFromPage(page, 'household.list', { year: YEAR });
  const idOf = (no: string) =>
    (households.ok ? households.value.rows : []).find(({ householdNo }) => householdNo === no)?.id ?? 0;
  const add = (no: string, days: number, channel: string, content: string) =>
    callFromPage(page, 'clue.add', { householdId: idOf(no), channel, foundOn: daysAgo(days), content });
  await add('102', 5, '2', '房屋漏雨，低保未覆盖');
  await add('103', 2, '2', '产业失败，欠款较多');
  await add('105', 1, '9', '信访反映生活困难');
  const villages = await callFromPage(page, 'village.list', {});
  const villageId =
    (villages.ok ? villages.value.villages : []).find(({ name }) => name === '石板村')?.id ?? 0;
  await callFromPage(page, 'clue.add', {
    ...{ who: '周某某', villageId, channel: '1', foundOn: daysAgo(0), content: '返乡定居，没有收入' },
  });
}

test('a clue is written down by keyboard; a second one of the same household is told of', async ({
  page,
}) => {
  await earlierClues(page);
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: '登记线索' });
  await dialog
    .getByRole('button', { name: '登 记' })
    .or(dialog.getByRole('button', { name: '登记' }))
    .click();
  await expect(dialog).toContainText('请选择户');
  await chooseHousehold(page, '户主101');
  await choose(page, '发现途径', '农户自主申报');
  await page.getByLabel('线索内容（必填）').fill('老人住院两次，自付较多，儿子在外务工失业');
  await page.keyboard.press('Tab');
  await page.getByLabel('提供人', { exact: true }).fill('本人');
  await see(page, 'clues-add');
  await dialog.getByRole('button', { name: /登\s?记/ }).click();
  await expect(page.getByRole('grid', { name: '线索台账' })).toContainText('户主101');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('n');
  await chooseHousehold(page, '户主101');
  await expect(dialog).toContainText('这一户还有 1 条线索没有办结');
  await see(page, 'clues-duplicate');
  await dialog.getByRole('button', { name: /^取\s?消$/ }).click();
  await expect(dialog).toBeHidden();
});

test('late clues stand first; many are taken up at once', async ({ page }) => {
  const grid = page.getByRole('grid', { name: '线索台账' });
  await expect(grid.getByRole('row').nth(1)).toContainText('户主102');
  await expect(grid.getByRole('row').nth(1)).toContainText('已超 3 天');
  await see(page, 'clues-list');
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: '受理 2 条' }).click();
  await page.getByLabel('受理人（必填）').fill('王主任');
  await see(page, 'clues-accept');
  await page.getByRole('button', { name: /^受\s?理$/ }).click();
  await expect(page.getByText(/^待反馈 2$/)).toBeVisible();
});

test('a clue opens with Enter, is told to the village and settled', async ({ page }) => {
  const grid = page.getByRole('grid', { name: '线索台账' });
  await page.getByText(/^待反馈 2$/).click();
  await expect(grid.getByRole('row')).toHaveCount(3);
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: '办理进度' })).toContainText('迟 3 天');
  await see(page, 'clues-drawer');
  await page.getByRole('button', { name: '反馈到村' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '反馈到村' }).click();
  await page.getByText(/^待办结 1$/).click();
  await expect(grid.getByRole('row').nth(1)).toContainText('待办结');
  await grid.getByRole('row').nth(1).dblclick();
  await page.getByRole('button', { name: /^办\s?结$/ }).click();
  await page.getByRole('radio', { name: '其他方式解决' }).check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^办\s?结$/ })
    .click();
  await expect(page.getByText('没有进入程序的，请写明理由')).toBeVisible();
  await page.getByLabel('理由和说明（必填）').fill('已纳入低保');
  await see(page, 'clues-settle');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^办\s?结$/ })
    .click();
  await expect(page.getByText(/^已办结 1$/)).toBeVisible();
});

test('figures of departments above the threshold become clues', async ({ page }) => {
  const hit = (no: string, suspicion: string, detail: string) => ({
    ...{ 证件号码: idNumber(Number(no) * 10 + 1), 姓名: `户主${no}`, 比对部门: '医保' },
    ...{ 疑似问题: suspicion, '数值/说明': detail, 反馈日期: daysAgo(1) },
  });
  await importFiles(
    page,
    inMemory(
      csvFile(`比对结果_${YEAR}.csv`, [
        hit('103', '住院自付', '总费用 5.1 万元，个人自付 8200 元'),
        hit('104', '住院自付', '2.36万元'),
        hit('105', '住院自付', '4999元'),
        hit('106', '房屋受灾', 'C 级'),
      ]),
    ),
  );
  await openClues(page);
  await page.getByText('预警 3', { exact: true }).click();
  const grid = page.getByRole('grid', { name: '预警' });
  await expect(grid).toContainText('8,200.00');
  await expect(grid).not.toContainText('4,999.00');
  await page.getByRole('button', { name: '选上还没有线索、没有监测的' }).click();
  await see(page, 'clues-warnings');
  await page.getByRole('button', { name: '转为线索 2 条' }).click();
  await expect(page.getByLabel('乡镇收到日期')).toBeVisible();
  await see(page, 'clues-make');
  await page.getByRole('dialog').getByRole('button', { name: '转为线索' }).click();
  await expect(grid.getByRole('row')).toHaveCount(2);
});

test('a procedure begins with the chosen households and settles their clues', async ({ page, shell }) => {
  await page.getByText('线索台账', { exact: true }).click();
  await page.getByText(/^未办结 \d+$/).click();
  const grid = page.getByRole('grid', { name: '线索台账' });
  await grid.getByRole('row').filter({ hasText: '户主104' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: '发起程序 1 户' }).click();
  const dialog = page.getByRole('dialog', { name: '发起程序' });
  await expect(dialog.getByRole('button', { name: '发起（1 户）' })).toBeVisible();
  await see(page, 'clues-start');
  await dialog.getByRole('button', { name: '发起（1 户）' }).click();
  await expect(dialog).toBeHidden();
  await openClues(page);
  await page.getByText(/^已办结 2$/).click();
  await expect(grid.getByRole('row')).toHaveCount(3);
  await expect(grid).toContainText('进入识别程序');
  await grid.getByRole('row').filter({ hasText: '户主104' }).dblclick();
  await see(page, 'clues-settled');
  expect(shell.faults).toEqual([]);
});
