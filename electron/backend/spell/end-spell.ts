import { rowWriter, type Cells } from '#db/row-access.ts';
import { statementOfSpell } from '#db/statements.ts';
import { reader } from '#db/write.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { spellFigureNames } from '#domain/income/spell-figures.ts';
import { refuseRollBack, refuseVoid } from '#domain/monitoring/judge-return.ts';
import { monthOf } from '#domain/time/day.ts';
import type { Input } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { eliminationCells, judgementOfElimination } from './elimination.ts';
import { reasonOf, refuseAll, requireSound } from './objections.ts';
import { refuseOverStatements, spellWithOthers } from './spell-rows.ts';

export async function eliminate(session: Session, input: Input<'spell.eliminate'>) {
  const db = reader(openArchiveOf(session));
  const { spell } = await spellWithOthers(db, input.id);
  const { proof, reason, ...asked } = input;
  requireSound(await judgementOfElimination(db, spell, asked, today(session)), reason);
  const cells = eliminationCells(input.values);
  await refuseOverStatements(db, spell.id, cells);
  const how = labelOf('risk_elimination_mode', input.mode);
  const title = `风险消除（${how}）：户 ${spell.household_no ?? ''}`;
  const head = { command: 'spell.eliminate', title, reason: reasonOf(reason, proof), effectiveOn: input.on };
  const ended = { state: 'eliminated', is_eliminated: 1, elimination_mode: input.mode };
  const done = await act(session, head, ({ raw }) => {
    const all = { ...cells, ...ended, eliminated_month: monthOf(input.on) };
    rowWriter(raw).update('monitoring_spell', spell.id, all);
    return Promise.resolve();
  });
  return ok({ change: done.change });
}

/** What stood after the elimination, as blanks. */
const AFTER_BLANK: Cells = Object.fromEntries(
  [
    ...['elimination_mode', 'eliminated_month', 'after_school_problem', 'after_housing_problem'],
    ...['after_insurance_problem', 'after_water_problem', ...spellFigureNames('after')],
  ].map((name) => [name, null]),
);

/** The spell goes on; the income that the elimination rested on stays in the archive as a survey's. */
export async function rollBack(session: Session, { id, on, reason, proof }: Input<'spell.rollBack'>) {
  const db = reader(openArchiveOf(session));
  const { spell, others } = await spellWithOthers(db, id);
  refuseAll(refuseRollBack({ spell, others, on, today: today(session) }));
  const statement = await statementOfSpell(db, id, 'elimination');
  const title = `风险消除回退：户 ${spell.household_no ?? ''}`;
  const head = { command: 'spell.rollBack', title, reason: reasonOf(reason, proof), effectiveOn: on };
  const done = await act(session, head, ({ raw }) => {
    const writer = rowWriter(raw);
    const back = { state: 'open', is_eliminated: 0, rolled_back_on: on, rollback_reason: reason };
    writer.update('monitoring_spell', id, { ...AFTER_BLANK, ...back });
    if (statement !== undefined)
      writer.update('income_statement', statement.id, { purpose: 'survey', spell_id: null });
    return Promise.resolve();
  });
  return ok({ change: done.change });
}

export async function voidSpell(session: Session, { id, reason }: Input<'spell.void'>) {
  const { spell, others } = await spellWithOthers(reader(openArchiveOf(session)), id);
  refuseAll(refuseVoid({ spell, others }));
  const title = `作废监测记录：户 ${spell.household_no ?? ''}`;
  const done = await act(session, { command: 'spell.void', title, reason }, ({ raw }) => {
    rowWriter(raw).update('monitoring_spell', id, { state: 'void' });
    return Promise.resolve();
  });
  return ok({ change: done.change });
}
