import type { ModelOf } from '#templates/catalogue.ts';
import type { Maker } from '../sheet.ts';
import { meetingFor } from './meeting.ts';

/** Rows for the pen where no household is put down. */
const ROWS = 12;

/** Count of the votes of a meeting and its outcome (P11). Nobody's scores are in the archive. */
export const voteCount: Maker<ModelOf<'P11'>> = {
  of: 'village',
  model: async (ask) => {
    const { township, village, year } = ask;
    const { matter, meeting, polls } = await meetingFor(ask);
    return {
      place: { county: township.county, township: township.name, village: village.name },
      year,
      ...{ matter, meeting },
      polls: polls.map(({ situation: _, reason: _reason, ...poll }) => ({ ...poll, score: null })),
      blankRows: polls.length === 0 ? ROWS : 0,
    };
  },
};
