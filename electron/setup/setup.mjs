import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { areDependenciesReady, ensureDependencies } from './dependencies.mjs';
import { prepareFonts } from './fonts.mjs';
import { withLock } from './lock.mjs';
import { forgetFailures } from './stamp.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { main, root } from './terminal.mjs';
import { isWindowFresh, buildWindow } from './builds.mjs';

export const lockPath = join(root, '.cache/setup.lock');

/**
 * Brings the folder into the state in which the project runs, and does nothing that was done before. Safe when
 * two run at once. `window`: the built window; `fonts`: the faces of the documents; `chromium`: Debian's
 * chromium, CJK fonts and poppler; `xvfb`: a display for a machine without one.
 */
export const ensureReady = async ({ window = false, fonts = false, chromium = false, xvfb = false }) => {
  if (!areDependenciesReady(root)) await withLock(lockPath, () => ensureDependencies(root));
  if (fonts) await prepareFonts(root);
  if (window && !isWindowFresh(root)) await withLock(lockPath, () => buildWindow(root));
  if (chromium) await withLock(lockPath, () => ensureSystemPackages({ xvfb }));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    forgetFailures(root);
    await ensureReady({ window: true, fonts: true, chromium: true });
    return 0;
  });
}
