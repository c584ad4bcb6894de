import { type Act } from './act.ts';
import { aPhoto } from './record-acts.ts';
import type { World } from './world.ts';

/** Objections come while the notice hangs. */
const posted = ['procedure.start', 'procedure.posted'];
const running = (w: World): number => w.pick('procedure', `status = 'open'`);
const householdIn = (w: World): number =>
  Number(
    w.built.session.archive?.raw
      .prepare('SELECT household_id FROM procedure_household WHERE procedure_id = ? LIMIT 1')
      .pluck()
      .get(running(w)) ?? 999_999,
  );

/** Objections on their way from receipt to answer, and photos of the notice. */
export const objectionActs = {
  'objection.add': {
    needs: posted,
    run: (w) =>
      w.call('objection.add', {
        ...{ procedureId: running(w), step: 'notice', receivedOn: '2025-06-10', channel: 'phone' },
        ...{
          householdId: w.any(null, householdIn(w)),
          objector: w.any('郑举实', null),
          content: w.any('有车', '漏了一户'),
        },
      }),
  },
  'objection.verify': {
    needs: [...posted, 'objection.add'],
    run: (w) =>
      w.call('objection.verify', {
        ...{ id: w.pick('objection', 'outcome IS NULL'), on: '2025-06-11' },
        ...{ verifiers: ['周一', '吴二'], finding: w.any('属实', '不属实') },
      }),
  },
  'objection.decide': {
    needs: [...posted, 'objection.add', 'objection.verify'],
    run: (w) =>
      w.call('objection.decide', {
        ...{ id: w.pick('objection', 'outcome IS NULL'), by: '郑书记', on: '2025-06-12' },
        ...{ outcome: w.any('upheld', 'dismissed', 'withdrawn'), drop: true },
      }),
  },
  'objection.answer': {
    needs: [...posted, 'objection.add', 'objection.verify', 'objection.decide'],
    run: (w) =>
      w.call('objection.answer', {
        ...{ id: w.pick('objection', `answered_on IS NULL AND outcome <> 'withdrawn'`), on: '2025-06-13' },
        answer: w.any('当面说明', '电话说明'),
      }),
  },
  'attachment.ofStep': {
    needs: ['procedure.start'],
    run: async (w) =>
      w.call('attachment.add', {
        fileId: await aPhoto(w.built, w.draw(3)),
        ...{ procedureId: running(w), step: 'clue' },
      }),
  },
} satisfies Record<string, Act>;
