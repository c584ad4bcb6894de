import type { ReadHandle } from '#db/handle.ts';
import type { Archive } from '#db/open-archive.ts';
import { membersOf } from '#db/households.ts';
import { documents } from '#templates/catalogue.ts';
import { householdLabel } from '../procedure/running.ts';
import { Refusal } from '../session.ts';
import { timelineOf } from '../time/timeline.ts';
import type { Built } from './built.ts';
import { householdOf, townshipOf, villageOf } from './target.ts';

export interface ReadHandles {
  readonly db: ReadHandle;
  readonly raw: Archive['rawReading'];
}

/** The timeline of one household (T01). */
export async function buildTimeline(
  { db, raw }: ReadHandles,
  householdId: number,
  { year }: { readonly year: number },
): Promise<Built<'T01'>> {
  const household = await householdOf(db, householdId);
  const village = await villageOf(db, household.village_id);
  const { county, name: township } = await townshipOf(db);
  const present = (await membersOf(db, householdId)).filter(({ left_on }) => left_on === null);
  const model = {
    place: { county, township, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    head: household.present_head_name ?? household.head_name ?? '',
    population: present.length,
    events: timelineOf(raw, householdId) ?? [],
  };
  const refusal = documents.T01.refusal(model);
  if (refusal !== null) throw new Refusal({ code: 'rule', ...refusal });
  return {
    models: [model],
    missing: [],
    village: village.name,
    subject: householdLabel(household.household_no),
    year,
    householdId,
    procedureId: null,
    villageId: household.village_id,
    noticeTo: null,
  };
}
