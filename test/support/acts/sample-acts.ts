import type { Act } from './act.ts';
import { TODAY, type World, YEAR } from './world.ts';

const TO_SURVEY = 'spare = 0 AND replaced_reason IS NULL';
const area = 'living_conditions.housing_area';

const enter = (w: World, id: number) =>
  w.call('sample.enter', {
    ...{ id, surveyedOn: TODAY, surveyor: w.any('王五', '赵六'), approves: w.any('yes', 'no', null) },
    values: [{ memberId: null, field: area, value: w.any(90, 80.5, null) }],
  });

/** Samples from the draw to the verdicts, in any order that their rules allow. */
export const sampleActs = {
  'sample.draw': {
    run: (w) =>
      w.call('sample.draw', {
        ...{
          title: w.any('六月抽查', '复查'),
          year: YEAR,
          households: w.any(1, 2, 3),
          villages: w.any(1, 2),
        },
        ...{
          spares: w.any(1, 0),
          strata: w.any('standing', 'none'),
          seed: w.any('一', '二'),
          fields: [area],
        },
      }),
  },
  'sample.replace': {
    needs: ['sample.draw'],
    run: (w) =>
      w.call('sample.replace', {
        id: w.pick('sample_household', `${TO_SURVEY} AND surveyed_on IS NULL`),
        reason: '全家外出',
      }),
  },
  'sample.enter': {
    needs: ['sample.draw'],
    run: (w) => enter(w, w.pick('sample_household', TO_SURVEY)),
  },
  'sample.judge': {
    needs: ['sample.draw', 'sample.enter'],
    run: (w) =>
      w.call('sample.judge', {
        ids: [w.pick('sample_value')],
        verdict: w.any('archive-wrong', 'second-wrong', 'both-right', null),
        ...w.any({ note: '看过房产证' }, {}),
      }),
  },
  'sample.remove': {
    needs: ['sample.draw'],
    run: (w) => w.call('sample.remove', { id: w.pick('sample') }),
  },
} as const satisfies Record<string, Act>;
