import { measuresOf } from '#db/households.ts';
import { isDuring } from '#domain/monitoring/targeted-measures.ts';
import { monthOf } from '#domain/time/day.ts';
import type { HouseholdAsk } from '../sheet.ts';
import type { Measure } from './measure-words.ts';

/** The measures of the year; for a household whose monitoring ends, all those of its monitoring. */
export async function measuresToTell({
  db,
  household,
  running,
  candidate,
  year,
  today,
}: Pick<HouseholdAsk, 'db' | 'household' | 'running' | 'candidate' | 'year' | 'today'>): Promise<Measure[]> {
  const all = await measuresOf(db, household.id);
  const ends = running?.definition.effect === 'eliminate-spell' ? running : null;
  const from = ends?.spells.get(candidate?.spell_id ?? null)?.recognised_month ?? null;
  return all.filter((measure) =>
    from === null ? measure.year === year : isDuring(measure, from, monthOf(today)),
  );
}
