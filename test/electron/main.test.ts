import { beforeEach, describe, expect, it, vi } from 'vitest';
import { appMenu } from '#electron/app-menu.ts';
import { programFiles } from '#electron/program-files.ts';
import { type Loose, sessionOf, startApp, type Started } from '#test/support/start-app.ts';

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
    const { fake } = await startApp({ isPackaged: true });
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

describe('a call from the window', () => {
  const top = { parent: null, url: 'hudang-app://archive/index.html#/households' };
  const ask = async (electron: Started, senderFrame: unknown, request: unknown) =>
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
