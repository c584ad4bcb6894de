// The checks: from a hit to its closing, what is answered, what is put right at once.
import { expect } from '@playwright/test';
import { checkedArchive, hit, list, rule } from './check.ts';
import { goTo, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'check' });
test.describe.configure({ mode: 'serial' });

test('an archive that was never checked says what to do', async ({ page }) => {
  await checkedArchive(page, '核查');
  await expect(page.getByRole('heading', { name: '还没有核查过' })).toBeVisible();
  await see(page, 'check-not-yet');
});

test('the hits stand by rule, village and household', async ({ page }) => {
  await page.getByRole('button', { name: '开始核查' }).click();
  await expect(list(page)).toBeVisible();
  await expect(hit(page)).toBeVisible();
  await see(page, 'check-all');
  await page.getByText('按村', { exact: true }).click();
  await see(page, 'check-villages');
  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await see(page, 'check-village-open');
  await page.getByText('按户', { exact: true }).click();
  await see(page, 'check-households');
  await page.getByText('按规则', { exact: true }).click();
  await page.getByRole('textbox', { name: '查找规则' }).fill('mz');
  await see(page, 'check-find-rule');
  await page.getByRole('textbox', { name: '查找规则' }).fill('');
});

test('Enter opens the field, and what is put right is gone', async ({ page }) => {
  await rule(page, 'Q026').click();
  await expect(list(page).getByRole('row')).toHaveCount(2);
  await see(page, 'check-one-rule');
  await list(page).focus();
  await page.keyboard.press('Enter');
  const field = page.locator('.ant-drawer [data-field="member.nation"]');
  await expect(field.getByRole('combobox')).toBeFocused();
  await see(page, 'check-field');
  await field.getByRole('combobox').fill('hanzu');
  await page.keyboard.press('Enter');
  await expect(field).toContainText('汉族');
  await goTo(page, '数据核查');
  await expect(list(page).getByText('这条规则没有发现疑点')).toBeVisible();
  await expect(rule(page, 'Q026')).toHaveCount(0);
  await see(page, 'check-rule-done');
});

test('a warning that is so is answered, rests, and can be taken up again', async ({ page }) => {
  await rule(page, 'Q030').click();
  await expect(list(page).getByRole('row')).toHaveCount(3);
  await list(page).focus();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: '情况属实' });
  await dialog.getByRole('radio', { name: /全部 2 处/ }).check();
  await dialog.getByRole('button', { name: '记下说明' }).click();
  await expect(dialog).toContainText('请写明为什么情况属实');
  await dialog.getByLabel('属实的理由').fill('本人确为民主党派成员');
  await dialog.getByLabel('依据').fill('党派证');
  await see(page, 'check-answer');
  await dialog.getByRole('button', { name: '记下说明' }).click();
  await expect(list(page).getByText('没有要处理的疑点')).toBeVisible();
  await see(page, 'check-answered');
  await page
    .getByText(/^已说明 2$/)
    .last()
    .click();
  await expect(hit(page)).toContainText('本人确为民主党派成员');
  await expect(hit(page)).toContainText('党派证');
  await see(page, 'check-answered-list');
  await page.getByRole('button', { name: '重新核查' }).click();
  await expect(list(page).getByRole('row')).toHaveCount(3);
  await hit(page).getByRole('button', { name: '撤回说明' }).click();
  await expect(list(page).getByRole('row')).toHaveCount(2);
  await page.getByText(/^未说明 1$/).click();
  await expect(list(page).getByRole('row')).toHaveCount(2);
});

test('what is chosen from the keyboard is registered together', async ({ page }) => {
  await rule(page, '全部规则').click();
  await list(page).focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: '已选的疑点' });
  await expect(bar).toContainText('已选');
  await see(page, 'check-chosen');
  await bar.getByRole('button', { name: /登记问题台账/ }).click();
  await expect(page.getByText(/登记 \d+ 个问题/)).toBeVisible();
  await expect(bar).toBeHidden();
});

