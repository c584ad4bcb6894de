import { expect } from '@playwright/test';
import { choose, goTo, makeArchive, see } from './clerk.ts';
import { test } from './shell.ts';

test('the desk shows what is to be done, and keeps days of its own', async ({ page }) => {
  await makeArchive(page, '工作台');
  const home = page.getByRole('region', { name: '工作台' });
  await expect(home).toBeVisible();
  await expect(home.getByRole('button', { name: '去导入' })).toBeVisible();
  await see(page, 'home-empty');
  for (const [title, ahead] of [
    ['交月报', 0],
    ['村级会议记录归档', -3],
    ['驻村工作例会', 2],
  ] as const) {
    await page.getByRole('button', { name: '新增日程' }).click();
    const dialog = page.getByRole('dialog', { name: '新增日程' });
    await dialog.getByLabel('事项').fill(title);
    const day = new Date(Date.now() + ahead * 86_400_000);
    const local = new Date(day.getTime() - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const due = dialog.getByLabel('最后一天');
    await due.fill(local);
    await due.press('Enter');
    await dialog.getByLabel('责任人').fill('李经办');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
  }
  const list = home.getByRole('grid', { name: '待办' });
  await expect(list).toContainText('已超 3 天');
  await expect(list).toContainText('今天');
  await see(page, 'home');
  await home
    .getByRole('region', { name: /年日程/ })
    .getByLabel('交月报办完')
    .click();
  await expect(list).not.toContainText('交月报');
  await choose(page, '责任人', '李经办');
  await expect(list).toContainText('村级会议记录归档');
  await list.press('Home');
  await list.press('Enter');
  await expect(page.getByRole('dialog', { name: '修改日程' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '打印日程表' }).click();
  await expect(page.getByRole('region', { name: '文书' })).toContainText('工作日程表');
  await goTo(page, '工作台');
  await page.getByRole('button', { name: '下一个月' }).click();
  await see(page, 'home-next-month');
});
