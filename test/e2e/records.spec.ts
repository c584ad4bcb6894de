// What lasts, what is received, who helps and who came: kept by keyboard on the household's page and in the settings.
import { expect, type Page } from '@playwright/test';
import {
  cellsOf,
  choose,
  chooseByTyping,
  importFiles,
  makeArchive,
  sampleFiles,
  see,
  writeDay,
} from './clerk.ts';
import { test } from './shell.ts';

test.use({ story: 'records' });
test.describe.configure({ mode: 'serial' });

/** A photo of one dot. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

async function openTab(page: Page, tab: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#/household/3?tab=${tab}`);
  await expect(page.getByRole('tab', { selected: true })).toBeVisible();
}

/** Types into the row that waits at the end of a list of records, box by box with Tab, and writes it down. */
async function typeRow(page: Page, title: string, cells: readonly string[]): Promise<void> {
  const row = page.getByRole('row', { name: `新增${title}` });
  await row.locator('input').first().focus();
  for (const [index, cell] of cells.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    if (cell === '') continue;
    await page.keyboard.type(cell);
    const isList = await page.evaluate(() => document.activeElement?.getAttribute('role') === 'combobox');
    if (isList) await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
}

test('a benefit is written by keyboard: list by initials, Tab on, Enter', async ({ page }) => {
  await makeArchive(page, '青石镇户档');
  await importFiles(page, sampleFiles);
  await openTab(page, 'assistance');
  await see(page, '70-assistance-empty');
  await typeRow(page, '享受政策', ['', 'db', '2024-01-01', '', '420', '1']);
  await expect(page.getByRole('table', { name: '享受政策表' })).toContainText('420.00');
  await expect(page.getByRole('row', { name: '新增享受政策' }).locator('input').first()).toBeFocused();
  await typeRow(page, '享受政策', ['', 'glj', '2023-02-01', '2022-01-01', '50', '1']);
  await expect(page.getByRole('alert').filter({ hasText: '不能早于起始日期' })).toBeVisible();
  await see(page, '71-benefit-wrong');
  await page.getByRole('row', { name: '新增享受政策' }).getByLabel('终止日期').fill('');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('table', { name: '享受政策表' })).toContainText('50.00');
  const [first, second] = await cellsOf(page, '享受政策表');
  expect(first!.slice(1, 6)).toEqual(['低保', '2024-01-01', '', '420.00', '每月']);
  expect(second!.slice(1, 6)).toEqual(['高龄津贴', '2023-02-01', '', '50.00', '每月']);
});

test('a benefit ends on a day and is found among those that are over; money is written once each', async ({
  page,
}) => {
  const row = page
    .getByRole('table', { name: '享受政策表' })
    .getByRole('row')
    .filter({ hasText: '高龄津贴' });
  await row.getByRole('button', { name: '结束' }).click();
  await writeDay(page, '结束日期', '2025-06-30');
  await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: '显示已结束的 1 条' }).click();
  await expect(row).toContainText('2025-06-30');
  await typeRow(page, '到户资金', ['', '2025-03-05', 'cyjb', '3000', '肉牛养殖奖补', '清政发〔2025〕3号']);
  await expect(page.getByRole('table', { name: '到户资金表' })).toContainText('3,000.00');
  await see(page, '72-benefits-money');
});

