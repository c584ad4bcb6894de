import type { Handlers } from '../dispatch.ts';
import { listObjections } from '../objections/list-objections.ts';
import {
  addObjection,
  answerObjection,
  decideObjection,
  verifyObjection,
} from '../objections/record-objection.ts';
import { inTurn } from '../session.ts';

export const objectionHandlers = {
  'objection.list': listObjections,
  'objection.add': inTurn(addObjection),
  'objection.verify': inTurn(verifyObjection),
  'objection.decide': inTurn(decideObjection),
  'objection.answer': inTurn(answerObjection),
} satisfies Partial<Handlers>;
