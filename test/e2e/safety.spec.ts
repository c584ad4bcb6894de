// Who may open the archive, what each is offered, and what is seen of it while it is locked.
import { expect, type Page } from '@playwright/test';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { fillNewArchive, goTo, importFiles, OPERATOR, PASSPHRASE, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'safety' });
test.describe.configure({ mode: 'serial' });

const INSPECTOR = '周检查';
const GIVEN = '管理员给的口令2026';
const OWN = '检查员自己的口令';
const unlockForm = (page: Page) => page.getByRole('form', { name: '解锁' });

const lockedBy = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await act();
  await expect(unlockForm(page)).toBeVisible();
};

/** A passphrase is stretched at length: on a busy computer for more than the few seconds of other steps. */
const unlock = async (page: Page, passphrase: string): Promise<void> => {
  await unlockForm(page).getByLabel('口令').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(
    unlockForm(page).getByRole('button', { name: /解锁/ }).and(page.locator('.ant-btn-loading')),
  ).toHaveCount(0, { timeout: 20_000 });
};

let recoveryCode = '';

test('a new archive: four steps by keyboard, and the sheet of the recovery code at the end', async ({
  page,
}) => {
  await expect(page.getByRole('form', { name: '新建档案库' })).toBeVisible({ timeout: 20_000 });
  await see(page, '70-new-archive-1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('请填写档案库名称，例如乡镇名');
  recoveryCode = await fillNewArchive(page, '青石镇', '青石镇');
  expect(recoveryCode).toMatch(/^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){4}$/);
  const begin = page.getByRole('button', { name: '导入国家系统的表格' });
  await expect(begin).toBeDisabled();
  await see(page, '71-recovery-sheet');
  await page.getByRole('checkbox', { name: '已打印并交单位保密柜' }).check();
  await begin.click();
  await expect(page.getByRole('banner')).toContainText(OPERATOR);
  const { name, bytes } = csvFile('成员信息_2025.csv', [aRow('900', 1), aRow('900', 2)]);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
});

test('locked by Ctrl+L nothing is seen or read; unlocked everything is as it was left', async ({ page }) => {
  await goTo(page, '户档案');
  await expect(page.getByRole('grid', { name: '户列表' })).toBeFocused();
  await expect(page.getByRole('article', { name: '户预览' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '修改户联系电话' }).click();
  const box = page.getByRole('textbox', { name: '户联系电话' });
  await box.fill('138123');
  await lockedBy(page, () => page.keyboard.press('Control+l'));
  await see(page, '72-locked');
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已锁定');
  for (const each of await page.locator('body > :not(#lock-screen)').all())
    await expect(each).not.toBeVisible();
  const tree = await page.locator('body').ariaSnapshot();
  expect(tree).not.toContain('138123');
  expect(tree).not.toContain('户编号');
  await expect(unlockForm(page).getByLabel('口令')).toBeFocused();
  await unlock(page, '不是这个口令');
  await expect(page.getByRole('alert')).toContainText('口令不对');
  await unlock(page, PASSPHRASE);
  await expect(unlockForm(page)).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('138123');
  await box.press('Escape');
  await expect(page.getByRole('button', { name: '撤销', exact: true })).toContainText('导入');
});

test('an idle window locks itself, a busy one does not', async ({ page }) => {
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('banner')).toContainText(OPERATOR);
  await page.clock.fastForward('09:00');
  await page.keyboard.press('Shift');
  await page.clock.fastForward('09:30');
  await expect(unlockForm(page)).toHaveCount(0);
  await lockedBy(page, () => page.clock.fastForward('01:00'));
  await unlock(page, PASSPHRASE);
  await expect(page.getByRole('banner')).toBeVisible();
});

test('the administrator adds an inspector, who sets a passphrase of his own', async ({ page }) => {
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '操作员' }).click();
  await see(page, '73-operators');
  await page.getByRole('button', { name: '添加操作员' }).click();
  const dialog = page.getByRole('dialog', { name: '添加操作员' });
  await dialog.getByLabel('姓名').fill(INSPECTOR);
  await dialog.getByRole('radio', { name: /^检查员/ }).check();
  await dialog.getByLabel('给他的口令（至少 8 位）').fill(GIVEN);
  await dialog.getByLabel('再输一遍口令').fill(GIVEN);
  await see(page, '74-add-operator');
  await dialog.getByRole('button', { name: '添加' }).click();
  await expect(page.getByRole('table', { name: '操作员表' })).toContainText(INSPECTOR, { timeout: 20_000 });
  await lockedBy(page, () => page.keyboard.press('Control+l'));
  await unlock(page, GIVEN);
  const must = page.getByRole('dialog', { name: '请先改口令' });
  await expect(must).toBeVisible();
  await page.keyboard.press('Escape');
  await see(page, '75-must-change');
  await must.getByLabel('现在的口令').fill(GIVEN);
  await must.getByLabel('新口令（至少 8 位）').fill(OWN);
  await must.getByLabel('再输一遍新口令').fill(OWN);
  await page.keyboard.press('Enter');
  await expect(must).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByRole('banner')).toContainText(INSPECTOR);
});

