import type { ModelOf } from '#templates/catalogue.ts';
import type { PublicText } from '#domain/identity/privacy.ts';
import { committeeOf } from '#templates/layout/posted-model.ts';
import type { Running } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import { asksFor, type Course, courseOfProcedure, dayOf, periodOf } from '../posted/course.ts';
import { clearedOf } from '../posted/cleared.ts';
import { needsConsents } from '../posted/consents.ts';
import { listedRows } from '../posted/listed.ts';
import { countsOf } from '../posted/counts.ts';
import { officesOf, typedInOffice } from '../posted/offices.ts';
import type { Maker, ProcedureAsk } from '../sheet.ts';

/** Notice of the households that are to be taken in (P12). Nothing of a household but what may hang on the board. */
export const notice: Maker<ModelOf<'P12'>> = { of: 'procedure', model: noticeOf };

async function noticeOf(ask: ProcedureAsk): Promise<ModelOf<'P12'>> {
  const { village } = ask;
  const course = courseOfTakingIn(ask);
  const reviewedOn = dayOf(course.review, { rule: 'notice-before-review', what: '公示' });
  const period = periodOf(ask, course.village, '公示');
  await needsConsents(ask);
  const { rows, minors } = await listedRows(ask, course.entries, course);
  return {
    ...officesOf(ask, { village, issuer: 'village', minors }),
    ...period,
    ...countsOf(rows),
    compared: course.compared,
    reviewedOn,
    replyWorkingDays: ask.pack.documents.objectionAnswerDays.value,
    address: addressOf(ask, minors),
  };
}

/** Whether it is a procedure by which households are taken in. */
export const takesIn = (running: Running): boolean => asksFor(running, ['P12', 'P13', 'P14']);

/** The course of a procedure by which households are taken in; a Refusal for one of another kind. */
export function courseOfTakingIn({ running }: ProcedureAsk): Course {
  if (takesIn(running)) return courseOfProcedure(running);
  const message = `“${running.row.title}”不用纳入的公示和公告，请选别的程序。`;
  throw new Refusal({ code: 'rule', rule: 'document-procedure', message });
}

function addressOf({ village, lacks }: ProcedureAsk, minors: readonly string[]): PublicText {
  const { address, name } = village;
  const about = typedInOffice(minors);
  if (address?.trim()) return clearedOf(address.trim(), '受理地址', about);
  lacks(`${name}的受理地址：没有填写，印的是${committeeOf(name)}`);
  return clearedOf(committeeOf(name), '村名', about);
}
