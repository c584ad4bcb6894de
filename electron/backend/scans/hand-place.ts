import { insertLink } from '#db/attachments.ts';
import type { ReadHandle } from '#db/handle.ts';
import { findHousehold } from '#db/households.ts';
import { findVillage } from '#db/places.ts';
import { householdOfMember, type ScanPageRow } from '#db/scans.ts';
import type { WriteScope } from '#db/write.ts';
import type { Input } from '#contract/channels.ts';
import { runningOf } from '../procedure/running.ts';
import { Refusal } from '../session.ts';

type ToPlace = Extract<Input<'scan.file'>['to'], { kind: 'place' }>;

export interface HandPlace {
  /** As the list of changes calls it: no names. */
  readonly words: string;
  readonly cells: Omit<Parameters<typeof insertLink>[1], 'attachment_id' | 'page' | 'turn' | 'crop'>;
}

const missing = (what: string): Refusal => new Refusal({ code: 'not-found', what });

/** Where a page goes that is no sheet of ours: to exactly one household, village or step. Throws a Refusal otherwise. */
export async function placeOf(db: ReadHandle, to: ToPlace): Promise<HandPlace> {
  const { householdId, villageId, procedureId, memberId, step, item, title } = to;
  const given = [householdId, villageId, procedureId].filter((id) => id !== undefined);
  if (given.length !== 1 || (procedureId !== undefined) !== (step !== undefined)) {
    const message = '请说明归到哪一户、哪个村，或哪个程序的哪一步，三者选一';
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '位置', message }] });
  }
  const cells = { item, title };
  if (householdId !== undefined) {
    const household = await findHousehold(db, { id: householdId });
    if (household === undefined) throw missing('这一户');
    if (memberId !== undefined && (await householdOfMember(db, memberId)) !== householdId)
      throw missing('这一户的这个人');
    const own = { household_id: householdId, member_id: memberId ?? null };
    return { words: `户 ${household.household_no ?? ''}`, cells: { ...cells, ...own } };
  }
  if (villageId !== undefined) {
    const village = await findVillage(db, villageId);
    if (village === undefined) throw missing('这个村');
    return { words: village.name, cells: { ...cells, village_id: villageId } };
  }
  const { row, definition } = await runningOf(db, procedureId ?? 0);
  const found = definition.steps.find(({ key }) => key === step);
  if (found === undefined) throw missing('程序的这一步');
  const words = `${row.village}${row.title}“${found.title}”`;
  return { words, cells: { ...cells, procedure_id: row.id, step_key: found.key } };
}

/** The page as a picture in its place, as upright and cropped as it was in the inbox. */
export const linkIn = (
  { trx }: Pick<WriteScope, 'trx'>,
  page: ScanPageRow,
  { cells }: HandPlace,
): Promise<number> =>
  insertLink(trx, {
    ...cells,
    ...{ attachment_id: page.attachment_id, turn: page.turn, crop: page.crop },
    page: page.media_type === 'application/pdf' ? page.page : null,
  });
