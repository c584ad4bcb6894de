// People and households that change: by keyboard, each one act, undone with Ctrl+Z; and who stands twice.
import { expect, type Page } from '@playwright/test';
import { makeTownship } from '#test/support/make-township.ts';
import { choose, chooseByTyping, goTo, importFiles, makeArchive, see, writeDay } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'regroup' });
test.describe.configure({ mode: 'serial' });

const YEAR = 2026;
const dialog = (page: Page) => page.getByRole('dialog').last();

/** A family of the clerk's own, written through the contract: its people have names that the test knows. */
async function aFamily(page: Page, village: number): Promise<number> {
  const made = await callFromPage(page, 'household.create', {
    ...{
      villageId: village,
      year: YEAR,
      head: { 'member.name': '赵大山', 'member.sex': '1', 'member.birth_date': '1965-03-05' },
    },
    values: { 'household.household_no': '5299010000099', 'household.group_name': '一组' },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  for (const [name, relation, sex, born] of [
    ['钱秀', '02', '2', '1968-03-05'],
    ['赵强', '03', '1', '1990-03-05'],
    ['李梅', '05', '2', '1991-03-05'],
    ['赵小宝', '07', '1', '2018-03-05'],
    ['赵丽', '04', '2', '1995-03-05'],
  ] as const) {
    const added = await callFromPage(page, 'member.add', {
      ...{ householdId: made.value.id, year: YEAR, reason: '09', on: '2020-01-01', proof: '户口簿' },
      values: {
        'member.name': name,
        'member.relation': relation,
        'member.sex': sex,
        'member.birth_date': born,
      },
    });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
  }
  return made.value.id;
}

async function open(page: Page, id: number): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#/household/${id}?tab=members`);
  await expect(page.getByRole('button', { name: '户变动' })).toBeVisible();
}

/** The relations that the table of a dialog shows, by name. */
async function relationsIn(page: Page, table: string): Promise<string[]> {
  const rows = dialog(page).getByRole('table', { name: table }).locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const name = row.querySelector('td')?.textContent ?? '';
      const item = row.querySelector('.ant-select-content, .ant-select-selection-item');
      return `${name} ${(item?.textContent ?? '').trim()}`;
    }),
  );
}

/** Types into a box that looks households up, and takes the one that it finds. */
async function pickHousehold(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(typed);
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await expect(list.locator('.ant-select-item-option').first()).toContainText(typed);
  await page.keyboard.press('Enter');
}

const fill = async (page: Page, word: string, day: string, proof: string) => {
  await writeDay(page, `${word}日期`, day);
  await dialog(page)
    .getByLabel(/^证明材料/)
    .fill(proof);
};

let family = 0;

test('a split: who goes, the head, relations proposed; the new household says where it came from', async ({
  page,
}) => {
  await makeArchive(page, '户变动');
  const [members, households] = await makeTownship({ households: 60, seed: 5, csvOnly: true });
  for (const file of [members, households]) {
    if (file === undefined) continue;
    await importFiles(page, { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.bytes) });
    await page.getByRole('button', { name: '继续导入' }).click();
  }
  const villages = await callFromPage(page, 'village.list', {});
  family = await aFamily(page, villages.ok ? (villages.value.villages[0]?.id ?? 0) : 0);
  await page.reload();
  await open(page, family);
  await page.getByRole('button', { name: '户变动' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: '分户…' })).toBeVisible();
  await see(page, '90-regroup-menu');
  await page.getByRole('menuitem', { name: '分户…' }).press('Enter');
  await expect(dialog(page)).toContainText('分出去的人');
  await dialog(page)
    .getByRole('button', { name: /^分\s?户$/ })
    .click();
  await expect(dialog(page).getByRole('alert').first()).toContainText('请勾选分出去的人');
  for (const name of ['赵强', '李梅', '赵小宝']) {
    await dialog(page)
      .getByRole('checkbox', { name: new RegExp(`^${name}`) })
      .focus();
    await page.keyboard.press(' ');
  }
  await choose(page, '新户户主', '赵强');
  expect(await relationsIn(page, '与新户户主的关系')).toEqual(['李梅 配偶', '赵小宝 之子']);
  await fill(page, '分户', '2026-03-01', '户口簿');
  await see(page, '91-split');
  await dialog(page)
    .getByRole('button', { name: /^分\s?户$/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: '赵强' })).toBeVisible();
  await expect(page.getByRole('banner').or(page.locator('.household-head')).last()).toContainText(
    '分出（2026-03-01）',
  );
  await see(page, '92-split-new');
  await page.locator('.household-head').getByRole('button', { name: '5299010000099' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '赵大山' })).toBeVisible();
  await see(page, '93-split-old');
});

