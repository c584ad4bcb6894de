// Every test with one command: vitest, then the end-to-end tests. A path narrows it to the runner that owns it; with
// --hurt the tests that break things (*.hurt.test.ts) run alone and in full number.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectron, isElectronFresh } from './builds.mjs';
import {
  addCounts,
  countPlaywright,
  countVitest,
  describeCounts,
  failuresOfPlaywright,
  failuresOfVitest,
  isSuccess,
} from './counts.mjs';
import { findElectron } from './electron-binary.mjs';
import { withLock } from './lock.mjs';
import { makeScratch } from './scratch.mjs';
import { ensureReady, lockPath } from './setup.mjs';
import { writeJson } from './stamp.mjs';
import { SetupError, hasDisplay, main, root, say } from './terminal.mjs';
import { isInterrupted, startNode, waitFor } from './tools.mjs';

const reports = join(root, 'dist/test', String(process.pid));
// A test that turns in a circle without awaiting anything has no other end.
const limit = (process.argv.includes('--hurt') ? 120 : 30) * 60_000;
const e2e = join(root, 'test/e2e');
const virtualDisplay = findElectron(root) !== undefined && !hasDisplay();

/** Said once more at the end, where somebody who looks at the last lines finds them. */
const failures = [];

const runVitest = async (args, { env }) => {
  const report = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await waitFor(
    startNode({ isTool: true, target: 'vitest', args: ['run', ...reporters, ...args] }, { env }),
    { limit },
  );
  failures.push(...failuresOfVitest(report));
  return countVitest(report, code);
};

const runPlaywright = async (args, scratch) => {
  const report = join(reports, 'playwright.json');
  const options = ['--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'];
  const env = { ...scratch.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const target = { isTool: true, target: 'playwright', args: ['test', ...options, ...args], virtualDisplay };
  const code = await waitFor(startNode(target, { env }), { limit });
  failures.push(...failuresOfPlaywright(report));
  return countPlaywright(report, code);
};

const hasSpecs = () =>
  existsSync(e2e) && readdirSync(e2e, { recursive: true }).some((file) => String(file).endsWith('.spec.ts'));

const isE2e = (arg) => arg.replaceAll('\\', '/').includes('test/e2e');

/** The end-to-end tests need the built window, and the desktop shell where Electron is; when one cannot be built, that is one failure among the others. */
const runE2e = async (args, scratch) => {
  try {
    await ensureReady({ window: true, chromium: true, xvfb: virtualDisplay });
    if (findElectron(root) !== undefined && !isElectronFresh(root))
      await withLock(lockPath, () => buildElectron(root));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return await runPlaywright(args, scratch);
};

await main(async () => {
  const given = process.argv.slice(2).map((arg) => (arg === '--hurt' ? '.hurt.test.ts' : arg));
  if (given.includes('.hurt.test.ts')) process.env['HUDANG_HURT'] = 'full';
  // `npm run e2e -- path`: the path narrows what the script already names.
  const args = given.length > 1 ? given.filter((arg) => arg !== 'test/e2e') : given;
  const onlyE2e = args.some(isE2e);
  await ensureReady({ fonts: true, chromium: true });
  const scratch = makeScratch();
  const counts = [];
  if (!onlyE2e) counts.push(await runVitest(args, scratch));
  if (!isInterrupted() && (onlyE2e || (args.length === 0 && hasSpecs())))
    counts.push(await runE2e(args, scratch));
  scratch.remove();
  const sum = addCounts(counts);
  rmSync(reports, { recursive: true, force: true });
  writeJson(join(root, 'dist/test/summary.json'), sum);
  for (const failure of failures) process.stdout.write(`failed: ${failure.replace(root, '')}\n`);
  process.stdout.write(`${describeCounts(sum)}\n`);
  return isSuccess(sum) && !isInterrupted() ? 0 : 1;
});
