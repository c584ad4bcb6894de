// Opens the application in the best way that this machine allows, and says which.
import { spawn } from 'node:child_process';
import { buildElectron, isElectronFresh } from './builds.mjs';
import { obtainElectron } from './electron-binary.mjs';
import { withLock } from './lock.mjs';
import { ensureReady, lockPath } from './setup.mjs';
import { hasDisplay, main, root, say } from './terminal.mjs';
import { startNode, waitFor } from './tools.mjs';

const startElectron = async (binary, args) => {
  if (!isElectronFresh(root)) await withLock(lockPath, () => buildElectron(root));
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  const unprotected = isRoot ? ['--no-sandbox'] : [];
  if (isRoot) say('Started by root: Electron runs without its sandbox.');
  return spawn(binary, [...unprotected, root, ...args], { stdio: 'inherit' });
};

const start = async (args) => {
  if (!hasDisplay()) {
    say('There is no display: making the demo township in dist/demo instead of opening a window.');
    return startNode({ target: 'electron/demo/demo.ts', args: ['--out', './dist/demo', ...args] });
  }
  const electron = obtainElectron(root);
  if (electron !== undefined) return await startElectron(electron, args);
  say('Electron cannot be had here: opening the same window in Chromium.');
  return startNode({ target: 'electron/chromium.ts', args });
};

await main(async () => {
  await ensureReady({ window: true, fonts: true, chromium: true });
  return await waitFor(await start(process.argv.slice(2)));
});