test('the head leaves: the new head and everybody’s relation in a table, benefits end with the day', async ({
  page,
}) => {
  const got = await callFromPage(page, 'household.get', { id: family, year: YEAR });
  const head = got.ok ? got.value.members.find((m) => m.values['member.name'] === '赵大山') : undefined;
  await page.evaluate(
    (hash) => (window.location.hash = hash),
    `#/household/${family}?tab=members&member=${head?.id}`,
  );
  await page
    .getByRole('dialog', { name: /赵大山/ })
    .getByRole('button', { name: '自然减少' })
    .click();
  await expect(dialog(page)).toContainText('自然减少：赵大山');
  await choose(page, '减少原因', '死亡');
  await choose(page, '新户主', '钱秀');
  expect(await relationsIn(page, '与新户主的关系')).toEqual(['赵丽 之女']);
  await fill(page, '减少', '2026-04-01', '死亡证明');
  await see(page, '94-head-leaves');
  await dialog(page).getByRole('button', { name: '减少成员' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '钱秀' })).toBeVisible();
});

test('a merger: what the one head is to the other decides the rest', async ({ page }) => {
  const list = await callFromPage(page, 'household.list', { year: YEAR, text: '赵强' });
  const split = list.ok ? (list.value.rows[0]?.id ?? 0) : 0;
  await open(page, split);
  await page.getByRole('button', { name: '户变动' }).click();
  await page.getByRole('menuitem', { name: '并入另一户…' }).click();
  await pickHousehold(page, '并入哪一户', '5299010000099');
  await chooseByTyping(page, '赵强是钱秀的', '03');
  await expect
    .poll(() => relationsIn(page, '与钱秀的关系'))
    .toEqual(['赵强 之子', '李梅 之儿媳', '赵小宝 之孙子']);
  await fill(page, '并户', '2026-05-01', '村委会证明');
  await see(page, '95-merge');
  await dialog(page)
    .getByRole('button', { name: /^并\s?户$/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: '钱秀' })).toBeVisible();
  await expect(page.locator('.household-head')).toContainText('并入（2026-05-01）');
  await open(page, family);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.household-head')).not.toContainText('并入（2026-05-01）');
});

test('a transfer and a move', async ({ page }) => {
  const got = await callFromPage(page, 'household.get', { id: family, year: YEAR });
  const girl = got.ok ? got.value.members.find((m) => m.values['member.name'] === '赵丽') : undefined;
  await page.evaluate(
    (hash) => (window.location.hash = hash),
    `#/household/${family}?tab=members&member=${girl?.id}`,
  );
  await page.getByRole('dialog', { name: /赵丽/ }).getByRole('button', { name: '转户' }).click();
  await expect(dialog(page)).toContainText('转户：赵丽');
  await see(page, '96-transfer');
  await page.keyboard.press('Escape');
  await open(page, family);
  await page.getByRole('button', { name: '户变动' }).click();
  await page.getByRole('menuitem', { name: '迁移到别的村、组…' }).click();
  await dialog(page).getByLabel('组', { exact: true }).fill('九组');
  await fill(page, '迁移', '2026-06-01', '村委会证明');
  await see(page, '97-move');
  await dialog(page)
    .getByRole('button', { name: /^迁\s?移$/ })
    .click();
  await expect(page.locator('.household-head')).toContainText('九组');
});

