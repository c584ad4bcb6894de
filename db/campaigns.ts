import type Database from 'better-sqlite3';
import type { Kysely, Selectable } from 'kysely';
import type { CampaignPhaseTable, CampaignTable, Db } from './schema.ts';

export type CampaignRow = Selectable<CampaignTable>;
type CampaignPhaseRow = Selectable<CampaignPhaseTable>;

export const findCampaign = (db: Kysely<Db>, id: number): Promise<CampaignRow | undefined> =>
  db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst();

/** Of a year, or all; the newest first. */
export const listCampaigns = (db: Kysely<Db>, year?: number): Promise<CampaignRow[]> => {
  const all = db.selectFrom('campaign').selectAll().orderBy('year', 'desc').orderBy('id', 'desc');
  return (year === undefined ? all : all.where('year', '=', year)).execute();
};

/** How many campaigns began with a pack that the township loaded. */
export async function countCampaignsOf(db: Kysely<Db>, packRowId: number): Promise<number> {
  const { count } = await db
    .selectFrom('campaign')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('policy_pack_id', '=', packRowId)
    .executeTakeFirstOrThrow();
  return count;
}

export const phasesOfCampaign = (db: Kysely<Db>, campaignId: number): Promise<CampaignPhaseRow[]> =>
  db.selectFrom('campaign_phase').selectAll().where('campaign_id', '=', campaignId).orderBy('id').execute();

interface AnswerRow {
  readonly id: number;
  readonly item: string;
  readonly sound: 0 | 1;
  readonly note: string | null;
}

export interface SurveyRow {
  readonly id: number;
  readonly surveyedOn: string;
  readonly surveyors: string;
  readonly outcome: 'sound' | 'problems';
  readonly note: string | null;
}

interface Place {
  readonly campaignId: number;
  readonly phase: string;
  readonly householdId: number;
}

export const findSurvey = (raw: Database.Database, place: Place): SurveyRow | undefined =>
  raw
    .prepare(
      `SELECT id, surveyed_on AS surveyedOn, surveyors, outcome, note FROM campaign_survey
      WHERE campaign_id = $campaignId AND phase_key = $phase AND household_id = $householdId`,
    )
    .get(place) as SurveyRow | undefined;

export const answersOfSurvey = (raw: Database.Database, surveyId: number): AnswerRow[] =>
  raw
    .prepare('SELECT id, item, sound, note FROM campaign_answer WHERE survey_id = ? ORDER BY id')
    .all(surveyId) as AnswerRow[];

/** Which of the households a phase has looked at already. */
export const surveyedAmong = (
  raw: Database.Database,
  { householdIds, ...at }: Omit<Place, 'householdId'> & { readonly householdIds: readonly number[] },
): Set<number> =>
  new Set(
    raw
      .prepare(
        `SELECT household_id FROM campaign_survey WHERE campaign_id = $campaignId AND phase_key = $phase
        AND household_id IN (SELECT value FROM json_each($householdIds))`,
      )
      .pluck()
      .all({ ...at, householdIds: JSON.stringify(householdIds) }) as number[],
  );

interface ItemCount {
  readonly item: string;
  /** Households in which it was looked at, and in which it was not in order. */
  readonly looked: number;
  readonly problems: number;
}

/** How often each item was not in order in a phase. */
export const itemCounts = (
  raw: Database.Database,
  at: { readonly campaignId: number; readonly phase: string },
): ItemCount[] =>
  raw
    .prepare(
      `SELECT a.item, count(*) AS looked, sum(a.sound = 0) AS problems FROM campaign_survey s
      JOIN campaign_answer a ON a.survey_id = s.id WHERE s.campaign_id = $campaignId AND s.phase_key = $phase
      GROUP BY a.item`,
    )
    .all(at) as ItemCount[];

export interface CampaignIssue {
  readonly id: number;
  readonly number: string;
  /** The campaign's item that it came from. */
  readonly item: string | null;
  readonly content: string;
  /** Of the department. */
  readonly confirmedOn: string | null;
  readonly closedOn: string | null;
  readonly closedAs: 'corrected' | 'unfounded' | null;
}

/** Problems of the ledger that a campaign found in a household. */
export const issuesOfHousehold = (
  raw: Database.Database,
  at: { readonly campaignId: number; readonly householdId: number },
): CampaignIssue[] =>
  raw
    .prepare(
      `SELECT id, number, rule AS item, content, confirmed_on AS confirmedOn, closed_on AS closedOn,
        closed_as AS closedAs FROM issue
      WHERE campaign_id = $campaignId AND household_id = $householdId ORDER BY id`,
    )
    .all(at) as CampaignIssue[];

interface IssueCount {
  readonly kind: string;
  readonly found: number;
  readonly closed: number;
  readonly checked: number;
  readonly overdue: number;
}

/** The campaign's problems in the ledger by kind. */
export const issueCounts = (
  raw: Database.Database,
  at: { readonly campaignId: number; readonly today: string },
): IssueCount[] =>
  raw
    .prepare(
      `SELECT kind, count(*) AS found, count(closed_on) AS closed, count(checked_on) AS checked,
        sum(closed_on IS NULL AND coalesce(due_on, '9999') < $today) AS overdue
      FROM issue WHERE campaign_id = $campaignId GROUP BY kind`,
    )
    .all(at) as IssueCount[];
