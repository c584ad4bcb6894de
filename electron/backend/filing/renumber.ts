import { giveNumbers } from '#db/filing-numbers.ts';
import { itemStandings, volumeStanding } from '#db/filing-standing.ts';
import type { ItemRow } from '#db/filing-items.ts';
import { type VolumeRow, volumesById } from '#db/filing-volumes.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { itemSeries, volumeSeries } from '#domain/filing/numbers.ts';
import { moveRefusal, retentionRefusal } from '#domain/filing/refusals.ts';
import { type FilingSettings, officeOf } from '#domain/filing/settings.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, operatorOf, Refusal, type Session, today } from '../session.ts';
import { refuseWith } from './change-item.ts';
import { requireCodes, rule, settingsOf } from './settings.ts';
import { villagesById } from './villages.ts';

type Wanted = Input<'filing.renumber'>;
type Answer = Promise<Result<Output<'filing.renumber'>>>;

/** New numbers from the end of their series; the old ones stay known and are given to nothing else. */
export function renumber(session: Session, wanted: Wanted): Answer {
  const { itemIds, volumeId } = wanted;
  if (itemIds !== undefined && volumeId === undefined) return renumberItems(session, itemIds, wanted);
  if (volumeId !== undefined && itemIds === undefined) return renumberVolume(session, volumeId, wanted);
  const message = '请说明改哪些件，或改哪一卷的档号，二者选一';
  throw new Refusal({ code: 'invalid-input', issues: [{ path: '改档号', message }] });
}

interface Renumbered {
  readonly row: ItemRow;
  readonly cells: Readonly<Record<string, string | number>>;
  readonly series: string;
}

async function renumberItems(session: Session, ids: readonly number[], wanted: Wanted): Answer {
  const db = reader(openArchiveOf(session));
  const found = await itemStandings(db, ids);
  if (found.length < new Set(ids).size) throw new Refusal({ code: 'not-found', what: '其中一件' });
  const villages = await villagesById(db);
  const items: Renumbered[] = [];
  for (const { row, standing } of found) {
    refuseWith('filing-fixed', moveRefusal(standing));
    const retention = wanted.retention ?? row.retention;
    const isOfProcedure = row.procedureId !== null;
    refuseWith('filing-retention', retentionRefusal(retention, { document: row.document, isOfProcedure }));
    const year = wanted.year ?? row.year;
    const settings = await settingsOf(db, year);
    const village = row.villageId === null ? null : (villages.get(row.villageId) ?? null);
    requireCodes(settings, [village]);
    const office = officeOf(settings, village);
    const { fonds, fileClass } = settings;
    items.push({
      row,
      series: itemSeries(settings, { year, retention, office }),
      // What lies in a box lies there by its number.
      cells: { fonds, file_class: fileClass, year, retention, office },
    });
  }
  const { reason } = wanted;
  const head = { command: 'filing.renumber', title: `改档号：${items.length} 件`, reason };
  const { value, change } = await act(session, head, (scope) =>
    Promise.resolve(items.map((item) => renumberItem(scope, session, { item, reason }))),
  );
  return ok({ change, codes: value });
}

function renumberItem(
  { raw }: WriteScope,
  session: Session,
  { item: { row, cells, series }, reason }: { item: Renumbered; reason: string },
): string {
  const writer = rowWriter(raw);
  const [given] = giveNumbers(raw, series, { count: 1, at: session.now().toISOString() });
  if (given === undefined) throw new Error('no number was given');
  const { code, serial } = given;
  const moved = cells['year'] !== row.year || cells['retention'] !== row.retention;
  writer.update('filing_item', row.id, { ...cells, code, serial, box_id: moved ? null : row.boxId });
  writer.insert('filing_renumbering', {
    ...{ item_id: row.id, volume_id: null, old_code: row.code, new_code: code, reason },
    ...{ on_day: today(session), operator: operatorOf(session).name },
  });
  return code;
}

/** The series in which a volume is numbered. Throws a Refusal when the pack says none. */
export function seriesOfVolume(
  settings: FilingSettings,
  { kind, year, retention, office }: Pick<VolumeRow, 'kind' | 'retention'> & { year: number; office: string },
): string {
  const series = volumeSeries(settings, kind, { year, retention, office });
  if (series !== null) return series;
  throw rule('filing-codes', '政策包里没有案卷档号的写法。请载入写有它的政策包，再组卷。');
}

async function renumberVolume(session: Session, id: number, wanted: Wanted): Answer {
  const db = reader(openArchiveOf(session));
  const [row] = await volumesById(db, [id]);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这一卷' });
  const standing = volumeStanding(row);
  if (standing.isHandedOver) throw rule('filing-fixed', `${row.code} 已移交，不能再改。`);
  if (standing.isClosed) throw rule('filing-fixed', `${row.code} 已封卷。要改档号，请先写明理由重新打开。`);
  if (standing.isLent) throw rule('filing-fixed', `${row.code} 借出未还，请先归还。`);
  const year = wanted.year ?? row.year ?? Number(row.madeOn.slice(0, 4));
  const settings = await settingsOf(db, year);
  const village = row.villageId === null ? null : ((await villagesById(db)).get(row.villageId) ?? null);
  requireCodes(settings, [village]);
  const series = seriesOfVolume(settings, { ...row, year, office: officeOf(settings, village) });
  const { reason } = wanted;
  const head = { command: 'filing.renumber', title: `改案卷档号：${row.code}`, reason };
  const { value, change } = await act(session, head, ({ raw }) => {
    const writer = rowWriter(raw);
    const [given] = giveNumbers(raw, series, { count: 1, at: session.now().toISOString() });
    if (given === undefined) throw new Error('no number was given');
    writer.update('filing_volume', id, { code: given.code, year: row.year === null ? null : year });
    writer.insert('filing_renumbering', {
      ...{ item_id: null, volume_id: id, old_code: row.code, new_code: given.code, reason },
      ...{ on_day: today(session), operator: operatorOf(session).name },
    });
    return Promise.resolve(given.code);
  });
  return ok({ change, codes: [value] });
}
