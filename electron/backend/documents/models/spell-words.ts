import type { SpellRow } from '#db/spells.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { risksOf } from '#domain/monitoring/spell-facts.ts';

/** The stretch of monitoring that a paper of the year tells of: the open one, else the one that ended in the year. */
export const spellToTell = (spells: readonly SpellRow[], year: number): SpellRow | undefined =>
  spells.find(({ state }) => state === 'open') ??
  spells.find(
    ({ state, eliminated_month }) =>
      state === 'eliminated' && eliminated_month?.startsWith(String(year)) === true,
  );

export const riskLabels = (spell: SpellRow, year: number): string[] =>
  risksOf(spell).map((risk) => labelOf('risk_type', risk, year));
