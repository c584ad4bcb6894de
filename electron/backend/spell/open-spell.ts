import { spellsOf } from '#db/households.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { judgeOpening } from '#domain/monitoring/judge-opening.ts';
import { refuseMarkAgain } from '#domain/monitoring/judge-return.ts';
import { monthInWords } from '#domain/monitoring/spell-facts.ts';
import { firstDayOf, monthOf } from '#domain/time/day.ts';
import type { Input } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { reasonOf, refuseAll, requireSound } from './objections.ts';
import { factsOf, householdOfSpell, OF_ACTS, spellCells, spellWithOthers } from './spell-rows.ts';

interface Opening {
  readonly command: 'spell.open' | 'spell.markAgain';
  readonly householdId: number;
  readonly input: Pick<Input<'spell.open'>, 'values' | 'proof' | 'reason'>;
  readonly fromId: number | null;
}

async function begin(session: Session, { command, householdId, input, fromId }: Opening) {
  const db = reader(openArchiveOf(session));
  const h = await householdOfSpell(db, householdId);
  if (h.closed_on !== null)
    throw new Refusal({ code: 'rule', rule: 'closed-household', message: '这一户已经销户，不能登记监测。' });
  const cells = spellCells(input.values, OF_ACTS);
  const spell = factsOf({}, cells);
  const others = await spellsOf(db, h.id);
  const asked = { spell, others, householdType: h.household_type, today: today(session) };
  requireSound(judgeOpening(asked), input.reason);
  const month = spell.recognised_month ?? monthOf(today(session));
  const what = `${labelOf('monitoring_category', spell.category)}，${monthInWords(month)}识别`;
  const title = `${fromId === null ? '登记监测' : '再次纳入监测'}（${what}）：户 ${h.household_no ?? ''}`;
  const effectiveOn = spell.county_approved_on ?? firstDayOf(month);
  const head = { command, title, reason: reasonOf(input.reason, input.proof), effectiveOn };
  const row: Cells = { ...cells, household_id: h.id, state: 'open', is_eliminated: 0 };
  const done = await act(session, head, ({ raw }) =>
    Promise.resolve(rowWriter(raw).insert('monitoring_spell', { ...row, marked_again_from_id: fromId })),
  );
  return ok({ id: done.value, change: done.change });
}

export const openSpell = (session: Session, { householdId, ...input }: Input<'spell.open'>) =>
  begin(session, { command: 'spell.open', householdId, input, fromId: null });

export async function markAgain(session: Session, { fromId, ...input }: Input<'spell.markAgain'>) {
  const { spell } = await spellWithOthers(reader(openArchiveOf(session)), fromId);
  refuseAll(refuseMarkAgain({ spell }));
  return begin(session, { command: 'spell.markAgain', householdId: spell.household_id, input, fromId });
}
