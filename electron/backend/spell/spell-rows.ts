import { findHousehold, spellsOf } from '#db/households.ts';
import type { ReadHandle } from '#db/handle.ts';
import type { Cells } from '#db/row-access.ts';
import { findSpell, type SpellRow } from '#db/spells.ts';
import { statementOfSpell } from '#db/statements.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { spellFigureNames } from '#domain/income/spell-figures.ts';
import type { SpellFacts } from '#domain/monitoring/spell-facts.ts';
import type { FieldValues } from '#contract/common.ts';
import { sortValues } from '../field-input.ts';
import { Refusal } from '../session.ts';

/** Columns that only an act of their own writes. */
export const OF_ACTS: ReadonlySet<string> = new Set([
  'is_eliminated',
  'elimination_mode',
  'eliminated_month',
  'rolled_back_on',
]);

/** A spell with its household and the household's other spells. Throws a Refusal when there is none. */
export async function spellWithOthers(db: ReadHandle, id: number) {
  const spell = await findSpell(db, id);
  if (spell === undefined) throw new Refusal({ code: 'not-found', what: '这段监测记录' });
  const all = await spellsOf(db, spell.household_id);
  return { spell, others: all.filter((other) => other.id !== id) };
}

export async function householdOfSpell(db: ReadHandle, id: number) {
  const h = await findHousehold(db, { id });
  if (h === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  return h;
}

/** monitoring.* values as columns of a spell; `taken` are those that an act of its own writes. */
export function spellCells(values: FieldValues, taken: ReadonlySet<string> = new Set()): Cells {
  const sorted = sortValues(values, { entities: ['monitoring'], stores: ['monitoring_spell'] });
  const cells: Cells = { ...sorted.stores.get('monitoring_spell') };
  refuseColumn(
    Object.keys(cells).find((name) => taken.has(name)),
    '由风险消除、回退的登记填写',
  );
  return cells;
}

const BLANK: SpellFacts = {
  ...{ category: null, discovered_on: null, consent_on: null, notice_from: null, notice_to: null },
  ...{ county_approved_on: null, recognised_month: null, eliminated_month: null },
  ...{ risk_1: null, risk_2: null, risk_3: null, risk_4: null, risk_5: null },
  ...{ disaster_kind: null, disaster_note: null, other_note: null },
};

/** The columns that acts look at, of a row and what is being written over it. */
export const factsOf = (row: Partial<SpellRow>, cells: Cells): SpellFacts => ({ ...BLANK, ...row, ...cells });

/** Says of the first of these columns why it cannot be written here. */
export function refuseColumn(name: string | undefined, message: string): void {
  if (name === undefined) return;
  const path = findField(`monitoring.${name}`)?.label ?? name;
  throw new Refusal({ code: 'invalid-input', issues: [{ path, message }] });
}

/** Figures that a statement gives are changed in the statement. */
export async function refuseOverStatements(db: ReadHandle, spellId: number, cells: Cells): Promise<void> {
  for (const [purpose, prefix, what] of [
    ['monitoring', 'recognised', '识别时'],
    ['elimination', 'after', '风险消除时'],
  ] as const) {
    const names = spellFigureNames(prefix).filter((name) => cells[name] !== undefined);
    if (names.length === 0 || (await statementOfSpell(db, spellId, purpose)) === undefined) continue;
    const message = `${what}的收支由${what}收入表算出，请在“收入”里改那张表。`;
    throw new Refusal({ code: 'rule', rule: 'figures-from-statement', message });
  }
}
