import { sql, type Kysely } from 'kysely';
import { HEAD_NAME, PEOPLE } from './households.ts';
import type { Db } from './schema.ts';

export type LedgerRow = Awaited<ReturnType<typeof ledgerOf>>[number];

/** The ledger of clues of a village's year, with what the procedure that a clue went into says of the household. */
export const ledgerOf = (db: Kysely<Db>, { villageId, year }: { villageId: number; year: number }) =>
  db
    .selectFrom('clue as c')
    .leftJoin('household as h', 'h.id', 'c.household_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .leftJoin('procedure_household as ph', (join) =>
      join.onRef('ph.procedure_id', '=', 'c.procedure_id').onRef('ph.household_id', '=', 'c.household_id'),
    )
    .leftJoin('monitoring_spell as s', 's.id', 'ph.spell_id')
    .select(['c.household_id', 'c.procedure_id', 'c.who', 'c.channel', 'c.found_on', 'c.outcome', 'c.note'])
    .select(['h.household_type', 'g.name as group', HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .select(['s.risk_1', 's.risk_2', 's.risk_3', 's.risk_4', 's.risk_5'])
    .select(['ph.visited_on', 'ph.investigators', 'ph.dropped', 'ph.drop_reason'])
    .where('c.village_id', '=', villageId)
    .where(sql<string>`substr(c.found_on, 1, 4)`, '=', String(year))
    .orderBy('c.found_on')
    .orderBy('c.id')
    .execute();
