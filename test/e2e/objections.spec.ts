// Objections to a notice: taken down, looked into, decided and answered; photos of the board.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Output, Request, WindowChannel } from '#contract/channels.ts';
import { choose, goTo, importFiles, makeArchive, see, writeDay } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';
import { aRow, csvFile } from '../support/member-file.ts';

test.use({ story: 'objections' });
test.describe.configure({ mode: 'serial' });

const HEADS = ['钱大山', '李有田', '周玉兰'];
const YEAR = new Date().getFullYear();
const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv-SE');

async function must<N extends WindowChannel>(page: Page, channel: N, input: Request<N>): Promise<Output<N>> {
  const answer = await callFromPage(page, channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Days of the steps before the notice and of the notice itself: it has hung for sixteen days. */
const DAYS: Readonly<Record<string, number>> = { consent: 19, visit: 18, review: 17, notice: 16 };

/** A procedure of three households whose notice hangs. */
async function withNotice(page: Page): Promise<void> {
  const { rows } = await must(page, 'household.list', { year: YEAR });
  const householdIds = rows.map(({ id }) => id);
  const { villages } = await must(page, 'village.list', {});
  const villageId = villages.find(({ name }) => name === '云溪村')?.id ?? 0;
  const start = { key: 'monitoring-identification', villageId, year: YEAR, clueOn: daysAgo(20) };
  const { id } = await must(page, 'procedure.start', { ...start, householdIds });
  for (const householdId of householdIds)
    await must(page, 'procedure.updateHousehold', {
      ...{ id, householdId, consentOn: daysAgo(19), consentSigner: '户主', visitedOn: daysAgo(18) },
      ...{ investigators: ['张三', '李四'], votesFor: 18, votesAgainst: 2, votesAbstain: 0 },
      values: { 'monitoring.category': '2', 'monitoring.risk_1': '01' },
    });
  const { steps } = await must(page, 'procedure.get', { id });
  for (const { key, papers, noticeDays } of steps) {
    for (const { document, need } of papers)
      await must(page, 'procedure.receivePaper', { id, step: key, document, state: need, on: daysAgo(17) });
    const day = DAYS[key];
    if (day === undefined) continue;
    await must(page, 'procedure.doStep', {
      ...{ id, step: key, on: daysAgo(day), expected: 24, present: 20 },
      ...(noticeDays === null ? {} : { noticeFrom: daysAgo(day) }),
    });
    if (key === 'notice') return;
  }
}

const board = (page: Page): Locator => page.getByRole('grid', { name: '异议' });
const drawer = (page: Page): Locator => page.getByRole('dialog', { name: /的异议$/ });
/** Also while the sign of an answer on its way still fades from it. */
const button = (place: Locator, name: string): Locator =>
  place.getByRole('button', { name: new RegExp(`^(loading )?${[...name].join('\\s?')}$`) });

async function fillObjection(page: Page, about: string, content: string, on: string): Promise<Locator> {
  await page.getByRole('button', { name: '登记异议' }).click();
  const dialog = page.getByRole('dialog', { name: /^登记异议/ });
  await writeDay(page, '收到日期', on);
  await choose(page, '对谁的异议', about);
  await dialog.getByLabel('异议内容（必填）').fill(content);
  return dialog;
}

test('the page of a procedure says that nobody objected yet', async ({ page }) => {
  await makeArchive(page, '异议');
  const people = HEADS.map((head, at) =>
    aRow(String(101 + at), 1, {
      ...{ 村: '云溪村', 组: '一组', 姓名: head, 健康状况: '健康', 文化程度: '小学', 户类型: '一般农户' },
    }),
  );
  const { name, bytes } = csvFile(`成员信息_${YEAR}.csv`, people);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await withNotice(page);
  await goTo(page, '动态调整');
  await page.getByRole('grid', { name: '程序列表' }).getByRole('row').nth(1).dblclick();
  await page.getByRole('tab', { name: '异议' }).click();
  await expect(page.getByRole('region', { name: '异议' })).toContainText('没有人提出异议');
  await see(page, 'objections-none');
});

test('an objection by name is taken down, and the next step waits for it', async ({ page }) => {
  const dialog = await fillObjection(page, '钱大山', '家里上年买了小汽车，不符合条件', daysAgo(14));
  await dialog.getByLabel('提出人', { exact: true }).fill('郑举实');
  await dialog.getByLabel('提出人电话').fill('13911223344');
  await see(page, 'objections-add');
  await button(dialog, '登记').click();
  await expect(drawer(page)).toContainText('下一步：两人核实');
  await expect(board(page)).toContainText('待核实');
  await expect(page.getByRole('region', { name: '下一步' })).toContainText('还有 1 件异议没有处理');
  await expect(page.getByRole('tab', { name: '异议 1' })).toBeVisible();
});

test('two people look into it; one alone is refused', async ({ page }) => {
  const place = drawer(page);
  await writeDay(page, '核实日期', daysAgo(13));
  const people = place.getByRole('combobox', { name: '核实人' });
  await people.fill('张三');
  await people.press('Enter');
  await place
    .getByLabel('核实情况（必填）')
    .fill('经查车管所登记和入户核对，该户上年 11 月购小轿车一辆，属实。');
  await button(place, '登记核实').click();
  await expect(place.getByRole('alert')).toContainText('核实人不足 2 人，请填写两名不同的核实人');
  await see(page, 'objections-one-verifier');
  await people.fill('李四');
  await people.press('Enter');
  await button(place, '登记核实').click();
  await expect(place).toContainText('下一步：处理');
});

test('it is upheld, and the household falls out in the same act', async ({ page }) => {
  const place = drawer(page);
  await place.getByRole('radio', { name: '异议成立' }).check();
  await expect(place.getByRole('checkbox', { name: '同时把该户移出本次程序' })).toBeChecked();
  await writeDay(page, '处理日期', daysAgo(12));
  await place.getByLabel('处理人').fill('郑书记');
  await see(page, 'objections-decide');
  await button(place, '登记处理').click();
  await expect(place).toContainText('下一步：答复');
  await writeDay(page, '答复日期', daysAgo(11));
  await place.getByLabel('答复内容').fill('当面告知：情况属实，该户已移出本次名单。');
  await see(page, 'objections-answer');
  await button(place, '登记答复').click();
  await expect(place).toContainText('这件异议已经办完');
  await see(page, 'objections-done');
  await place.getByRole('button', { name: /关闭|Close/ }).click();
  await page.getByRole('tab', { name: /^户/ }).click();
  await expect(page.getByRole('grid', { name: '程序里的户' })).toContainText('移出');
});

test('an anonymous one that is late stands first, and is withdrawn', async ({ page }) => {
  await page.getByRole('tab', { name: '异议' }).click();
  const dialog = await fillObjection(page, '整份名单', '名单漏了一户因病支出大的人家', daysAgo(10));
  await dialog.getByText('电话', { exact: true }).click();
  await button(dialog, '登记').click();
  await expect(board(page).getByRole('row').nth(1)).toContainText('匿名');
  await expect(board(page).getByRole('row').nth(1)).toContainText('已超');
  await see(page, 'objections-list');
  await button(drawer(page), '提出人撤回').click();
  const asking = page.getByRole('dialog', { name: '提出人撤回异议' });
  await button(asking, '登记撤回').click();
  await expect(drawer(page)).toContainText('这件异议已经办完');
  await drawer(page)
    .getByRole('button', { name: /关闭|Close/ })
    .click();
  await expect(page.getByRole('tab', { name: '异议', exact: true })).toBeVisible();
});

test('photos of the board are added, opened and taken off', async ({ page }) => {
  await page.getByRole('list', { name: '步骤' }).getByRole('button').filter({ hasText: '村内公示' }).click();
  const photos = page.getByRole('region', { name: '照片' });
  const clip = { x: 400, y: 100, width: 400, height: 300 };
  for (const [name, buffer] of [
    ['远景.png', await page.screenshot()],
    ['近景.png', await page.screenshot({ clip })],
  ] as const)
    await photos.getByLabel('添加照片').setInputFiles({ name, mimeType: 'image/png', buffer });
  await expect(photos.getByRole('button', { name: /^打开/ })).toHaveCount(2);
  await expect(photos.getByRole('img')).toHaveCount(2);
  await see(page, 'objections-photos');
  await photos.getByRole('button', { name: '打开近景.png' }).click();
  const large = page.getByRole('dialog').filter({ hasText: '近景.png' });
  await expect(large.getByRole('img', { name: '近景.png' })).toBeVisible();
  await button(large, '取下').click();
  const reason = page.getByRole('dialog', { name: '取下近景.png' });
  await reason.getByLabel('取下原因').fill('拍糊了');
  await button(reason, '取下').click();
  await expect(photos.getByRole('button', { name: /^打开/ })).toHaveCount(1);
});
