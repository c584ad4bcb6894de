import { idKeyIndex, loadFacts } from '#db/facts.ts';
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

const CHUNK = 500;

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
): Promise<Finding[]> {
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
  const facts = loadFacts(archive.rawReading, request);
  const findings: Finding[] = [];
  for (const [index, household] of facts.entries()) {
    for (const hit of runRules(household, rules, context)) {
      findings.push({
        rule: hit.rule,
        level: hit.level,
        householdId: Number(hit.householdId),
        householdNo: hit.householdNo,
        memberId: hit.memberId === undefined ? null : Number(hit.memberId),
        idNumber: hit.idNumber ?? null,
        field: hit.field === undefined ? null : fieldKey(hit.field, hit.memberId !== undefined),
        message: hit.message,
      });
    }
    if (index % CHUNK !== CHUNK - 1) continue;
    onProgress?.(index + 1, facts.length);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
  return findings;
}
