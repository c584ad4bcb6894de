import type { Archive } from '#db/open-archive.ts';
import { comparedSince } from '#db/procedure-facts.ts';
import { liveOf, type Running } from './running.ts';

/** The procedure with what the comparison reported of its households, which tells whom its second meeting is for. */
export function withComparison(raw: Archive['rawReading'], running: Running): Running {
  const ids = liveOf(running).map(({ household_id }) => household_id);
  const found = new Map(
    comparedSince(raw, ids, running.row.opened_on).map(({ householdId, ...comparison }) => [
      householdId,
      comparison,
    ]),
  );
  const candidates = running.state.candidates.map((candidate) => {
    const comparison = found.get(Number(candidate.id));
    return comparison === undefined ? candidate : { ...candidate, facts: { ...candidate.facts, comparison } };
  });
  return { ...running, state: { ...running.state, candidates } };
}
