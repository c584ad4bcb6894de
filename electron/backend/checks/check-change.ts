import { changedBy } from '#db/changed-rows.ts';
import { headsOf } from '#db/changes.ts';
import { rulesReading } from '#domain/quality/reads.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { runCheck } from './run-check.ts';

const MOST_SHOWN = 200;

/** The rules that read what an act wrote, over the households that it is about. */
export async function checkChange(
  session: Session,
  { change, year }: Input<'check.changed'>,
): Promise<Result<Output<'check.changed'>>> {
  const { rawReading } = openArchiveOf(session);
  if (headsOf(rawReading, [change]).length === 0) return notFound('这次操作');
  const { cells, householdIds, villageIds } = changedBy(rawReading, change);
  if (householdIds.length + villageIds.length === 0) return ok({ findings: [], errors: 0, warnings: 0 });
  const { hits, counts } = await runCheck(session, {
    ...{ year, householdIds, villages: villageIds.length > 0 && villageIds },
    about: (rules) => rulesReading(rules, cells),
  });
  const standing = hits.filter(({ answer }) => answer === null);
  // Errors first: the clerk sees the beginning of the list.
  const findings = [
    ...standing.filter(({ level }) => level === 'error'),
    ...standing.filter(({ level }) => level === 'warning'),
  ].slice(0, MOST_SHOWN);
  return ok({ findings, errors: counts.error, warnings: counts.warning });
}
