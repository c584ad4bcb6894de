import { forkBackend } from './backend-fork.ts';
import { callerFolder } from './caller-folder.ts';
import { runCli } from './cli-run.ts';
import { askHidden } from './hidden-prompt.ts';

// A reader that went away (`| head`) is no error: what was asked for has been done.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const showPrompt = (text: string): void => void process.stderr.write(text);

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  folder: callerFolder(process.env, process.cwd()),
  connect: forkBackend,
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  errorIsTerminal: process.stderr.isTTY,
  askHidden: process.stdin.isTTY ? (label) => askHidden(label, process.stdin, showPrompt) : null,
});
