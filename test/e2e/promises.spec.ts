// What the window of a running archive cannot do, whatever a page in it would try.
import { expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { goTo, importFiles, makeArchive, PASSPHRASE, sampleFiles, see } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { commandLinesOf, listeningPortsOf, profilesOf } from './processes.ts';
import { askedOfPc, keptByPage, triedInPage } from './tries.ts';
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

test('the page is given no camera, no place, no clipboard, nothing else of the PC', async ({ page }) => {
  for (const [asked, outcome] of Object.entries(await askedOfPc(page)))
    expect(outcome, asked).toBe('refused');
});

test('every answer comes with the policies as headers', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const headersOf = async (path: string) => {
      const { status, headers } = await fetch(path);
      return {
        status,
        policy: headers.get('content-security-policy'),
        permissions: headers.get('permissions-policy'),
      };
    };
    return [
      await headersOf('/index.html'),
      await headersOf('/..%2f..%2fpackage.json'),
      await headersOf('/nothing'),
    ];
  });
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404]);
  for (const { policy, permissions } of answers) {
    expect(policy).toContain("default-src 'none'");
    expect(permissions).toContain('camera=(self)');
    expect(permissions).toContain('microphone=()');
  }
});

test('the renderers run under the flags of the sandbox, and nobody can steer them by a port', ({ shell }, {
  project,
}) => {
  const lines = commandLinesOf(shell.processId).filter(
    (line) => line.includes('--type=renderer') || line.includes('--remote-debugging'),
  );
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines)
    expect(line).not.toMatch(/--disable-web-security|--disable-site-isolation|--allow-file-access/);
  // Playwright itself steers Electron by a port of this computer; the Chromium shell has a pipe.
  if (project.name === 'chromium-shell') expect(lines.join(' ')).not.toMatch(/--remote-debugging-port=/);
  // Root's Chromium has no sandbox, which the program says; everybody else's has.
  if (process.getuid?.() !== 0) for (const line of lines) expect(line).not.toContain('--no-sandbox');
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