test('the plan of the year, a measure that does not fit its risk, and the sums', async ({ page }) => {
  await page.getByRole('button', { name: /^制定 \d+ 年计划$/ }).click();
  await page.getByRole('button', { name: '修改帮扶目标' }).click();
  await page.getByRole('textbox', { name: '帮扶目标' }).fill('稳定就业，人均纯收入超过监测线');
  await page.keyboard.press('Enter');
  for (const [kind, risk, amount, gain] of [
    ['产业帮扶', '因病', '3000', '4800'],
    ['健康帮扶', '因病', '1200.50', ''],
  ] as const) {
    await page.getByRole('button', { name: '新增措施' }).click();
    await choose(page, '对应风险', risk);
    await choose(page, '措施类别', kind);
    if (kind === '产业帮扶') await see(page, '73-measure-dialog');
    await page.getByRole('dialog').getByLabel('措施内容').fill(`${kind}一项`);
    await page.getByRole('dialog').getByLabel('资金', { exact: true }).fill(amount);
    await choose(page, '资金来源', '衔接资金');
    await page.getByRole('dialog').getByLabel('预计增收').fill(gain);
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  const table = page.getByRole('table', { name: '措施', exact: true });
  await expect(table.getByText('不匹配')).toHaveCount(1);
  await expect(table.getByLabel('资金合计')).toHaveText('4,200.50');
  await expect(table.getByLabel('预计增收合计')).toHaveText('4,800.00');
  await see(page, '74-plan-measures');
});

test('a helper hands the household over to another', async ({ page }) => {
  const helpers = page.getByRole('table', { name: '帮扶责任人', exact: true });
  const before = await helpers.count();
  if (before === 0) {
    await page.getByRole('button', { name: '新增结对' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^姓名/).fill('何帮扶');
    await dialog.getByLabel(/^联系电话/).fill('13900000002');
    await dialog.getByLabel(/^单位名称/).fill('县林业局');
    await writeDay(page, '帮扶开始时间', '2024-01-01');
    await dialog.getByRole('button', { name: '保存' }).click();
  }
  await helpers.getByRole('button', { name: '更换' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^姓名/).fill('吕帮扶');
  await dialog.getByLabel(/^联系电话/).fill('13900000003');
  await dialog.getByLabel(/^单位名称/).fill('县水利局');
  await choose(page, '更换原因', '岗位调动');
  await see(page, '75-change-helper');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(helpers).toContainText('吕帮扶');
  await expect(helpers.locator('tr.gone').first()).toContainText('岗位调动');
});

test('a visit has its ticks and its photo; the photo is shown from memory', async ({ page }) => {
  await openTab(page, 'visits');
  await see(page, '76-visits-empty');
  await page.getByRole('button', { name: '新增走访' }).click();
  await page.getByRole('combobox', { name: '走访人' }).fill('吕帮扶');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await chooseByTyping(page, '走访事由', 'rczf');
  await page.getByLabel('发现的问题').fill('厨房屋顶漏雨');
  await page.getByRole('region', { name: '八个一' }).getByRole('button', { name: '其余都做了' }).click();
  const looks = page.getByRole('region', { name: '九看' });
  await looks.locator('[aria-label="二看房"]').getByText('有问题').click();
  await looks.getByLabel('二看房备注').fill('漏雨');
  await page.getByLabel('添加照片').setInputFiles({ name: '合影.png', mimeType: 'image/png', buffer: PHOTO });
  await see(page, '77-visit-drawer');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const [visit] = await cellsOf(page, '走访记录');
  expect(visit).toMatchObject({ 1: '吕帮扶', 2: '日常走访', 4: '八个一 8/8 · 九看 0/9，1 处有问题', 5: '1' });
  await page.getByRole('table', { name: '走访记录' }).locator('tbody tr').first().click();
  await page.getByRole('button', { name: '打开合影.png' }).click();
  const image = page.getByRole('img', { name: '合影.png' }).last();
  await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(1);
  await see(page, '78-photo');
  await page.getByRole('button', { name: '关闭', exact: true }).last().click();
  await page
    .getByLabel('添加照片')
    .setInputFiles({ name: '说明.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('不是照片') });
  await expect(page.getByRole('alert')).toContainText('不是 JPG、PNG 照片或 PDF 文件');
  await page.keyboard.press('Escape');
});

test('the appraisal of the house stands with the living conditions, the certificate with its member', async ({
  page,
}) => {
  await openTab(page, 'living');
  await typeRow(page, '住房安全鉴定', ['2024-05-01', 'c', '县住建局', 'AQ-2024-015', '', '']);
  await expect(page.getByRole('table', { name: '住房安全鉴定表' })).toContainText('AQ-2024-015');
  await expect(page.getByText('鉴定为 C 级，还没有登记整改完成')).toBeVisible();
  await see(page, '79-appraisal');
  await openTab(page, 'members');
  await page
    .getByRole('button', { name: /^打开.*的全部项目$/ })
    .first()
    .click();
  const covered = page.getByRole('button', { name: '修改证件号码' });
  await expect(covered).toContainText('***');
  await covered.click();
  const uncovered = page.getByRole('textbox', { name: '证件号码', exact: true });
  const id = await uncovered.inputValue();
  await uncovered.press('Escape');
  await typeRow(page, '残疾人证', [`${id.slice(0, 18)}43`]);
  await expect(page.getByRole('table', { name: '残疾人证表' })).toContainText('三级');
  expect((await cellsOf(page, '残疾人证表'))[0]!.slice(1, 3)).toEqual(['肢体残疾', '三级']);
  await page.getByRole('row', { name: '新增残疾人证' }).scrollIntoViewIfNeeded();
  await see(page, '79b-certificate');
});

test('a village keeps its year, its officers, and a register pasted from a sheet', async ({ page }) => {
  await page.evaluate(() => (window.location.hash = '#/settings?tab=villages'));
  await see(page, '80-villages');
  await page.getByRole('table', { name: '村' }).locator('tbody tr').first().click();
  await see(page, '81-village-basics');
  await page.getByRole('tab', { name: '年度情况' }).click();
  await page.getByRole('button', { name: '修改总户数' }).click();
  await page.getByRole('textbox', { name: '总户数' }).fill('320');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: '总人口数' }).fill('1280');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '修改总人口数' })).toContainText('1280');
  await see(page, '82-village-year');
  await page.getByRole('tab', { name: '干部和工作队' }).click();
  await typeRow(page, '干部和工作队', [
    'dysj',
    '陈书记',
    '男',
    '县委组织部',
    '13900000009',
    '2024-05-01',
    '',
  ]);
  await expect(page.getByRole('table', { name: '干部和工作队表' })).toContainText('陈书记');
  await see(page, '83-village-officers');
  await page.getByRole('tab', { name: '村民代表' }).click();
  const box = page.getByRole('row', { name: '新增村民代表' }).getByLabel('姓名');
  await box.focus();
  await box.evaluate((node) => {
    const data = new DataTransfer();
    data.setData('text/plain', '姓名\t性别\t村民小组\n赵一\t男\t一组\n钱二\t女\t二组\n孙三\t男\t二组\n');
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('dialog')).toContainText('粘贴 3 行');
  await see(page, '84-paste');
  await page.getByRole('button', { name: '新增 3 条' }).click();
  await expect(page.getByRole('table', { name: '村民代表表' })).toContainText('孙三');
  await see(page, '85-representatives');
});
