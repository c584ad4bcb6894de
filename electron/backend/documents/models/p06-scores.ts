import type { Scoring } from '#domain/policy/scoring.ts';
import type { KnownHousehold } from '#domain/procedures/known-household.ts';
import {
  applying,
  pointsKey,
  type ScoreSheet,
  scoreSheet,
  type TickedLine,
} from '#domain/procedures/score-sheet.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { knownOf } from '../../procedure/candidate-facts.ts';
import { itemEvidence } from '../../procedure/item-evidence.ts';
import { knownHouseholds } from '../../procedure/known-households.ts';
import type { Running } from '../../procedure/running.ts';
import { planOf, type Scored, scoresOf } from '../../procedure/scores.ts';
import { Refusal } from '../../session.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { recordOf } from './household-record.ts';

type Scores = ModelOf<'P06'>;

/** Scores of one household (P06): the pack's table, what was scored and ticked, what the archive says to each line. */
export const scores: Maker<Scores> = { of: 'household', model: scoresOfHousehold };

async function scoresOfHousehold(ask: HouseholdAsk): Promise<Scores> {
  const { household, village, township, year, pack } = ask;
  const { scoring } = pack.documents;
  if (scoring === undefined) {
    const message = `${year} 年的政策包没有评分项目，请在政策包的“文书用语”里补充，或者换用有评分表的政策包。`;
    throw new Refusal({ code: 'rule', rule: 'no-scoring', message });
  }
  const record = await recordOf(ask);
  const { sheet, known, total, rank, ranked } = await sheetOf(ask, scoring);
  const given = new Map(sheet.items.map((item) => [item.key, item.given]));
  const ticked = (list: TickedLine['list']): Scores['priorities'] =>
    sheet.lines.filter((line) => line.list === list).map(tickOf);
  const vetoes = applying(sheet, 'exclusions').map(({ key }) => Number(key.split('/')[1]));
  const isChecked = sheet.lines.every(({ list, answer }) => list !== 'exclusions' || answer?.applies != null);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    head: record.head,
    people: record.members.length,
    blocks: scoring.blocks.map(({ title, items }) => ({
      title,
      items: items.map(({ title: item, standard, points, evidence }) => ({
        ...{ title: item, standard, points, given: given.get(pointsKey(title, item)) ?? null },
        evidence: evidence === undefined || known === undefined ? '' : itemEvidence(evidence, known),
      })),
    })),
    priorities: ticked('priorities'),
    admissions: ticked('admissions'),
    exclusions: ticked('exclusions'),
    result: { total, place: rank, ranked, vetoes: isChecked ? vetoes : null },
  };
}

interface Found {
  readonly sheet: ScoreSheet;
  readonly known: KnownHousehold | undefined;
  readonly total: number | null;
  readonly rank: number | null;
  /** How many have a place. */
  readonly ranked: number;
}

/** Scored in a procedure that scores; else what the archive says, with the scores left for the pen. */
async function sheetOf(ask: HouseholdAsk, scoring: Scoring): Promise<Found> {
  const { raw, household, year, today, running } = ask;
  if (running !== null && planOf(running).scoring !== undefined) {
    const all = await scoredOnce(ask, running);
    const own = all.find(({ row }) => row.household_id === household.id);
    if (own !== undefined) return { ...own, ranked: all.filter(({ rank }) => rank !== null).length };
  }
  const known = knownHouseholds(raw, { householdIds: [household.id], year, today, line: null }).get(
    household.id,
  );
  const sheet = scoreSheet({ scoring }, known, new Map());
  return { sheet, known, total: null, rank: null, ranked: 0 };
}

/** A place follows from all households of the procedure: found once for all the sheets of one printing. */
const scoredIn = new WeakMap<Running, readonly Scored[]>();

async function scoredOnce({ db, raw, today }: HouseholdAsk, running: Running): Promise<readonly Scored[]> {
  const scored = scoredIn.get(running) ?? scoresOf(raw, running, await knownOf({ db, raw }, running, today));
  scoredIn.set(running, scored);
  return scored;
}

/** Ticked as answered, else where the archive shows it; what neither says is for the pen. */
function tickOf({ text, applies, answer, finding }: TickedLine): Scores['priorities'][number] {
  const isWorthSaying = finding?.state === 'open' || (applies && finding?.state === 'hit');
  return {
    text,
    applies: applies ? true : answer?.applies === false ? false : null,
    note: answer?.note ?? (isWorthSaying ? finding.evidence : ''),
  };
}
