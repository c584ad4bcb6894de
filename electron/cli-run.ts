import { resolve } from 'node:path';
import type { Output } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { createArchivePlaces } from './archive-places.ts';
import type { BackendClient } from './backend-client.ts';
import { newArchive, redo, undo } from './cli-archive.ts';
import { readArguments, type Arguments, type CommandName } from './cli-arguments.ts';
import { backup, restore, verify } from './cli-backup.ts';
import { callChannel } from './cli-call.ts';
import { check } from './cli-check.ts';
import { exportTables } from './cli-export.ts';
import { importFiles } from './cli-import.ts';
import { operator } from './cli-operator.ts';
import { bring, packUp, verifyPackageFile } from './cli-keeping.ts';
import { log } from './cli-log.ts';
import { wrongUse, type Outcome } from './cli-outcome.ts';
import { print } from './cli-output.ts';
import { showProgress } from './cli-progress.ts';
import { salvage } from './cli-salvage.ts';
import { scanFiles } from './cli-scan.ts';
import { exportTemplate } from './cli-template.ts';
import type { Command, Secret, Terminal } from './cli-terminal.ts';
import { usage } from './cli-usage.ts';
import { createShellCalls } from './shell-calls.ts';

/** What a run of the command needs of the computer. */
export interface CliWorld {
  readonly env: NodeJS.ProcessEnv;
  /** The folder that relative paths are meant from. */
  readonly folder: string;
  connect(): BackendClient;
  out(text: string): void;
  error(text: string): void;
  readonly errorIsTerminal: boolean;
  /** Null when there is nobody to ask. */
  readonly askHidden: ((label: string) => Promise<string | null>) | null;
}

/** Runs one command and answers the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  if (argv.length === 0) {
    world.error(usage);
    return 2;
  }
  const reading = readArguments(argv);
  if (reading.kind === 'help') {
    world.out(usage);
    return 0;
  }
  if (reading.kind === 'wrong') {
    const outcome = wrongUse(reading.text);
    return tell(
      { ...outcome, complaint: `${reading.text}\n用 hudang --help 查看全部命令。` },
      reading.json,
      world,
    );
  }
  const outcome = await runCommand(reading.arguments, world);
  return tell(outcome, reading.arguments.json, world);
}

type Backend = Pick<BackendClient, 'call'>;

/** The backend is started by the first question to it: much that is wrong can be said before. */
async function runCommand(args: Arguments, world: CliWorld): Promise<Outcome> {
  let client: BackendClient | null = null;
  let clear = (): void => undefined;
  const start = (): BackendClient => {
    const started = world.connect();
    if (world.errorIsTerminal) clear = showProgress(started, world.error);
    return started;
  };
  const backend: Backend = { call: (channel, input) => (client ??= start()).call(channel, input) };
  try {
    return await commandOf(args.command, backend, world)(terminal(backend, world), args);
  } finally {
    clear();
    await (client as BackendClient | null)?.close();
  }
}

const commands = {
  new: newArchive,
  import: importFiles,
  scan: scanFiles,
  check,
  print,
  export: (terminal, args) =>
    args.template === undefined ? exportTables(terminal, args) : exportTemplate(terminal, args),
  backup,
  verify: (terminal, args) => {
    const file = packageIn(args);
    return file === null ? verify(terminal, args) : verifyPackageFile(terminal, file);
  },
  package: packUp,
  bring,
  log,
  restore,
  salvage,
  operator,
  undo,
  redo,
} satisfies Record<Exclude<CommandName, 'call'>, Command>;

/** The package that is to be verified: it needs no archive; what else can be named is a backup of one. */
function packageIn({ words: [file], archive }: Arguments): string | null {
  return file !== undefined && (archive === undefined || /\.zip$/iu.test(file)) ? file : null;
}

function commandOf(name: CommandName, backend: Backend, { env }: CliWorld): Command {
  if (name !== 'call') return commands[name];
  const home = env['HUDANG_HOME'];
  return callChannel(createShellCalls({ backend, places: createArchivePlaces(home ? { home } : {}) }));
}

function terminal(backend: Backend, world: CliWorld): Terminal {
  let shown: Promise<Secret | null> | null = null;
  return {
    // What the backend answers on a channel has the channel's shape: its handlers are typed by it.
    ask: async <N extends Parameters<Terminal['ask']>[0]>(channel: N, input: unknown) =>
      (await backend.call(channel, input)) as Result<Output<N>>,
    path: (given) => resolve(world.folder, given),
    passphrase: ({ twice }) => passphrase(world, twice),
    secret: () => (shown ??= secret(world)),
    newPassphrase: () =>
      passphrase({ ...world, env: { HUDANG_PASSPHRASE: world.env['HUDANG_NEW_PASSPHRASE'] } }, true, NEW),
    note: (text) => world.error(`${text}\n`),
  };
}

/** The passphrase goes before the recovery code, which is for the day on which nobody knows one. */
async function secret(world: CliWorld): Promise<Secret | null> {
  const recoveryCode = world.env['HUDANG_RECOVERY_CODE'];
  if (recoveryCode && !world.env['HUDANG_PASSPHRASE']) return { recoveryCode };
  const typed = await passphrase(world, false);
  return typed === null ? null : { passphrase: typed };
}

const NEW = '新口令（至少 8 位）：';

async function passphrase(
  { env, askHidden }: Pick<CliWorld, 'env' | 'askHidden'>,
  twice: boolean,
  label = twice ? '设置口令（至少 8 位）：' : '口令：',
): Promise<string | null> {
  const given = env['HUDANG_PASSPHRASE'];
  if (given) return given;
  if (askHidden === null) return null;
  const typed = await askHidden(label);
  if (!twice || typed === null) return typed || null;
  return (await askHidden('再输入一次：')) === typed ? typed || null : null;
}

function tell({ exit, json, report, complaint }: Outcome, asJson: boolean, world: CliWorld): number {
  const text = asJson ? JSON.stringify(json) : report;
  if (text !== '') world.out(`${text}\n`);
  if (complaint !== null) world.error(`${complaint}\n`);
  return exit;
}
