import { yearsFrom } from '#db/regroup.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, today, type Session } from '../session.ts';
import { type AtHand, broken, memberAtHand, nameOf, refuseRunning, wrong } from './household-at-hand.ts';
import { layTogether } from './lay-together.ts';
import { yearOfDay } from './write-household.ts';

type MergeMembers = Input<'duplicates.mergeMembers'>;

/** Two records of one person become one; the one that gives way counts in no year from then on. */
export async function mergeMembers(
  session: Session,
  { keepId, giveId, take, reason }: MergeMembers,
): Promise<Result<Output<'duplicates.mergeMembers'>>> {
  const db = reader(openArchiveOf(session));
  if (keepId === giveId) broken('same-person', '请选择两条不同的记录。');
  const { member: keep, from: kept } = await memberAtHand(db, keepId);
  const { member: give, from } = await memberAtHand(db, giveId);
  if (keep.left_on !== null || give.left_on !== null)
    throw new Refusal({ code: 'conflict', message: '其中一人已经减少或已经合并，请刷新后再看。' });
  refuseMissing(from, give, kept);
  await refuseRunning(session, from, '合并重复的人');
  await refuseRunning(session, kept, '合并重复的人');
  const columns = new Set(take.map(columnOf));
  const on = today(session);
  const where = from.h.id === kept.h.id ? `户 ${kept.label}` : `户 ${from.label} 并到户 ${kept.label}`;
  const done = await act(
    session,
    { command: 'duplicates.mergeMembers', title: `合并重复的人：${where}`, reason },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      layTogether(scope, writer, { keep, give }, { take: columns, on });
      // A reported head-count that had the person twice is brought to those who are there; a right one stays.
      for (const { id, head_count } of await yearsFrom(scope.trx, from.h.id, yearOfDay(on)))
        if (head_count !== null && head_count >= from.present.length)
          writer.update('household_year', id, { head_count: head_count - 1 });
    },
  );
  return ok({ change: done.change });
}

/** A household must not lose its head or its last one by a merger of records. */
function refuseMissing(from: AtHand, give: Parameters<typeof nameOf>[0], kept: AtHand): void {
  if (from.present.length === 1)
    broken(
      'last-one',
      `户 ${from.label} 只有${nameOf(give)}一人。请把两户合并（重复登记的户），或保留这一条记录。`,
    );
  if (from.head?.id !== give.id) return;
  const advice = from.h.id === kept.h.id ? '请保留户主的那条记录' : '请先变更那一户的户主，或保留这一条记录';
  broken('head-gives-way', `${nameOf(give)}是户 ${from.label} 的户主。${advice}。`);
}

function columnOf(key: string): string {
  const field = findField(key);
  const isOfPerson = field?.store === 'member' || field?.store === 'member_year';
  if (field === undefined || !isOfPerson || field.name === 'relation')
    return wrong('', `“${field?.label ?? key.slice(0, 60)}”不能从另一条记录取`);
  return field.name;
}
