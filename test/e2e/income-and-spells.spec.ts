// A year's income line by line, and a household that is monitored, eliminated, rolled back and marked again.
import { expect, type Page } from '@playwright/test';
import { choose, goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { callFromPage, todayOf } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'income and spells' });
test.describe.configure({ mode: 'serial' });

const sheet = (page: Page) => page.getByRole('table', { name: /收入$/ });
const value = (page: Page, label: string) => page.getByRole('button', { name: `修改${label}`, exact: true });
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

test('a household of the samples', async ({ page }) => {
  await makeArchive(page, '收入与监测');
  await importFiles(page, sampleFiles);
  await goTo(page, '户档案');
  await expect(page.getByRole('article', { name: '户预览' })).toContainText('王䶮');
  await page.getByRole('grid', { name: '户列表' }).press('Enter');
  await page.getByRole('tab', { name: '收入' }).click();
  await expect(sheet(page)).toBeVisible();
  await see(page, '80-income');
});

test('lines are entered by keyboard and make the item', async ({ page }) => {
  await value(page, '生产经营性收入').focus();
  await press(page, '+');
  const lines = page.getByRole('table', { name: '生产经营性收入明细' });
  await expect(lines.getByRole('combobox', { name: '新明细的名称' })).toBeFocused();
  await page.keyboard.type('mym');
  await expect(page.locator('.ant-select-item-option-active')).toHaveText('卖玉米');
  await see(page, '81-income-title');
  await press(page, 'Enter');
  await expect(lines.getByRole('textbox', { name: '数量' }).last()).toBeFocused();
  await page.keyboard.type('1333');
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type('1.235');
  await press(page, 'Enter');
  await expect(lines.getByRole('combobox', { name: '新明细的名称' })).toBeFocused();
  await expect(lines.getByRole('combobox', { name: '明细名称' })).toHaveValue('卖玉米');
  await page.keyboard.type('编竹篮');
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
  await page.keyboard.type('800');
  await press(page, 'Enter');
  await expect(value(page, '生产经营性收入')).toHaveText('2,446.26');
  await expect(lines).toContainText('1,646.26');
  await see(page, '82-income-lines');
});

test('a typed item is walked by Tab, and an item with lines opens them instead', async ({ page }) => {
  await value(page, '低保金').click();
  await page.keyboard.type('3600');
  await press(page, 'Tab');
  await expect(page.getByRole('textbox', { name: '特困供养金' })).toBeFocused();
  await press(page, 'Escape');
  await expect(value(page, '低保金')).toHaveText('3,600.00');
  await page.getByRole('button', { name: '显示其中项' }).click();
  await value(page, '公益性岗位收入').click();
  await page.keyboard.type('6000');
  await press(page, 'Enter');
  await expect(sheet(page)).toContainText('其中项合计 6,000.00');
  await see(page, '83-income-parts');
});

const monitoring = (page: Page) => page.getByRole('tab', { name: /^监测/ });
const section = (page: Page) => page.getByRole('region', { name: /^监测 / });

test('a spell that was recognised earlier is recorded by hand', async ({ page }) => {
  await monitoring(page).click();
  await see(page, '84-no-spell');
  await page.getByRole('button', { name: '登记已认定的监测' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toContainText('请填写监测对象类别');
  await choose(page, '监测对象类别', '脱贫不稳定户');
  await dialog.getByLabel('识别监测时间').fill('202403');
  await choose(page, '致贫/返贫风险1', '因病');
  await dialog.getByLabel('风险线索发现日期').fill('2024-03-01');
  await see(page, '85-spell-dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(section(page)).toContainText('在监测');
  await see(page, '86-spell');
});

test('its income of twelve months gives its figures', async ({ page }) => {
  await section(page).getByRole('button', { name: '填识别时收入' }).click();
  await expect(page.getByText('2023-03-01')).toBeVisible();
  await value(page, '工资性收入').click();
  await page.keyboard.type('9000');
  await press(page, 'Enter');
  await value(page, '家庭人口数').click();
  await page.keyboard.type('3');
  await press(page, 'Enter');
  await expect(page.getByRole('list', { name: '计算过程' })).toContainText('3 人 = 3,000.00 元');
  await see(page, '87-income-of-spell');
  await monitoring(page).click();
  await expect(section(page)).toContainText('3,000.00');
});

test('an elimination says what speaks against it, and wants a reason', async ({ page }) => {
  await section(page).getByRole('button', { name: '风险消除', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, '风险消除方式', '帮扶消除');
  await choose(page, '风险消除后是否住房损毁', '是');
  await expect(dialog).toContainText('住房安全问题还没有解决');
  await see(page, '88-eliminate-refused');
  await expect(dialog.getByRole('button', { name: '登记风险消除', exact: true })).toBeDisabled();
  await choose(page, '风险消除后是否住房损毁', '否');
  await expect(dialog).toContainText('监测期间没有登记帮扶措施');
  await dialog.getByLabel('仍要消除的理由').fill('县里复核同意');
  await see(page, '89-eliminate');
  await dialog.getByRole('button', { name: '登记风险消除', exact: true }).click();
  await expect(section(page)).toContainText('风险已消除');
});

test('it is rolled back, eliminated again and marked again', async ({ page }) => {
  const today = await todayOf(page);
  await section(page).getByRole('button', { name: '回退', exact: true }).click();
  await page.getByLabel('回退原因').fill('复查发现仍在住院');
  await see(page, '90-roll-back');
  await page.getByRole('dialog').getByRole('button', { name: '回退', exact: true }).click();
  await expect(section(page)).toContainText(`${today} 回退：复查发现仍在住院`);
  await section(page).getByRole('button', { name: '风险消除', exact: true }).click();
  await choose(page, '风险消除方式', '自然消除');
  await page.getByRole('dialog').getByRole('button', { name: '登记风险消除', exact: true }).click();
  await section(page).getByRole('button', { name: '再次纳入', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('识别监测时间').fill(today.slice(0, 7).replace('-', ''));
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(section(page)).toHaveCount(2);
  await expect(section(page).first()).toContainText('再次纳入');
  await section(page).first().getByRole('button', { name: '收起' }).click();
  await see(page, '91-two-spells');
});

test('a closed year asks for the reason of a correction', async ({ page }) => {
  const closed = await callFromPage(page, 'year.close', { year: 2025 });
  expect(closed.ok).toBe(true);
  await page.getByRole('tab', { name: '收入' }).click();
  await value(page, '低保金').click();
  await page.keyboard.type('3700');
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('2025 年已经封存');
  await dialog.getByRole('textbox').fill('存折核对有误');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await expect(value(page, '低保金')).toHaveText('3,700.00');
  await press(page, 'Alt+h');
  await expect(page.getByRole('tooltip')).toContainText('存折核对有误');
  await see(page, '92-closed-year');
});
