import { channels, isChannelName, type Input, type Output, type ShellChannel } from '#contract/channels.ts';
import { fail, notFound, ok, refuse, type Result } from '#contract/result.ts';
import type { z } from 'zod';
import type { ArchivePlaces } from './archive-places.ts';
import type { BackendClient } from './backend-client.ts';
import { cameraCalls } from './camera-calls.ts';
import type { CameraLeave } from './camera-leave.ts';
import { intakeCalls, type IntakeDesk } from './intake-calls.ts';
import { backupCalls, tellPlace } from './backup-calls.ts';
import { recoveryCalls } from './recovery-calls.ts';
import type { BackupPlaces } from './backup-places.ts';
import type { DeviceKey, KeyStore } from './key-store.ts';

export type ShellCall = (channel: string, input: unknown) => Promise<Result<unknown>>;

interface ShellParts {
  readonly backend: Pick<BackendClient, 'call'>;
  readonly places: ArchivePlaces;
  /** Null where the shell has none: then no archive is remembered. */
  readonly keys?: KeyStore | null;
  /** Null where the shell looks for no drives. */
  readonly drives?: BackupPlaces | null;
  /** Null where the shell gives no camera. */
  readonly camera?: CameraLeave | null;
  /** Null where the shell watches no folder. */
  readonly intake?: IntakeDesk | null;
}

/** The parts, and which archive was opened through this shell. */
interface ShellContext extends ShellParts {
  readonly keys: KeyStore | null;
  readonly drives: BackupPlaces | null;
  readonly camera: CameraLeave | null;
  readonly intake: IntakeDesk | null;
  readonly opened: { name: string };
}

/**
 * What the window may call. The shell answers what needs a place on disk or the computer's key store, the backend the
 * rest; channels that take a path are refused as if they did not exist, so that no path ever comes from the window.
 */
export function createShellCalls(parts: ShellParts): ShellCall {
  const context: ShellContext = {
    ...parts,
    keys: parts.keys ?? null,
    drives: parts.drives ?? null,
    camera: parts.camera ?? null,
    intake: parts.intake ?? null,
    opened: { name: '' },
  };
  return async (channel, input) => {
    if (!isChannelName(channel) || channels[channel].scope === 'internal') {
      return invalid('channel', '没有这个接口');
    }
    if (isShellChannel(channel)) return await answer(context, channel, input);
    return await context.backend.call(channel, input);
  };
}

const isShellChannel = (name: keyof typeof channels): name is ShellChannel =>
  channels[name].scope === 'shell';

async function answer<N extends ShellChannel>(
  context: ShellContext,
  channel: N,
  input: unknown,
): Promise<Result<unknown>> {
  const parsed = parse(channels[channel].input, input);
  if (!parsed.ok) return parsed;
  const handler = shellHandlers[channel] as unknown as ShellHandler<N>;
  return await handler(context, parsed.value as Input<N>);
}

type ShellHandler<N extends ShellChannel> = (
  context: ShellContext,
  input: Input<N>,
) => Promise<Result<Output<N>>>;

const shellHandlers: { readonly [N in ShellChannel]: ShellHandler<N> } = {
  'archive.list': async ({ places, keys }) => {
    const canRemember = (await keys?.isAvailable()) ?? false;
    const remembered = canRemember ? ((await keys?.names()) ?? []) : [];
    const archives = (await places.list()).map((archive) => ({
      ...archive,
      canRemember,
      isRemembered: remembered.includes(archive.name),
    }));
    return ok({ archives });
  },
  'archive.create': async (context, { name, ...rest }) =>
    await openAt(context, name, (path) => context.backend.call('vault.create', { path, ...rest })),
  'archive.open': async (context, input) =>
    await openAt(context, input.name, async (path) => {
      if (!context.places.holds(path)) return notFound(`档案库“${input.name}”`);
      if ('remembered' in input) return await openRemembered(context, input.name, path);
      const { name, ...secret } = input;
      const first = 'passphrase' in secret ? await context.places.lastSlot(name) : undefined;
      return await context.backend.call('vault.open', { path, ...secret, ...(first && { first }) });
    }),
  'archive.remember': async (context, { on }) => {
    const { backend, keys, opened } = context;
    if (!on) return await forget(context, opened.name);
    if (keys === null || !(await keys.isAvailable())) return refuse('cannot-remember', CANNOT);
    const before = await keys.recall(opened.name);
    const made = await backend.call('vault.remember', {});
    if (!made.ok) return made;
    // What the backend answers has the channel's shape.
    await keys.keep(opened.name, made.value as DeviceKey);
    if (before !== null) await backend.call('vault.forget', { slot: before.slot });
    return ok({ on: true });
  },
  ...backupCalls,
  ...recoveryCalls,
  ...cameraCalls,
  ...intakeCalls,
};

const CANNOT = '这台电脑的系统没有可靠的密码保管功能，不能记住。请每次输入口令。';

async function forget(
  { backend, keys, opened }: ShellContext,
  name: string,
): Promise<Result<{ on: boolean }>> {
  const known = (await keys?.recall(name)) ?? null;
  if (known !== null && opened.name === name) {
    const forgotten = await backend.call('vault.forget', { slot: known.slot });
    if (!forgotten.ok) return forgotten;
  }
  await keys?.forget(name);
  return ok({ on: false });
}

/** A key that opens nothing any more is not kept. */
async function openRemembered(
  { backend, keys }: ShellContext,
  name: string,
  path: string,
): Promise<Result<unknown>> {
  const device = (await keys?.recall(name)) ?? null;
  if (device === null) return refuse('archive-not-remembered', NOT_REMEMBERED);
  const opened = await backend.call('vault.open', { path, device });
  if (!opened.ok && opened.error.code === 'rule' && WORTHLESS.has(opened.error.rule))
    await keys?.forget(name);
  return opened;
}

const NOT_REMEMBERED = '这台电脑没有记住这个档案库，或已经失效。请输入口令。';
const WORTHLESS = new Set(['archive-not-remembered', 'archive-operator-removed']);

async function openAt<T>(
  context: ShellContext,
  name: string,
  open: (path: string) => Promise<Result<unknown>>,
): Promise<Result<T>> {
  const { places, opened } = context;
  const place = places.locate(name);
  if ('problem' in place) return invalid('name', place.problem);
  const answered = await open(place.path);
  if (!answered.ok) return answered;
  // The slot is the shell's; the window has no use for it.
  const { slot, ...state } = answered.value as { slot?: string };
  await places.remember(name, slot ?? null);
  opened.name = name;
  await tellPlace(context);
  return ok(state as T);
}

function parse<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return fail({ code: 'invalid-input', issues });
}

const invalid = (path: string, message: string) =>
  fail({ code: 'invalid-input', issues: [{ path, message }] });
