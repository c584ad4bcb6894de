// Time: a household as on a day, the history of a field, closed years, acts undone and redone out of turn.
import { expect, type Page } from '@playwright/test';
import { callFromPage } from './contract.ts';
import { goTo, importFiles, makeArchive, sampleFiles, see, writeDay } from './clerk.ts';
import { test } from './shell.ts';

test.use({ story: 'time' });
test.describe.configure({ mode: 'serial' });

const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const main = (page: Page) => page.getByRole('main');

async function householdOf(page: Page, text: string): Promise<number> {
  const found = await callFromPage(page, 'household.search', { text, limit: 1 });
  if (!found.ok) throw new Error('no household');
  return found.value.hits[0]!.householdId!;
}

async function openHousehold(page: Page, id: number): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#/household/${id}`);
  await expect(page.getByRole('tab', { name: '概况' })).toBeVisible();
}

let household = 0;

test('the household as it was last December is shown and cannot be altered', async ({ page }) => {
  await makeArchive(page, '时间');
  await importFiles(page, sampleFiles);
  household = await householdOf(page, '王䶮');
  const got = await callFromPage(page, 'household.get', { id: household, year: 2025 });
  if (!got.ok) throw new Error('no household');
  const leaver = got.value.members.find((m) => m.present && m.values['member.relation'] !== '01')!;
  const left = await callFromPage(page, 'member.leave', {
    ...{ id: leaver.id, reason: '01', on: '2026-02-03', proof: '死亡证明' },
  });
  expect(left.ok).toBe(true);
  await openHousehold(page, household);
  const people = got.value.members.filter((m) => m.present).length;
  await expect(tab(page, `成员 ${people - 1}`)).toBeVisible();
  await writeDay(page, '截至哪一天', '2025-12-31').catch(() => undefined);
  await expect(page.getByText('这是 2025-12-31 的情况，只能看')).toBeVisible();
  await expect(tab(page, `成员 ${people}`)).toBeVisible();
  await expect(main(page).getByRole('button', { name: /^修改/ })).toHaveCount(0);
  await see(page, '70-as-on-overview');
  for (const name of ['成员', '收入', '监测', '帮扶', '走访']) {
    await tab(page, name).click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await see(page, `71-as-on-${name}`);
  }
  await page.getByRole('button', { name: '回到今天' }).click();
  await expect(tab(page, `成员 ${people - 1}`)).toBeVisible();
  await expect(page.getByText('只能看')).toHaveCount(0);
});

test('the history of a field is told beside it, by the clock or Alt+H', async ({ page }) => {
  await callFromPage(page, 'household.update', {
    ...{ id: household, year: 2025, values: { 'household.phone': '13900000001' }, reason: '本人来电' },
  });
  await page.reload();
  await tab(page, '概况').click();
  const phone = page.getByRole('button', { name: '修改户联系电话' });
  await phone.focus();
  await page.keyboard.press('Alt+h');
  const history = page.getByRole('tooltip');
  await expect(history).toContainText('13900000001');
  await expect(history).toContainText('理由：本人来电');
  await see(page, '72-field-history');
  await page.keyboard.press('Alt+h');
  await expect(history).toHaveCount(0);
});

test('a closed year asks for the reason of a correction, whatever is saved', async ({ page }) => {
  await goTo(page, '设置');
  await tab(page, '年度').click();
  await see(page, '73-years');
  await page.getByRole('button', { name: '封存 2025 年' }).click();
  await page.getByLabel('说明').fill('年报已上报');
  await see(page, '74-close-year');
  await page.getByRole('dialog').getByRole('button', { name: '封存', exact: true }).click();
  await expect(page.getByRole('table', { name: '年度' })).toContainText('已封存');
  await see(page, '75-closed-year');
  await openHousehold(page, household);
  await tab(page, '生活条件').click();
  await page.getByRole('button', { name: '修改住房面积' }).click();
  await page.getByRole('textbox', { name: '住房面积' }).fill('99');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '更正已封存的年度' });
  await expect(dialog).toContainText('2025 年已经封存');
  await dialog.getByLabel('更正原因').fill('重新丈量');
  await see(page, '76-reason');
  await dialog.getByRole('button', { name: '更正' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: '修改住房面积' })).toContainText('99');
});

test('what stands in the way of an undo is named and can be cleared on the spot', async ({ page }) => {
  for (const phone of ['13900000002', '13900000003'])
    await callFromPage(page, 'household.update', {
      ...{ id: household, year: 2025, values: { 'household.phone': phone } },
    });
  await goTo(page, '设置');
  await page.reload();
  await tab(page, '操作记录').click();
  await page.getByLabel('操作或理由').fill('本人来电');
  const row = page.getByRole('table', { name: '操作记录' }).getByRole('row', { name: /本人来电/ });
  await expect(page.getByRole('table', { name: '操作记录' }).locator('tbody tr')).toHaveCount(1);
  await see(page, '77-changes-found');
  await row.getByRole('button', { name: /^撤销/ }).click();
  const dialog = page.getByRole('dialog', { name: '还不能撤销' });
  await expect(dialog.getByRole('list', { name: '要先处理的操作' }).getByRole('listitem')).toHaveCount(2);
  await see(page, '78-in-the-way');
  const clear = dialog.getByRole('listitem').getByRole('button', { name: /^撤销/ });
  await clear.first().click();
  await expect(page.getByText(/已撤销“/).first()).toBeVisible();
  await clear.last().click();
  await dialog.getByRole('button', { name: '再撤销' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row.getByRole('button', { name: /^重做/ })).toBeVisible();
  await row.getByRole('button', { name: /^重做/ }).click();
  await expect(row.getByRole('button', { name: /^撤销/ })).toBeVisible();
});

test('the timeline tells what happened, by kind, and goes to the printer', async ({ page }) => {
  const added = await callFromPage(page, 'record.add', {
    ...{ kind: 'visit', ownerId: household },
    values: { 'visit.visited_on': '2026-04-05', 'visit.visitors': '孙干部' },
  });
  expect(added.ok).toBe(true);
  await page.reload();
  await openHousehold(page, household);
  await tab(page, '历史').click();
  await see(page, '79-changes-of-household');
  await page.getByText('时间轴', { exact: true }).click();
  const timeline = page.getByRole('table', { name: '时间轴' });
  await expect(timeline).toContainText('2月3日');
  await expect(timeline).toContainText('去世');
  await expect(timeline).toContainText('孙干部走访');
  await see(page, '80-timeline');
  await page.getByRole('checkbox', { name: /^走访/ }).uncheck();
  await expect(timeline).not.toContainText('孙干部走访');
  await page.getByRole('button', { name: '打印时间轴' }).click();
  await expect(page.getByRole('img', { name: '第 1 页' })).toBeVisible();
  await see(page, '81-timeline-print');
});
