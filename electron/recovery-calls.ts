import type { Input, Output } from '#contract/channels.ts';
import { notFound, type Result } from '#contract/result.ts';
import type { ArchivePlaces } from './archive-places.ts';
import type { BackendClient } from './backend-client.ts';

interface Context {
  readonly backend: Pick<BackendClient, 'call'>;
  readonly places: ArchivePlaces;
}

type Call<N extends 'archive.examine' | 'archive.salvage'> = (
  context: Context,
  input: Input<N>,
) => Promise<Result<Output<N>>>;

const examine: Call<'archive.examine'> = async ({ backend, places }, { name, because }) => {
  const place = places.locate(name);
  if ('problem' in place) return notFound(`档案库“${name}”`);
  const asked = { path: place.path, ...(because !== undefined && { because }) };
  return (await backend.call('vault.examine', asked)) as Result<Output<'archive.examine'>>;
};

/** The new archive lies beside the old one, so it is among those of this computer at once. */
const salvage: Call<'archive.salvage'> = async ({ backend, places }, { name, ...secret }) => {
  const place = places.locate(name);
  if ('problem' in place) return notFound(`档案库“${name}”`);
  const asked = { path: place.path, out: null, ...secret };
  return (await backend.call('vault.salvage', asked)) as Result<Output<'archive.salvage'>>;
};

export const recoveryCalls = { 'archive.examine': examine, 'archive.salvage': salvage };
