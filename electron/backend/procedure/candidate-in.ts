import type { CandidateRow } from '#db/procedures.ts';
import { Refusal } from '../session.ts';
import { householdLabel, type Running } from './running.ts';

/** The household's place in the procedure. Throws a Refusal when it is not in it, or no longer. */
export function candidateIn({ candidates }: Running, householdId: number): CandidateRow {
  const candidate = candidates.find(({ household_id }) => household_id === householdId);
  if (candidate === undefined) throw new Refusal({ code: 'not-found', what: '程序里的这一户' });
  if (candidate.dropped === 0) return candidate;
  const message = `户编号 ${householdLabel(candidate.household_no)} 已移出本次程序；要恢复请撤销那次移出。`;
  throw new Refusal({ code: 'rule', rule: 'household-dropped', message });
}
