import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';
import { childEnvironment } from './child-environment.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** An installed Chromium: CHROMIUM_PATH, else the first of the usual names on the PATH; null when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH'];
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env['PATH'] ?? '').split(delimiter)];
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

// Chromium takes the last list only, so what playwright-core switches off stands here again.
const disabledFeatures = [
  'AimEnabled',
  'AutofillServerCommunication',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

const quiet = [
  '--disable-background-networking',
  '--disable-quic',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-crash-reporter',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disk-cache-size=1',
  `--disable-features=${disabledFeatures.join(',')}`,
  // Whatever Chromium itself would still ask for goes to a proxy that is not there, unresolved. Our own pages
  // are answered before it.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** Options for a window of its own, without address bar, steered over a pipe. */
export function launchOptions(options: {
  readonly executablePath: string;
  readonly headless: boolean;
  readonly downloads: string;
  readonly asRoot: boolean;
  readonly switches?: readonly string[];
}): LaunchOptions & { viewport: { width: number; height: number } | null } {
  const { executablePath, headless, downloads, asRoot, switches = [] } = options;
  return {
    executablePath,
    headless,
    downloadsPath: downloads,
    // Chromium refuses to sandbox itself for root; --test-type takes away the bar that would complain about it.
    chromiumSandbox: !asRoot,
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking', '--enable-unsafe-swiftshader'],
    args: [
      ...quiet,
      ...switches,
      ...(asRoot ? ['--test-type'] : []),
      '--window-size=1366,768',
      '--lang=zh-CN',
      `--app=data:text/html;charset=utf-8,${encodeURIComponent('<title>户档</title>')}`,
    ],
    env: chromiumEnvironment(),
    // Ctrl+C is the shell's: the archive has to be closed too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    viewport: headless ? { width: 1366, height: 768 } : null,
  };
}

/** Its own menus and dialogs in Chinese. */
function chromiumEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(childEnvironment(process.env))) env[name] = value ?? '';
  return { ...env, LANGUAGE: 'zh_CN' };
}

/** Chromium's word for “never, and do not ask”. */
const BLOCK = 2;
const blocked = [
  ...['media_stream_camera', 'media_stream_mic', 'geolocation', 'notifications', 'clipboard', 'midi_sysex'],
  ...['sensors', 'serial_guard', 'usb_guard', 'hid_guard', 'bluetooth_guard', 'idle_detection', 'popups'],
  ...['file_system_write_guard', 'local_fonts', 'window_placement', 'payment_handler'],
];

/** No bar that offers to keep a passphrase, to translate, or to fill in; no device, and no question about one. */
const preferences = {
  credentials_enable_service: false,
  profile: {
    password_manager_enabled: false,
    default_content_setting_values: Object.fromEntries(blocked.map((name) => [name, BLOCK])),
  },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  browser: { enable_spellchecking: false },
  net: { network_prediction_options: 2 },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
};

export async function writePreferences(profile: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true, mode: 0o700 });
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}
