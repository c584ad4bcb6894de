import { sql, type Kysely, type Selectable } from 'kysely';
import { HEAD_NAME, PEOPLE } from './households.ts';
import type {
  AdjustmentTable,
  Db,
  FundReceiptTable,
  MonitoringSpellTable,
  NoticeBoardTable,
} from './schema.ts';

export interface ListedHousehold {
  readonly id: number;
  readonly household_no: string | null;
  readonly village_id: number | null;
  readonly group: string | null;
  readonly head_name: string | null;
  /** Present members. */
  readonly people: number;
}

/** Of a posted list, in no order. */
export const listedHouseholds = (db: Kysely<Db>, ids: readonly number[]): Promise<ListedHousehold[]> =>
  db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select(['h.id', 'h.household_no', 'h.village_id', 'g.name as group'])
    .select([HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .where('h.id', 'in', [...ids])
    .execute();

/** Everybody who is or was of these households: whose names may be typed where they must not be posted. */
export const peopleOfHouseholds = (db: Kysely<Db>, ids: readonly number[]) =>
  db
    .selectFrom('member')
    .select(['household_id', 'name', 'relation', 'birth_date', 'id_number', 'left_on'])
    .where('household_id', 'in', [...ids])
    .orderBy('id')
    .execute();

/** Everybody who is there now. */
export const presentPeople = (db: Kysely<Db>) =>
  db.selectFrom('member').select(['name', 'birth_date', 'id_number']).where('left_on', 'is', null).execute();

/** Who signed for the children of these households, the newest consent that was not withdrawn first. */
export const guardiansOfHouseholds = (db: Kysely<Db>, ids: readonly number[]) =>
  db
    .selectFrom('consent')
    .select(['household_id', 'guardian'])
    .where('household_id', 'in', [...ids])
    .where('guardian', 'is not', null)
    .where('withdrawn_on', 'is', null)
    .orderBy('signed_on', 'desc')
    .orderBy('id', 'desc')
    .execute();

export type AdjustmentRow = Selectable<AdjustmentTable>;

/** The village's households that went out of the list of a year in one way (adjustment_kind). */
export const adjustmentsOfVillage = (
  db: Kysely<Db>,
  { villageId, year, kind }: { villageId: number; year: number; kind: string },
): Promise<AdjustmentRow[]> =>
  db
    .selectFrom('adjustment as a')
    .innerJoin('household as h', 'h.id', 'a.household_id')
    .selectAll('a')
    .where('h.village_id', '=', villageId)
    .where('a.year', '=', year)
    .where('a.kind', '=', kind)
    .orderBy('a.id')
    .execute();

type SpellRow = Selectable<MonitoringSpellTable>;

const spellsOfVillage = (db: Kysely<Db>, villageId: number) =>
  db
    .selectFrom('monitoring_spell as s')
    .innerJoin('household as h', 'h.id', 's.household_id')
    .selectAll('s')
    .where('h.village_id', '=', villageId)
    .orderBy('s.id');

/** Spells that are still open and of which the end has been worked out: figures, mode or a statement of it. */
export const spellsToEnd = (db: Kysely<Db>, villageId: number): Promise<SpellRow[]> =>
  spellsOfVillage(db, villageId)
    .where('s.state', '=', 'open')
    .where(
      sql<boolean>`(s.elimination_mode is not null or s.after_per_capita_income is not null
        or exists (select 1 from income_statement i where i.spell_id = s.id and i.purpose = 'elimination'))`,
    )
    .execute();

/** Spells that ended in a year. */
export const spellsEnded = (
  db: Kysely<Db>,
  { villageId, year }: { villageId: number; year: number },
): Promise<SpellRow[]> =>
  spellsOfVillage(db, villageId)
    .where('s.state', '=', 'eliminated')
    .where(sql<boolean>`substr(s.eliminated_month, 1, 4) = ${String(year)}`)
    .execute();

export type ReceiptRow = Selectable<FundReceiptTable>;

/** Money of a year that reached the village's households, in the order in which it came. */
export const receiptsOfVillage = (
  db: Kysely<Db>,
  { villageId, year }: { villageId: number; year: number },
): Promise<ReceiptRow[]> =>
  db
    .selectFrom('fund_receipt as f')
    .innerJoin('household as h', 'h.id', 'f.household_id')
    .selectAll('f')
    .where('h.village_id', '=', villageId)
    .where('f.year', '=', year)
    .orderBy('f.received_on')
    .orderBy('f.id')
    .execute();

/** The boards of a village that were in use on a day. */
export const boardsOn = (
  db: Kysely<Db>,
  { villageId, day }: { villageId: number; day: string },
): Promise<Selectable<NoticeBoardTable>[]> =>
  db
    .selectFrom('notice_board')
    .selectAll()
    .where('village_id', '=', villageId)
    .where((e) => e.or([e('starts_on', 'is', null), e('starts_on', '<=', day)]))
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', day)]))
    .orderBy('kind')
    .orderBy('id')
    .execute();
