import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ok } from '#contract/result.ts';
import type { Progress } from '#contract/message.ts';
import type { BackendClient } from '#electron/backend-client.ts';
import { openChromium, type ChromiumWindow } from '#electron/chromium.ts';
import { contentSecurityPolicy } from '#electron/content-security.ts';
import { findChromium } from '#electron/chromium-launch.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';

const page = `<!doctype html><meta charset="utf-8"><title>户档</title>
<script>window.inlineRan = true</script><script type="module" src="/page.js"></script><body>户</body>`;

// Runs as code of the page, so that the policy holds for it (it does not for Playwright's evaluate).
const script = `
const outcome = (work) => work.then(() => 'open', () => 'blocked');
window.tests = {
  fetch: () => outcome(fetch('https://example.com/')),
  fetchLocal: () => outcome(fetch('http://127.0.0.1:1/')),
  image: () => outcome(new Promise((done, failed) => Object.assign(new Image(), { onload: done, onerror: failed, src: 'https://example.com/a.png' }))),
  socket: () => outcome(new Promise((done, failed) => { try { Object.assign(new WebSocket('wss://example.com/'), { onopen: done, onerror: failed, onclose: failed }) } catch (error) { failed(error) } })),
  evaluation: () => outcome((async () => eval('1'))()),
  own: async () => (await fetch('/page.js')).status,
  missing: async () => (await fetch('/..%2fsecret.txt')).status,
  frame: async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [typeof frame.contentWindow.hudang, typeof frame.contentWindow.__hudangCall];
  },
  save: (name, text) => {
    const url = URL.createObjectURL(new Blob([text]));
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
  },
};
window.violations = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
window.start = (name, parameters) => {
  window.result = null;
  setTimeout(async () => { window.result = { value: await window.tests[name](...parameters) } });
};
`;

function stubBackend() {
  const asked: [string, unknown][] = [];
  const listeners = new Set<(progress: Progress) => void>();
  const backend: BackendClient = {
    call: async (channel, input) => {
      asked.push([channel, input]);
      return ok({ channel });
    },
    onProgress: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onDeath: () => {},
    close: vi.fn(async () => {}),
  };
  return {
    asked,
    backend,
    tell: (progress: Progress) => listeners.forEach((listener) => listener(progress)),
  };
}

