import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf, today } from '../session.ts';
import { judgementOfElimination } from '../spell/elimination.ts';
import { eliminate, rollBack, voidSpell } from '../spell/end-spell.ts';
import { markAgain, openSpell } from '../spell/open-spell.ts';
import { spellWithOthers } from '../spell/spell-rows.ts';
import { spellsInTime } from '../spell/spells-in-time.ts';
import { updateSpell } from '../spell/update-spell.ts';

export const spellHandlers = {
  'spell.list': async (session, { householdId }) => {
    const db = reader(openArchiveOf(session));
    return ok({ spells: await spellsInTime(db, householdId, today(session)) });
  },
  'spell.open': inTurn(openSpell),
  'spell.judgeElimination': async (session, input) => {
    const db = reader(openArchiveOf(session));
    const { spell } = await spellWithOthers(db, input.id);
    const { refusals, doubts } = await judgementOfElimination(db, spell, input, today(session));
    return ok({ refusals: [...refusals], doubts: [...doubts] });
  },
  'spell.eliminate': inTurn(eliminate),
  'spell.rollBack': inTurn(rollBack),
  'spell.markAgain': inTurn(markAgain),
  'spell.void': inTurn(voidSpell),
  'spell.update': inTurn(updateSpell),
} satisfies Partial<Handlers>;