test('an inspector is offered nothing that he may not do, on any page', async ({ page }) => {
  const rail = page.getByRole('navigation', { name: '主菜单' });
  await expect(rail.getByRole('link', { name: '录入' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^撤销/ })).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('导');
  await expect(page.getByRole('option', { name: /导入导出/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /命令/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+n');
  await goTo(page, '户档案');
  await expect(page.getByRole('grid', { name: '户列表' })).toBeFocused();
  await expect(page.getByRole('article', { name: '户预览' })).toBeVisible();
  for (const name of ['新增户', '批量修改', '导出这张表', '加入清单'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await see(page, '76-inspector-list');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /^修改/ })).toHaveCount(0);
  for (const tab of ['成员', '收入', '生活条件', '监测', '帮扶', '文书', '历史', '概况']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('button', { name: OFFERS })).toHaveCount(0);
  }
  await page.getByRole('tab', { name: '成员' }).click();
  await expect(page.getByRole('switch', { name: '显示证件号码' })).toHaveCount(0);
  await see(page, '77-inspector-members');
  for (const place of ['工作台', '动态调整', '数据核查', '文书', '导入导出', '设置']) {
    await goTo(page, place);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByRole('button', { name: OFFERS })).toHaveCount(0);
    await see(page, `78-inspector-${place}`);
  }
});

test('the administrator finds in the log who looked at whom, and what an inspector writes down fits', async ({
  page,
}) => {
  await lockedBy(page, () => page.keyboard.press('Control+l'));
  await unlock(page, PASSPHRASE);
  await expect(page.getByRole('banner')).toContainText(OPERATOR);
  await goTo(page, '户档案');
  await expect(page.getByRole('grid', { name: '户列表' })).toBeFocused();
  await expect(page.getByRole('article', { name: '户预览' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: '成员' }).click();
  await page.getByRole('switch', { name: '显示证件号码' }).click();
  await expect(page.getByRole('grid', { name: '成员' })).toContainText('529901');
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '查看记录' }).click();
  const log = page.getByRole('table', { name: '查看记录' });
  await expect(log.getByRole('row').nth(1)).toContainText(`${OPERATOR}看完整号码`);
  await expect(log).toContainText(INSPECTOR);
  const words = (await page.getByRole('status', { name: '今天抄下的字' }).textContent()) ?? '';
  await page.getByRole('textbox', { name: '上次抄下的字' }).fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '核对记录' })).toContainText('对得上');
  await page
    .getByRole('textbox', { name: '上次抄下的字' })
    .fill(words.replace(/[a-z]/, (letter) => (letter === 'b' ? 'c' : 'b')));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '核对记录' }).getByRole('alert')).toBeVisible();
  await see(page, '79-access-log');
});

test('a backup is proved, tried, and listed; the desk says how it stands', async ({ page }) => {
  await page.getByRole('tab', { name: '备份和校验' }).click();
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByRole('region', { name: '备份', exact: true })).toContainText('备份已核对');
  await page.getByRole('button', { name: '试恢复一次' }).click();
  await expect(page.getByRole('region', { name: '试恢复' })).toContainText('能恢复');
  await expect(page.getByRole('table', { name: '备份表' }).getByRole('row').nth(1)).toContainText('已核对');
  await see(page, '80-backups');
  await goTo(page, '工作台');
  await expect(page.getByRole('region', { name: '备份情况' })).toContainText('试恢复过，能恢复');
  await see(page, '81-desk');
});

test('wrong passphrases make one wait; the recovery code opens, and asks for a new passphrase', async ({
  page,
}) => {
  await page.getByRole('button', { name: '关闭档案库' }).click();
  const form = page.getByRole('form', { name: '打开档案库' });
  for (const passphrase of ['不对一', '不对二', '不对三', '不对四'])
    expect(await callFromPage(page, 'archive.open', { name: '青石镇', passphrase })).toMatchObject({
      error: { rule: 'archive-wrong-passphrase' },
    });
  await form.getByLabel('口令').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(form.getByRole('button', { name: /秒后再试/ })).toBeDisabled();
  await see(page, '82-too-many');
  await expect(form.getByLabel('口令')).toBeEnabled({ timeout: 8_000 });
  await page.getByRole('button', { name: '忘了口令，用恢复码打开' }).click();
  await form.getByLabel('恢复码').fill(recoveryCode.replaceAll('-', ' ').toLowerCase());
  await page.keyboard.press('Enter');
  const must = page.getByRole('dialog', { name: '请先改口令' });
  await expect(must).toContainText('恢复码');
  await see(page, '83-by-recovery-code');
  await must.getByLabel('新口令（至少 8 位）').fill(`${PASSPHRASE}新`);
  await must.getByLabel('再输一遍新口令').fill(`${PASSPHRASE}新`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText(OPERATOR);
});

/** How the buttons that write, print or send out begin. */
const OFFERS = /^(新增|新建|添加|保存|登记|导入|导出|打印|印|删除|修改|批量|发起|办理|撤销|重做|立即备份)/;
