// A field that only this township needs: defined, filled, found again in the years.
import { expect } from '@playwright/test';
import { choose, goTo, importFiles, makeArchive, sampleFiles, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'own-fields' });
test.describe.configure({ mode: 'serial' });

test('a field of one’s own is made in settings', async ({ page }) => {
  await makeArchive(page, '自定义');
  await importFiles(page, sampleFiles);
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '自定义字段' }).click();
  await see(page, '70-own-fields-none');
  await page.getByRole('button', { name: '新增字段' }).click();
  await page.getByLabel('名称').fill('烤烟种植');
  await choose(page, '类型（必填）', '单选');
  await page.getByLabel('选项').fill('种\n不种');
  await page.getByText('每年填一次').click();
  await see(page, '71-own-field');
  await page.getByRole('button', { name: '保存' }).click();
  const table = page.getByRole('table', { name: '自定义字段' });
  await expect(table).toContainText('种、不种');
  await see(page, '72-own-fields');
});

test('and stands on the form of every household, to be filled by its initials', async ({ page }) => {
  const list = await callFromPage(page, 'household.list', { year: 2021 });
  const id = list.ok ? (list.value.rows[0]?.id ?? 0) : 0;
  await page.goto(`${page.url().split('#')[0] ?? ''}#/household/${id}`);
  const own = page.getByRole('region', { name: '自定义' });
  await own.getByRole('button', { name: '修改烤烟种植' }).click();
  await page.keyboard.type('bz');
  await page.keyboard.press('Enter');
  await expect(own).toContainText('不种');
  await own.scrollIntoViewIfNeeded();
  await see(page, '73-own-field-filled');
  await expect(page.getByRole('table', { name: '历年情况' })).toBeVisible();
});
