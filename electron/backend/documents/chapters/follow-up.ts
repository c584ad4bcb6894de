import type { followUp as templates } from '#templates/chapters/follow-up.ts';
import type { Makers } from '../makers.ts';
import { measures } from '../models/p25-measures.ts';
import { postedMeasures } from '../models/p25b-measures-posted.ts';
import { elimination } from '../models/p26-elimination.ts';
import { decreases, increases } from '../models/p28-changes.ts';
import { lookBack } from '../models/p30-look-back.ts';
import { ledger, townshipLedger } from '../models/p31-ledger.ts';
import { rectification } from '../models/p32-rectification.ts';
import { closing } from '../models/p33-closing.ts';

export const followUp = {
  P25: measures,
  P25B: postedMeasures,
  P26: elimination,
  P28: increases,
  P29: decreases,
  P30: lookBack,
  P31: ledger,
  P31B: townshipLedger,
  P32: rectification,
  P33: closing,
} satisfies Makers<typeof templates>;
