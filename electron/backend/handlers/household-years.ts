import { findHousehold } from '#db/households.ts';
import { yearsOfHousehold } from '#db/household-years.ts';
import { findTownship } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { YEAR_SUMMARY } from '#domain/fields/year-summary.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { valuesOf } from '../field-input.ts';
import { incomeLine } from '../income-line.ts';
import { packLines } from '../packs/library.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { perCapitaOf } from './household-read.ts';

const SHOWN = YEAR_SUMMARY.map(fieldByKey);

/** How a household stood in each year of which something was recorded. */
export async function yearsOf(
  session: Session,
  { id }: Input<'household.years'>,
): Promise<Result<Output<'household.years'>>> {
  const archive = openArchiveOf(session);
  const db = reader(archive);
  if ((await findHousehold(db, { id })) === undefined) return notFound('这一户');
  const province = (await findTownship(db))?.province ?? '';
  const lines = await packLines(db);
  const years = yearsOfHousehold(archive.rawReading, id).map(({ year, values, income, closed }) => {
    const count = values['annual_head_count'] ?? values['head_count'] ?? null;
    const headCount = count === null ? null : Number(count);
    return {
      year,
      values: valuesOf(values, SHOWN),
      headCount,
      perCapita: income === null ? null : perCapitaOf(income, headCount ?? 0),
      line: incomeLine(year, province, lines)?.amount ?? null,
      closed,
    };
  });
  return ok({ years });
}
