import { type ItemRow, itemsInVolume, looseItems } from '#db/filing-items.ts';
import { giveNumbers } from '#db/filing-numbers.ts';
import { householdsToBind, openVolume, type VolumeRow } from '#db/filing-volumes.ts';
import type { ReadHandle } from '#db/handle.ts';
import { type RowWriter, rowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { inOrder } from '#domain/filing/contents.ts';
import { VOLUME_WORDS } from '#domain/filing/settings.ts';
import { byRetention } from '#domain/records/filing.ts';
import { yearOf } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, operatorOf, Refusal, type Session, today } from '../session.ts';
import { type NewVolume, ofHousehold, ofUnit } from './new-volume.ts';
import { rule } from './settings.ts';

type Wanted = Input<'filing.makeVolumes'>;

/** A volume with the papers that go into it; the series of its number where it is new. */
interface Plan {
  readonly volume: VolumeRow | NewVolume;
  readonly loose: readonly ItemRow[];
  readonly inside: readonly ItemRow[];
}

/** Puts what is filed and lies nowhere into volumes, new ones where none is open. */
export async function makeVolumes(
  session: Session,
  wanted: Wanted,
): Promise<Result<Output<'filing.makeVolumes'>>> {
  const db = reader(openArchiveOf(session));
  const year = wanted.year ?? yearOf(today(session));
  const leftOut: string[] = [];
  const plans =
    wanted.kind === 'household'
      ? await plansOfHouseholds(db, { wanted, year, leftOut })
      : await planOfUnit(db, { villageId: villageOf(wanted), year });
  if (plans.length === 0) throw rule('nothing-to-bind', leftOut[0] ?? NOTHING);
  const head = {
    command: 'filing.makeVolumes',
    title: `组卷：${VOLUME_WORDS[wanted.kind]} ${plans.length} 卷`,
  };
  const { value, change } = await act(session, head, (scope) =>
    Promise.resolve(plans.map((plan) => bind(scope, session, plan))),
  );
  const placed = plans.reduce((sum, { loose }) => sum + loose.length, 0);
  return ok({ change, volumes: value, placed, leftOut: leftOut.slice(0, 100) });
}

const NOTHING = '没有要组卷的文件：已归档的都在卷里或盒里，还没有归档的请先归档。';

/** Null: the township. Throws a Refusal when it is not said which village. */
function villageOf({ kind, villageId, householdIds }: Wanted): number | null {
  if (kind === 'township' && villageId === undefined && householdIds === undefined) return null;
  if (kind === 'village' && villageId !== undefined && householdIds === undefined) return villageId;
  const message = '村卷请选一个村，乡卷不选村';
  throw new Refusal({ code: 'invalid-input', issues: [{ path: '组卷', message }] });
}

async function plansOfHouseholds(
  db: ReadHandle,
  { wanted, year, leftOut }: { wanted: Wanted; year: number; leftOut: string[] },
): Promise<Plan[]> {
  const { householdIds, villageId } = wanted;
  if ((householdIds === undefined) === (villageId === undefined)) {
    const message = '户卷请选一些户，或选一个村';
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '组卷', message }] });
  }
  const ids = householdIds ?? (await householdsToBind(db, villageId ?? 0));
  const plans: Plan[] = [];
  for (const householdId of new Set(ids)) {
    const loose = await looseItems(db, { householdId });
    const made = await ofHousehold(db, householdId, year);
    if (loose.length === 0) {
      leftOut.push(`${made.householdNo ?? '未编号的'} 号户没有要组卷的文件。`);
      continue;
    }
    const volume = (await openVolume(db, { householdId })) ?? made;
    plans.push({ volume, loose, inside: await insideOf(db, volume) });
  }
  return plans;
}

async function planOfUnit(
  db: ReadHandle,
  { villageId, year }: { villageId: number | null; year: number },
): Promise<Plan[]> {
  const loose = await looseItems(db, villageId === null ? { year } : { villageId, year });
  if (loose.length === 0) return [];
  const volume = (await openVolume(db, { villageId, year })) ?? (await ofUnit(db, villageId, year));
  return [{ volume, loose, inside: await insideOf(db, volume) }];
}

const insideOf = (db: ReadHandle, volume: VolumeRow | NewVolume): Promise<ItemRow[]> =>
  'id' in volume ? itemsInVolume(db, volume.id) : Promise.resolve([]);

const shelved = (row: ItemRow) => ({ ...row, isOfVisit: row.visitId !== null });

/**
 * While a volume was never closed its papers lie in the order of the list; into one that was, new ones go behind those
 * whose page numbers are written already.
 */
function orderOf({ volume, inside, loose }: Plan): readonly ItemRow[] {
  const wasClosed = 'id' in volume && volume.checkedBy !== null;
  return wasClosed
    ? [...inside, ...inOrder(loose.map(shelved))]
    : inOrder([...inside, ...loose].map(shelved));
}

function bind(
  { raw }: WriteScope,
  session: Session,
  plan: Plan,
): { id: number; code: string; items: number } {
  const writer = rowWriter(raw);
  const order = orderOf(plan);
  const retention = order.map((row) => row.retention).toSorted(byRetention)[0] ?? 'Y';
  const { id, code } = 'id' in plan.volume ? plan.volume : insertVolume(raw, writer, session, plan.volume);
  writer.update('filing_volume', id, { retention });
  order.forEach((row, at) => {
    writer.update('filing_item', row.id, { volume_id: id, place: at + 1 });
  });
  return { id, code, items: order.length };
}

function insertVolume(
  raw: WriteScope['raw'],
  writer: RowWriter,
  session: Session,
  { series, kind, householdId, villageId, year, title }: NewVolume,
): { id: number; code: string } {
  const [given] = giveNumbers(raw, series, { count: 1, at: session.now().toISOString() });
  if (given === undefined) throw new Error('no number was given');
  const { code } = given;
  const id = writer.insert('filing_volume', {
    ...{ kind, household_id: householdId, village_id: villageId, year, code, title, retention: 'Y' },
    ...{ made_on: today(session), made_by: operatorOf(session).name },
  });
  return { id, code };
}
