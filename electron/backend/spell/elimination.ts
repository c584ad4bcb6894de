import type { ReadHandle } from '#db/handle.ts';
import type { Cells } from '#db/row-access.ts';
import { labourOf, measureFactsOf, type SpellRow } from '#db/spells.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { withoutLabour } from '#domain/household/without-labour.ts';
import { judgeElimination } from '#domain/monitoring/judge-elimination.ts';
import { problemsAfter } from '#domain/monitoring/problems-after.ts';
import type { Judgement } from '#domain/monitoring/spell-facts.ts';
import { yearOf } from '#domain/time/day.ts';
import type { Input } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import { yearLineOf } from '../income/statement-view.ts';
import { Refusal } from '../session.ts';
import { factsOf, refuseColumn, spellCells } from './spell-rows.ts';

/** Whether nobody of the household can work, by its own mark or else by its people. */
export async function isWithoutLabour(db: ReadHandle, householdId: number, year: number): Promise<boolean> {
  const { marked, members } = await labourOf(db, householdId, year);
  return withoutLabour(marked, members) === true;
}

/** Judges an elimination by all that the archive knows of the household. */
export async function judgementOfElimination(
  db: ReadHandle,
  spell: SpellRow,
  input: Input<'spell.judgeElimination'>,
  today: string,
): Promise<Judgement> {
  if (!hasCode('risk_elimination_mode', input.mode))
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '风险消除方式', message: '请从列表选择' }] });
  const cells = eliminationCells(input.values);
  const after = { ...spell, ...cells };
  const year = yearOf(input.on);
  return judgeElimination({
    spell: factsOf(spell, {}),
    ...{ state: spell.state, mode: input.mode, on: input.on, today },
    measures: await measureFactsOf(db, spell.household_id),
    withoutLabour: await isWithoutLabour(db, spell.household_id, year),
    problems: problemsAfter(after),
    perCapita: after.after_per_capita_income,
    line: (await yearLineOf(db, year))?.amount ?? null,
  });
}

const MAY_COME_WITH_IT = /^(after_.+|contact_name|contact_phone)$/;

/** What may be written with an elimination: how things are afterwards, and who stays in contact. */
export function eliminationCells(values: FieldValues): Cells & Partial<SpellRow> {
  const cells = spellCells(values);
  refuseColumn(
    Object.keys(cells).find((name) => !MAY_COME_WITH_IT.test(name)),
    '不能和风险消除一起登记',
  );
  return cells;
}
