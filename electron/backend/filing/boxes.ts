import { type BoxSeries, findBox, listBoxes, looseByOffice, nextBox, papersToBox } from '#db/filing-boxes.ts';
import { itemStandings } from '#db/filing-standing.ts';
import type { ReadHandle } from '#db/handle.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { capacityOf, divideIntoBoxes } from '#domain/filing/boxes.ts';
import { moveRefusal } from '#domain/filing/refusals.ts';
import { type FilingSettings, officeOf } from '#domain/filing/settings.ts';
import type { Retention } from '#domain/records/filing.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';
import { refuseWith } from './change-item.ts';
import { requireCodes, rule, settingsOf } from './settings.ts';
import { villagesById } from './villages.ts';

interface Asked {
  readonly year: number;
  readonly retention: Retention;
  readonly villageId: number | null;
}

/** Throws a Refusal when there is no such village or a part of the numbers is missing. */
async function seriesOf(
  db: ReadHandle,
  { year, retention, villageId }: Asked,
): Promise<{ series: BoxSeries; settings: FilingSettings }> {
  const settings = await settingsOf(db, year);
  const village = villageId === null ? null : (await villagesById(db)).get(villageId);
  if (village === undefined) throw new Refusal({ code: 'not-found', what: '这个村' });
  requireCodes(settings, [village]);
  const { fonds, fileClass } = settings;
  return { settings, series: { fonds, fileClass, year, retention, office: officeOf(settings, village) } };
}

const cellsOf = ({ fonds, fileClass: file_class, year, retention, office }: BoxSeries): Cells => ({
  ...{ fonds, file_class, year, retention, office },
});

/** Throws a Refusal where the pack does not say how much a box holds. */
function capacity(settings: FilingSettings, spine: number): number {
  if (settings.pagesPerMillimetre > 0) return capacityOf(spine, settings.pagesPerMillimetre);
  throw rule('filing-boxes', '政策包里没有每毫米盒厚装多少页。请载入写有它的政策包，或一盒一盒地放。');
}

export async function readBoxes(
  session: Session,
  { year }: Input<'filing.boxes'>,
): Promise<Result<Output<'filing.boxes'>>> {
  const db = reader(openArchiveOf(session));
  const villages = await villagesById(db);
  const known = new Map<number, FilingSettings>();
  const settings = async (of: number) => {
    const found = known.get(of) ?? (await settingsOf(db, of));
    known.set(of, found);
    return found;
  };
  const boxes = [];
  for (const row of await listBoxes(db, year)) {
    const of = await settings(row.year);
    const village = [...villages.values()].find((each) => officeOf(of, each) === row.office);
    boxes.push({
      ...row,
      village: village?.name ?? null,
      capacity: capacityOf(row.spine, of.pagesPerMillimetre),
    });
  }
  const loose = (await looseByOffice(db, year)).map((each) => ({
    ...each,
    village: each.villageId === null ? null : (villages.get(each.villageId)?.name ?? null),
  }));
  return ok({ boxes, loose });
}

export async function makeBox(
  session: Session,
  { spine, shelf, note, ...asked }: Input<'filing.makeBox'>,
): Promise<Result<Output<'filing.makeBox'>>> {
  const db = reader(openArchiveOf(session));
  const { series } = await seriesOf(db, asked);
  const number = await nextBox(db, series);
  const head = { command: 'filing.makeBox', title: `新增档案盒：${asked.year} 年度第 ${number} 盒` };
  const { value, change } = await act(session, head, ({ raw }) =>
    Promise.resolve(rowWriter(raw).insert('filing_box', { ...cellsOf(series), number, spine, shelf, note })),
  );
  return ok({ change, id: value, number });
}

async function boxOf(session: Session, id: number) {
  const found = await findBox(reader(openArchiveOf(session)), id);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这个档案盒' });
  return found;
}

