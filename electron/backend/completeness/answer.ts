import { checklistsThere } from '#db/completeness.ts';
import { findHousehold } from '#db/households.ts';
import { findAnswer, removeAnswer } from '#db/paper-matrix.ts';
import { findVillage } from '#db/places.ts';
import { findProcedure } from '#db/procedures.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { ANSWER_WORDS } from '#domain/completeness/words.ts';
import type { Input } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import { householdLabel } from '../procedure/running.ts';
import { act, openArchiveOf, operatorOf, Refusal, type Session, today } from '../session.ts';

const missing = (what: string) => new Refusal({ code: 'not-found', what });

/** Says of a paper that it is on the shelf, not needed or lost, or takes that back. */
export async function answerPaper(session: Session, input: Input<'paper.answer'>) {
  const archive = openArchiveOf(session);
  const db = reader(archive);
  const { householdId = null, villageId = null, item, year, procedureId, state, reason } = input;
  if (householdId !== null && villageId !== null)
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: 'villageId', message: '请只选户或村中的一个。' }],
    });
  const household = householdId === null ? undefined : await findHousehold(db, { id: householdId });
  if (householdId !== null && household === undefined) throw missing('这一户');
  const village = villageId === null ? undefined : await findVillage(db, villageId);
  if (villageId !== null && village === undefined) throw missing('这个村');
  if (procedureId !== null && (await findProcedure(db, procedureId)) === undefined) throw missing('这个程序');
  const entry = checklistsThere(archive.rawReading).all.findLast(({ key }) => key === item);
  if (entry === undefined) throw missing('这项材料');
  if (state !== null && reason.trim() === '')
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: 'reason', message: '请填写理由，如“原件在柜，2016 年第 3 盒”。' }],
    });
  const place = { householdId, villageId, item, year, procedureId };
  const known = findAnswer(archive.rawReading, place);
  if (state === null && known === undefined) throw missing('对这项材料的说明');
  const whose =
    household !== undefined
      ? ` · ${householdLabel(household.household_no)}`
      : village !== undefined
        ? ` · ${village.name}`
        : '';
  const title = `${state === null ? '取消材料说明' : `材料${ANSWER_WORDS[state]}`}：${entry.title}${whose}`;
  const said = { state, reason, on_day: today(session), operator: operatorOf(session).name };
  const { change } = await act(session, { command: 'paper.answer', title }, ({ raw }) => {
    const rows = rowWriter(raw);
    if (state === null && known !== undefined) removeAnswer(raw, known.id);
    else if (known !== undefined) rows.update('paper_answer', known.id, said);
    else
      rows.insert('paper_answer', {
        ...{ household_id: householdId, village_id: villageId, procedure_id: procedureId, item, year },
        ...said,
      });
    return Promise.resolve();
  });
  return ok({ change });
}
