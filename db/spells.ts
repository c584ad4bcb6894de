import type { Kysely, Selectable } from 'kysely';
import type { Db, MonitoringSpellTable } from './schema.ts';

export type SpellRow = Selectable<MonitoringSpellTable>;

export const findSpell = (
  db: Kysely<Db>,
  id: number,
): Promise<(SpellRow & { household_no: string | null }) | undefined> =>
  db
    .selectFrom('monitoring_spell as s')
    .innerJoin('household as h', 'h.id', 's.household_id')
    .selectAll('s')
    .select('h.household_no')
    .where('s.id', '=', id)
    .executeTakeFirst();

/** What a measure needs to be placed in a spell. */
export const measureFactsOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('measure')
    .select(['year', 'kind', 'risk', 'starts_on', 'ends_on'])
    .where('household_id', '=', householdId)
    .execute();

/** Labour of the present members, and the household's own mark, as they stood in the newest year up to `year`. */
export async function labourOf(
  db: Kysely<Db>,
  householdId: number,
  year: number,
): Promise<{ marked: number | null; members: (string | null)[] }> {
  const household = await db
    .selectFrom('household_year')
    .select('whole_household_without_labour as marked')
    .where('household_id', '=', householdId)
    .where('year', '<=', year)
    .where('whole_household_without_labour', 'is not', null)
    .orderBy('year', 'desc')
    .executeTakeFirst();
  const members = await db
    .selectFrom('member as m')
    .select((e) =>
      e
        .selectFrom('member_year as y')
        .select('y.labour_ability')
        .whereRef('y.member_id', '=', 'm.id')
        .where('y.year', '<=', year)
        .where('y.labour_ability', 'is not', null)
        .orderBy('y.year', 'desc')
        .limit(1)
        .as('labour'),
    )
    .where('m.household_id', '=', householdId)
    .where('m.left_on', 'is', null)
    .execute();
  return { marked: household?.marked ?? null, members: members.map(({ labour }) => labour) };
}
