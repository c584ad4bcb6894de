import { pastOf } from '#db/as-on.ts';
import { findHousehold } from '#db/households.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { get } from '../handlers/household-read.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

/** Answers from the archive as it was for one household on a day; what is asked can write nothing. */
export async function inPast<T>(
  session: Session,
  { id, on }: { id: number; on: string },
  ask: (past: Session) => Promise<T> | T,
): Promise<T> {
  const past = pastOf(openArchiveOf(session), id, on);
  if (past.kind === 'missing') throw new Refusal({ code: 'not-found', what: '这一户' });
  if (past.kind === 'not-yet')
    throw new Refusal({
      code: 'rule',
      rule: 'not-yet',
      message: `这一户是 ${past.openedOn} 立户的，${on} 还没有这一户。`,
    });
  try {
    return await ask({ ...session, archive: past.archive, now: () => new Date(`${on}T12:00`) });
  } finally {
    await past.archive.close();
  }
}

export async function householdAsOn(
  session: Session,
  { id, householdNo, on, year = Number(on.slice(0, 4)) }: Input<'household.asOn'>,
): Promise<Result<Output<'household.asOn'>>> {
  const found = await findHousehold(reader(openArchiveOf(session)), { id, householdNo });
  if (found === undefined) return notFound('这一户');
  const page = await inPast(session, { id: found.id, on }, (past) => get(past, { id: found.id, year }));
  return page.ok ? ok({ on, page: page.value }) : page;
}
