import type { Kysely } from 'kysely';
import type { SpellRow } from './export-subjects.ts';
import type { Db } from './schema.ts';

export interface HouseholdsAsked {
  readonly day: string;
  readonly villageId?: number | undefined;
  readonly listId?: number | undefined;
  readonly ids?: readonly number[] | undefined;
}

/** Households that were there on the evening of a day. */
export async function householdsOnDay(
  db: Kysely<Db>,
  { day, villageId, listId, ids }: HouseholdsAsked,
): Promise<number[]> {
  let query = db
    .selectFrom('household as h')
    .select('h.id')
    .where((is) => is.or([is('h.opened_on', 'is', null), is('h.opened_on', '<=', day)]))
    .where((is) => is.or([is('h.closed_on', 'is', null), is('h.closed_on', '>', day)]));
  if (villageId !== undefined) query = query.where('h.village_id', '=', villageId);
  if (listId !== undefined)
    query = query.where('h.id', 'in', (list) =>
      list.selectFrom('working_list_household').select('household_id').where('list_id', '=', listId),
    );
  const found = (await query.orderBy('h.id').execute()).map(({ id }) => id);
  if (ids === undefined) return found;
  const wanted = new Set(ids);
  return found.filter((id) => wanted.has(id));
}

const CHUNK = 500;

async function ofHouseholds<Row>(
  ids: readonly number[],
  load: (chunk: number[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < ids.length; at += CHUNK)
    for (const row of await load(ids.slice(at, at + CHUNK))) rows.push(row);
  return rows;
}

/** Spells that ran on the evening of a day: recognised by then and not eliminated. */
export const spellsOnDay = (db: Kysely<Db>, ids: readonly number[], day: string): Promise<SpellRow[]> => {
  const month = day.slice(0, 7).replace('-', '');
  return ofHouseholds(ids, (chunk) =>
    db
      .selectFrom('monitoring_spell')
      .selectAll()
      .where('household_id', 'in', chunk)
      .where('state', 'in', ['open', 'eliminated'])
      .where((is) => is.or([is('recognised_month', 'is', null), is('recognised_month', '<=', month)]))
      .where((is) => is.or([is('state', '=', 'open'), is('eliminated_month', '>', month)]))
      .orderBy('id')
      .execute(),
  );
};
