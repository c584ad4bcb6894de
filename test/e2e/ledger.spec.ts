// The ledger of problems: from the quality check to the one who checks, and back again.
import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { choose, chooseByTyping, goTo, importFiles, makeArchive, see } from './clerk.ts';
import { addDays } from '#domain/time/day.ts';
import { callFromPage, todayOf } from './contract.ts';
import { test } from './shell.ts';
import { aRow, csvFile } from '../support/member-file.ts';

test.use({ story: 'ledger' });
test.describe.configure({ mode: 'serial' });

const people = ['101', '102', '103', '104', '105', '106'].flatMap((no) =>
  [1, 2].map((n) =>
    aRow(no, n, {
      ...{ 村: Number(no) > 103 ? '石板村' : '云溪村', 户类型: '脱贫户' },
      ...{ 健康状况: '健康', 文化程度: '小学' },
      // A code of the wrong length: found by the check.
      ...(n === 2 && no !== '106' ? { 证件号码: `5299011985030${no}` } : {}),
    }),
  ),
);

const ledger = async (page: Page): Promise<void> => {
  await goTo(page, '动态调整');
  await page.getByRole('navigation', { name: '动态调整' }).getByRole('link', { name: '问题台账' }).click();
};
const panel = (page: Page) => page.getByRole('region', { name: /^问题 20/ });
const grid = (page: Page) => page.getByRole('grid', { name: '问题台账' });
const ok = async (page: Page, name: string | RegExp): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.locator('.ant-modal-footer').getByRole('button', { name }).click();
  await expect(dialog).toBeHidden();
};

test('an empty ledger says where problems come from', async ({ page }) => {
  await makeArchive(page, '台账');
  const { bytes, name } = csvFile('成员信息_2026.csv', people);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await ledger(page);
  await expect(page.getByRole('heading', { name: '没有登记的问题' })).toBeVisible();
  await see(page, 'ledger-empty');
});

test('hits of the quality check are registered once', async ({ page }) => {
  await goTo(page, '数据核查');
  await page.getByRole('button', { name: '开始核查' }).click();
  await page.getByRole('grid', { name: '疑点列表' }).waitFor();
  await page.getByRole('button', { name: /Q002/ }).click();
  const button = page.getByRole('button', { name: /登记问题台账：列出的 5 处/ });
  await see(page, 'ledger-check');
  await button.click();
  await expect(page.getByText(/登记 5 个问题（2026-0001 至 2026-0005）/)).toBeVisible();
  await button.click();
  await expect(page.getByText(/登记 0 个问题，5 个已在台账/)).toBeVisible();
});

test('a problem of a village is registered by hand', async ({ page }) => {
  await ledger(page);
  await expect(grid(page).getByRole('row')).toHaveCount(6);
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: '登记问题' });
  await dialog.getByText('村级问题').click();
  await chooseByTyping(page, '问题的村', '云溪');
  await choose(page, '问题类别', '饮水');
  await dialog.getByLabel('问题描述（必填）').fill('枯水期取水要半小时，二组 12 户受影响');
  await dialog.getByLabel('来源说明').fill('县级交叉检查');
  await see(page, 'ledger-add');
  await ok(page, /登\s*记/);
  await expect(panel(page)).toContainText('枯水期取水要半小时');
  await expect(panel(page)).toContainText('村级问题');
});

test('it is confirmed, planned, closed and checked from the keyboard and its main button', async ({
  page,
}) => {
  const act = (name: RegExp) => panel(page).getByRole('button', { name }).click();
  await act(/^部门确认/);
  await expect(page.getByRole('combobox', { name: '确认部门' })).toHaveValue(/水利局$/);
  await page.getByLabel('确认人（必填）').fill('赵科长');
  await see(page, 'ledger-confirm');
  await ok(page, '部门确认');
  await act(/^定整改措施/);
  await page.getByLabel('整改措施（必填）').fill('增设蓄水池，枯水期送水');
  await page.getByLabel('责任单位（必填）').fill('云溪村委会');
  await page.getByLabel('责任人（必填）').fill('王五');
  await see(page, 'ledger-plan');
  await ok(page, '定整改措施');
  await act(/^销号/);
  await page.getByLabel('整改情况（必填）').fill('蓄水池已建成');
  await page.getByLabel('销号人（必填）').fill('张三');
  await page
    .locator('.ant-modal-footer')
    .getByRole('button', { name: /销\s*号/ })
    .click();
  await expect(page.getByRole('dialog')).toContainText('没有佐证材料，请写明材料名称');
  await see(page, 'ledger-no-proof');
  await page.getByLabel('佐证材料').fill('验收单');
  await ok(page, /销\s*号/);
  await act(/^复核/);
  await page.getByLabel('复核人（必填）').fill('张三');
  await page.locator('.ant-modal-footer').getByRole('button', { name: '复核通过' }).click();
  await expect(page.getByRole('dialog')).toContainText('复核人不能是销号人张三');
  await page.getByLabel('复核人（必填）').fill('李四');
  await ok(page, '复核通过');
  await expect(panel(page)).toContainText('已复核');
  await see(page, 'ledger-checked');
});

