import type { Archive } from '#db/open-archive.ts';
import { answersOfProcedure } from '#db/procedure-answers.ts';
import type { CandidateRow } from '#db/procedures.ts';
import type { KnownHousehold } from '#domain/procedures/known-household.ts';
import { rankByNeed } from '#domain/procedures/ranking.ts';
import {
  applying,
  scoreSheet,
  type ScoreSheet,
  type SheetPlan,
  totalOf,
} from '#domain/procedures/score-sheet.ts';
import { asksOf } from './asks.ts';
import type { Running } from './running.ts';

/** A household of a procedure with what was scored and ticked of it. */
export interface Scored {
  readonly row: CandidateRow;
  readonly known: KnownHousehold | undefined;
  readonly sheet: ScoreSheet;
  /** Sum of the points; null while some are missing. */
  readonly total: number | null;
  /** Among those still in, 1 is the neediest; null for who is excluded, dropped or not scored through. */
  readonly rank: number | null;
}

/** What the procedure has scored and ticked, by the pack that it began with. */
export function planOf({ definition, pack }: Pick<Running, 'definition' | 'pack'>): SheetPlan {
  const { scores, bars } = asksOf(definition);
  return {
    ...(scores && { scoring: pack.documents.scoring }),
    ...(bars && { bars: definition.bars?.lines }),
  };
}

/** Every household's sheet: those still in by need, the neediest first, then those that left. */
export function scoresOf(
  raw: Archive['rawReading'],
  running: Running,
  known: ReadonlyMap<number, KnownHousehold>,
): Scored[] {
  const plan = planOf(running);
  const answers = answersOfProcedure(raw, running.row.id);
  const sheets = running.candidates.map((row) => {
    const facts = known.get(row.household_id);
    const sheet = scoreSheet(plan, facts, answers.get(row.id) ?? new Map());
    return { row, known: facts, sheet, total: totalOf(sheet) };
  });
  const byId = new Map(sheets.map((each) => [each.row.household_id, each]));
  const places = rankByNeed(
    sheets
      .filter(({ row }) => row.dropped === 0)
      .map(({ row, known: facts, sheet, total }) => ({
        ...{ id: row.household_id, total, isExcluded: applying(sheet, 'exclusions').length > 0 },
        priorities: applying(sheet, 'priorities').length,
        admissions: applying(sheet, 'admissions').length,
        perCapita: facts?.perCapita ?? null,
      })),
  );
  const placed = places.flatMap(({ id, rank }) => {
    const each = byId.get(id);
    return each === undefined ? [] : [{ ...each, rank }];
  });
  const left = sheets.filter(({ row }) => row.dropped === 1).map((each) => ({ ...each, rank: null }));
  return [...placed, ...left];
}
