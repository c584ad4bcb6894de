import {
  newestSample,
  type NewestSample,
  surveyedHouseholds,
  type SurveyedRow,
  villagePopulations,
} from '#db/rate-facts.ts';
import { MONITORING_SINCE, type SuspectHome } from '#domain/suspicions/facts.ts';
import type { RateCounts, RateNumber, Suspected } from '#domain/suspicions/rates.ts';
import type { RatePlace, SuspicionLine } from '#contract/suspicion.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { type Gathered, gatherSuspicions } from './gather.ts';

/** One village (0: none) with all that its rates are counted from. */
export interface RateVillage {
  readonly villageId: number;
  readonly village: string;
  readonly populationFrom: NonNullable<RatePlace['populationFrom']>;
  readonly counts: RateCounts;
}

export interface RateGround {
  readonly gathered: Gathered;
  readonly villages: readonly RateVillage[];
  readonly sample: NewestSample | null;
  readonly surveyed: readonly SurveyedRow[];
}

type HomeNumber = Extract<RateNumber, 'inside' | 'goneOut' | 'outside'>;

/** Whether a household is counted in a number. */
export function isCounted(
  number: HomeNumber,
  { standing, isMonitored, isEliminated }: SuspectHome,
  year: number,
): boolean {
  if (year >= MONITORING_SINCE)
    return number === 'inside' ? isMonitored : number === 'goneOut' ? isEliminated : !isMonitored;
  if (number === 'inside') return standing === 'poor';
  return number === 'goneOut' ? standing === 'exited' : standing === 'unlisted' || standing === 'cleared';
}

/** Whether a suspicion counts in the rates. */
export const isCountedLine = ({ weighs }: SuspicionLine): boolean => weighs;

/** What the rates of a year are made of, village by village. */
export async function rateGround(session: Session, year: number): Promise<RateGround> {
  const { rawReading: raw } = openArchiveOf(session);
  const gathered = await gatherSuspicions(session, year);
  const sample = newestSample(raw, year);
  const surveyed = sample === null ? [] : surveyedHouseholds(raw, sample.id);
  const figures = villagePopulations(raw, year);
  const homes = Map.groupBy(gathered.homes, ({ row }) => row.villageId ?? 0);
  const lines = Map.groupBy(gathered.lines, ({ villageId }) => villageId ?? 0);
  const asked = Map.groupBy(surveyed, ({ villageId }) => villageId);
  const registered = gathered.register.people;
  const ids = [...gathered.villages.keys(), ...(homes.has(0) ? [0] : [])];
  const villages = ids.map((villageId): RateVillage => {
    const own = homes.get(villageId) ?? [];
    const people = (number: HomeNumber): number =>
      own.reduce((sum, { row, home }) => sum + (isCounted(number, home, year) ? row.people : 0), 0);
    const inArchive = own.reduce((sum, { row }) => sum + row.people, 0);
    const populationFrom = registered.has(villageId)
      ? 'register'
      : figures.has(villageId)
        ? 'figures'
        : 'archive';
    // Who is in the archive lives there, whatever a list forgets.
    const population = Math.max(registered.get(villageId) ?? figures.get(villageId) ?? 0, inArchive);
    const ofLines = lines.get(villageId) ?? [];
    const surveys = asked.get(villageId) ?? [];
    const counts: RateCounts = {
      ...{ population, inside: people('inside'), goneOut: people('goneOut') },
      outside: population - inArchive + people('outside'),
      ...{ missed: suspected(ofLines, 'missed'), exited: suspected(ofLines, 'exited') },
      surveyedHouseholds: surveys.length,
      approvingHouseholds: surveys.filter(({ approves }) => approves === 'yes').length,
    };
    return { villageId, village: gathered.villages.get(villageId) ?? '未定村', populationFrom, counts };
  });
  return { gathered, villages, sample, surveyed };
}

function suspected(lines: readonly SuspicionLine[], kind: 'missed' | 'exited'): Suspected {
  const own = lines.filter((line) => line.kind === kind && isCountedLine(line));
  const sum = (of: readonly SuspicionLine[]): number => of.reduce((total, { people }) => total + people, 0);
  return { people: sum(own), confirmed: sum(own.filter(({ state }) => state === 'true')) };
}
