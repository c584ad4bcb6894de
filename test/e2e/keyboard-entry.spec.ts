// Twenty households entered by keyboard alone; a draft that is there again after the window is gone; a block from
// Excel pasted into the sheet.
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
      await put(page, 'ybnh', 'Tab');
      await put(page, `1390000${String(1000 + index)}`, 'Enter');
    }
    await expect(members.getByRole('textbox', { name: '第 1 人 证件号码' })).toBeFocused();
    await typePeople(page, peopleOf(index));
    if (index === 0) await see(page, '51-entry-typed');
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
    const relations = ['01', '02', index % 2 === 0 && (index / 2) % 1 === 0 ? '03' : '03'];
    const sexes = ['1', '2', '1'];
    expect(typed).toEqual(people.map((each, at) => [each.name, each.idNumber, relations[at], sexes[at]]));
    expect(got.value.members[0]?.values['member.birth_date']).toBe('1970-01-05');
  }
  expect(shell.faults).toEqual([]);
});
