import { findPages, type ScanPageRow, showLink, updatePage } from '#db/scans.ts';
import { reader, type WriteScope } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { type Crop, type Turn, turnedCrop } from '../pictures/turn.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';

type Changed = Promise<Result<Output<'scan.turn'>>>;

const TURNS: readonly Turn[] = [0, 90, 180, 270];

async function pagesOf(session: Session, ids: readonly number[]): Promise<ScanPageRow[]> {
  const pages = await findPages(reader(openArchiveOf(session)), [...new Set(ids)]);
  if (pages.length === 0) throw new Refusal({ code: 'not-found', what: '扫描页' });
  return pages;
}

/** How a page is shown; where it was filed by hand, there too. */
async function show(
  { trx }: Pick<WriteScope, 'trx'>,
  { id, link_id }: ScanPageRow,
  shown: Pick<ScanPageRow, 'turn' | 'crop'>,
): Promise<void> {
  await updatePage(trx, id, shown);
  if (link_id !== null) await showLink(trx, link_id, shown);
}

export async function turnPages(session: Session, { pageIds, by }: Input<'scan.turn'>): Changed {
  const pages = await pagesOf(session, pageIds);
  const head = { command: 'scan.turn', title: `旋转扫描页：${pages.length} 页` };
  const { change } = await act(session, head, async (scope) => {
    for (const page of pages) {
      const turn = TURNS[((page.turn + by) % 360) / 90] ?? 0;
      await show(scope, page, { turn, crop: page.crop === null ? null : cropTurned(page.crop, by) });
    }
  });
  return ok({ change });
}

function cropTurned(crop: string, by: Turn): string {
  const [x = 0, y = 0, width = 1000, height = 1000] = cropOf(crop) ?? [];
  const part: Crop = [x / 1000, y / 1000, width / 1000, height / 1000];
  return JSON.stringify(turnedCrop(part, by).map((each) => Math.round(each * 1000)));
}

/** As it is kept: x, y, width, height in thousandths. */
export const cropOf = (crop: string | null): number[] | null =>
  crop === null ? null : (JSON.parse(crop) as number[]);

export async function cropPage(session: Session, { pageId, crop }: Input<'scan.crop'>): Changed {
  const [page] = await pagesOf(session, [pageId]);
  if (page === undefined) throw new Refusal({ code: 'not-found', what: '扫描页' });
  const title = crop === null ? '取消裁剪扫描页' : '裁剪扫描页';
  const { change } = await act(session, { command: 'scan.crop', title }, (scope) =>
    show(scope, page, { turn: page.turn, crop: crop === null ? null : JSON.stringify(crop) }),
  );
  return ok({ change });
}
