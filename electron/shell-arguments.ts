import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerFolder } from './caller-folder.ts';

/** The archive that a window is started with: `--archive DIR`, meant from the caller's folder. */
export function readShellArguments(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): { archive?: string } {
  // Not strict: Chromium's own switches stand among ours.
  const { values } = parseArgs({ args: [...argv], strict: false, options: { archive: { type: 'string' } } });
  const { archive } = values;
  if (typeof archive !== 'string' || basename(resolve(archive)) === '') return {};
  return { archive: resolve(callerFolder(env, cwd), archive) };
}
