import type { Act } from './act.ts';
import { type World, YEAR } from './world.ts';

const ruleOf = (w: World) => ({
  ...{ title: w.any('林地太大', '劳动能力待核'), level: w.any('warning' as const, 'error' as const) },
  message: '{字段} {v}，请核实',
  when: {
    join: 'and' as const,
    of: [{ field: 'living_conditions.forest_area', op: 'gt' as const, values: [w.any(50, 80)] }],
  },
});

/** Checks that the township makes, from the first word to their removal. */
export const ownRuleActs = {
  'ownRule.save': {
    run: (w) =>
      w.call('ownRule.save', {
        id: w.any(null, w.pick('own_rule')),
        rule: ruleOf(w),
        basis: w.any('县里 3 月通知', null),
      }),
  },
  'ownRule.try': {
    needs: ['ownRule.save'],
    run: (w) => w.call('ownRule.try', { year: YEAR, id: w.pick('own_rule') }),
  },
  'ownRule.enable': {
    needs: ['ownRule.save', 'ownRule.try'],
    run: (w) => w.call('ownRule.enable', { id: w.pick('own_rule'), enabled: w.any(true, false) }),
  },
  'ownRule.remove': {
    needs: ['ownRule.save'],
    run: (w) => w.call('ownRule.remove', { id: w.pick('own_rule') }),
  },
} as const satisfies Record<string, Act>;
