import type { Kysely, Selectable } from 'kysely';
import { exportHouseholds, type ExportYears } from './export-households.ts';
import type { BenefitTable, Db, MonitoringSpellTable } from './schema.ts';

export type PairedHelper = Readonly<Record<string, string | number | null>> & {
  readonly household_id: number;
};

/** What the collection forms of a year say of some households. */
export interface FormRows extends ExportYears {
  readonly spells: readonly Selectable<MonitoringSpellTable>[];
  readonly pairings: readonly PairedHelper[];
  readonly benefits: readonly (Selectable<BenefitTable> & { readonly member_name: string | null })[];
}

/** Households that there were on the evening of `day`, by village, number and id. */
export const householdsForForms = (
  db: Kysely<Db>,
  { day, villageId }: { day: string; villageId: number | null },
) =>
  db
    .selectFrom('household')
    .leftJoin('village', 'village.id', 'household.village_id')
    .select(['household.id', 'household.household_no', 'village.name as village'])
    .where((is) => is.or([is('closed_on', 'is', null), is('closed_on', '>', day)]))
    .$if(villageId !== null, (query) => query.where('village_id', '=', villageId))
    .orderBy('village.code')
    .orderBy('village.id')
    .orderBy('household_no')
    .orderBy('household.id')
    .execute();

/** Everything of a few hundred households, in their order; spells and pairings of all years, the rest of this one. */
export async function loadForms(
  db: Kysely<Db>,
  { householdIds, year, day }: { householdIds: readonly number[]; year: number; day: string },
): Promise<FormRows> {
  const ids = [...householdIds];
  const loaded = await exportHouseholds(db, { householdIds, years: [year], day });
  const spells = await db
    .selectFrom('monitoring_spell')
    .selectAll()
    .where('household_id', 'in', ids)
    .where('state', 'in', ['open', 'eliminated'])
    .orderBy('recognised_month')
    .orderBy('id')
    .execute();
  const pairings = await db
    .selectFrom('pairing')
    .innerJoin('helper', 'helper.id', 'pairing.helper_id')
    .selectAll('helper')
    .select(['pairing.household_id', 'pairing.starts_on', 'pairing.ends_on'])
    .where('pairing.household_id', 'in', ids)
    .orderBy('pairing.starts_on')
    .orderBy('pairing.id')
    .execute();
  const benefits = await db
    .selectFrom('benefit')
    .leftJoin('member', 'member.id', 'benefit.member_id')
    .selectAll('benefit')
    .select('member.name as member_name')
    .where('benefit.household_id', 'in', ids)
    .orderBy('benefit.starts_on')
    .orderBy('benefit.id')
    .execute();
  const place = new Map(ids.map((id, at) => [id, at]));
  const households = loaded.households.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return { ...loaded, households, spells, benefits, pairings };
}
