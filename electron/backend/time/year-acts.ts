import { closedYears, countsOfYears, openYearAgain } from '#db/closed-years.ts';
import { rowWriter } from '#db/row-access.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, today, type Session } from '../session.ts';

const NOTHING = { households: 0, members: 0, statements: 0, measures: 0 };

/** Every year of which the archive has something, last year and this year, newest first. */
export function listYears(session: Session): Result<Output<'year.list'>> {
  const raw = openArchiveOf(session).rawReading;
  const counts = new Map(countsOfYears(raw).map((c) => [c.year, c]));
  const closed = new Map(closedYears(raw).map((c) => [c.year, c]));
  const thisYear = Number(today(session).slice(0, 4));
  const years = [...new Set([...counts.keys(), ...closed.keys(), thisYear, thisYear - 1])];
  return ok({
    years: years
      .sort((a, b) => b - a)
      .map((year) => ({
        ...NOTHING,
        ...counts.get(year),
        year,
        closedOn: closed.get(year)?.closedOn ?? null,
        note: closed.get(year)?.note ?? null,
      })),
  });
}

type Changed = Result<{ change: number | null }>;

export async function closeYear(session: Session, { year, note }: Input<'year.close'>): Promise<Changed> {
  const day = today(session);
  if (year > Number(day.slice(0, 4)))
    throw new Refusal({ code: 'rule', rule: 'future-year', message: `${year} 年还没有到，不能封存。` });
  if (closedYears(openArchiveOf(session).rawReading).some((c) => c.year === year))
    throw new Refusal({ code: 'conflict', message: `${year} 年已经封存过了。` });
  const done = await act(session, { command: 'year.close', title: `封存 ${year} 年` }, ({ raw }) => {
    const text = note ?? '';
    rowWriter(raw).insert('closed_year', { year, closed_on: day, note: text === '' ? null : text });
    return Promise.resolve();
  });
  return ok({ change: done.change });
}

export async function reopenYear(session: Session, { year, reason }: Input<'year.reopen'>): Promise<Changed> {
  const closed = closedYears(openArchiveOf(session).rawReading).find((c) => c.year === year);
  if (closed === undefined) return notFound(`${year} 年的封存记录`);
  const head = { command: 'year.reopen', title: `解除 ${year} 年的封存`, reason };
  const done = await act(session, head, ({ raw }) => Promise.resolve(openYearAgain(raw, closed.id)));
  return ok({ change: done.change });
}
