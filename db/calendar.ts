import { type Kysely, type Selectable, sql } from 'kysely';
import type { WriteHandle } from './handle.ts';
import type { CalendarEntryTable, Db } from './schema.ts';

interface OfVillage {
  readonly village_id: number | null;
  readonly village: string | null;
}

export type EntryRow = Selectable<CalendarEntryTable> & OfVillage;

/** The township's own days, those of a year or that are still to be done. */
export const listEntries = (db: Kysely<Db>, year: number): Promise<EntryRow[]> =>
  db
    .selectFrom('calendar_entry as e')
    .leftJoin('village as v', 'v.id', 'e.village_id')
    .selectAll('e')
    .select('v.name as village')
    .where((eb) =>
      eb.or([
        eb('e.done_on', 'is', null),
        eb.and([eb('e.due_on', '>=', `${year}-01-01`), eb('e.due_on', '<=', `${year}-12-31`)]),
      ]),
    )
    .execute();

export const findEntry = (db: Kysely<Db>, id: number): Promise<Selectable<CalendarEntryTable> | undefined> =>
  db.selectFrom('calendar_entry').selectAll().where('id', '=', id).executeTakeFirst();

export async function removeEntry(trx: WriteHandle, id: number): Promise<void> {
  await trx.deleteFrom('calendar_entry').where('id', '=', id).execute();
}

/** Clues that nobody has taken up. */
export const cluesToAccept = (db: Kysely<Db>): Promise<(OfVillage & { id: number; found_on: string })[]> =>
  db
    .selectFrom('clue as c')
    .innerJoin('village as v', 'v.id', 'c.village_id')
    .select(['c.id', 'c.found_on', 'c.village_id', 'v.name as village'])
    .where('c.accepted_on', 'is', null)
    .where('c.settled_on', 'is', null)
    .execute();

/** Objections that nobody has answered. */
export const objectionsToAnswer = (db: Kysely<Db>) =>
  db
    .selectFrom('objection as o')
    .innerJoin('procedure as p', 'p.id', 'o.procedure_id')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .select(['o.id', 'o.procedure_id', 'o.received_on', 'o.verified_on', 'o.decided_on', 'p.title'])
    .select(['p.responsible', 'p.year', 'p.village_id', 'v.name as village'])
    .where('o.answered_on', 'is', null)
    .where((eb) => eb.or([eb('o.outcome', 'is', null), eb('o.outcome', '<>', 'withdrawn')]))
    .where('p.status', '<>', 'stopped')
    .execute();

/** Problems of the ledger that must be put right by a day. */
export const issuesToClose = (db: Kysely<Db>) =>
  db
    .selectFrom('issue as i')
    .leftJoin('village as v', 'v.id', 'i.village_id')
    .select(['i.id', 'i.number', 'i.kind', 'i.due_on', 'i.responsible', 'i.responsible_unit', 'i.village_id'])
    .select('v.name as village')
    .where('i.closed_on', 'is', null)
    .where('i.due_on', 'is not', null)
    .execute();

/** Lists that went to departments with a day for the answer; `open`: suspicions without a conclusion. */
export const roundsToAnswer = (db: Kysely<Db>) =>
  db
    .selectFrom('comparison_round as r')
    .select(['r.id', 'r.title', 'r.due_on'])
    .select(
      sql<number>`(select count(*) from comparison_hit h where h.round_id = r.id and h.verdict is null)`.as(
        'open',
      ),
    )
    .where('r.due_on', 'is not', null)
    .execute();

/** Phases of running campaigns that are not done. */
export const phasesToDo = (db: Kysely<Db>) =>
  db
    .selectFrom('campaign_phase as f')
    .innerJoin('campaign as c', 'c.id', 'f.campaign_id')
    .select([
      'f.phase_key',
      'f.starts_on',
      'f.ends_on',
      'c.id',
      'c.key',
      'c.title',
      'c.pack_id',
      'c.pack_version',
    ])
    .where('f.done_on', 'is', null)
    .where('c.status', '=', 'open')
    .execute();
