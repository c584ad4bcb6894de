import { membersOf } from '#db/households.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { timelineOf } from '../../time/timeline.ts';
import type { Maker } from '../sheet.ts';

/** The timeline of one household (T01). */
export const timeline: Maker<ModelOf<'T01'>> = {
  of: 'household',
  model: async ({ db, raw, household, village, township }) => ({
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    head: household.present_head_name ?? household.head_name ?? '',
    population: (await membersOf(db, household.id)).filter(({ left_on }) => left_on === null).length,
    events: timelineOf(raw, household.id) ?? [],
  }),
};
