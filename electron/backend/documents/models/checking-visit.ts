import { recordsOf } from '#db/records.ts';
import { investigatorsOf } from '../../procedure/running.ts';
import type { HouseholdAsk } from '../sheet.ts';
import { visitorsOf } from './visitors.ts';

/** 入户核实 */
const CHECK = '05';

interface CheckingVisit {
  readonly on: string;
  readonly investigators: readonly string[];
}

/** The visit at which facts were checked: that of the procedure, else the year's last one that was made for it. */
export async function checkingVisit({
  db,
  household,
  year,
  candidate,
}: Pick<HouseholdAsk, 'db' | 'household' | 'year' | 'candidate'>): Promise<CheckingVisit | null> {
  if (candidate !== null && candidate.visited_on !== null)
    return { on: candidate.visited_on, investigators: investigatorsOf(candidate) };
  const visits = await recordsOf(db, 'visit', { column: 'household_id', id: household.id });
  const checked = visits
    .flatMap(({ visited_on: on, purpose, visitors }) =>
      typeof on === 'string' && on.startsWith(String(year)) && purpose === CHECK
        ? [{ on, investigators: visitorsOf(typeof visitors === 'string' ? visitors : null) }]
        : [],
    )
    .toSorted((one, other) => one.on.localeCompare(other.on));
  return checked.at(-1) ?? null;
}
