// The twenty recommendations of https://www.electronjs.org/docs/latest/tutorial/security, one test or more for each,
// over the shell as it starts (test/support/fake-electron.ts). What the window's file server refuses is in
// test/electron/window-files.test.ts, the bridge in preload.test.ts and shell-calls.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from 'electron-builder';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '#electron/content-security.ts';
import { handlerOf, type Loose, sessionOf, startApp, type Started } from '#test/support/start-app.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

const sources = ['electron', 'renderer'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true })
    .map((name) => `${room}/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => /\.(?:ts|tsx|html)$/.test(name) && !name.startsWith('electron/setup/'))
    .map((name) => ({ name, text: read(name) })),
);
const naming = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv('HUDANG_HOME', '/nonexistent/hudang-home');
});

const preferences = async (set: Partial<Started['fake']> = {}) => {
  const { fake } = await startApp(set);
  expect(fake.windows).toHaveLength(1);
  return fake.windows[0]!.options.webPreferences!;
};

describe('1. Only load secure content', () => {
  it('the window loads its own page from its own scheme', async () => {
    const { fake } = await startApp();
    expect(fake.windows.map(({ loaded }) => loaded)).toEqual(['hudang-app://archive/index.html']);
  });

  it.each([
    ['hudang-app://archive/index.html', false],
    ['blob:hudang-app://archive/5b1c', false],
    ['data:image/png;base64,AA', false],
    ['hudang-app://elsewhere/index.html', true],
    ['hudang-app://archive.example.com/', true],
    ['https://example.com/', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://127.0.0.1/', true],
    ['ftp://example.com/', true],
    ['file:///etc/passwd', true],
    ['blob:https://example.com/5b1c', true],
  ])('a request for %s is cancelled: %s', async (url, cancel) => {
    const electron = await startApp();
    const answer = vi.fn();
    handlerOf(electron, 'onBeforeRequest')({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  });

  it('Chromium itself is kept off the network', async () => {
    const { fake } = await startApp();
    expect(fake.switches).toEqual({
      'disable-background-networking': '',
      'disable-component-update': '',
      'disable-quic': '',
      'host-resolver-rules': 'MAP * ~NOTFOUND',
    });
  });
});

it('2. Do not enable Node.js integration for remote content: not for any', async () => {
  expect(await preferences()).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
});

it('3. Enable context isolation', async () => {
  expect((await preferences()).contextIsolation).toBe(true);
});

describe('4. Enable process sandboxing', () => {
  it('for the window, and for every renderer that there may be', async () => {
    expect((await preferences()).sandbox).toBe(true);
    expect((await startApp()).fake.done).toContain('enableSandbox');
  });

  it('but for the system’s root, whom Chromium would not start for', async () => {
    const { fake } = await startApp({ switches: { 'no-sandbox': '' } });
    expect(fake.done).not.toContain('enableSandbox');
    expect(fake.windows[0]!.options.webPreferences!.sandbox).toBe(true);
  });
});

describe('5. Handle session permission requests', () => {
  const asked = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'hid',
  ];

  function expectNothingGiven({ handlers, spellChecker }: ReturnType<typeof sessionOf>): void {
    for (const permission of asked) {
      const answer = vi.fn();
      (handlers['permissionRequest'] as Loose)(null, permission, answer);
      expect(answer, permission).toHaveBeenCalledExactlyOnceWith(false);
      expect((handlers['permissionCheck'] as Loose)(null, permission), permission).toBe(false);
    }
    expect((handlers['devicePermission'] as Loose)({})).toBe(false);
    expect(spellChecker).toBe(false);
  }

  it.each(['default', 'hudang'])('none is given in the session %s', async (name) => {
    expectNothingGiven(sessionOf(await startApp(), name));
  });

  it('nor in a session that nobody meant to have', async () => {
    const electron = await startApp();
    const session = electron.makeSession();
    electron.app.emit('session-created', session);
    expectNothingGiven(session);
    const answer = vi.fn();
    (session.handlers['onBeforeRequest'] as Loose)({ url: 'https://example.com/' }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true });
  });

  describe('but the camera', () => {
    const page = { isMainFrame: true, requestingUrl: 'hudang-app://archive/index.html' };
    const pictures = { ...page, mediaTypes: ['video'] };
    const asks = (electron: Started, details: object, permission = 'media', name = 'hudang') => {
      const answer = vi.fn();
      (sessionOf(electron, name).handlers['permissionRequest'] as Loose)(null, permission, answer, details);
      return (answer.mock.calls as [boolean][])[0]?.[0];
    };
    const sees = (electron: Started) =>
      (sessionOf(electron).handlers['permissionCheck'] as Loose)(null, 'media', '', {
        ...page,
        mediaType: 'video',
      });
    /** The button was pressed; the backend says whether whoever is signed in may. */
    const press = async (result: unknown = { ok: true, value: {} }): Promise<Started> => {
      const electron = await startApp();
      const asked = (electron.fake.ipcHandlers['hudang:call'] as Loose)(
        { senderFrame: { parent: null, url: 'hudang-app://archive/index.html' } },
        '{"channel":"camera.allow","input":{}}',
      );
      const { child } = electron.fake.children[0]!;
      expect(child.received.at(-1)).toMatchObject({ channel: 'camera.permitted' });
      child.emit('message', { kind: 'answer', id: child.received.at(-1)?.id, result });
      await asked;
      return electron;
    };

    it('is given once, to our page, for pictures alone, after the button was pressed', async () => {
      const electron = await press();
      expect(sees(electron)).toBe(true);
      expect(asks(electron, { ...page, mediaTypes: ['video', 'audio'] })).toBe(false);
      expect(asks(electron, { ...page, mediaTypes: ['audio'] })).toBe(false);
      expect(asks(electron, { ...page, mediaTypes: [] })).toBe(false);
      expect(asks(electron, { ...pictures, isMainFrame: false })).toBe(false);
      expect(asks(electron, { ...pictures, requestingUrl: 'https://archive/' })).toBe(false);
      expect(asks(electron, pictures, 'display-capture')).toBe(false);
      expect(asks(electron, pictures, 'media', 'default')).toBe(false);
      expect(asks(electron, pictures)).toBe(true);
      expect(asks(electron, pictures)).toBe(false);
    });

    it('is not given to whoever may not, nor unasked', async () => {
      const refused = await press({ ok: false, error: { code: 'locked', message: '已锁定' } });
      expect([sees(refused), asks(refused, pictures)]).toEqual([false, false]);
      const unasked = await startApp();
      expect([sees(unasked), asks(unasked, pictures)]).toEqual([false, false]);
    });
  });

  it('and the page is told by a header', () => {
    for (const name of ['microphone', 'geolocation', 'clipboard-read', 'usb', 'serial', 'hid'])
      expect(securityHeaders['Permissions-Policy'].split(', '), name).toContain(`${name}=()`);
    expect(securityHeaders['Permissions-Policy'].split(', ')).toContain('camera=(self)');
  });
});

it('6. Do not disable webSecurity', async () => {
  expect((await preferences()).webSecurity).toBe(true);
  expect(naming(/webSecurity:\s*false/)).toEqual([]);
});

describe('7. Define a Content Security Policy', () => {
  it('exactly this one', () => {
    expect(contentSecurityPolicy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self' blob:",
      "worker-src 'self' blob:",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('as a header of every answer, also when there is no such file', async () => {
    const electron = await startApp();
    const answer = (await handlerOf(
      electron,
      'hudang-app',
    )(new Request('hudang-app://archive/../nothing'))) as Response;
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});

it('8. Do not enable allowRunningInsecureContent', async () => {
  expect((await preferences()).allowRunningInsecureContent).toBe(false);
});

it('9. Do not enable experimental features', async () => {
  expect((await preferences()).experimentalFeatures).toBe(false);
});

it('10. Do not use enableBlinkFeatures', async () => {
  expect(await preferences()).not.toHaveProperty('enableBlinkFeatures');
  const { fake } = await startApp({ isPackaged: true, switches: { 'enable-blink-features': 'X' } });
  expect(fake.switches).not.toHaveProperty('enable-blink-features');
});

it('11. Do not use allowpopups for WebViews: there are none', async () => {
  expect((await preferences()).webviewTag).toBe(false);
  expect(naming(/<webview|allowpopups/i)).toEqual([]);
});

it('12. Verify WebView options before creation: none is ever made', async () => {
  const { fake } = await startApp();
  const event = { preventDefault: vi.fn() };
  fake.windows[0]!.webContents.emit('will-attach-webview', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

it('13. Disable or limit navigation', async () => {
  const { fake } = await startApp();
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    const event = { preventDefault: vi.fn(), url: 'hudang-app://archive/index.html' };
    fake.windows[0]!.webContents.emit(name, event);
    expect(event.preventDefault, name).toHaveBeenCalledOnce();
  }
  expect((await preferences()).navigateOnDragDrop).toBe(false);
});

it('14. Disable or limit creation of new windows', async () => {
  const { fake } = await startApp();
  const { webContents } = fake.windows[0]!;
  expect(webContents.windowOpenHandler?.()).toEqual({ action: 'deny' });
  expect(webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
  // By the menu neither: no window of the developers, no reload of another page.
  expect(JSON.stringify(fake.menus)).not.toMatch(/reload|devtools|new/i);
});

it('15. Do not use shell.openExternal with untrusted content: not at all', () => {
  expect(naming(/openExternal|\bshell\.open|import \{[^}]*\bshell\b[^}]*\} from 'electron'/)).toEqual([]);
});

it('16. Use a current version of Electron', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45);
});

describe('17. Validate the sender of all IPC messages', () => {
  const top = { parent: null, url: 'hudang-app://archive/index.html#/households' };
  const ask = async (electron: Started, senderFrame: unknown) =>
    await (electron.fake.ipcHandlers['hudang:call'] as Loose)(
      { senderFrame },
      '{"channel":"archive.state","input":{}}',
    );

  it('there is one listener, and it answers our page', async () => {
    const electron = await startApp();
    expect(Object.keys(electron.fake.ipcHandlers)).toEqual(['hudang:call']);
    void ask(electron, top);
    expect(electron.fake.children[0]!.child.received).toEqual([
      { id: 1, channel: 'archive.state', input: {} },
    ]);
    expect(naming(/ipcMain\s*\.\s*(?:on|once|handleOnce)\b/)).toEqual([]);
  });

  it.each([
    ['a frame inside the page', { parent: top, url: top.url }],
    ['a page from elsewhere', { parent: null, url: 'https://archive/index.html' }],
    ['another host of our scheme', { parent: null, url: 'hudang-app://archive.example/' }],
    ['an empty page', { parent: null, url: 'about:blank' }],
    ['a page without address', { parent: null, url: '' }],
    ['a frame that is gone', null],
  ])('%s is refused without a word to the backend', async (_who, frame) => {
    const electron = await startApp();
    await expect(ask(electron, frame)).rejects.toThrow('refused');
    expect(electron.fake.children[0]!.child.received).toEqual([]);
  });
});

it('18. Avoid the file: protocol: pages come by our own scheme, of which no right is asked but what it needs', async () => {
  const { fake } = await startApp();
  expect(fake.schemes).toEqual([
    { scheme: 'hudang-app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  expect(fake.windows[0]!.loaded).not.toMatch(/^file:/);
  expect(naming(/\.loadFile\(|loadURL\(['"`]file:/)).toEqual([]);
});

