import { errorText } from '#contract/app-error.ts';
import { fail, type Result } from '#contract/result.ts';
import { wrongUse, type Outcome } from './cli-outcome.ts';
import { noPassphrase, openArchive, type Command } from './cli-terminal.ts';
import type { ShellCall } from './shell-calls.ts';

/** Any channel that the window may call, through the same gate. Answers the envelope, with or without --json. */
export function callChannel(shellCall: ShellCall): Command {
  return async (terminal, args) => {
    const [channel = '', text = '{}'] = args.words;
    const input = readJson(text);
    if (input === undefined) return wrongUse(`接口的内容不是 JSON，请检查引号，如 '{"text":"张"}'。`);
    if (args.archive !== undefined) {
      const opened = await openArchive(terminal, args);
      if (opened === null) return noPassphrase;
      if (!opened.ok) return envelope(opened);
    }
    return envelope(openers.has(channel) ? notHere : await shellCall(channel, input));
  };
}

// These take a passphrase, which must not stand on a command line.
const openers = new Set([
  ...['archive.create', 'archive.open', 'archive.unlock', 'archive.restore', 'archive.salvage'],
  ...['operator.add', 'operator.resetPassphrase', 'operator.changePassphrase', 'operator.makeRecovery'],
]);
const notHere = fail({
  code: 'invalid-input',
  issues: [{ path: 'channel', message: '请改用 new、operator、restore 命令或 --archive' }],
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function envelope(result: Result<unknown>): Outcome {
  const complaint = result.ok ? null : errorText(result.error);
  return { exit: result.ok ? 0 : 1, json: result, report: JSON.stringify(result), complaint };
}
