// Households entered by keyboard alone, drafts, blocks from Excel, the sheet of a household's people, the palette. No
// test of this file touches the mouse.
import { expect, type Page } from '@playwright/test';
import { checkDigit } from '#domain/identity/id-number.ts';
import { makeArchive, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'keyboard entry' });
test.describe.configure({ mode: 'serial' });

const YEAR = new Date().getFullYear();
const HOUSEHOLDS = 20;

const cells = (page: Page, name: string) => page.getByRole('grid', { name, exact: true });
const counter = (page: Page) => page.getByRole('status', { name: '本次已录' });

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Types into the cell under the cursor and goes on with a key. */
async function put(page: Page, text: string, then = 'Tab'): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press(then);
}

/** What Ctrl+V does when a block of Excel lies on the clipboard. */
async function paste(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    rows.map((row) => row.join('\t')).join('\r\n'),
  );
}

/** The shown text of a cell of a sheet, by row and header. */
async function cellText(page: Page, sheet: string, row: number, header: string): Promise<string> {
  const headers = await cells(page, sheet).locator('thead th').allTextContents();
  const cell = cells(page, sheet).locator('tbody tr').nth(row).locator('td');
  return cell
    .nth(headers.indexOf(header) - 1)
    .locator('.cell-text')
    .innerText();
}

async function membersOf(page: Page, householdId: number) {
  const got = await callFromPage(page, 'household.get', { id: householdId, year: YEAR });
  if (!got.ok) throw new Error('no household');
  return got.value.members;
}

