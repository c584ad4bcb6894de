import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { securityHeaders } from '#electron/content-security.ts';
import { answerWithFile } from '#electron/window-files.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const origin = 'hudang-app://archive';

/** `<temp>/window` with a few files, and `<temp>/secret.txt` beside it. */
function windowFolder(): string {
  const above = temporaryFolder();
  const folder = join(above, 'window');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(above, 'secret.txt'), 'secret');
  mkdirSync(join(above, 'window-of-another'));
  writeFileSync(join(above, 'window-of-another', 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', '页.js'), 'export {};');
  symlinkSync(join(above, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(above, join(folder, 'up'));
  return folder;
}

const get = (folder: string, url: string, method = 'GET') =>
  answerWithFile({ folder, origin }, { method, url });

it.each([
  ['/', 'text/html; charset=utf-8', '<!doctype html>'],
  ['/index.html?x=1#/households', 'text/html; charset=utf-8', '<!doctype html>'],
  ['/assets/%E9%A1%B5.js', 'text/javascript; charset=utf-8', 'export {};'],
  ['/assets/../index.html', 'text/html; charset=utf-8', '<!doctype html>'],
])('answers %s with its type and the security headers', async (path, type, text) => {
  const answer = await get(windowFolder(), `${origin}${path}`);
  expect(answer).toEqual({
    status: 200,
    headers: { ...securityHeaders, 'Content-Type': type },
    body: Buffer.from(text),
  });
});

it.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/%252e%252e%252fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/../window-of-another/secret.txt',
  '/..%2fwindow-of-another%2fsecret.txt',
  '//etc/passwd',
  '/%2fetc%2fpasswd',
  '/c:/windows/win.ini',
  '/index.html%00.js',
  '/index.html::$DATA',
  '/%',
  '/%ff',
  '/link.txt',
  '/up/secret.txt',
  '/assets',
  '/assets/',
  '/missing.js',
])('refuses %s', async (path) => {
  const answer = await get(windowFolder(), `${origin}${path}`);
  expect(answer.status).toBe(404);
  expect(answer.body).toHaveLength(0);
  expect(answer.headers['Content-Security-Policy']).toBe(securityHeaders['Content-Security-Policy']);
});

it.each([
  'hudang-app://elsewhere/index.html',
  'hudang-app://archive.example/index.html',
  'hudang-app://archive:8080/index.html',
  'https://archive/index.html',
  'file:///index.html',
  'hudang-app:/index.html',
  'nonsense',
])('refuses the address %s', async (url) => {
  expect((await get(windowFolder(), url)).status).toBe(404);
});

it('takes questions only, no orders', async () => {
  const folder = windowFolder();
  expect((await get(folder, `${origin}/index.html`, 'POST')).status).toBe(405);
  expect((await get(folder, `${origin}/index.html`, 'HEAD')).status).toBe(200);
});
