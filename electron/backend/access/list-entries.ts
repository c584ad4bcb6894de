import { type AccessFilter, accessRows } from '#db/access-log.ts';
import { isAccessKind } from '#domain/operators/access-kinds.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { flushAccess } from './note-access.ts';

type Asked = Omit<Input<'access.list'>, 'limit'>;

/** Days on the clerk's calendar as moments: from the first until the end of the last. */
export function filterOf({ from, to, ...rest }: Asked): AccessFilter {
  const start = (day: string, plus: number) => {
    const at = new Date(`${day}T00:00`);
    at.setDate(at.getDate() + plus);
    return at.toISOString();
  };
  return {
    ...rest,
    from: from === undefined ? undefined : start(from, 0),
    until: to === undefined ? undefined : start(to, 1),
  };
}

/** Who had to do with whom, newest first; what was done a moment ago is on it. */
export async function listEntries(
  session: Session,
  { limit, ...asked }: Input<'access.list'>,
): Promise<Result<Output<'access.list'>>> {
  const archive = openArchiveOf(session);
  await flushAccess(archive);
  const rows = accessRows(archive.rawReading, filterOf(asked), limit + 1);
  return ok({
    entries: rows.slice(0, limit).flatMap(({ id, at, operator, kind, subject, count, ...of }) =>
      // A kind of a newer version is passed over; `archive.verify` covers it all the same.
      isAccessKind(kind)
        ? [
            {
              ...{ id, at, operator, kind, subject, count },
              ...{ householdId: of.household_id, householdNo: of.household_no },
            },
          ]
        : [],
    ),
    more: rows.length > limit,
  });
}