describe('19. Check which fuses you can change', () => {
  const wanted = {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  } as const satisfies Omit<
    Required<NonNullable<Configuration['electronFuses']>>,
    'resetAdHocDarwinSignature'
  >;

  it('every one is set as it should be, in the one block of electron-builder.yml', () => {
    const config = read('electron-builder.yml');
    expect(config.match(/electronFuses/g)).toHaveLength(1);
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(config)?.[1] ?? '';
    const set = Object.fromEntries(
      block
        .trim()
        .split('\n')
        .map((line) => line.trim().split(': ')),
    ) as Record<string, string>;
    expect(set).toEqual(Object.fromEntries(Object.entries(wanted).map(([key, on]) => [key, String(on)])));
  });

  it('and what no fuse forbids is taken from the command line of the installed program', async () => {
    const given = { 'remote-debugging-port': '9222', 'disable-web-security': '', 'js-flags': '--expose-gc' };
    const installed = await startApp({ isPackaged: true, switches: { ...given } });
    for (const name of Object.keys(given)) expect(installed.fake.switches).not.toHaveProperty(name);
    expect((await preferences({ isPackaged: true })).devTools).toBe(false);
    const fromSources = await startApp({ switches: { ...given } });
    expect(fromSources.fake.switches).toMatchObject(given);
  });
});

it('20. Do not expose Electron APIs to untrusted web content: two functions, and no event passes through', async () => {
  vi.resetModules();
  const { fake } = (await import('electron')) as unknown as Started;
  await import('#electron/preload.ts');
  expect(Object.keys(fake.exposed)).toEqual(['hudang']);
  const hudang = fake.exposed['hudang'] as Record<string, Loose>;
  expect(Object.entries(hudang).map(([key, it]) => [key, typeof it])).toEqual([
    ['call', 'function'],
    ['onProgress', 'function'],
  ]);
  const listener = vi.fn();
  hudang['onProgress']?.(listener);
  fake.preload.emit('hudang:progress', { sender: 'secret' }, '{}');
  expect(listener.mock.calls).toEqual([['{}']]);
});
