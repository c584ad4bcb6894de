import { type Act } from './act.ts';

/** What is said of papers that are not found. */
export const paperActs = {
  'paper.answer': {
    run: (w) =>
      w.call('paper.answer', {
        ...w.any({ householdId: w.pick('household') }, { villageId: w.villageId }, {}),
        ...{ item: w.any('id-copies', 'year-plan'), year: w.any(null, 2025) },
        ...{
          state: w.any('on-shelf', 'not-applicable', 'lost', null),
          reason: w.any('原件在柜', '另有说明'),
        },
      }),
  },
} as const satisfies Record<string, Act>;
