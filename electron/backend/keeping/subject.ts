import { findHousehold } from '#db/households.ts';
import { householdsOfVillageForKeeping } from '#db/keeping.ts';
import { findVillage } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

/** Whose package or check it is. */
export interface Subject {
  readonly kind: 'household' | 'village';
  readonly householdIds: readonly number[];
  /** For a file name and a heading: nothing that tells of a person. */
  readonly name: string;
  readonly words: string;
}

export async function subjectOf(
  session: Session,
  {
    householdId,
    villageId,
  }: { readonly householdId?: number | undefined; readonly villageId?: number | undefined },
): Promise<Subject> {
  const archive = openArchiveOf(session);
  if (householdId !== undefined) {
    const household = await findHousehold(reader(archive), { id: householdId });
    if (household === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
    const number = household.household_no ?? '没有编号的户';
    return { kind: 'household', householdIds: [householdId], name: number, words: `户编号 ${number}` };
  }
  const village = villageId === undefined ? undefined : await findVillage(reader(archive), villageId);
  if (village === undefined) throw new Refusal({ code: 'not-found', what: '这个村' });
  const householdIds = householdsOfVillageForKeeping(archive.rawReading, village.id);
  return {
    kind: 'village',
    householdIds,
    name: village.name,
    words: `${village.name} ${householdIds.length} 户`,
  };
}
