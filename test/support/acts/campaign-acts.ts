import { type Act } from './act.ts';
import { TODAY, type World, YEAR } from './world.ts';

const SURVEYORS = ['王组长', '李队员'];
const OPEN = "status = 'open'";

/** The year's plan of the survey sheet, each line in order or, as drawn, not. */
async function answers(w: World) {
  const kinds = await w.call('campaign.kinds', { year: YEAR });
  const items = kinds.ok ? (kinds.value.kinds[0]?.items ?? []) : [];
  const bad = w.draw(items.length + 2);
  return items.map(({ key }, at) => ({
    ...{ item: key, sound: at !== bad, note: at === bad ? w.any('后墙裂缝', '冬季断水') : null },
  }));
}

/** 集中排查, from its beginning to its end. */
export const campaignActs = {
  'campaign.start': {
    run: (w) => w.call('campaign.start', { year: YEAR, key: 'yearly-survey', note: w.any('按县方案', null) }),
  },
  'campaign.survey': {
    needs: ['campaign.start'],
    run: async (w) =>
      w.call('campaign.survey', {
        ...{ id: w.pick('campaign', OPEN), householdId: w.pick('household', 'closed_on IS NULL') },
        ...{ on: w.any('2025-04-10', TODAY), surveyors: SURVEYORS, answers: await answers(w) },
      }),
  },
  'campaign.surveyMany': {
    needs: ['campaign.start'],
    run: (w) =>
      w.call('campaign.surveyMany', {
        ...{ id: w.pick('campaign', OPEN), on: TODAY, surveyors: SURVEYORS },
        householdIds: [w.pick('household', 'closed_on IS NULL')],
      }),
  },
  'campaign.setPhase': {
    needs: ['campaign.start'],
    run: (w) =>
      w.call('campaign.setPhase', {
        ...{ id: w.pick('campaign', OPEN), phase: w.any('survey', 'check'), note: w.any('分四组', null) },
        endsOn: w.any('2025-06-10', '2025-06-30'),
      }),
  },
  'campaign.finish': {
    needs: ['campaign.start'],
    run: async (w) => {
      const id = w.pick('campaign', OPEN);
      const list = await w.call('campaign.households', { id, state: 'open' });
      const householdIds = list.ok ? list.value.rows.map((row) => row.id) : [];
      if (householdIds.length > 0)
        await w.call('campaign.surveyMany', { id, householdIds, on: TODAY, surveyors: SURVEYORS });
      for (const phase of ['survey', 'check'])
        await w.call('campaign.setPhase', { id, phase, doneOn: TODAY });
      return w.call('campaign.finish', { id });
    },
  },
  'campaign.stop': {
    needs: ['campaign.start'],
    run: (w) =>
      w.call('campaign.stop', { id: w.pick('campaign', OPEN), reason: w.any('县里统一开展', '方案有误') }),
  },
} as const satisfies Record<string, Act>;