test('many go together; what still stands in the data is not closed', async ({ page }) => {
  await page.getByText(/^待确认 5$/).click();
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: '已选的问题' }).getByRole('button', { name: '部门确认' }).click();
  await page.getByLabel('确认人（必填）').fill('赵科长');
  await ok(page, '部门确认');
  await page.getByText(/^待定措施 5$/).click();
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: '已选的问题' }).getByRole('button', { name: '定整改措施' }).click();
  await page.getByLabel('整改措施（必填）').fill('核对户口簿，更正证件号码');
  await page.getByLabel('责任单位（必填）').fill('清水镇公安派出所');
  await page.getByLabel('责任人（必填）').fill('钱警官');
  await ok(page, '定整改措施');
  await page.getByText(/^整改中 5$/).click();
  await expect(grid(page)).toContainText('2026-0001');
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByLabel('整改情况（必填）').fill('已更正');
  await page.getByLabel('佐证材料').fill('户口簿复印件');
  await page
    .locator('.ant-modal-footer')
    .getByRole('button', { name: /销\s*号/ })
    .click();
  await expect(page.getByRole('dialog')).toContainText('2026-0001：数据还没有改正，仍查得出');
  await see(page, 'ledger-still-there');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /取\s*消/ })
    .click();
});

test('put right, it may be closed; fallen back, it opens again with the reason', async ({ page }) => {
  const list = await callFromPage(page, 'issue.list', {});
  const [first] = list.ok ? list.value.rows : [];
  if (first?.memberId == null) throw new Error('the ledger has no problem of a member');
  const give = (idNumber: string) =>
    callFromPage(page, 'member.update', {
      ...{ id: first.memberId ?? 0, year: 2026, reason: '更正', values: { 'member.id_number': idNumber } },
    });
  await give('529901198503050041');
  await page.getByRole('button', { name: '核对数据' }).click();
  await expect(page.getByText('数据已改正、可以销号的 1 个')).toBeVisible();
  await expect(panel(page)).toContainText('数据已改正，可以销号');
  await see(page, 'ledger-settled');
  await panel(page).getByRole('button', { name: /^销号/ }).click();
  await page.getByLabel('整改情况（必填）').fill('已更正');
  await page.getByLabel('佐证材料').fill('户口簿复印件');
  await ok(page, /销\s*号/);
  await give('5299011985030101');
  // Shown after a change, the page checks again by itself.
  await goTo(page, '数据核查');
  await expect(page.getByText('已重开 1 个：2026-0001')).toBeVisible();
  await page.getByRole('button', { name: '打开问题台账' }).last().click();
  await page.getByText(/^已重开 1$/).click();
  await expect(panel(page)).toContainText('数据核查又查出来：');
  await see(page, 'ledger-reopened');
});

/** Problems of the weeks before, most of them closed again. */
async function earlier(page: Page): Promise<void> {
  const today = await todayOf(page);
  const villages = await callFromPage(page, 'village.list', {});
  const villageId = villages.ok ? (villages.value.villages[0]?.id ?? 0) : 0;
  for (let at = 0; at < 12; at += 1) {
    const opened = await callFromPage(page, 'issue.open', {
      ...{ source: 'other', villageId, kind: '政策', content: `补贴标准不清楚 ${at + 1}` },
      foundOn: addDays(today, at - 34),
    });
    const ids = opened.ok ? opened.value.issues.map(({ id }) => id) : [];
    if (at % 4 !== 3)
      await callFromPage(page, 'issue.close', {
        ...{ ids, as: 'unfounded', done: '已解释', by: '张三', on: addDays(today, 2 * at - 28) },
      });
  }
}

test('the curve, the workbook and the papers', async ({ page, shell }) => {
  await earlier(page);
  await page.getByText('销号曲线').click();
  await page.getByRole('button', { name: '核对数据' }).click();
  await expect(page.getByRole('img', { name: /^未销号 8 个/ })).toBeVisible();
  await see(page, 'ledger-curve');
  await page
    .locator('.ant-segmented-item')
    .filter({ hasText: /^台账$/ })
    .click();
  await page.getByText(/^全部 18$/).click();
  await see(page, 'ledger-list');
  await page.getByRole('button', { name: '导出表格' }).click();
  const file = await shell.takeDownload();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file.bytes).buffer);
  expect(workbook.worksheets).toHaveLength(4);
  await page.getByRole('button', { name: '打印…' }).click();
  await see(page, 'ledger-print');
  await page.getByRole('menuitem', { name: '全乡镇问题台账' }).click();
  await expect(page.locator('.pdf-page, canvas').first()).toBeVisible({ timeout: 30_000 });
  await see(page, 'ledger-paper');
  expect(shell.faults).toEqual([]);
});