describe.skipIf(findChromium() === null)('the window in Chromium', () => {
  const folder = makeTemporaryFolder();
  const lines: string[] = [];
  const stub = stubBackend();
  let shell: ChromiumWindow;
  let closed = false;

  /** Lets a function of the page run as the page's own code. */
  const run = async (name: string, ...parameters: string[]): Promise<unknown> => {
    await shell.page.evaluate(`window.start(${JSON.stringify(name)}, ${JSON.stringify(parameters)})`);
    return await vi.waitFor(async () => {
      const result = await shell.page.evaluate<{ value: unknown } | null>('window.result');
      expect(result).not.toBeNull();
      return result?.value;
    }, 5000);
  };
  const pageReady = () =>
    vi.waitFor(async () => expect(await shell.page.evaluate('typeof window.start')).toBe('function'), 5000);

  beforeAll(async () => {
    for (const name of ['window', 'temp', 'home']) mkdirSync(join(folder.path, name));
    writeFileSync(join(folder.path, 'secret.txt'), 'secret');
    writeFileSync(join(folder.path, 'window', 'index.html'), page);
    writeFileSync(join(folder.path, 'window', 'page.js'), script);
    vi.stubEnv('TMPDIR', join(folder.path, 'temp'));
    shell = await openChromium({
      headless: true,
      home: join(folder.path, 'home'),
      windowFolder: join(folder.path, 'window'),
      downloads: join(folder.path, 'downloads'),
      backend: stub.backend,
      log: (line) => void lines.push(line),
    });
    void shell.closed.then(() => (closed = true));
    await pageReady();
  });
  afterAll(async () => {
    await shell.close();
    vi.unstubAllEnvs();
    folder.remove();
  });

  it('shows our page alone, with the bridge of the Electron shell', async () => {
    expect(await shell.page.title()).toBe('户档');
    expect(shell.page.url()).toBe('https://archive.localhost/');
    expect(await shell.page.evaluate('Object.keys(window.hudang)')).toEqual(['call', 'onProgress']);
    expect(await shell.page.evaluate('Object.isFrozen(window.hudang)')).toBe(true);
    expect(await shell.page.evaluate('typeof window.__hudangCall')).toBe('undefined');
  });

  it('passes a call on and answers one JSON string', async () => {
    const answer = await shell.page.evaluate(`window.hudang.call('{"channel":"archive.state","input":{}}')`);
    expect(answer).toBe('{"ok":true,"value":{"channel":"archive.state"}}');
    expect(stub.asked).toEqual([['archive.state', {}]]);
  });

  it('never passes on a channel that takes a path', async () => {
    stub.asked.length = 0;
    const request = JSON.stringify({ channel: 'vault.open', input: { path: '/', passphrase: 'x' } });
    const answer = await shell.page.evaluate<string>(`window.hudang.call(${JSON.stringify(request)})`);
    expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(stub.asked).toEqual([]);
  });

  it('passes progress on until the page stops listening', async () => {
    await shell.page.evaluate(
      'window.heard = []; window.stop = window.hudang.onProgress((json) => heard.push(json))',
    );
    const progress = { job: 'a', stage: '读入', done: 1, total: 2 };
    stub.tell(progress);
    await vi.waitFor(async () =>
      expect(await shell.page.evaluate('window.heard')).toEqual([JSON.stringify(progress)]),
    );
    await shell.page.evaluate('window.stop()');
    stub.tell(progress);
    await shell.page.waitForTimeout(100);
    expect(await shell.page.evaluate('window.heard.length')).toBe(1);
  });

  it('serves files under the policy', async () => {
    const response = await shell.page.reload();
    await pageReady();
    expect(response?.headers()['content-security-policy']).toBe(contentSecurityPolicy);
    expect(await shell.page.evaluate('window.inlineRan')).toBeUndefined();
    expect(await run('own')).toBe(200);
    expect(await run('missing')).toBe(404);
  });

  it.each([
    ['fetch', 'connect-src'],
    ['fetchLocal', 'connect-src'],
    ['socket', 'connect-src'],
    ['image', 'img-src'],
    ['evaluation', 'script-src'],
  ])('lets no %s through, by the policy itself', async (name, directive) => {
    await shell.page.evaluate('window.violations.length = 0');
    expect(await run(name)).toBe('blocked');
    expect(await shell.page.evaluate('window.violations')).toContain(directive);
  });

  it.each(['https://example.com/', 'http://archive.localhost/', 'file:///etc/passwd', 'ftp://example.com/'])(
    'does not even go to %s when it is told to',
    async (url) => {
      await expect(shell.page.goto(url)).rejects.toThrow();
      // The page that tells of the error comes late and interrupts.
      await vi.waitFor(() => shell.page.goto('https://archive.localhost/'), 5000);
      await pageReady();
    },
  );

  it('gives a frame inside the page nothing', async () => {
    expect(await run('frame')).toEqual(['undefined', 'undefined']);
  });

  it('closes any other window', async () => {
    await shell.page.evaluate(`void window.open('https://archive.localhost/')`);
    await vi.waitFor(() => expect(shell.context.pages()).toHaveLength(1));
  });

  it('saves what the page made, beside what is there', async () => {
    await run('save', '公示.txt', '第一份');
    await vi.waitFor(() => expect(lines).toHaveLength(1), 5000);
    await run('save', '公示.txt', '第二份');
    await vi.waitFor(() => expect(lines).toHaveLength(2), 5000);
    const downloads = join(folder.path, 'downloads');
    const seen = readdirSync(downloads).filter((name) => !name.startsWith('.'));
    expect(seen.sort()).toEqual(['公示 (1).txt', '公示.txt']);
    expect(readFileSync(join(downloads, '公示.txt'), 'utf8')).toBe('第一份');
    expect(readFileSync(join(downloads, '公示 (1).txt'), 'utf8')).toBe('第二份');
    expect(lines[0]).toBe(`已保存：${join(downloads, '公示.txt')}`);
  });

  it.skipIf(process.platform !== 'linux')('listens on no port', () => {
    const sockets = socketsOf(descendants(process.pid));
    expect(sockets.size).toBeGreaterThan(0);
    expect([...listening()].filter((inode) => sockets.has(inode))).toEqual([]);
  });

  it('ends with the page: backend closed, profile gone', async () => {
    expect(readdirSync(join(folder.path, 'temp')).some((name) => name.startsWith('hudang-'))).toBe(true);
    expect(closed).toBe(false);
    await shell.page.close();
    await shell.closed;
    expect(stub.backend.close).toHaveBeenCalledOnce();
    expect(readdirSync(join(folder.path, 'temp')).filter((name) => name.startsWith('hudang-'))).toEqual([]);
    expect(readdirSync(join(folder.path, 'downloads')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('the binding', () => {
  it('answers the top frame of our page and no other', async () => {
    const { connectPage } = await import('#electron/chromium-bridge.ts');
    let answer: (source: { page: Page; frame: Frame }, request: unknown) => Promise<string> = async () => '';
    const context = {
      exposeBinding: async (_name: string, callback: typeof answer) => void (answer = callback),
      addInitScript: async () => {},
    };
    const call = vi.fn(async () => ok(null));
    await connectPage(context as unknown as Parameters<typeof connectPage>[0], call);
    const frame = (url: string) => ({ url: () => url }) as Frame;
    const ours = frame('https://archive.localhost/#/households');
    const pageOf = (main: Frame) => ({ mainFrame: () => main }) as Page;
    const request = '{"channel":"archive.state","input":{}}';

    expect(await answer({ page: pageOf(ours), frame: ours }, request)).toBe('{"ok":true,"value":null}');
    const inside = frame('https://archive.localhost/');
    await expect(answer({ page: pageOf(ours), frame: inside }, request)).rejects.toThrow('refused');
    for (const url of [
      'https://example.com/',
      'http://archive.localhost/',
      'about:blank',
      '',
      'https://archive.localhost:1/',
    ]) {
      const foreign = frame(url);
      await expect(answer({ page: pageOf(foreign), frame: foreign }, request)).rejects.toThrow('refused');
    }
    expect(call).toHaveBeenCalledOnce();
  });
});

const processes = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

function descendants(root: number): string[] {
  const parents = new Map<string, string>();
  for (const pid of processes()) {
    try {
      parents.set(pid, /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '');
    } catch {
      // ended meanwhile
    }
  }
  const under = (pid: string): boolean =>
    pid === String(root) || (parents.has(pid) && under(parents.get(pid)!));
  return [...parents.keys()].filter(under);
}

function socketsOf(pids: string[]): Set<string> {
  const inodes = new Set<string>();
  for (const pid of pids) {
    try {
      for (const name of readdirSync(`/proc/${pid}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1];
        if (inode !== undefined) inodes.add(inode);
      }
    } catch {
      // ended meanwhile
    }
  }
  return inodes;
}

/** Inodes of the sockets of this machine that listen (state 0A), IPv4 and IPv6. */
function listening(): Set<string> {
  const lines = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/net/${name}`, 'utf8').split('\n').slice(1),
  );
  const fields = lines.map((line) => line.trim().split(/\s+/));
  return new Set(fields.filter((f) => f[3] === '0A').map((f) => f[9] ?? ''));
}
