// What the window of a running archive cannot do, whatever a page in it would try.
import { expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { goTo, importFiles, makeArchive, PASSPHRASE, sampleFiles, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { listeningPortsOf, profilesOf } from './processes.ts';
import { keptByPage, triedInPage } from './tries.ts';
import { test } from './shell.ts';

test.use({ story: 'promises' });
test.describe.configure({ mode: 'serial' });

const HOSTILE = '<img src=x onerror=window.taken=1>';

test('a name with markup in it is shown as text', async ({ page }) => {
  await makeArchive(page, '承诺');
  await importFiles(page, sampleFiles);
  const { name, bytes } = csvFile('成员信息_2025.csv', [
    aRow('900', 1, { 姓名: HOSTILE, 性别: '男', 民族: '汉族', 村: '云溪村' }),
  ]);
  await page.getByRole('button', { name: '继续导入' }).click();
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await goTo(page, '户档案');
  await expect(page.getByRole('article', { name: '户预览' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('article', { name: '户预览' })).toContainText(HOSTILE);
  await see(page, '50-markup-as-text');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOSTILE);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.evaluate(() => 'taken' in window)).toBe(false);
});

test('the page has nothing of Node, and a bridge of two functions', async ({ page }) => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', '__hudangCall'].filter(
      (name) => name in window,
    ),
  );
  expect(found).toEqual([]);
  const bridge = await page.evaluate(() =>
    Object.entries(window.hudang).map(([key, it]) => [key, typeof it]),
  );
  expect(bridge.sort()).toEqual([
    ['call', 'function'],
    ['onProgress', 'function'],
  ]);
});

test('channels that take a path do not exist for the page', async ({ page }) => {
  for (const [channel, input] of [
    ['vault.open', { path: '/', passphrase: PASSPHRASE }],
    ['vault.create', { path: '/tmp/x', passphrase: PASSPHRASE }],
    ['file.openPath', { path: '/etc/passwd' }],
    ['nothing.such', {}],
  ] as const) {
    const answer = await callFromPage(page, channel, input);
    expect(answer, channel).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(JSON.stringify(answer), channel).toContain('没有这个接口');
  }
});

test('nothing is fetched from elsewhere, and no code comes from text', async ({ page }) => {
  const { outcomes, forbidden } = await triedInPage(page);
  for (const [tried, outcome] of Object.entries(outcomes)) expect(outcome, tried).toBe('refused');
  expect(forbidden).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-elem']);
});

test('the page stays where it is and opens no other', async ({ page }) => {
  const place = page.url();
  await page.evaluate(() => {
    window.open('https://example.com/');
    window.location.href = 'https://example.com/';
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe(place);
  expect(page.context().pages()).toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOSTILE);
});

test('no process listens on a port', ({ shell }) => {
  expect(listeningPortsOf(shell.processId)).toEqual([]);
});

test('the browser keeps nothing of what is shown, and its profile goes with it', async ({ page, shell }) => {
  expect(await keptByPage(page)).toEqual({
    local: '{}',
    session: '{}',
    databases: [],
    caches: [],
    cookie: '',
  });
  const profiles = profilesOf(shell.processId);
  expect(profiles).toHaveLength(1);
  await shell.close();
  expect(profiles.filter((folder) => existsSync(folder))).toEqual([]);
});
