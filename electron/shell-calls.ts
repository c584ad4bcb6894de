import { channels, isChannelName, type Output, type ShellChannel } from '#contract/channels.ts';
import { fail, notFound, ok, type Result } from '#contract/result.ts';
import type { z } from 'zod';
import type { ArchivePlaces } from './archive-places.ts';
import type { BackendClient } from './backend-client.ts';

export type ShellCall = (channel: string, input: unknown) => Promise<Result<unknown>>;

interface ShellContext {
  readonly backend: Pick<BackendClient, 'call'>;
  readonly places: ArchivePlaces;
}

/**
 * What the window may call. The shell answers what needs a place on disk, the backend the rest; channels that take
 * a path are refused as if they did not exist, so that no path ever comes from the window.
 */
export function createShellCalls(context: ShellContext): ShellCall {
  return async (channel, input) => {
    if (!isChannelName(channel) || channels[channel].scope === 'internal') {
      return invalid('channel', '没有这个接口');
    }
    if (isShellChannel(channel)) return await shellHandlers[channel](context, input);
    return await context.backend.call(channel, input);
  };
}

const isShellChannel = (name: keyof typeof channels): name is ShellChannel =>
  channels[name].scope === 'shell';

const shellHandlers = {
  'archive.list': async ({ places }, input) => {
    const parsed = parse(channels['archive.list'].input, input);
    if (!parsed.ok) return parsed;
    return ok({ archives: await places.list() } satisfies Output<'archive.list'>);
  },
  'archive.create': async (context, input) => {
    const parsed = parse(channels['archive.create'].input, input);
    if (!parsed.ok) return parsed;
    const { name, ...rest } = parsed.value;
    return await openAt(context, name, (path) => context.backend.call('vault.create', { path, ...rest }));
  },
  'archive.open': async (context, input) => {
    const parsed = parse(channels['archive.open'].input, input);
    if (!parsed.ok) return parsed;
    const { name, passphrase } = parsed.value;
    return await openAt(context, name, async (path) =>
      context.places.holds(path)
        ? await context.backend.call('vault.open', { path, passphrase })
        : notFound(`档案库“${name}”`),
    );
  },
} satisfies Record<ShellChannel, (context: ShellContext, input: unknown) => Promise<Result<unknown>>>;

async function openAt(
  { places }: ShellContext,
  name: string,
  open: (path: string) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const place = places.locate(name);
  if ('problem' in place) return invalid('name', place.problem);
  const opened = await open(place.path);
  if (opened.ok) await places.remember(name);
  return opened;
}

function parse<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return fail({ code: 'invalid-input', issues });
}

const invalid = (path: string, message: string) =>
  fail({ code: 'invalid-input', issues: [{ path, message }] });
