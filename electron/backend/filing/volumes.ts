import { itemsInVolume } from '#db/filing-items.ts';
import { listVolumes, type VolumeRow, volumesById } from '#db/filing-volumes.ts';
import { reader } from '#db/write.ts';
import { firstPages } from '#domain/filing/contents.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

/** Throws a Refusal when there is none. */
export async function volumeOf(session: Session, id: number): Promise<VolumeRow> {
  const [row] = await volumesById(reader(openArchiveOf(session)), [id]);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这一卷' });
  return row;
}

const stateOf = ({ handoverId, isLent, closedOn }: VolumeRow) => {
  if (handoverId !== null) return 'handed-over' as const;
  if (isLent === 1) return 'lent' as const;
  return closedOn === null ? ('open' as const) : ('closed' as const);
};

function shown(row: VolumeRow): Output<'filing.volumes'>['volumes'][number] {
  const { uncounted, pages, oldCodes, handoverId: _, newestYear: __, isLent: ___, ...rest } = row;
  return {
    ...rest,
    pages: uncounted > 0 ? null : (pages ?? 0),
    state: stateOf(row),
    oldCodes: JSON.parse(oldCodes) as string[],
  };
}

export async function readVolumes(
  session: Session,
  { offset, limit, ...filter }: Input<'filing.volumes'>,
): Promise<Result<Output<'filing.volumes'>>> {
  const { total, rows } = await listVolumes(reader(openArchiveOf(session)), filter, { offset, limit });
  return ok({ total, volumes: rows.map(shown) });
}

export async function readVolume(
  session: Session,
  { id }: Input<'filing.volume'>,
): Promise<Result<Output<'filing.volume'>>> {
  const row = await volumeOf(session, id);
  const items = await itemsInVolume(reader(openArchiveOf(session)), id);
  const first = firstPages(items);
  return ok({
    ...shown(row),
    contents: items.map(({ id: itemId, code, docNo, author, title, dated, pages, note }, at) => ({
      ...{ itemId, place: at + 1, code, docNo, author, title, dated, pages, note },
      page: first[at] ?? null,
    })),
  });
}
