/**
 * The folder that a relative path on the command line is meant from. `npm run` changes into the project first and
 * leaves the caller's folder in INIT_CWD; the name of the script tells that INIT_CWD is of this very run and not
 * inherited from an npm further up.
 */
export function callerFolder(env: NodeJS.ProcessEnv, cwd: string): string {
  const startedByNpm =
    env['npm_package_name'] === 'hudang' && ownScripts.has(env['npm_lifecycle_event'] ?? '');
  return startedByNpm ? env['INIT_CWD'] || cwd : cwd;
}

const ownScripts = new Set(['start', 'hudang', 'demo']);
