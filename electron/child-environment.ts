/** What a child process need not know, it does not get: the passphrase travels by the port. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { HUDANG_PASSPHRASE: _passphrase, NODE_OPTIONS: _options, ...rest } = env;
  return rest;
}
