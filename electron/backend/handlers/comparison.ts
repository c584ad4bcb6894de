import { countOffList, listRounds, openLinks } from '#db/comparison.ts';
import { countHits, type HitState, listHits, wordsOfHits } from '#db/comparison-hits.ts';
import { rowWriter } from '#db/row-access.ts';
import { splitCodes } from '#domain/codes/code-value.ts';
import { departmentLabel } from '#domain/comparison/departments.ts';
import { ok } from '#contract/result.ts';
import { answerHits } from '../comparison/answer.ts';
import { linkHits } from '../comparison/link-hits.ts';
import { propose } from '../comparison/propose.ts';
import { readAnswers } from '../comparison/read-answers.ts';
import { send, writeAgain } from '../comparison/send.ts';
import { writeSheets } from '../comparison/verify-sheets.ts';
import type { Handlers } from '../dispatch.ts';
import { act, inTurn, openArchiveOf } from '../session.ts';

const STATES: readonly HitState[] = ['open', 'off-list', 'confirmed', 'explained', 'mistaken'];

export const comparisonHandlers = {
  'comparison.propose': propose,
  'comparison.send': inTurn(send),
  'comparison.rounds': async (session) => {
    const raw = openArchiveOf(session).rawReading;
    const rounds = listRounds(raw).map((round) => ({
      ...round,
      departments: splitCodes(round.departments).map((code) => departmentLabel(code, round.year)),
    }));
    const unlinked = openLinks(raw).length;
    return ok({ rounds, unlinked, offList: countOffList(raw) - unlinked });
  },
  'comparison.write': inTurn(writeAgain),
  'comparison.link': inTurn(async (session) => {
    const done = await act(
      session,
      { command: 'comparison.link', title: '比对结果对上名单' },
      async ({ raw }) => linkHits(raw, rowWriter(raw)),
    );
    return ok({ change: done.change, linked: done.value });
  }),
  'comparison.hits': async (session, { offset, limit, ...filter }) => {
    const raw = openArchiveOf(session).rawReading;
    const counts = countHits(raw, filter);
    const states = Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
      HitState,
      number
    >;
    const wanted = filter.state === undefined ? STATES : [filter.state];
    return ok({
      total: wanted.reduce((sum, state) => sum + states[state], 0),
      rows: listHits(raw, filter, { offset, limit }).map(({ relation: _, ...hit }) => ({
        ...hit,
        offList: hit.roundId === null,
      })),
      states,
      departments: wordsOfHits(raw, 'department'),
      suspicions: wordsOfHits(raw, 'suspicion'),
    });
  },
  'comparison.answer': inTurn(answerHits),
  'comparison.sheets': inTurn(writeSheets),
  'comparison.readAnswers': inTurn(readAnswers),
} satisfies Partial<Handlers>;
