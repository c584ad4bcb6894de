import { addClue, updateClue } from '../clues/enter-clue.ts';
import { clueList } from '../clues/list-clues.ts';
import { acceptClues, feedBackClues, settleClues } from '../clues/pass-clues.ts';
import { cluesFromWarnings, listWarnings } from '../clues/warnings.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn } from '../session.ts';

export const clueHandlers = {
  'clue.list': clueList,
  'clue.add': inTurn(addClue),
  'clue.update': inTurn(updateClue),
  'clue.accept': inTurn(acceptClues),
  'clue.feedBack': inTurn(feedBackClues),
  'clue.settle': inTurn(settleClues),
  'clue.warnings': listWarnings,
  'clue.fromWarnings': inTurn(cluesFromWarnings),
} satisfies Partial<Handlers>;
