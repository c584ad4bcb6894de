import { VOTES } from '#test/support/lead-procedure.ts';
import { doStepsUpTo, fillHousehold } from '#test/support/run-procedure.ts';
import { type Act, REASON } from './act.ts';
import type { World } from './world.ts';

const running = (w: World): number => w.pick('procedure', `status = 'open'`);

const householdsOf = (w: World, id: number): number[] =>
  (w.built.session.archive?.raw
    .prepare('SELECT household_id FROM procedure_household WHERE procedure_id = ? AND dropped = 0')
    .pluck()
    .all(id) ?? []) as number[];

/** What is done to a procedure's households together, to its notice, and to who sees to it. */
export const procedureActs = {
  'procedure.updateHouseholds': {
    needs: ['procedure.start'],
    run: (w) => {
      const id = running(w);
      const householdIds = householdsOf(w, id);
      return w.call('procedure.updateHouseholds', {
        ...{ id, householdIds: householdIds.length === 0 ? [999_999] : householdIds },
        ...{ consentOn: w.any('2025-03-01', '2025-03-02'), signedByHead: true, ...VOTES },
      });
    },
  },
  'procedure.setResponsible': {
    needs: ['procedure.start'],
    run: (w) =>
      w.call('procedure.setResponsible', { id: running(w), responsible: w.any('周一', '吴二', null) }),
  },
  /** The steps that bring a notice onto the board. */
  'procedure.posted': {
    needs: ['procedure.start'],
    run: async (w) => {
      const id = running(w);
      try {
        for (const householdId of householdsOf(w, id)) await fillHousehold(w.built, id, householdId);
        await doStepsUpTo(w.built, id, 'notice');
      } catch {
        // What stands in the way is an answer too; it is the same that `procedure.doStep` gives.
      }
      return w.call('procedure.get', { id });
    },
  },
  'procedure.repost': {
    needs: ['procedure.start', 'procedure.posted'],
    run: (w) =>
      w.call('procedure.repost', {
        ...{ id: running(w), step: 'notice', noticeFrom: w.any('2025-03-06', '2025-03-08'), ...REASON },
      }),
  },
} satisfies Record<string, Act>;
