import { findAdjustment, findHouseholdYear } from '#db/procedure-effects.ts';
import { setSpellStates, updateSpells } from '#db/procedure-writes.ts';
import type { CandidateRow } from '#db/procedures.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import { splitCodes } from '#domain/codes/code-value.ts';
import { monthOf } from '#domain/time/day.ts';
import { ADJUSTMENT_KIND, adjustmentCells } from './adjustment-days.ts';
import { approvalStepOf, liveOf, recordOfStep, type Running } from './running.ts';

type Scope = Pick<WriteScope, 'trx' | 'raw'>;

/** What the archive does for those who are in when the last step is done on a day; `running` with that step. */
export async function applyEffect(scope: Scope, running: Running, on: string): Promise<void> {
  const { effect } = running.definition;
  const month = monthOf(recordOfStep(running, approvalStepOf(running))?.done_on ?? on);
  const live = liveOf(running);
  switch (effect) {
    case 'open-monitoring-spell': {
      const ids = live.map(({ spell_id }) => spell_id);
      const begun = { state: 'open', recognised_month: month, is_eliminated: 0 } as const;
      await updateSpells(scope.trx, ids, begun);
      return setSpellStates(scope.trx, running.row.id, { from: 'proposed', to: 'void' });
    }
    case 'eliminate-spell':
      for (const { spell_id, mode } of live) {
        const ended = { state: 'eliminated', is_eliminated: 1, elimination_mode: mode } as const;
        await updateSpells(scope.trx, [spell_id], { ...ended, eliminated_month: month });
      }
      return;
    case 'none':
      return;
    default:
      for (const candidate of live) await adjust(scope, running, { candidate, effect });
  }
}

type Listed = keyof typeof ADJUSTMENT_KIND;

/** The household's adjustment of the year, and what its year says accordingly. */
async function adjust(
  { trx, raw }: Scope,
  running: Running,
  { candidate, effect }: { candidate: CandidateRow; effect: Listed },
): Promise<void> {
  const { year } = running.row;
  const { household_id } = candidate;
  const writer = rowWriter(raw);
  const kind = ADJUSTMENT_KIND[effect];
  const cells = adjustmentCells(running, candidate);
  const known = await findAdjustment(trx, { householdId: household_id, year, kind });
  if (known === undefined) writer.insert('adjustment', { household_id, year, kind, ...cells });
  else writer.update('adjustment', known.id, cells);
  const ofYear = await findHouseholdYear(trx, household_id, year);
  const said = yearCells(effect, candidate, { year, first: ofYear?.first_recognised_year ?? null });
  if (Object.keys(said).length === 0) return;
  if (ofYear === undefined) writer.insert('household_year', { household_id, year, ...said });
  else writer.update('household_year', ofYear.id, said);
}

const POOR = '0';
const RETURNED = '3';

/** 脱贫状态 and its year as the list has them from now on; a cleared household keeps what it was when it was on it. */
function yearCells(
  effect: Listed,
  { mark, causes }: CandidateRow,
  { year, first }: { year: number; first: number | null },
): Cells {
  const [main = null, ...others] = splitCodes(causes);
  switch (effect) {
    case 'recognise':
      return {
        ...{ exit_status: POOR, first_recognised_year: first ?? year, main_cause: main },
        ...(others.length > 0 && { other_causes: others.join(',') }),
      };
    case 'return':
      return { exit_status: RETURNED, return_year: year, return_causes: causes };
    case 'exit':
      return { exit_status: mark, exit_year: year };
    case 'clear':
      return {};
  }
}
