import type { ModelOf } from '#templates/catalogue.ts';
import { knownOf } from '../../procedure/candidate-facts.ts';
import { planOf, scoresOf } from '../../procedure/scores.ts';
import type { Maker, VillageAsk } from '../sheet.ts';
import { meetingFor, runningOfYear } from './meeting.ts';

/** Rows for the pen where no household is put down. */
const ROWS = 12;

/** Count of the votes of a meeting and its outcome (P11), with points and place where households were scored. */
export const voteCount: Maker<ModelOf<'P11'>> = {
  of: 'village',
  model: async (ask) => {
    const { township, village, year } = ask;
    const { matter, meeting, polls } = await meetingFor(ask);
    const scores = await scoresBefore(ask);
    return {
      place: { county: township.county, township: township.name, village: village.name },
      year,
      ...{ matter, meeting },
      polls: polls.map(({ situation: _, reason: _reason, ...poll }) => ({
        ...poll,
        score: scores.get(poll.householdNo) ?? null,
      })),
      blankRows: polls.length === 0 ? ROWS : 0,
    };
  },
};

/** 得分/排名 by 户编号; the place under the points, as the head of the column has it. */
async function scoresBefore(ask: VillageAsk): Promise<Map<string | null, string>> {
  const running = runningOfYear(ask);
  if (running === null || planOf(running).scoring === undefined) return new Map();
  const { db, raw, today } = ask;
  const scored = scoresOf(raw, running, await knownOf({ db, raw }, running, today));
  return new Map(
    scored.flatMap(({ row, total, rank }) =>
      row.household_no === null || total === null
        ? []
        : [[row.household_no, rank === null ? String(total) : `${total}/\n${rank}`]],
    ),
  );
}
