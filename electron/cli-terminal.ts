import type { ArchiveState } from '#contract/archive.ts';
import type { BackendChannel, Output, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import type { Arguments } from './cli-arguments.ts';
import { refused, wrongUse, type Outcome } from './cli-outcome.ts';

/** What a command works with. */
export interface Terminal {
  ask<N extends BackendChannel>(channel: N, input: Request<N>): Promise<Result<Output<N>>>;
  /** The absolute form of a path of the command line. */
  path(given: string): string;
  /** From the environment or asked for; null when there is nobody to ask. */
  passphrase(how: { twice: boolean }): Promise<string | null>;
  /** What opens the archive: the passphrase, or the recovery code of the environment. Asked for once. */
  secret(): Promise<Secret | null>;
  /** A passphrase for somebody, other than that which opens the archive; null when there is nobody to ask. */
  newPassphrase(): Promise<string | null>;
  /** One line on stderr. */
  note(text: string): void;
}

export type Secret = { readonly passphrase: string } | { readonly recoveryCode: string };

export type Command = (terminal: Terminal, args: Arguments) => Promise<Outcome>;

export const noPassphrase = wrongUse(
  '没有口令：请放在环境变量 HUDANG_PASSPHRASE 中，或在终端里运行并按提示输入（两次输入要一致）。',
);

/** Null when there is no passphrase. */
export async function openArchive(terminal: Terminal, args: Arguments): Promise<Result<ArchiveState> | null> {
  const secret = await terminal.secret();
  if (secret === null) return null;
  return await terminal.ask('vault.open', { path: terminal.path(args.archive ?? ''), ...secret });
}

/** A command that needs the open archive. */
export function withArchive(
  command: (terminal: Terminal, args: Arguments, state: ArchiveState) => Promise<Outcome>,
): Command {
  return async (terminal, args) => {
    const opened = await openArchive(terminal, args);
    if (opened === null) return noPassphrase;
    if (!opened.ok) return refused(opened.error);
    return await command(terminal, args, opened.value);
  };
}

/** The year asked for, or the newest that the archive knows, or this one. */
export const yearOf = (args: Arguments, { years, today }: ArchiveState): number =>
  args.year ?? (years.length > 0 ? Math.max(...years) : Number(today.slice(0, 4)));
