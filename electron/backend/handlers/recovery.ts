import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { examine } from '../recovery/examine.ts';
import { salvageArchive } from '../recovery/salvage-archive.ts';
import { verifyCopy } from '../recovery/verify-copy.ts';
import { closeOpen } from './archive.ts';

export const recoveryHandlers = {
  'vault.examine': async (_session, { path, because }) => ok(await examine(path, because)),
  'vault.verify': verifyCopy,
  'vault.salvage': (session, input) => salvageArchive(session, input, () => closeOpen(session)),
} satisfies Partial<Handlers>;
