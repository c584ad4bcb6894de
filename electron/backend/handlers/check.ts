import { curveOfRuns } from '#db/check-runs.ts';
import { ok } from '#contract/result.ts';
import { answerHits, withdrawAnswers } from '../checks/answer-hits.ts';
import { checkAndKeep } from '../checks/check-and-keep.ts';
import { ruleViews } from '../checks/rule-views.ts';
import { checkChange } from '../checks/check-change.ts';
import { exportFindings } from '../checks/check-workbook.ts';
import { applyFixes, offerFixes } from '../checks/fix-hits.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const checkHandlers = {
  'check.run': checkAndKeep,
  'check.rules': async (session, asked) => ok({ rules: await ruleViews(session, asked) }),
  'check.answer': inTurn(answerHits),
  'check.withdraw': inTurn(withdrawAnswers),
  'check.fixes': offerFixes,
  'check.fix': inTurn(applyFixes),
  'check.changed': checkChange,
  'check.curve': (session, asked) => ok({ runs: curveOfRuns(openArchiveOf(session), asked) }),
  'check.workbook': exportFindings,
} satisfies Partial<Handlers>;
