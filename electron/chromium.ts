// The window in an installed Chromium, for computers where Electron's binary cannot be had. Everything between the
// two goes over a pipe: no port is opened.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { createArchivePlaces, homeFolder } from './archive-places.ts';
import type { BackendClient } from './backend-client.ts';
import { createCameraLeave } from './camera-leave.ts';
import { createBackupPlaces } from './backup-places.ts';
import { createIntakeDesk } from './intake-calls.ts';
import { forkBackend } from './backend-fork.ts';
import { connectPage, relayProgress, windowOrigin } from './chromium-bridge.ts';
import { downloadFolder, keepDownload } from './chromium-downloads.ts';
import { findChromium, launchOptions, writePreferences } from './chromium-launch.ts';
import { logToTerminal, type Log } from './log.ts';
import { programFiles } from './program-files.ts';
import { readShellArguments } from './shell-arguments.ts';
import { createShellCalls } from './shell-calls.ts';
import { answerWithFile } from './window-files.ts';

/** What a closed window may still need to finish a file. */
const SAVING_MS = 5000;

export interface ChromiumOptions {
  /** An archive folder offered before those of `home`. */
  readonly archive?: string;
  /** The folder of the archives; HUDANG_HOME or ~/户档. */
  readonly home?: string;
  readonly headless?: boolean;
  readonly executablePath?: string;
  /** Where the page's downloads go; HUDANG_DOWNLOADS or the desktop's folder. */
  readonly downloads?: string;
  readonly windowFolder?: string;
  readonly backend?: BackendClient;
  readonly log?: Log;
  /** More switches of Chromium: the camera of the tests. */
  readonly switches?: readonly string[];
}

export interface ChromiumWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Resolves when the window is gone and everything behind it closed. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export async function openChromium(options: ChromiumOptions = {}): Promise<ChromiumWindow> {
  const { headless = false, log = logToTerminal, downloads = downloadFolder() } = options;
  const executablePath = options.executablePath ?? findChromium();
  if (executablePath === null)
    throw new Error('没有找到 Chromium：请安装 chromium，或用 CHROMIUM_PATH 指明位置。');
  const asRoot = process.getuid?.() === 0;
  if (asRoot && !headless) log('以 root 身份运行：Chromium 的沙箱不可用，已用 --no-sandbox 打开。');

  const profile = await mkdtemp(join(tmpdir(), 'hudang-'));
  // A file is made where it will stay: what leaves the archive never lies in the temporary folder.
  const made = join(downloads, `.${basename(profile)}`);
  const backend = options.backend ?? forkBackend();
  const saving = new Set<Promise<void>>();
  let context: BrowserContext | null = null;
  const end = async (): Promise<void> => {
    await Promise.race([Promise.all(saving), setTimeout(SAVING_MS, undefined, { ref: false })]);
    await context?.close().catch(() => undefined);
    await backend.close();
    await rm(made, { recursive: true, force: true });
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await writePreferences(profile);
    context = await chromium.launchPersistentContext(profile, {
      ...launchOptions({
        executablePath,
        headless,
        asRoot,
        downloads: made,
        switches: options.switches ?? [],
      }),
      locale: 'zh-CN',
      serviceWorkers: 'block',
    });
    const page = await openPage(context, { ...options, backend });
    page.on('download', (download) => {
      const kept = keepDownload(download, downloads, log).finally(() => saving.delete(kept));
      saving.add(kept);
    });
    backend.onDeath((how) => log(backendDied(how)));
    return withEnd(page, context, end);
  } catch (error) {
    await end();
    throw error;
  }
}

const backendDied = (how: string): string =>
  `后台程序意外退出（编号 ${how}）。已保存的数据不受影响，请关闭窗口重新打开。`;

/** The end comes once, whoever asks for it: the program, or the person who closes the window. */
function withEnd(page: Page, context: BrowserContext, end: () => Promise<void>): ChromiumWindow {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  let isEnding = false;
  const close = (): Promise<void> => {
    if (!isEnding) {
      isEnding = true;
      void end().then(resolve, resolve);
    }
    return closed;
  };
  page.once('close', () => void close());
  context.once('close', () => void close());
  return { page, context, closed, close };
}

async function openPage(
  context: BrowserContext,
  options: ChromiumOptions & { backend: BackendClient },
): Promise<Page> {
  const { backend, windowFolder = programFiles.window } = options;
  await stayInside(context, windowFolder);
  const drives = createBackupPlaces({ home: homeFolder(options.home) });
  const intake = createIntakeDesk(homeFolder(options.home));
  const places = createArchivePlaces(options);
  const camera = createCameraLeave({
    grant: () => context.grantPermissions(['camera'], { origin: windowOrigin }),
    // Ends a picture that still runs, too.
    withdraw: () => context.clearPermissions(),
  });
  await connectPage(context, createShellCalls({ backend, places, drives, camera, intake }));
  const page = context.pages()[0] ?? (await context.newPage());
  // Ctrl+N and Ctrl+T would open windows without our rules.
  context.on('page', (another) => void another.close().catch(() => undefined));
  page.on('dialog', (asked) => void (asked.type() === 'beforeunload' ? asked.accept() : asked.dismiss()));
  relayProgress(page, backend);
  await page.goto(`${windowOrigin}/`);
  return page;
}

/** Answers our own origin from the folder and nothing else at all. */
async function stayInside(context: BrowserContext, folder: string): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = request.url();
    if (!url.startsWith(`${windowOrigin}/`)) {
      // “No content” leaves the page where it is; an abort would put an error page in its place.
      if (request.isNavigationRequest()) await route.fulfill({ status: 204 });
      else await route.abort('blockedbyclient');
      return;
    }
    await route.fulfill(
      await answerWithFile({ folder, origin: windowOrigin }, { method: request.method(), url }),
    );
  });
}

if (import.meta.main) {
  try {
    const shell = await openChromium(readShellArguments(process.argv.slice(2), process.env, process.cwd()));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => void shell.close());
    await shell.closed;
  } catch (error) {
    logToTerminal(error instanceof Error ? (error.message.split('\n')[0] ?? '') : '窗口打不开。');
    process.exitCode = 1;
  }
}
