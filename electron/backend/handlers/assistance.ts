import { addMeasure, updateMeasure } from '../assistance/measure-acts.ts';
import {
  addPairing,
  changeHelper,
  endPairing,
  findHelpers,
  updateHelper,
} from '../assistance/pairing-acts.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn } from '../session.ts';

export const assistanceHandlers = {
  'measure.add': inTurn(addMeasure),
  'measure.update': inTurn(updateMeasure),
  'helper.search': findHelpers,
  'helper.update': inTurn(updateHelper),
  'pairing.add': inTurn(addPairing),
  'pairing.end': inTurn(endPairing),
  'pairing.change': inTurn(changeHelper),
} satisfies Partial<Handlers>;
