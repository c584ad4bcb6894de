import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './terminal.mjs';

export const isOnPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

const hasCjkFonts = () =>
  ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/truetype/noto', '/usr/share/fonts/noto-cjk'].some(
    (folder) => existsSync(folder) && readdirSync(folder).some((file) => file.includes('CJK')),
  );

const wanted = ({ xvfb }) => [
  {
    name: 'chromium',
    what: 'Chromium or Chrome',
    isThere: () => ['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath),
  },
  { name: 'fonts-noto-cjk', what: 'the Noto CJK fonts', isThere: hasCjkFonts },
  { name: 'poppler-utils', what: 'poppler (pdftotext, pdftoppm)', isThere: () => isOnPath('pdftoppm') },
  ...(xvfb
    ? [
        { name: 'xvfb', what: 'Xvfb', isThere: () => isOnPath('Xvfb') },
        { name: 'xauth', what: 'xauth', isThere: () => isOnPath('xauth') },
      ]
    : []),
];

const apt = (...args) =>
  spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/**
 * What no npm package brings: the browser, Chinese system fonts, the PDF tools that tests read with. Installed
 * where apt-get and the right to use it are there, else named in one line. Windows and macOS bring their own.
 */
export const ensureSystemPackages = ({ xvfb = false } = {}) => {
  if (process.platform !== 'linux') return;
  const missing = wanted({ xvfb }).filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  if (!existsSync('/etc/debian_version') || process.getuid() !== 0) {
    say(
      `Please install ${missing.map(({ what }) => what).join(', ')} (Debian: apt-get install ${names.join(' ')}).`,
    );
    return;
  }
  say(`Installing ${names.join(', ')} …`);
  apt('update', '-qq');
  const { status, stderr } = apt('install', '-y', '-qq', '--no-install-recommends', ...names);
  if (status === 0) return;
  const why = (stderr ?? '').split('\n').find((line) => line.startsWith('E:')) ?? 'apt-get failed';
  say(`Could not install ${names.join(' ')} (${why}): what needs them will not work.`);
};
