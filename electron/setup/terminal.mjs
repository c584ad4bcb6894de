import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A sentence for the person at the terminal; shown without a stack. */
export class SetupError extends Error {}

/** Everything goes to stderr: the stdout of `run.mjs` belongs to the command that it runs. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Linux tells a display by its variables; Windows and macOS have one. */
export const hasDisplay = ({ platform, env } = process) =>
  platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/** Runs a script's main function and turns what it throws into one line and exit code 1. */
export const main = async (run) => {
  try {
    process.exitCode = await run();
  } catch (error) {
    say(error instanceof SetupError ? error.message : String(error?.stack ?? error));
    process.exitCode = 1;
  }
};
