import { curveOfRuns } from '#db/check-runs.ts';
import { ok } from '#contract/result.ts';
import { answerHits, withdrawAnswers } from '../checks/answer-hits.ts';
import { checkAndKeep } from '../checks/check-and-keep.ts';
import { ruleViews } from '../checks/rule-views.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const checkHandlers = {
  'check.run': checkAndKeep,
  'check.rules': async (session, asked) => ok({ rules: await ruleViews(session, asked) }),
  'check.answer': inTurn(answerHits),
  'check.withdraw': inTurn(withdrawAnswers),
  'check.fixes': () => ok({ fixes: [], more: 0, kinds: [] }),
  'check.fix': (_session, { fixes }) => ok({ change: null, done: 0, gone: fixes.length }),
  'check.changed': () => ok({ findings: [], errors: 0, warnings: 0 }),
  'check.curve': (session, asked) => ok({ runs: curveOfRuns(openArchiveOf(session), asked) }),
  'check.workbook': (session) => ok({ ...session.outputs.put('核查结果.xlsx', new Uint8Array()), rows: 0 }),
} satisfies Partial<Handlers>;
