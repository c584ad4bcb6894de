import { findRound, peopleOfRound } from '#db/comparison.ts';
import { rowWriter } from '#db/row-access.ts';
import { splitCodes } from '#domain/codes/code-value.ts';
import { judgePerson } from '#domain/comparison/judge-person.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { given, type Listed, listFiles, recordLists } from './list-workbook.ts';
import { judgedPeople } from './propose.ts';

/** Keeps the round with its people and writes the lists. Judged anew: only who may be on it on its day goes out. */
export async function send(
  session: Session,
  input: Input<'comparison.send'>,
): Promise<Result<Output<'comparison.send'>>> {
  const { title, year, dueOn, note, sentOn = today(session) } = input;
  if (sentOn > today(session))
    return refuse('comparison-day', `送出日期 ${sentOn} 在今天之后，请填名单实际送出的日期。`);
  const except = new Set(input.except);
  const { departments, people } = await judgedPeople(session, { ...input, on: sentOn });
  const chosen = people.flatMap(({ person, judged }) =>
    judged.listed && !except.has(person.memberId) ? [{ person, judged }] : [],
  );
  if (chosen.length === 0)
    return refuse(
      'comparison-empty',
      '没有一个人可以列入比对名单。名单只列有授权书的户，请先在户档案“程序”里登记承诺授权书。',
    );
  const listed = chosen.map(({ person, judged: { consent, departments: may } }) => ({
    ...{ person, consentNumber: consent.number ?? '', departments: may },
  }));
  const files = await listFiles(session, { title, year, dueOn, departments }, listed);
  const done = await act(
    session,
    { command: 'comparison.send', title: `比对名单：${title}，${chosen.length} 人` },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      const id = writer.insert('comparison_round', {
        ...{ title, year, note, due_on: dueOn, sent_on: sentOn },
        departments: departments.join(','),
      });
      for (const { person, judged } of chosen)
        writer.insert('comparison_person', {
          ...{ round_id: id, household_id: person.householdId, member_id: person.memberId },
          consent_id: judged.consent.id,
        });
      await recordLists(session, scope, { year, title }, files);
      return id;
    },
  );
  return ok({ id: done.value, change: done.change, people: chosen.length, files: given(session, files) });
}

/** The lists of a round once more. Whose consent has ended since, or who has left, is not on them any longer. */
export async function writeAgain(
  session: Session,
  { id }: Input<'comparison.write'>,
): Promise<Result<Output<'comparison.write'>>> {
  const raw = openArchiveOf(session).rawReading;
  const round = findRound(raw, id);
  if (round === undefined) return notFound('这一批比对');
  const { title, year, dueOn } = round;
  const departments = splitCodes(round.departments);
  const listed = peopleOfRound(raw, id).flatMap(({ person, consent }): Listed[] => {
    const judged = judgePerson(person, [consent], { departments, on: today(session), year });
    return judged.listed
      ? [{ person, consentNumber: consent.number ?? '', departments: judged.departments }]
      : [];
  });
  if (listed.length === 0)
    return refuse('comparison-empty', '这一批里已没有授权书有效的人，不能再写出名单。');
  const files = await listFiles(session, { title, year, dueOn, departments }, listed);
  await act(session, { command: 'comparison.write', title: `再次写出比对名单：${title}` }, (scope) =>
    recordLists(session, scope, { year, title }, files),
  );
  return ok({ files: given(session, files) });
}
