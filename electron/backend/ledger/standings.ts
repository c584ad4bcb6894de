import type { IssueRow } from '#db/issues.ts';
import type { Standing } from '#domain/ledger/standing.ts';
import type { Finding } from '#contract/common.ts';
import { runCheck } from '../checks/run-check.ts';
import type { Session } from '../session.ts';

/** Where a rule hits. A member is the same one in another household; without a member it is the household. */
interface Place {
  readonly rule: string | null;
  readonly householdId: number | null;
  readonly memberId: number | null;
  readonly field: string | null;
}

/** What makes a hit of a quality check the same as another. */
export const placeKey = ({ rule, householdId, memberId, field }: Place): string =>
  [rule, memberId === null ? `h${householdId}` : `m${memberId}`, field].join('|');

type Asked = Place & Pick<IssueRow, 'memberHouseholdId'>;

const CHUNK = 500;

/** The hits of a year's values in these places that nobody answered as true, by `placeKey`. */
export async function hitsIn(
  session: Session,
  year: number,
  places: readonly Asked[],
): Promise<Map<string, Finding>> {
  const households = new Set(
    places
      .flatMap(({ householdId, memberHouseholdId }) => [householdId ?? [], memberHouseholdId ?? []])
      .flat(),
  );
  const rules = [...new Set(places.flatMap(({ rule }) => rule ?? []))];
  const wanted = new Set(places.map(placeKey));
  const found = new Map<string, Finding>();
  const ids = [...households];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const { hits } = await runCheck(session, { year, rules, householdIds: ids.slice(at, at + CHUNK) });
    for (const hit of hits)
      if (hit.answer === null && wanted.has(placeKey(hit))) found.set(placeKey(hit), hit);
  }
  return found;
}

/** What the archive says of each of these problems as it is now, by id; nothing of those only a person can judge. */
export async function standingsOf(
  session: Session,
  issues: readonly IssueRow[],
): Promise<Map<number, Standing>> {
  const standings = new Map<number, Standing>();
  for (const { id, comparisonHitId, verdict, reportedOn } of issues)
    if (comparisonHitId !== null) standings.set(id, { of: 'comparison', verdict, reportedOn });
  const checked = issues.filter(
    ({ source, rule, year }) => source === 'check' && rule !== null && year !== null,
  );
  for (const [year, ofYear] of Map.groupBy(checked, (issue) => issue.year ?? 0)) {
    const hits = await hitsIn(session, year, ofYear);
    for (const issue of ofYear)
      standings.set(issue.id, { of: 'check', message: hits.get(placeKey(issue))?.message ?? null });
  }
  return standings;
}
