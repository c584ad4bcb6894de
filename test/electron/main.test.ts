import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy } from '#electron/content-security.ts';
import { appMenu } from '#electron/app-menu.ts';
import { programFiles } from '#electron/program-files.ts';
import type * as Fake from '#test/support/fake-electron.ts';

type Loose = (...parameters: unknown[]) => unknown;

async function startApp(set: Partial<typeof Fake.fake> = {}, env: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  // By the name that main.ts uses, so that both get the same module.
  const electron = (await import('electron')) as unknown as typeof Fake;
  Object.assign(electron.fake, set);
  await import('#electron/main.ts');
  electron.fake.ready.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
  return electron;
}

const sessionOf = ({ fake }: typeof Fake, name = 'hudang') => fake.sessions[name]!;
const handlerOf = (electron: typeof Fake, name: string) => sessionOf(electron).handlers[name] as Loose;

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv('HUDANG_HOME', '/nonexistent/hudang-home');
});

describe('main', () => {
  it('opens one window with exactly these options', async () => {
    const { fake } = await startApp();
    expect(fake.windows).toHaveLength(1);
    expect(fake.windows[0]!.options).toEqual({
      title: '户档',
      width: 1366,
      height: 768,
      minWidth: 1024,
      minHeight: 700,
      backgroundColor: '#ffffff',
      autoHideMenuBar: true,
      webPreferences: {
        preload: programFiles.preload,
        partition: 'hudang',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: true,
      },
    });
    expect(fake.windows[0]!.loaded).toBe('hudang-app://archive/index.html');
  });

  it('has no developer tools once packaged, and takes the fonts from the resources', async () => {
    vi.stubGlobal(
      'process',
      Object.assign(Object.create(process) as object, { resourcesPath: '/opt/hudang/res' }),
    );
    const { fake } = await startApp({ isPackaged: true });
    vi.unstubAllGlobals();
    expect(fake.windows[0]!.options.webPreferences?.devTools).toBe(false);
    expect(fake.children[0]!.arguments).toEqual(['/opt/hudang/res/fonts']);
  });

  it('leaves at once when the application is running already, and the first comes to the front', async () => {
    const second = await startApp({ isFirstInstance: false });
    expect(second.fake.done).toEqual(['quit']);
    expect(second.fake.windows).toEqual([]);
    const first = await startApp();
    first.app.emit('second-instance');
    expect(first.fake.done).toContain('restore');
    expect(first.fake.done).toContain('focus');
  });

  it('puts every renderer into the sandbox and keeps Chromium off the network', async () => {
    const { fake } = await startApp();
    expect(fake.done).toContain('enableSandbox');
    expect(fake.switches).toEqual({
      'disable-background-networking': '',
      'disable-component-update': '',
      'disable-quic': '',
      'host-resolver-rules': 'MAP * ~NOTFOUND',
    });
  });

  it('registers one scheme, standard and secure, before the application is ready', async () => {
    const { fake } = await startApp();
    expect(fake.schemes).toEqual([
      { scheme: 'hudang-app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('keeps the session in memory', async () => {
    const { fake } = await startApp();
    expect(fake.done).toContain('partition hudang {"cache":false}');
  });

  it('has a menu without reload and developer tools', async () => {
    const { fake } = await startApp();
    expect(fake.menus).toEqual([appMenu]);
    expect(JSON.stringify(fake.menus)).not.toMatch(/reload|devtools/i);
  });

  it('does not hand the passphrase of its environment to the backend', async () => {
    const { fake } = await startApp({}, { HUDANG_PASSPHRASE: '不该看见' });
    expect(fake.children).toHaveLength(1);
    expect(fake.children[0]!.module).toMatch(/backend[\\/]process\.ts$/);
    expect(JSON.stringify(fake.children[0]!.options)).not.toContain('不该看见');
  });
});

describe('the page', () => {
  it('may not navigate, open windows or attach web views', async () => {
    const { fake } = await startApp();
    const { webContents } = fake.windows[0]!;
    expect(webContents.windowOpenHandler?.()).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = { preventDefault: vi.fn() };
      webContents.emit(name, event);
      expect(event.preventDefault, name).toHaveBeenCalledOnce();
    }
    expect(webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
  });

  it.each(['default', 'hudang'])('has no permission in the session %s', async (name) => {
    const electron = await startApp();
    const { handlers, spellChecker } = sessionOf(electron, name);
    const answer = vi.fn();
    (handlers['permissionRequest'] as Loose)(null, 'media', answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect((handlers['permissionCheck'] as Loose)(null, 'clipboard-read')).toBe(false);
    expect((handlers['devicePermission'] as Loose)({})).toBe(false);
    expect(spellChecker).toBe(false);
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

  it('gets its files with the policy as a header, also when there is no such file', async () => {
    const electron = await startApp();
    const answer = (await handlerOf(
      electron,
      'hudang-app',
    )(new Request('hudang-app://archive/../nothing'))) as Response;
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('is under exactly this policy', () => {
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
});

describe('a call from the window', () => {
  const top = { parent: null, url: 'hudang-app://archive/index.html#/households' };
  const ask = async (electron: typeof Fake, senderFrame: unknown, request: unknown) =>
    await (electron.fake.ipcHandlers['hudang:call'] as Loose)({ senderFrame }, request);

  it('is the only thing that is listened to', async () => {
    const { fake } = await startApp();
    expect(Object.keys(fake.ipcHandlers)).toEqual(['hudang:call']);
  });

  it('is passed to the backend and answered as one JSON string', async () => {
    const electron = await startApp();
    const { child } = electron.fake.children[0]!;
    const answer = ask(electron, top, '{"channel":"archive.state","input":{}}');
    expect(child.received).toEqual([{ id: 1, channel: 'archive.state', input: {} }]);
    child.emit('message', { kind: 'answer', id: 1, result: { ok: true, value: { open: null } } });
    expect(await answer).toBe('{"ok":true,"value":{"open":null}}');
  });

  it.each([
    ['a frame inside the page', { parent: top, url: top.url }],
    ['a page from elsewhere', { parent: null, url: 'https://archive/index.html' }],
    ['another host of our scheme', { parent: null, url: 'hudang-app://archive.example/' }],
    ['an empty page', { parent: null, url: 'about:blank' }],
    ['a page without address', { parent: null, url: '' }],
    ['a frame that is gone', null],
  ])('from %s is refused without a word to the backend', async (_who, frame) => {
    const electron = await startApp();
    await expect(ask(electron, frame, '{"channel":"archive.state","input":{}}')).rejects.toThrow('refused');
    expect(electron.fake.children[0]!.child.received).toEqual([]);
  });

  it('never reaches a channel that takes a path', async () => {
    const electron = await startApp();
    const answer = await ask(electron, top, '{"channel":"file.openPath","input":{"path":"/etc/passwd"}}');
    expect(JSON.parse(answer as string)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(electron.fake.children[0]!.child.received).toEqual([]);
  });

  it('brings progress back to the window as a JSON string', async () => {
    const { fake } = await startApp();
    const progress = { job: 'a', stage: '读入', done: 1, total: 2 };
    fake.children[0]!.child.emit('message', { kind: 'progress', progress });
    expect(fake.windows[0]!.webContents.sent).toEqual([['hudang:progress', JSON.stringify(progress)]]);
  });
});

describe('a download', () => {
  const item = (url: string, name = '公示.pdf') => ({
    getURL: () => url,
    getFilename: () => name,
    setSaveDialogOptions: vi.fn(),
    once: vi.fn(),
  });

  it('asks where to save, under a name that every system takes', async () => {
    const electron = await startApp();
    const download = item('blob:hudang-app://archive/1', '../公示:一.pdf');
    const event = { preventDefault: vi.fn() };
    sessionOf(electron).emit('will-download', event, download);
    expect(event.preventDefault).not.toHaveBeenCalled();
    expect(download.setSaveDialogOptions).toHaveBeenCalledExactlyOnceWith({
      title: '保存文件',
      defaultPath: '/tmp/hudang-fake/downloads/_公示_一.pdf',
    });
  });

  it('of anything that the window did not make is refused', async () => {
    const electron = await startApp();
    const event = { preventDefault: vi.fn() };
    sessionOf(electron).emit('will-download', event, item('https://example.com/x.exe'));
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('the end', () => {
  it('waits until the archive is closed', async () => {
    const { app, fake } = await startApp();
    app.emit('window-all-closed');
    expect(fake.done.at(-1)).toBe('quit');
    fake.done.length = 0;
    const event = { preventDefault: vi.fn() };
    app.emit('will-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(fake.children[0]!.child.received.map((m) => m.channel)).toEqual(['archive.close']);
    await vi.waitFor(() => expect(fake.done).toEqual(['quit']));
    const again = { preventDefault: vi.fn() };
    app.emit('will-quit', again);
    expect(again.preventDefault).not.toHaveBeenCalled();
    expect(fake.errorBoxes).toEqual([]);
  });

  it('of the backend alone is told to the clerk, and open calls are answered', async () => {
    const electron = await startApp();
    const { fake } = electron;
    const frame = { parent: null, url: 'hudang-app://archive/' };
    const call = (electron.fake.ipcHandlers['hudang:call'] as Loose)(
      { senderFrame: frame },
      '{"channel":"archive.verify","input":{}}',
    );
    fake.children[0]!.child.emit('exit', 139);
    expect(await call).toBe('{"ok":false,"error":{"code":"unexpected","reference":"backend-139"}}');
    expect(fake.errorBoxes).toEqual([
      '户档: 后台程序意外退出（编号 backend-139）。已保存的数据不受影响，请重新打开户档。',
    ]);
    expect(fake.done.at(-1)).toBe('exit 1');
  });
});