/** An invented number: 529901, day of birth, serial (odd for a man). */
function idNumber(birth: string, serial: number): string {
  const first17 = `529901${birth}${String(serial).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈'];

interface Person {
  readonly name: string;
  readonly idNumber: string;
}

/** Head, wife and, in every other household, a child. */
function peopleOf(index: number): readonly Person[] {
  const surname = surnames[index % surnames.length] ?? '';
  const people = [
    { name: `${surname}大${index}`, idNumber: idNumber('19700105', index * 2 + 1) },
    { name: `吕氏${index}`, idNumber: idNumber('19720310', index * 2) },
  ];
  const child = { name: `${surname}小${index}`, idNumber: idNumber('19980712', index * 2 + 1) };
  return index % 2 === 0 ? [...people, child] : people;
}

/** The sheet of people: number, name; the relation is taken from its grey proposal. */
async function typePeople(page: Page, people: readonly Person[]): Promise<void> {
  for (const [index, person] of people.entries()) {
    await put(page, person.idNumber);
    await put(page, person.name, index === 0 ? 'Enter' : 'Tab');
    if (index > 0) await press(page, 'Enter');
  }
}

test('twenty households are entered by keyboard alone', async ({ page, shell }) => {
  test.slow();
  await makeArchive(page, '键盘录入');
  for (const name of ['云溪村', '石板村']) await callFromPage(page, 'village.create', { name, code: null });
  await page.reload();
  await expect(page.getByRole('banner')).toBeVisible();
  await press(page, 'Alt+n');
  const household = cells(page, '户');
  const members = cells(page, '成员');
  await expect(household.getByRole('combobox')).toBeFocused();
  // The place once: it is kept. Initials find the village.
  await put(page, 'yxc');
  await put(page, '三组');
  await put(page, '');
  await see(page, '50-entry-blank');
  for (let index = 0; index < HOUSEHOLDS; index += 1) {
    if (index === 0) {
      await put(page, '02', 'Tab');
      await put(page, `1390000${String(1000 + index)}`, 'Enter');
    } else {
      await expect(household.getByRole('combobox', { name: /户类型/ })).toBeFocused();
      await page.keyboard.type('yb');
      if (index === 1) await see(page, '51-entry-list');
      await put(page, 'nh', 'Tab');
      await put(page, `1390000${String(1000 + index)}`, 'Enter');
    }
    await expect(members.getByRole('textbox', { name: '第 1 人 证件号码' })).toBeFocused();
    await typePeople(page, peopleOf(index));
    if (index === 0) await see(page, '50-entry-typed');
    await press(page, 'Control+Enter');
    await expect(counter(page)).toContainText(`本次已录 ${index + 1} 户`);
  }
  await expect(counter(page)).toHaveText('本次已录 20 户 50 人');
  await see(page, '52-entry-done');

  const list = await callFromPage(page, 'household.list', { year: YEAR, limit: 100 });
  if (!list.ok) throw new Error('no list');
  expect(list.value).toMatchObject({ total: HOUSEHOLDS, people: 50 });
  for (const [index, row] of list.value.rows.sort((a, b) => a.id - b.id).entries()) {
    expect(row).toMatchObject({ village: '云溪村', group: '三组', phone: `1390000${1000 + index}` });
    const got = await callFromPage(page, 'household.get', { id: row.id, year: YEAR });
    if (!got.ok) throw new Error('no household');
    const typed = got.value.members.map(({ values }) => [
      values['member.name'],
      values['member.id_number'],
      values['member.relation'],
      values['member.sex'],
    ]);
    const people = peopleOf(index);
    const relations = ['01', '02', '03'];
    const sexes = ['1', '2', '1'];
    expect(typed).toEqual(people.map((each, at) => [each.name, each.idNumber, relations[at], sexes[at]]));
    expect(got.value.members[0]?.values['member.birth_date']).toBe('1970-01-05');
  }
  expect(shell.faults).toEqual([]);
});

test('a wrong number is named with the one it probably is, a known person at once, and the last can be taken back', async ({
  page,
}) => {
  const line = page.getByRole('region', { name: '录入' }).locator('.cell-line').last();
  const good = idNumber('19810506', 301);
  await press(page, 'Enter');
  await expect(cells(page, '成员').getByRole('textbox', { name: /证件号码/ })).toBeFocused();
  await put(page, good.slice(0, 17));
  await expect(line).toContainText('像是漏了最后一位');
  await see(page, '53-entry-slip');
  await press(page, 'Alt+Enter');
  expect(await cellText(page, '成员', 0, '证件号码')).toBe(good);
  expect(await cellText(page, '成员', 0, '出生日期')).toBe('1981-05-06');
  await put(page, '卫一', 'Enter');
  // The head of the first household again.
  await put(page, idNumber('19700105', 1));
  await expect(line).toContainText('档案库里已有这个号码：赵大0');
  await press(page, 'Control+Enter');
  await expect(page.getByText(/有 \d 处要改/)).toBeVisible();
  // Faults first: the name is wanted, and the cursor stands there.
  await put(page, '赵大0');
  await put(page, 'qt', 'Control+Enter');
  await expect(page.getByText(/处可疑/)).toBeVisible();
  await see(page, '54-entry-doubt');
  await press(page, 'Control+Enter');
  await expect(counter(page)).toHaveText('本次已录 21 户 52 人');
  await press(page, 'Control+k');
  await page.keyboard.type('撤销');
  await expect(page.getByRole('option').first()).toContainText('撤销：录入一户 2 人（云溪村）');
  await press(page, 'Enter');
  await expect(page.getByRole('contentinfo')).toContainText('全乡 20 户 50 人');
  await expect(counter(page)).toHaveText('本次已录 20 户 50 人');
});

test('what is typed is there again after the window is gone', async ({ page }) => {
  await press(page, 'Alt+1', 'Alt+n');
  await expect(cells(page, '成员').getByRole('textbox').first()).toBeFocused();
  await put(page, idNumber('19880909', 401));
  await put(page, '褚一', 'Enter');
  await put(page, idNumber('20110909', 402));
  await put(page, '褚小');
  // A draft is at most this old.
  await page.waitForTimeout(1000);
  await page.reload();
  const drafts = page.getByRole('region', { name: '没录完的草稿' });
  await expect(drafts).toContainText(/有一份没录完的草稿（\d\d:\d\d，褚一户 2 人）/);
  await see(page, '55-entry-draft');
  await drafts.getByRole('button', { name: '继续' }).press('Enter');
  expect(await cellText(page, '成员', 1, '姓名')).toBe('褚小');
  await expect(drafts).toHaveCount(0);
  await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight');
  // Proposed for her age and sex a moment after she stands there; Enter takes it.
  await expect.poll(() => cellText(page, '成员', 1, '与户主关系')).toBe('之女');
  await press(page, 'Enter');
  await press(page, 'Control+Enter');
  await expect(counter(page)).toHaveText('本次已录 1 户 2 人');
  const left = await callFromPage(page, 'draft.list', {});
  expect(left).toEqual({ ok: true, value: { drafts: [] } });
});

test('a block from Excel is shown before it goes into the sheet, and can be copied inside it', async ({
  page,
}) => {
  await expect(cells(page, '成员').getByRole('textbox').first()).toBeFocused();
  await paste(page, [
    ['姓名', '身份证号码', '与户主关系', '务工时间（月）', '备注'],
    ['蒋一', idNumber('19750505', 501), '本人', '6', '"见\n附页"'],
    ['沈二', idNumber('19770505', 502), '妻', '半年', ''],
  ]);
  const preview = page.getByRole('table', { name: '粘贴预览' });
  await expect(preview).toContainText('蒋一');
  await expect(preview.locator('[aria-invalid="true"]')).toHaveText('半年');
  await see(page, '56-entry-paste');
  await press(page, 'Enter');
  expect(await cellText(page, '成员', 1, '姓名')).toBe('沈二');
  expect(await cellText(page, '成员', 1, '与户主关系')).toBe('配偶');
  expect(await cellText(page, '成员', 1, '务工（月）')).toBe('半年');
  await press(page, 'F8');
  await expect(cells(page, '成员').getByRole('textbox', { name: /第 2 人 务工/ })).toBeFocused();
  await see(page, '57-entry-pasted');
  await put(page, '3.5', 'Enter');
  // Two cells copied from the first row into the third.
  await press(page, 'Control+Home', 'ArrowRight', 'Shift+ArrowRight', 'Control+c');
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'Control+v');
  expect(await cellText(page, '成员', 2, '姓名')).toBe('蒋一');
  await press(page, 'Control+z');
  expect(await cellText(page, '成员', 2, '姓名')).toBe('');
  await press(page, 'Control+Enter');
  await expect(counter(page)).toHaveText('本次已录 2 户 4 人');
});

test('the people of a household are a sheet: cells, blocks and newcomers', async ({ page }) => {
  await press(page, 'Control+k');
  await page.keyboard.type('蒋一');
  await expect(page.getByRole('option').first()).toContainText('蒋一');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: '蒋一' })).toBeVisible();
  await expect(page.getByRole('tab', { name: '成员 2' })).toHaveAttribute('aria-selected', 'true');
  const sheet = cells(page, '成员');
  const id = Number(/household\/(\d+)/.exec(page.url())?.[1]);
  // The cursor stands on the one who was looked for.
  await expect(sheet.getByRole('textbox', { name: '蒋一 姓名 蒋一' })).toBeFocused();
  await see(page, '58-members');
  expect(await cellText(page, '成员', 0, '证件号码')).toMatch(/^529\*+\d{4}$/);
  const toColumn = async (label: string): Promise<void> => {
    await press(page, 'Home');
    for (let step = 0; step < 20; step += 1) {
      const here = await sheet.locator('td.here').getAttribute('aria-colindex');
      const headers = await sheet.locator('thead th').allTextContents();
      if (headers[Number(here) - 1] === label) return;
      await press(page, 'ArrowRight');
    }
    throw new Error(`no column ${label}`);
  };
  await toColumn('文化程度');
  await put(page, 'xx');
  await expect.poll(async () => (await membersOf(page, id))[0]?.values['member.education']).toBe('02');
  await put(page, '七年级', 'Enter');
  await expect.poll(async () => (await membersOf(page, id))[0]?.values['member.school_status']).toBe('04');
  expect((await membersOf(page, id))[0]?.values['member.education']).toBeNull();
  await toColumn('出生日期');
  await press(page, 'ArrowUp');
  await put(page, '去年', 'Enter');
  await press(page, 'ArrowUp');
  await expect(page.locator('.cell-line').last()).toContainText('不是有效日期');
  await see(page, '59-members-wrong');
  await put(page, '1975.5.5', 'Enter');
  await press(page, 'Control+Home');
  await paste(page, [
    ['证件号码', '姓名', '联系电话', '家庭成员联系电话'],
    [idNumber('19770505', 502), '沈二', '', '13912345678'],
    [idNumber('20150505', 503), '蒋小', '', ''],
  ]);
  await expect(page.getByText('更新现有成员 1 人，新增 1 人')).toBeVisible();
  await press(page, 'Enter');
  await expect.poll(async () => (await membersOf(page, id))[1]?.values['member.phone']).toBe('13912345678');
  const bar = page.getByRole('toolbar', { name: '新增的成员' });
  await expect(bar).toContainText('有 1 人是新增的，还没有保存');
  await page.reload();
  await expect(bar).toContainText('有 1 人是新增的，还没有保存');
  await sheet.locator('.cell-input').focus();
  await press(page, 'Control+End');
  await press(page, 'ArrowUp');
  await toColumn('与户主关系');
  await see(page, '60-members-added');
  await press(page, 'Enter', 'ArrowUp', 'Control+Enter');
  const dialog = page.getByRole('dialog', { name: '自然增加 1 人' });
  await dialog.getByRole('combobox', { name: '增加原因' }).press('ArrowDown');
  await press(page, 'Enter');
  await dialog.getByRole('textbox', { name: '证明材料' }).focus();
  await page.keyboard.type('出生医学证明');
  await see(page, '61-members-join');
  await dialog.getByRole('button', { name: '增加 1 人' }).press('Enter');
  await expect(page.getByRole('tab', { name: '成员 3' })).toBeVisible();
  await expect(bar).toHaveCount(0);
  expect((await membersOf(page, id))[2]?.values).toMatchObject({
    'member.name': '蒋小',
    'member.relation': '03',
    'member.birth_date': '2015-05-05',
  });
  // Outside of typing Ctrl+Z is the archive's.
  await sheet.locator('.cell-input').focus();
  await press(page, 'Control+z');
  await expect(page.getByRole('tab', { name: '成员 2' })).toBeVisible();
});

test('the palette goes everywhere, and F1 shows the keys', async ({ page, shell }) => {
  await press(page, 'Control+k');
  await expect(page.getByRole('option').first()).toContainText('蒋一');
  await expect(page.getByRole('option').first()).toContainText('最近用过');
  await see(page, '62-palette-recent');
  await page.keyboard.type('dr');
  await expect(page.getByRole('option', { name: /导入/ }).first()).toContainText('拼音首字母');
  await see(page, '63-palette');
  await press(page, 'Enter');
  await expect(page.getByRole('tab', { name: '导入', exact: true })).toBeVisible();
  await press(page, 'Control+k');
  await page.keyboard.type(`切换年份 ${YEAR - 1}`);
  await press(page, 'Enter');
  await expect(page.getByRole('banner')).toContainText(`${YEAR - 1} 年度`);
  await press(page, 'Control+k');
  await page.keyboard.type('sbc');
  await press(page, 'Enter');
  await expect(page.getByRole('region', { name: '户档案' })).toBeVisible();
  await press(page, 'Control+k');
  await page.keyboard.type('帮扶计划');
  await expect(page.getByRole('option').first()).toContainText('文书');
  await press(page, 'Enter');
  await expect(page.getByRole('region', { name: '文书' })).toBeVisible();
  await press(page, 'F1');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toContainText('Ctrl Enter');
  // The dialog grows out of the page.
  await page.waitForTimeout(400);
  await see(page, '64-keys');
  await press(page, 'Escape');
  expect(shell.faults).toEqual([]);
});
