// Keys that come faster than the window draws: whoever types blind finds each of them where it was meant.
import { type CDPSession, expect, type Page } from '@playwright/test';
import { checkDigit } from '#domain/identity/id-number.ts';
import { makeArchive } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'keyboard speed' });
test.describe.configure({ mode: 'serial' });

const YEAR = new Date().getFullYear();
const HOUSEHOLDS = 20;
const RELOADS = 10;
/** As the protocol of the browser counts it. */
const CONTROL = 2;
/** How many times slower than this computer the one is that cannot follow. */
const SLOWNESS = 6;

/** Sends keys without waiting for what any of them does; returns when the last one was taken. `^` stands for Ctrl. */
async function blindly(session: CDPSession, ...keys: readonly string[]): Promise<void> {
  const sent = keys.flatMap((name) => {
    const key = name.replace(/^\^/, '');
    const modifiers = key === name ? 0 : CONTROL;
    const text = modifiers > 0 ? undefined : key.length === 1 ? key : key === 'Enter' ? '\r' : undefined;
    const down = text === undefined ? { type: 'rawKeyDown' as const } : { type: 'keyDown' as const, text };
    return [
      session.send('Input.dispatchKeyEvent', { ...down, key, modifiers }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, modifiers }),
    ];
  });
  await Promise.all(sent);
}

/** An invented number of region 529901: day of birth, serial (odd for a man). */
function idNumber(birth: string, serial: number): string {
  const first17 = `529901${birth}${String(serial).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

/** Head and wife. */
const peopleOf = (index: number) => [
  { name: '赵大', idNumber: idNumber('19700105', index * 2 + 1) },
  { name: '钱二', idNumber: idNumber('19720310', index * 2) },
];

/** From the phone of the household's row, where the next household begins, to its saving. */
function keysOf(index: number): string[] {
  const [head, wife] = peopleOf(index).map(({ name, idNumber: number }) => [...number, 'Tab', ...name]);
  return [...phoneOf(index), 'Enter', ...(head ?? []), 'Enter', ...(wife ?? []), 'Tab', 'Enter', '^Enter'];
}

const phoneOf = (index: number) => `1390000${1000 + index}`;

const sheet = (page: Page, name: string) => page.getByRole('grid', { name, exact: true });

/** What the cells under a header show. */
async function shownIn(page: Page, name: string, header: string): Promise<string[]> {
  const headers = await sheet(page, name).locator('thead th').allTextContents();
  return sheet(page, name)
    .locator(`tbody td:nth-child(${headers.indexOf(header) + 1}) .cell-text`)
    .allTextContents();
}

test.beforeAll(async ({ shell }) => {
  await makeArchive(shell.page, '快速录入');
  await callFromPage(shell.page, 'village.create', { name: '云溪村', code: null });
});

async function openEntry(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole('banner')).toBeVisible();
  await page.keyboard.press('Alt+n');
  await expect(sheet(page, '户').getByRole('combobox', { name: '村' })).toBeFocused();
}

test('what is typed as soon as the sheet is there stays, and the cursor with it', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < RELOADS; round += 1) {
    await openEntry(page);
    await blindly(session, ...'yxc', 'Tab', ...'3', 'Tab');
    await expect(sheet(page, '户').getByRole('textbox', { name: '户编号' })).toBeFocused();
    expect(await shownIn(page, '户', '村')).toEqual(['云溪村']);
    expect(await shownIn(page, '户', '组（自然村）')).toEqual(['3']);
  }
  await session.detach();
});

test('households typed without looking, on a computer that cannot follow, are all as typed', async ({
  page,
  shell,
}) => {
  test.slow();
  await openEntry(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
  await blindly(session, ...'yxc', 'Tab', ...'3', 'Tab', 'Tab', 'Tab');
  await blindly(session, ...Array.from({ length: HOUSEHOLDS }, (_, index) => keysOf(index)).flat());
  // The computer is as fast as ever again.
  await session.detach();
  await expect(page.getByRole('status', { name: '本次已录' })).toHaveText('本次已录 20 户 40 人');
  const list = await callFromPage(page, 'household.list', { year: YEAR, limit: 100 });
  if (!list.ok) throw new Error('no list');
  const rows = list.value.rows.sort((a, b) => a.id - b.id);
  expect(rows.map(({ phone }) => phone)).toEqual(rows.map((_, index) => phoneOf(index)));
  for (const [index, { id }] of rows.entries()) {
    const got = await callFromPage(page, 'household.get', { id, year: YEAR });
    if (!got.ok) throw new Error('no household');
    const typed = got.value.members.map(({ values }) => ({
      name: values['member.name'],
      idNumber: values['member.id_number'],
    }));
    expect(typed).toEqual(peopleOf(index));
  }
  expect(shell.faults).toEqual([]);
});

test('the box for everything stays open when it is called again at once', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await blindly(session, '^k', ...'hda', 'Enter', '^k', ...'dr');
  await expect(page.getByRole('region', { name: '户档案' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: '查找' })).toHaveValue('dr');
  // Longer than anything may still be waiting to close it.
  await page.waitForTimeout(500);
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  await expect(page.getByRole('option', { name: /导入/ }).first()).toBeVisible();
  await session.detach();
});