export async function updateBox(
  session: Session,
  { id, spine, shelf, note }: Input<'filing.updateBox'>,
): Promise<Result<Output<'filing.updateBox'>>> {
  const row = await boxOf(session, id);
  const cells: Cells = {
    ...{ spine: spine ?? row.spine, shelf: shelf === undefined ? row.shelf : shelf },
    note: note === undefined ? row.note : note,
  };
  const head = { command: 'filing.updateBox', title: `修改档案盒：${row.year} 年度第 ${row.number} 盒` };
  const { change } = await act(session, head, ({ raw }) => {
    rowWriter(raw).update('filing_box', id, cells);
    return Promise.resolve();
  });
  return ok({ change });
}

async function proposal(db: ReadHandle, { spine, ...asked }: Asked & { readonly spine: number }) {
  const { series, settings } = await seriesOf(db, asked);
  const most = capacity(settings, spine);
  const papers = await papersToBox(db, series);
  return { series, capacity: most, papers, boxes: divideIntoBoxes(papers, most) };
}

export async function proposeBoxes(
  session: Session,
  asked: Input<'filing.proposeBoxes'>,
): Promise<Result<Output<'filing.proposeBoxes'>>> {
  const { capacity: most, papers, boxes } = await proposal(reader(openArchiveOf(session)), asked);
  return ok({
    capacity: most,
    boxes: boxes.map(({ papers: inside, pages }) => ({
      ...{ from: inside[0]?.code ?? '', to: inside.at(-1)?.code ?? '', items: inside.length, pages },
    })),
    uncounted: papers.filter(({ pages }) => pages === null).length,
  });
}

export async function fillBoxes(
  session: Session,
  { shelf, ...asked }: Input<'filing.fillBoxes'>,
): Promise<Result<Output<'filing.fillBoxes'>>> {
  const db = reader(openArchiveOf(session));
  const { series, boxes } = await proposal(db, asked);
  if (boxes.length === 0) throw rule('nothing-to-box', '没有要装盒的文件：已归档的都在盒里或卷里。');
  const first = await nextBox(db, series);
  const head = { command: 'filing.fillBoxes', title: `装盒：${asked.year} 年度 ${boxes.length} 盒` };
  const { value, change } = await act(session, head, ({ raw }) => {
    const writer = rowWriter(raw);
    const made = boxes.map(({ papers }, at) => {
      const number = first + at;
      const id = writer.insert('filing_box', { ...cellsOf(series), number, spine: asked.spine, shelf });
      for (const paper of papers) writer.update('filing_item', paper.id, { box_id: id });
      return { id, number, items: papers.length };
    });
    return Promise.resolve(made);
  });
  return ok({ change, boxes: value });
}

/** Into a box of its own year, period and office, or out of any. */
export async function putInBox(
  session: Session,
  { itemIds, boxId }: Input<'filing.putInBox'>,
): Promise<Result<Output<'filing.putInBox'>>> {
  const box = boxId === null ? null : await boxOf(session, boxId);
  const found = await itemStandings(reader(openArchiveOf(session)), itemIds);
  if (found.length < new Set(itemIds).size) throw new Refusal({ code: 'not-found', what: '其中一件' });
  for (const { row, standing } of found) {
    refuseWith('filing-fixed', moveRefusal(standing));
    if (standing.volume !== null)
      throw rule('filing-in-volume', `${row.code} 在案卷 ${standing.volume.code} 里，不能单独装盒。`);
    const fits =
      box === null ||
      (box.year === row.year &&
        box.retention === row.retention &&
        box.office === row.office &&
        box.fonds === row.fonds &&
        box.fileClass === row.fileClass);
    if (!fits) throw rule('filing-other-box', `${row.code} 的年度、期限或机构和这一盒不同，不能放进去。`);
  }
  const where = box === null ? '从盒里取出' : `放进第 ${box.number} 盒`;
  const head = { command: 'filing.putInBox', title: `${where}：${found.length} 件` };
  const { change } = await act(session, head, ({ raw }) => {
    const writer = rowWriter(raw);
    for (const { row } of found) writer.update('filing_item', row.id, { box_id: boxId });
    return Promise.resolve();
  });
  return ok({ change });
}
