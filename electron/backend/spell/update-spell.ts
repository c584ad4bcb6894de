import { findSpell, type SpellRow } from '#db/spells.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { spellFaults } from '#domain/monitoring/spell-faults.ts';
import type { Input } from '#contract/channels.ts';
import { notFound, ok } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { refuseAll } from './objections.ts';
import { factsOf, OF_ACTS, refuseColumn, refuseOverStatements, spellCells } from './spell-rows.ts';

/** Faults that a correction may not bring in; the others need several fields and are left to the checks. */
const NEVER: ReadonlySet<string> = new Set(['future-day', 'order-of-days', 'Q139']);

const MONTH_AND_MODE = ['eliminated_month', 'elimination_mode'];

/** How an elimination came about may be corrected, but is neither made nor taken back here. */
function refuseActs(spell: SpellRow, cells: Cells): void {
  const isCorrection = (name: string) =>
    MONTH_AND_MODE.includes(name) && spell.state === 'eliminated' && cells[name] !== null;
  const name = Object.keys(cells).find((each) => OF_ACTS.has(each) && !isCorrection(each));
  refuseColumn(name, '请用“风险消除”或“回退”登记，不在这里改');
}

/** Corrects what was recorded of a spell. */
export async function updateSpell(session: Session, { id, values, reason }: Input<'spell.update'>) {
  const db = reader(openArchiveOf(session));
  const spell = await findSpell(db, id);
  if (spell === undefined) return notFound('这段监测记录');
  const cells = spellCells(values);
  refuseActs(spell, cells);
  await refuseOverStatements(db, id, cells);
  const faults = spellFaults(factsOf(spell, cells), today(session));
  refuseAll(
    faults
      .filter(({ rule, columns }) => NEVER.has(rule) && columns.some((column) => cells[column] !== undefined))
      .map(({ rule, message }) => ({ rule, message })),
  );
  if (Object.keys(cells).length === 0) return ok({ change: null });
  const title = `修改监测信息：户 ${spell.household_no ?? ''}`;
  const done = await act(session, { command: 'spell.update', title, reason }, ({ raw }) => {
    rowWriter(raw).update('monitoring_spell', id, cells);
    return Promise.resolve();
  });
  return ok({ change: done.change });
}
