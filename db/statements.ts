import type Database from 'better-sqlite3';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Db, IncomeLineTable, IncomeStatementTable } from './schema.ts';

export type StatementRow = Selectable<IncomeStatementTable>;
export type LineRow = Selectable<IncomeLineTable>;

export const findStatement = (db: Kysely<Db>, id: number): Promise<StatementRow | undefined> =>
  db.selectFrom('income_statement').selectAll().where('id', '=', id).executeTakeFirst();

/** The statement that a spell's recognition or elimination rests on. */
/** The household's annual statement of the year; null where there is none. */
export const annualStatementId = (raw: Database.Database, householdId: number, year: number): number | null =>
  (raw
    .prepare(`SELECT id FROM income_statement WHERE household_id = ? AND year = ? AND purpose = 'annual'`)
    .pluck()
    .get(householdId, year) as number | undefined) ?? null;

export const statementOfSpell = (
  db: Kysely<Db>,
  spellId: number,
  purpose: 'monitoring' | 'elimination',
): Promise<StatementRow | undefined> =>
  db
    .selectFrom('income_statement')
    .selectAll()
    .where('spell_id', '=', spellId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();

/** A household's statements, the newest first, each with the number of its lines. */
export const statementsOf = (
  db: Kysely<Db>,
  householdId: number,
): Promise<(StatementRow & { lines: number })[]> =>
  db
    .selectFrom('income_statement as i')
    .selectAll('i')
    .select(sql<number>`(select count(*) from income_line l where l.statement_id = i.id)`.as('lines'))
    .where('i.household_id', '=', householdId)
    .orderBy('i.year', 'desc')
    .orderBy('i.id', 'desc')
    .execute();

export const statementsOfSpells = (db: Kysely<Db>, spellIds: readonly number[]): Promise<StatementRow[]> =>
  db
    .selectFrom('income_statement')
    .selectAll()
    .where('spell_id', 'in', [...spellIds])
    .execute();

/** The lines under the items of a statement, in the order they were entered. */
export const linesOf = (db: Kysely<Db>, statementId: number): Promise<LineRow[]> =>
  db.selectFrom('income_line').selectAll().where('statement_id', '=', statementId).orderBy('id').execute();

/** Lines carry no year of their own: whether the year of their statement is closed is asked here. */
export async function isYearClosed(db: Kysely<Db>, year: number): Promise<boolean> {
  const found = await db.selectFrom('closed_year').select('id').where('year', '=', year).executeTakeFirst();
  return found !== undefined;
}

export async function deleteLines(db: Kysely<Db>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('income_line')
    .where('id', 'in', [...ids])
    .execute();
}

/** The statement and its lines; what the spell took from it stays. */
export async function deleteStatement(db: Kysely<Db>, id: number): Promise<void> {
  await db.deleteFrom('income_line').where('statement_id', '=', id).execute();
  await db.deleteFrom('income_statement').where('id', '=', id).execute();
}
