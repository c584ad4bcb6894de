// The window as a clerk has it, in whichever shell the project of the run names.
import { _electron, test as base, type Page } from '@playwright/test';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openChromium } from '#electron/chromium.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A closed window and its archives may need a moment; a file that never comes fails the test. */
const PATIENCE_MS = 20_000;

export interface Shell {
  readonly page: Page;
  /** The folder of the archives. */
  readonly home: string;
  /** The file that the window made and no call has taken yet. */
  takeDownload(): Promise<{ name: string; bytes: Uint8Array }>;
  /** Errors that the page threw and nobody caught. */
  readonly faults: readonly string[];
  /** The process whose children are the window and the backend. */
  readonly processId: number;
  close(): Promise<void>;
}

interface Places {
  readonly home: string;
  readonly downloads: string;
  readonly profile: string;
}

type Opened = Pick<Shell, 'page' | 'processId' | 'close'>;

/** Opens the window in the shell of a Playwright project, with an empty home of its own. */
async function openShell(project: string): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'hudang-e2e-'));
  const places = {
    home: join(folder, 'home'),
    downloads: join(folder, 'downloads'),
    profile: join(folder, 'profile'),
  };
  for (const place of Object.values(places)) await mkdir(place);
  const opened = await (project === 'electron' ? openInElectron(places) : openInChromium(places));
  opened.page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  opened.page.on('pageerror', (error) => faults.push(error.message));
  return {
    ...opened,
    home: places.home,
    faults,
    takeDownload: downloadsOf(places.downloads),
    close: async () => {
      await opened.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

async function openInChromium({ home, downloads }: Places): Promise<Opened> {
  const { page, close } = await openChromium({
    ...{ home, downloads, headless: true, log: () => undefined },
    // A camera that shows a moving test picture; whether the page gets it is the shell's to say.
    switches: ['--use-fake-device-for-media-stream'],
  });
  return { page, close, processId: process.pid };
}

async function openInElectron({ home, downloads, profile }: Places): Promise<Opened> {
  const asRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    args: [
      root,
      '--lang=zh-CN',
      `--user-data-dir=${profile}`,
      ...(asRoot ? ['--no-sandbox'] : []),
      '--use-fake-device-for-media-stream',
    ],
    cwd: root,
    env: { ...process.env, HUDANG_HOME: home },
  });
  // What a clerk answers to the save dialog, which no test can click.
  await app.evaluate(({ session }, folder) => {
    session.fromPartition('hudang', { cache: false }).on('will-download', (_event, item) => {
      item.setSavePath(`${folder}/${item.getFilename()}`);
    });
  }, downloads);
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  return { page, close: () => app.close(), processId: app.process().pid ?? 0 };
}

function downloadsOf(folder: string): Shell['takeDownload'] {
  const taken = new Set<string>();
  return async () => {
    const until = Date.now() + PATIENCE_MS;
    for (let size = -1; Date.now() < until; await setTimeout(100)) {
      const name = (await readdir(folder)).find((each) => !each.startsWith('.') && !taken.has(each));
      if (name === undefined) continue;
      const path = join(folder, name);
      const now = (await stat(path)).size;
      // Taken when it has stopped growing.
      if (now > 0 && now === size) {
        taken.add(name);
        return { name, bytes: new Uint8Array(await readFile(path)) };
      }
      size = now;
    }
    throw new Error('no file was saved');
  };
}

/**
 * `test` with `shell`, one window for all tests of a file: a file names its `story`, and Playwright starts another
 * worker where it changes.
 */
export const test = base.extend<object, { story: string; shell: Shell }>({
  story: ['', { scope: 'worker', option: true }],
  shell: [
    async ({}, use, { project }) => {
      const shell = await openShell(project.name);
      await use(shell);
      await shell.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ shell }, use) => use(shell.page),
});