test('what needs no asking is put right at once, and taken back', async ({ page }) => {
  await page.getByText('一键修正', { exact: true }).click();
  const fixes = page.getByRole('grid', { name: '能直接改的' });
  await expect(fixes.getByRole('row')).not.toHaveCount(1);
  await see(page, 'check-fixes');
  await page.getByRole('button', { name: /^修正 \d+ 处$/ }).click();
  await expect(page.getByText(/已修正 \d+ 处/)).toBeVisible();
  await expect(fixes.getByText('没有能直接改的')).toBeVisible();
  await page.getByRole('button', { name: '撤销修正' }).click();
  await expect(fixes.getByRole('row')).not.toHaveCount(1);
  await page.getByText('规则', { exact: true }).first().click();
  await rule(page, 'Q003').click();
  await expect(list(page).getByRole('row')).toHaveCount(2);
});

test('the curve of the checks', async ({ page }) => {
  await page.getByText('趋势', { exact: true }).click();
  await expect(page.getByRole('img', { name: /^错误 \d+ 处/ })).toBeVisible();
  await see(page, 'check-curve');
});

test('what a change leads to is said quietly where it is made, and answered there', async ({
  page,
  shell,
}) => {
  await page.getByText('规则', { exact: true }).first().click();
  await rule(page, 'Q030').click();
  await list(page).focus();
  await page.keyboard.press('Enter');
  const field = page.locator('.ant-drawer [data-field="member.political_status"]');
  await expect(field.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.locator('.ant-drawer-close').click();
  const side = page.getByRole('complementary', { name: '疑点和提示' });
  await side
    .getByRole('listitem')
    .filter({ hasText: '较少见' })
    .getByRole('button', { name: '情况属实…' })
    .click();
  const dialog = page.getByRole('dialog', { name: '情况属实' });
  await dialog.getByLabel('属实的理由').fill('入户看过证件');
  await dialog.getByRole('button', { name: '记下说明' }).click();
  await side.getByRole('button', { name: /^已说明 \d 处$/ }).click();
  await expect(side).toContainText('入户看过证件');
  await see(page, 'check-household');
  await page.getByRole('tab', { name: '概况' }).click();
  await page
    .locator('[data-field="household.phone"]')
    .getByRole('button', { name: '修改户联系电话' })
    .click();
  await page.keyboard.type('1380000');
  await page.keyboard.press('Enter');
  const notice = page.getByRole('contentinfo').getByText(/与刚才的修改有关的疑点/);
  await expect(notice).toBeVisible();
  await see(page, 'check-notice');
  await page.getByRole('contentinfo').getByRole('button', { name: '查看' }).click();
  await expect(page.locator('[data-field="household.phone"]').getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('13800001234');
  await page.keyboard.press('Enter');
  await expect(notice).toBeHidden();
  expect(shell.faults).toEqual([]);
});

test('whatever tab a field is on, it is opened there with the keyboard in it', async ({ page, shell }) => {
  const listed = await callFromPage(page, 'household.list', { year: 2026 });
  const id = listed.ok ? (listed.value.rows[0]?.id ?? 0) : 0;
  const places: [tab: string, field: string, isTyped: boolean][] = [
    ['income', 'income.wage_income', true],
    ['living', 'living_conditions.road_distance', true],
    ['overview', 'household.household_type', true],
    ['income', 'income.per_capita_net_income', false],
  ];
  for (const [tab, field, isTyped] of places) {
    await page.evaluate(
      (hash) => (window.location.hash = hash),
      `#/household/${id}?tab=${tab}&field=${field}`,
    );
    const place = page.locator(`.body [data-field="${field}"]`);
    const target = isTyped ? place.locator('input') : place;
    await expect(target, field).toBeFocused();
    await expect(place).toBeInViewport();
  }
  await see(page, 'check-income-field');
  await page.evaluate(
    (hash) => (window.location.hash = hash),
    `#/household/${id}?tab=assistance&field=helper.name`,
  );
  await expect(page.getByRole('button', { name: '新增结对' })).toBeFocused();
  expect(shell.faults).toEqual([]);
});
