import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import type { ArchivePlaces } from './archive-places.ts';
import type { BackendClient } from './backend-client.ts';
import type { BackupPlaces } from './backup-places.ts';

export interface BackupCallContext {
  readonly backend: Pick<BackendClient, 'call'>;
  readonly places: ArchivePlaces;
  /** Null where the shell looks for no drives. */
  readonly drives: BackupPlaces | null;
  /** Which archive was opened through this shell; '' for none. */
  readonly opened: { name: string };
}

type Call<N extends 'archive.backups' | 'archive.restore' | 'backup.places' | 'backup.choosePlace'> = (
  context: BackupCallContext,
  input: Input<N>,
) => Promise<Result<Output<N>>>;

const noArchive = (name: string) => notFound(`档案库“${name}”`);

/** The folder of an archive's name, which need not hold an archive any more: its backups may be all that is left. */
function locate({ places }: BackupCallContext, name: string): string | null {
  const place = places.locate(name);
  return 'problem' in place ? null : place.path;
}

const backups: Call<'archive.backups'> = async (context, { name }) => {
  const path = locate(context, name);
  if (path === null) return noArchive(name);
  return (await context.backend.call('vault.backups', { path })) as Result<Output<'archive.backups'>>;
};

const restore: Call<'archive.restore'> = async (context, { name, file, ...secret }) => {
  const path = locate(context, name);
  if (path === null) return noArchive(name);
  const input = { path, backup: file, ...secret };
  return (await context.backend.call('vault.restore', input)) as Result<Output<'archive.restore'>>;
};

const listPlaces: Call<'backup.places'> = async (context) => {
  const { drives, opened } = context;
  const path = locate(context, opened.name);
  if (drives === null || path === null) return ok({ places: [], chosen: null });
  const [found, chosen] = await Promise.all([drives.list(path), drives.chosen(opened.name)]);
  return ok({
    places: found.map(({ id, name, free }) => ({ id, name, free })),
    chosen: found.find(({ root }) => root === chosen?.root)?.id ?? null,
  });
};

const choosePlace: Call<'backup.choosePlace'> = async (context, { id }) => {
  const { drives, opened, backend } = context;
  const path = locate(context, opened.name);
  if (drives === null || path === null) return notFound('这个磁盘');
  const drive = id === null ? null : (await drives.list(path)).find((each) => each.id === id);
  if (drive === undefined) return notFound('这个磁盘');
  const place = drive === null ? null : { name: drive.name, root: drive.root };
  const set = await backend.call('backup.setPlace', { place, isNew: true });
  if (!set.ok) return set;
  await drives.choose(opened.name, place);
  return ok({});
};

export const backupCalls = {
  'archive.backups': backups,
  'archive.restore': restore,
  'backup.places': listPlaces,
  'backup.choosePlace': choosePlace,
};

/** After an archive was opened: where its backups are kept a second time. */
export async function tellPlace({ drives, backend, opened }: BackupCallContext): Promise<void> {
  const place = (await drives?.chosen(opened.name)) ?? null;
  if (place !== null) await backend.call('backup.setPlace', { place, isNew: false });
}
