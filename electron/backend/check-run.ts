import { householdsToCheck, idKeyIndex, loadFacts } from '#db/facts.ts';
import { findTownship } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { RULES } from '#domain/quality/catalogue.ts';
import type { RuleContext } from '#domain/quality/facts.ts';
import { runRules } from '#domain/quality/run-rules.ts';
import type { Finding } from '#contract/common.ts';
import { openArchiveOf, today, type Session } from './session.ts';

export interface CheckRequest {
  readonly year: number;
  readonly householdIds?: readonly number[] | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly level?: 'error' | undefined;
}

export interface CheckResult {
  /** In the order of household numbers; not all of them where there are very many. */
  readonly hits: readonly Finding[];
  /** Of all there are. */
  readonly counts: { readonly error: number; readonly warning: number };
}

const CHUNK = 100;
/** So many hits are shown; after that only errors are, as many again. Nobody reads more, and memory has an end. */
const MOST_HITS = 10_000;

/** The dictionary key of a rule's field: a member's where the hit is a member's, else the first entity that has it. */
function fieldKey(name: string, isOfMember: boolean): string {
  const entities = isOfMember ? ['member'] : ['household', 'income', 'living_conditions', 'member'];
  return entities.map((entity) => `${entity}.${name}`).find((key) => findField(key) !== undefined) ?? name;
}

/** Runs the catalogue over households as they stand, in the values of one year. Yields between chunks; throws when aborted. */
export async function runCheck(
  session: Session,
  request: CheckRequest,
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<CheckResult> {
  const archive = openArchiveOf(session);
  const township = await findTownship(reader(archive));
  const context: RuleContext = {
    today: today(session),
    countyCode: /^\d{6}/.exec(township?.region_code ?? '')?.[0] ?? null,
    householdsByIdKey: idKeyIndex(archive.rawReading, request.householdIds),
  };
  const rules = RULES.filter(
    (r) =>
      (request.rules === undefined || request.rules.includes(r.id)) &&
      (request.level === undefined || r.level === request.level),
  );
  const ids = householdsToCheck(archive.rawReading, request.householdIds);
  const hits: Finding[] = [];
  const counts = { error: 0, warning: 0 };
  for (let from = 0; from < ids.length; from += CHUNK) {
    const householdIds = ids.slice(from, from + CHUNK);
    for (const household of loadFacts(archive.rawReading, { year: request.year, householdIds }))
      for (const hit of runRules(household, rules, context)) {
        counts[hit.level] += 1;
        if (hits.length < MOST_HITS || (hit.level === 'error' && hits.length < 2 * MOST_HITS))
          hits.push(findingOf(hit));
      }
    if (ids.length <= CHUNK) break;
    onProgress?.(Math.min(from + CHUNK, ids.length), ids.length);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
  return { hits, counts };
}

const findingOf = (hit: ReturnType<typeof runRules>[number]): Finding => ({
  rule: hit.rule,
  level: hit.level,
  householdId: Number(hit.householdId),
  householdNo: hit.householdNo,
  memberId: hit.memberId === undefined ? null : Number(hit.memberId),
  idNumber: hit.idNumber ?? null,
  field: hit.field === undefined ? null : fieldKey(hit.field, hit.memberId !== undefined),
  message: hit.message,
});
