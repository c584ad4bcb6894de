import type { Act } from './act.ts';
import type { World } from './world.ts';

const KEY = 'identification';

const idOf = (w: World): number => w.pick('procedure', `status = 'open' AND key = '${KEY}'`);

/** A household that is still in a procedure that scores. */
function householdOf(w: World): number {
  const raw = w.built.session.archive?.raw;
  const id = w.pick('procedure_household', `dropped = 0 AND procedure_id = ${idOf(w)}`);
  const found = raw?.prepare('SELECT household_id FROM procedure_household WHERE id = ?').pluck().get(id);
  return (found ?? 1) as number;
}

/** Households scored and checked before the meeting. */
export const scoringActs = {
  /** A procedure of the years in which households were scored. */
  'scoring.start': {
    run: (w) =>
      w.call('procedure.start', {
        ...{ key: KEY, villageId: w.villageId, year: 2015, clueOn: '2015-03-01' },
        householdIds: [w.pick('household', `village_id = ${w.villageId} AND closed_on IS NULL`)],
      }),
  },
  'scoring.answer': {
    needs: ['scoring.start'],
    run: (w) =>
      w.call('scoring.answer', {
        ...{ id: idOf(w), householdId: householdOf(w) },
        answers: [
          { key: 'points/一看房/住房安全', points: w.draw(13) },
          { key: 'exclusions/5', applies: w.any(true, false, null), note: w.any('雇工两人', '没有雇工') },
        ],
      }),
  },
  'scoring.answerMany': {
    needs: ['scoring.start'],
    run: (w) => w.call('scoring.answerMany', { id: idOf(w), fill: w.any('archive', 'no') }),
  },
} as const satisfies Record<string, Act>;
