import { assistedPeople, idKeyIndex, phoneIndex } from '#db/fact-indexes.ts';
import type { ReadHandle } from '#db/handle.ts';
import type { Archive } from '#db/open-archive.ts';
import { findTownship } from '#db/places.ts';
import { annualCycle } from '#domain/income/cycles.ts';
import { exitLine } from '#domain/income/exit-line.ts';
import { lineOfYear } from '#domain/income/line-of-year.ts';
import type { PackChecks } from '#domain/policy/check-parts.ts';
import { findPack, resolvePack } from '#domain/policy/resolve-pack.ts';
import type { RuleContext } from '#domain/quality/facts.ts';
import { packLibrary, packLines, packOfYear } from '../packs/library.ts';

interface Asked {
  readonly year: number;
  readonly today: string;
  /** Only these are checked; what they share with others is looked for among all. */
  readonly householdIds?: readonly number[] | undefined;
}

/** How the archive is read. */
export interface CheckHandles {
  readonly db: ReadHandle;
  readonly raw: Archive['rawReading'];
}

export interface CheckGround {
  readonly context: RuleContext;
  /** What the pack of the year says of the checks. */
  readonly checks: PackChecks | undefined;
}

const MONITORED_SINCE = 2020;

function linesBefore(year: number, lineIn: (of: number) => number | null): Map<number, number> {
  const lines = new Map<number, number>();
  for (let at = MONITORED_SINCE; at < year; at += 1) {
    const line = lineIn(at);
    if (line !== null) lines.set(at, line);
  }
  return lines;
}

/** What the rules need to know of the archive and of the year beyond a household. */
export async function checkGround(
  { db, raw }: CheckHandles,
  { year, today, householdIds }: Asked,
): Promise<CheckGround> {
  const township = await findTownship(db);
  const province = township?.province ?? '';
  const own = await packLines(db);
  const pack = await packOfYear(db, year);
  const lineIn = (of: number) => lineOfYear({ year: of, province, own })?.amount ?? null;
  const period = pack === undefined ? null : annualCycle(year, pack.incomePeriods.annual);
  const yearEnd = `${year}-12-31`;
  const library = await packLibrary(db);
  return {
    checks: pack?.checks,
    context: {
      ...{ today, year },
      packOf: (id, version) => {
        const file = findPack(library, { id, version });
        return file === undefined ? undefined : (resolvePack(file, library).pack ?? undefined);
      },
      on: yearEnd < today ? yearEnd : today,
      ownPlace: township === undefined || township.county === '' ? null : township,
      countyCode: /^\d{6}/.exec(township?.region_code ?? '')?.[0] ?? null,
      householdsByIdKey: idKeyIndex(raw, householdIds),
      householdsByPhone: phoneIndex(raw, householdIds),
      assisted: assistedPeople(raw, householdIds),
      exitLine: exitLine({ year, province, own }),
      monitoringLine: year < MONITORED_SINCE ? null : lineIn(year),
      monitoringLines: linesBefore(year, lineIn),
      incomePeriod: period === null ? null : [period.from, period.to],
    },
  };
}
