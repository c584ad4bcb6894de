// Filters over any field, columns, working lists and one change of many households, by mouse and keyboard.
import { expect, type Page } from '@playwright/test';
import { readTexts } from '#test/backend/sheets/read-all.ts';
import { goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'list and bulk' });
test.describe.configure({ mode: 'serial' });

const grid = (page: Page) => page.getByRole('grid', { name: '户列表' });
const status = (page: Page) => page.getByRole('contentinfo');
const bar = (page: Page, which: '列表里' | '已选') =>
  page.getByRole('toolbar', { name: `对${which}的户`, exact: true });

async function typeInto(page: Page, label: string, text: string, at = 0): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true }).nth(at);
  await box.click();
  await box.fill(text);
  await box.press('Enter');
}

/** How many households the archive itself counts. */
async function counted(page: Page, filter: object): Promise<number> {
  const answer = await callFromPage(page, 'list.count', { filter: { year: 2025, ...filter } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.households;
}

const oldPeople = { join: 'and' as const, of: [{ field: 'member.age', op: 'ge' as const, values: [75] }] };

test('a condition on any field is found by its initials, told as a sentence and counted while one writes', async ({
  page,
}) => {
  await makeArchive(page, '列表');
  await importFiles(page, sampleFiles);
  await goTo(page, '户档案');
  await page.getByRole('button', { name: '更多条件' }).click();
  const dialog = page.getByRole('dialog', { name: '按条件筛选' });
  await typeInto(page, '项', 'nl');
  await expect(dialog.getByRole('group', { name: '年龄' })).toBeVisible();
  await dialog.getByRole('combobox', { name: '比较' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '≥' }).first().click();
  await dialog.getByRole('textbox', { name: '年龄' }).or(dialog.getByLabel('值')).fill('75');
  const n = await counted(page, { where: oldPeople });
  expect(n).toBeGreaterThan(0);
  await expect(dialog).toContainText(`符合 ${n} 户`);
  await dialog.getByRole('button', { name: '加一个条件' }).click();
  await typeInto(page, '项', 'jklx', 1);
  await see(page, '50-conditions');
  await dialog
    .getByRole('button', { name: /去掉条件/ })
    .last()
    .click();
  await dialog.getByRole('button', { name: '筛选', exact: true }).click();
  await expect(status(page)).toContainText(`${n} 户`);
  await expect(page.getByRole('toolbar', { name: '筛选条件' })).toContainText('条件：有成员 年龄 ≥ 75');
  await see(page, '58-conditions-told');
});

test('the filter is kept under a name and comes back with a click', async ({ page }) => {
  const n = await counted(page, { where: oldPeople });
  await page.getByRole('button', { name: '存为筛选' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('高龄户');
  await page.keyboard.press('Enter');
  const mine = page.getByRole('list', { name: '我的筛选' });
  await expect(mine).toContainText(`高龄户${n}`);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(status(page)).toContainText('120 户');
  await mine.getByRole('button', { name: `高龄户 ${n}` }).click();
  await expect(status(page)).toContainText(`${n} 户`);
});

test('columns are chosen, stay when the page is left, and sort', async ({ page }) => {
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('button', { name: '列', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '列表显示哪些列' });
  await typeInto(page, '加一列', 'gdmj');
  await dialog.getByRole('button', { name: '不显示 电话' }).click();
  await dialog.getByRole('button', { name: '不显示 组' }).click();
  await see(page, '51-columns');
  await dialog.getByRole('button', { name: '确定' }).click();
  const head = grid(page).getByRole('columnheader', { name: '耕地面积' });
  await expect(head).toBeVisible();
  await expect(grid(page).getByRole('columnheader', { name: '电话' })).toHaveCount(0);
  await goTo(page, '数据核查');
  await goTo(page, '户档案');
  const grip = await head.locator('.grip').boundingBox();
  if (grip === null) throw new Error('the column has no edge');
  await page.mouse.move(grip.x + 2, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + 42, grip.y + 8, { steps: 4 });
  await page.mouse.up();
  const width = async () => (await head.boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(100);
  const drawn = await width();
  await goTo(page, '数据核查');
  await goTo(page, '户档案');
  expect(await width()).toBe(drawn);
  await head.getByRole('button').click();
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await see(page, '52-list');
});

test('Ctrl+A takes every household, also those that are not loaded', async ({ page }) => {
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await expect(bar(page, '已选')).toContainText('已选 120 户');
  await see(page, '57-selection');
  await page.keyboard.press('Escape');
  await expect(bar(page, '列表里')).toContainText('120 户');
});

test('a working list is made from the selection, ticked household by household, and undone', async ({
  page,
}) => {
  await grid(page).focus();
  await page.keyboard.press('Home');
  for (const key of [' ', 'ArrowDown', ' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
  await bar(page, '已选').getByRole('button', { name: '加入清单' }).click();
  await page.getByRole('menuitem', { name: '新建工作清单' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('三月入户');
  await page.keyboard.press('Enter');
  const lists = page.getByRole('list', { name: '工作清单' });
  await expect(lists).toContainText('三月入户0/3');
  await lists.getByRole('button', { name: '三月入户 0/3' }).click();
  await expect(status(page)).toContainText('3 户');
  await grid(page).focus();
  await page.keyboard.press('Escape');
  await grid(page).getByRole('checkbox', { name: /已办/ }).first().click();
  await expect(lists).toContainText('三月入户1/3');
  await grid(page).focus();
  await page.keyboard.press(' ');
  await see(page, '53-working-list');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: '只看未办' }).check();
  await expect(status(page)).toContainText('2 户');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(lists).toContainText('三月入户0/3');
  await expect(status(page)).toContainText('3 户');
  await page.getByRole('tree', { name: '村和组' }).getByRole('button', { name: '全部' }).click();
});

test('one change of many households is shown value by value, made as one act and undone', async ({
  page,
}) => {
  await bar(page, '列表里').getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog', { name: /^批量修改 120 户/ });
  await typeInto(page, '要修改的项', 'gdmj');
  await dialog.getByLabel('新的值').fill('3.5');
  await expect(dialog.getByRole('status').last()).toContainText('将修改');
  const changes = dialog.getByRole('grid', { name: '要修改的值' });
  await expect(changes.getByRole('row').nth(1)).toContainText('3.50');
  await changes.getByRole('checkbox').first().click();
  await expect(dialog).toContainText('去掉勾选 1 项');
  await see(page, '54-bulk-preview');
  const told = await dialog.getByRole('button', { name: /^修改 \d+ 项$/ }).textContent();
  await dialog.getByRole('button', { name: /^修改 \d+ 项$/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: '撤销', exact: true })).toContainText('批量修改');
  const filter = {
    where: {
      join: 'and' as const,
      of: [{ field: 'living_conditions.arable_area', op: 'is' as const, values: [3.5] }],
    },
  };
  const after = await counted(page, filter);
  expect(told).toContain(String(after));
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect.poll(() => counted(page, filter)).toBeLessThan(after);
});

test('a bulk edit of members asks which, and shows what cannot be changed', async ({ page }) => {
  await bar(page, '列表里').getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog', { name: /^批量修改 120 户/ });
  await typeInto(page, '要修改的项', 'wgsj');
  await dialog.getByRole('combobox', { name: '怎么改' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '加减' }).first().click();
  await dialog.getByLabel('加多少，减写负数').fill('1');
  await dialog.getByRole('checkbox', { name: /只改其中一部分成员/ }).check();
  await typeInto(page, '项', 'xb');
  await typeInto(page, '值', '1');
  await page.keyboard.press('Escape');
  await dialog.getByText(/不能改的 [\d,]+ 项/).click();
  await expect(dialog.getByRole('grid', { name: '要修改的值' })).toContainText('原来没有填，不能增减');
  await see(page, '55-bulk-members');
  await dialog.getByRole('button', { name: '取消', exact: true }).click();
});

test('the household page goes on in the order of the list', async ({ page }) => {
  await grid(page).focus();
  await page.keyboard.press('Home');
  const second = await grid(page).getByRole('row').nth(2).getByRole('gridcell').nth(1).textContent();
  await page.keyboard.press('Enter');
  const nav = page.getByRole('navigation', { name: '列表里的前后户' });
  await expect(nav).toContainText('1 / 120');
  await expect(nav.getByRole('button', { name: '上一户' })).toBeDisabled();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(nav).toContainText('2 / 120');
  await expect(page.locator('.household-head')).toContainText(second ?? '?');
  await see(page, '56-neighbours');
  await page.keyboard.press('Escape');
  await expect(grid(page).locator('.row.here')).toContainText(second ?? '?');
});

test('the table is exported as it stands', async ({ page, shell }) => {
  await bar(page, '列表里').getByRole('button', { name: '导出这张表' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toMatch(/^.*青石镇_户列表_\d{4}_\d{8}\.xlsx$/);
  const rows = await readTexts(bytes);
  expect(rows.length).toBe(121);
  expect(rows[0]).toContain('耕地面积（亩）');
  expect(rows[0]).not.toContain('电话');
});

test('nothing went wrong unseen', ({ shell }) => expect(shell.faults).toEqual([]));
