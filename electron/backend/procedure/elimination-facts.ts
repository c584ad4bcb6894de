import type { Archive } from '#db/open-archive.ts';
import { countsOfHouseholds, labourOfHouseholds, measuresOfHouseholds } from '#db/procedure-evidence.ts';
import type { SpellRow } from '#db/procedures.ts';
import { withoutLabour } from '#domain/household/without-labour.ts';
import { problemsAfter } from '#domain/monitoring/problems-after.ts';
import { risksOf } from '#domain/monitoring/spell-facts.ts';
import { isDuring, isTargeted } from '#domain/monitoring/targeted-measures.ts';
import type { CandidateFacts } from '#domain/procedures/procedure-state.ts';
import { monthOf, yearOf } from '#domain/time/day.ts';

type EliminationFacts = NonNullable<CandidateFacts['elimination']>;

/** What the end of these spells is judged by as of a day, by household. `line`: what income per head must reach. */
export function eliminationFacts(
  raw: Archive['rawReading'],
  spells: readonly SpellRow[],
  { on, line }: { on: string; line: number | null },
): Map<number, EliminationFacts> {
  const asked = { householdIds: spells.map((spell) => spell.household_id), year: yearOf(on) };
  const measures = Map.groupBy(measuresOfHouseholds(raw, asked.householdIds), (row) => row.householdId);
  const labour = Map.groupBy(labourOfHouseholds(raw, asked), (row) => row.householdId);
  const marks = new Map(countsOfHouseholds(raw, asked).map((row) => [row.householdId, row.marked]));
  return new Map(
    spells.map((spell): [number, EliminationFacts] => {
      const { household_id: id, recognised_month: from } = spell;
      const risks = risksOf(spell);
      const targeted = (measures.get(id) ?? []).filter(
        (measure) => from !== null && isDuring(measure, from, monthOf(on)) && isTargeted(measure, risks),
      );
      const own = (labour.get(id) ?? []).map((row) => row.labour);
      return [
        id,
        {
          recognisedMonth: from,
          targetedMeasures: targeted.length,
          isWithoutLabour: withoutLabour(marks.get(id) ?? null, own) === true,
          problems: problemsAfter(spell),
          perCapita: spell.after_per_capita_income,
          line,
        },
      ];
    }),
  );
}