test('a birth: the parent decides the relation', async ({ page }) => {
  await open(page, family);
  await page.getByRole('button', { name: '自然增加' }).click();
  await choose(page, '增加原因', '新生儿');
  await fill(page, '增加', '2026-06-01', '出生医学证明');
  await choose(page, '父亲或母亲', '赵丽');
  await dialog(page).getByLabel(/^姓名/).fill('周小花');
  await chooseByTyping(page, '性别', '2');
  await dialog(page)
    .getByLabel(/^出生日期/)
    .fill('2026-05-30');
  await expect(dialog(page)).toContainText('之外孙女');
  await see(page, '98-birth');
  await dialog(page).getByRole('button', { name: '增加成员' }).click();
  await expect(page.getByRole('tab', { selected: true })).toContainText('成员 3');
});

test('duplicates: found by kind, merged field by field, told apart with a reason', async ({ page }) => {
  const list = await callFromPage(page, 'household.list', { year: YEAR, limit: 3 });
  const [one, other] = list.ok ? list.value.rows : [];
  const got = await callFromPage(page, 'household.get', { id: one?.id ?? 0, year: YEAR });
  const known = got.ok
    ? got.value.members.find((m) => m.present && m.values['member.relation'] !== '01')
    : undefined;
  const entered = await callFromPage(page, 'member.add', {
    ...{ householdId: other?.id ?? 0, year: YEAR, reason: '09', on: '2026-01-01', proof: '户口簿' },
    values: {
      ...{
        'member.name': known?.values['member.name'] ?? null,
        'member.relation': '99',
        'member.phone': '13987654321',
      },
      ...{
        'member.birth_date': known?.values['member.birth_date'] ?? null,
        'member.sex': known?.values['member.sex'] ?? null,
      },
    },
  });
  expect(entered.ok).toBe(true);
  await goTo(page, '数据核查');
  await page.getByText('重复', { exact: true }).click();
  await expect(page.getByRole('list', { name: '为什么像' })).toBeVisible();
  await see(page, '99-duplicates');
  await page.getByRole('button', { name: /^同名，生日相差/ }).click();
  const group = page
    .getByRole('table', { name: /^同名，生日相差/ })
    .filter({ hasText: String(known?.values['member.name']) })
    .first();
  await group.getByRole('button', { name: '合并…' }).click();
  await expect(dialog(page).getByRole('table', { name: '两条记录对照' })).toBeVisible();
  await see(page, '99-merge-people');
  await dialog(page)
    .getByLabel(/^合并理由/)
    .fill('同一人，迁入时重复录入');
  await dialog(page).getByRole('button', { name: '合并为一人' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(group).toHaveCount(0);
  await page.getByRole('button', { name: /^证件号码相同/ }).click();
  const heads = page.getByRole('table', { name: /^证件号码相同/ }).first();
  await heads.getByRole('button', { name: '合并…' }).click();
  await dialog(page).getByRole('button', { name: '改为合并这两户…' }).click();
  await expect(dialog(page)).toContainText('在两户里都有');
  await see(page, '99-merge-households');
  await dialog(page)
    .getByRole('button', { name: '取消' })
    .or(dialog(page).getByRole('button', { name: '取 消' }))
    .click();
  await heads.getByRole('button', { name: '不是同一人…' }).click();
  await dialog(page)
    .getByLabel(/^标记原因/)
    .fill('号码录错，已核对户口簿');
  await dialog(page)
    .getByRole('button', { name: /^标\s?记$/ })
    .click();
  await expect(page.getByRole('heading', { name: '这一类没有发现重复' })).toBeVisible();
});
