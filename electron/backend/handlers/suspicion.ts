import type { Handlers } from '../dispatch.ts';
import { behindRadar, listRadar, radarOfHome } from '../radar/radar.ts';
import { inTurn } from '../session.ts';
import { answerSuspicions, suspicionsToLedger } from '../suspicions/answer.ts';
import { behindNumber } from '../suspicions/behind.ts';
import { dropRegister, importRegister } from '../suspicions/import-register.ts';
import { listSuspicions } from '../suspicions/list.ts';
import { listRates } from '../suspicions/list-rates.ts';

export const suspicionHandlers = {
  'suspicion.list': listSuspicions,
  'suspicion.answer': inTurn(answerSuspicions),
  'suspicion.toLedger': inTurn(suspicionsToLedger),
  'suspicion.rates': listRates,
  'suspicion.behind': behindNumber,
  'suspicion.register.import': inTurn(importRegister),
  'suspicion.register.remove': inTurn(dropRegister),
  'radar.list': listRadar,
  'radar.behind': behindRadar,
  'radar.home': radarOfHome,
} satisfies Partial<Handlers>;
