import type { ReadHandle } from '#db/handle.ts';
import { spellsOf } from '#db/households.ts';
import { measureFactsOf, type SpellRow } from '#db/spells.ts';
import { statementsOfSpells, type StatementRow } from '#db/statements.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import { spellFigureNames } from '#domain/income/spell-figures.ts';
import { monthsBetween } from '#domain/monitoring/spell-length.ts';
import { isDuring, type MeasureFacts } from '#domain/monitoring/targeted-measures.ts';
import { monthOf } from '#domain/time/day.ts';
import type { SpellInTime } from '#contract/spell.ts';
import { valuesOf } from '../field-input.ts';
import { statementPlace } from '../income/statement-place.ts';
import { sumsOf } from '../income/statement-view.ts';
import { OF_ACTS } from './spell-rows.ts';

const FIELDS = storedFields('monitoring_spell');

async function statementsIn(db: ReadHandle, rows: readonly StatementRow[], today: string) {
  const statements: SpellInTime['statements'] = [];
  for (const row of rows) {
    if (row.purpose !== 'monitoring' && row.purpose !== 'elimination') continue;
    const { period, headCount } = await statementPlace(db, { id: row.id }, today);
    const perCapita = sumsOf(row, headCount).per_capita_net_income;
    const own = { id: row.id, purpose: row.purpose, perCapita };
    statements.push({ ...own, periodFrom: period.from, periodTo: period.to });
  }
  return statements;
}

/** Values that follow from something else, by key. */
function fixedOf(spell: SpellRow, statements: SpellInTime['statements']): string[] {
  const prefixes = { monitoring: 'recognised', elimination: 'after' } as const;
  const figures = statements.flatMap(({ purpose }) => spellFigureNames(prefixes[purpose]));
  const acts = [...OF_ACTS].filter(
    (name) => spell.state !== 'eliminated' || name === 'is_eliminated' || name === 'rolled_back_on',
  );
  return [...figures, ...acts].map((name) => `monitoring.${name}`);
}

/** The spells of a household, the newest first, each with what happened in it. */
export async function spellsInTime(
  db: ReadHandle,
  householdId: number,
  today: string,
): Promise<SpellInTime[]> {
  const rows = await spellsOf(db, householdId);
  const measures: MeasureFacts[] = await measureFactsOf(db, householdId);
  const all = await statementsOfSpells(
    db,
    rows.map(({ id }) => id),
  );
  const spells: SpellInTime[] = [];
  for (const row of rows) {
    const own = all.filter(({ spell_id }) => spell_id === row.id);
    const statements = await statementsIn(db, own, today);
    const { recognised_month: from } = row;
    const to = row.eliminated_month ?? monthOf(today);
    spells.push({
      ...{ id: row.id, state: row.state, procedureId: row.procedure_id },
      ...{ markedAgainFromId: row.marked_again_from_id, rollbackReason: row.rollback_reason },
      values: valuesOf(row, FIELDS),
      months: from === null ? null : monthsBetween(from, to),
      measures: from === null ? 0 : measures.filter((measure) => isDuring(measure, from, to)).length,
      ...{ statements, fixed: fixedOf(row, statements) },
    });
  }
  return spells;
}
