// A check that the township adds without a program: written, tried, switched on, found, packed, taken away.
import { expect, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { choose, chooseByTyping, goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'own rules' });
test.describe.configure({ mode: 'serial' });

const table = (page: Page) => page.getByRole('table', { name: '自定规则' });
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

async function typeField(page: Page, label: string, typed: string, at = 0): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true }).nth(at);
  await box.click();
  await box.fill(typed);
  await box.press('Enter');
}

async function pick(page: Page, label: string, option: string, at = 0): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).nth(at).click();
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

const found = async (page: Page) => {
  const answer = await callFromPage(page, 'check.run', { year: 2021, rules: ['Z001'] });
  return answer.ok ? answer.value.hits.length : -1;
};

test('a rule is written with N, says what is missing, and is tried before it is kept', async ({ page }) => {
  await makeArchive(page, '自定规则');
  await importFiles(page, sampleFiles);
  await choose(page, '年度', '2021 年度');
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '自定规则' }).click();
  await see(page, '80-own-rules-none');
  await page.keyboard.press('n');
  const box = dialog(page, '新建自定规则');
  await box.getByRole('button', { name: '保存' }).click();
  await expect(box).toContainText('请填写规则名称');
  await expect(box).toContainText('请至少写一个条件');
  await box.getByLabel('规则名称').fill('年纪大还在务工');
  await box.getByLabel('查出时的提示').fill('今年');
  await box.getByRole('button', { name: /\{v\}/ }).click();
  await page.keyboard.type('岁，请核实');
  await box.getByLabel('查出时的提示').press('Home');
  await box.getByRole('button', { name: /\{姓名\}/ }).click();
  await expect(box.getByLabel('查出时的提示')).toHaveValue('{姓名}今年{v}岁，请核实');
  await box.getByLabel('依据').fill('县里 3 月会议');
  await typeField(page, '项', 'nl');
  await pick(page, '比较', '≥');
  await box.getByRole('group', { name: '年龄' }).getByRole('textbox').fill('70');
  await box.getByRole('button', { name: '试查' }).click();
  await expect(box.getByRole('status')).toContainText(/2021 年度查出 \d+ 处/);
  await see(page, '81-own-rule-tried');
  expect(await callFromPage(page, 'ownRule.list', {})).toMatchObject({ value: { rules: [] } });
});

test('a field is compared with another one of its kind only', async ({ page }) => {
  const box = dialog(page, '新建自定规则');
  await box.getByRole('button', { name: '加一组条件' }).click();
  await typeField(page, '项', 'ldmj', 1);
  await pick(page, '比较', '>', 1);
  await pick(page, '与什么比较', '另一项', 1);
  await box.getByRole('combobox', { name: '另一项', exact: true }).click();
  await page.keyboard.type('电话');
  await expect(page.getByText('没有这一项，换名称或拼音再试')).toBeVisible();
  await page.keyboard.press('Escape');
  await chooseByTyping(page, '另一项', 'gdmj');
  await see(page, '82-own-rule-compared');
  await box.getByRole('button', { name: '试查' }).click();
  await expect(box.getByRole('status')).toContainText('2021 年度');
  await box.getByRole('button', { name: '去掉这一组' }).click();
  await box.getByRole('button', { name: '保存' }).click();
  await expect(box).toHaveCount(0);
  const row = table(page).getByRole('row', { name: 'Z001' });
  await expect(row).toContainText('每个成员：年龄 ≥ 70');
  await expect(row).toContainText('试查后才能启用');
  await see(page, '83-own-rules');
});

test('switching it on tries it first; from then on the check finds it', async ({ page }) => {
  expect(await found(page)).toBe(0);
  await page.getByRole('switch', { name: '启用 Z001' }).click();
  const box = dialog(page, /试查 Z001/);
  await expect(box.getByRole('status')).toContainText(/查出 \d+ 处/);
  await see(page, '84-own-rule-before-on');
  await box.getByRole('button', { name: '启用', exact: true }).click();
  await expect(box).toHaveCount(0);
  await expect(page.getByRole('switch', { name: '启用 Z001' })).toBeChecked();
  expect(await found(page)).toBeGreaterThan(0);
  await expect(table(page)).not.toContainText('试查后才能启用');
});

test('Enter opens it; what was changed is off until it is tried again, and undone it is on', async ({
  page,
}) => {
  await table(page).getByRole('row', { name: 'Z001' }).focus();
  await page.keyboard.press('Enter');
  const box = dialog(page, '修改自定规则 Z001');
  await expect(box.getByLabel('依据')).toHaveValue('县里 3 月会议');
  await box.getByLabel('规则名称').fill('高龄务工');
  await box.getByRole('button', { name: '保存' }).click();
  await expect(box).toHaveCount(0);
  await expect(page.getByRole('switch', { name: '启用 Z001' })).not.toBeChecked();
  await page.getByRole('button', { name: '撤销保存 Z001' }).click();
  await expect(page.getByRole('switch', { name: '启用 Z001' })).toBeChecked();
  await expect(table(page)).toContainText('年纪大还在务工');
});

test('a dialog opens where it stays: no click at once goes beside it', async ({ page }) => {
  const widths = page.evaluate(async () => {
    const seen = new Set<number>();
    for (const until = performance.now() + 700; performance.now() < until;) {
      await new Promise(requestAnimationFrame);
      const width = document.querySelector('.ant-modal')?.getBoundingClientRect().width ?? 0;
      if (width > 0) seen.add(Math.round(width));
    }
    return [...seen];
  });
  await page.getByRole('button', { name: '做成政策包…' }).click();
  expect(await widths).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('it leaves in a policy pack, and is deleted when that is confirmed', async ({ page, shell }) => {
  await page.getByRole('button', { name: '做成政策包…' }).click();
  const box = dialog(page, '做成政策包');
  await see(page, '85-own-rules-pack');
  await box.getByRole('button', { name: '做成政策包' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toMatch(/^政策包_.*\.json$/);
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
    checks: { rules: [{ title: '年纪大还在务工', source: '县里 3 月会议' }] },
  });
  await page.getByRole('button', { name: '删除 Z001' }).click();
  await dialog(page, /删除 Z001/)
    .getByRole('button', { name: '删除', exact: true })
    .click();
  await expect(page.getByText('还没有自定规则')).toBeVisible();
  await page.getByRole('button', { name: '撤销删除' }).click();
  await expect(table(page)).toContainText('Z001');
});

test('a province’s pack that speaks of checks shows each of its words before it is loaded', async ({
  page,
}) => {
  const pack = fileURLToPath(new URL('../fixtures/packs/example-province-checks.json', import.meta.url));
  await page.getByRole('tab', { name: '政策包' }).click();
  await page.getByLabel('载入政策包', { exact: true }).setInputFiles(pack);
  const changes = page.getByRole('table', { name: '载入后的变化' });
  await expect(changes).toContainText('7 天（程序原定 5 天）');
  await expect(changes).toContainText('不查这一条');
  await see(page, '86-pack-of-checks');
});

test('nothing went wrong unseen', ({ shell }) => expect(shell.faults).toEqual([]));
