import type { Archive } from '#db/open-archive.ts';
import type { ReadHandle } from '#db/handle.ts';
import { quotaCut, RANKING_RULE } from '#domain/procedures/ranking.ts';
import {
  applying,
  isVeto,
  LINE_LISTS,
  LIST_TITLES,
  pointsKey,
  type ScoreSheet,
  scoreSheet,
  unanswered,
} from '#domain/procedures/score-sheet.ts';
import type { ScoringSheet } from '#contract/scoring.ts';
import { knownOf } from './candidate-facts.ts';
import { itemEvidence } from './item-evidence.ts';
import { meetingStepsOf, recordOfStep, type Running } from './running.ts';
import { planOf, type Scored, scoresOf } from './scores.ts';

/** The whole sheet of a procedure: what is scored and ticked, and every household by need. */
export async function scoringSheetOf(
  db: ReadHandle,
  raw: Archive['rawReading'],
  running: Running,
  today: string,
): Promise<ScoringSheet> {
  const { row, definition, pack } = running;
  const plan = planOf(running);
  const scored = scoresOf(raw, running, await knownOf({ db, raw }, running, today));
  const blank = scoreSheet(plan, undefined, new Map());
  const places = scored.map((each) => ({ id: each.row.household_id, rank: each.rank }));
  return {
    ...{ id: row.id, title: row.title, village: row.village, year: row.year },
    blocks: blocksOf(plan.scoring),
    lists: listsOf(blank, plan),
    sources: [
      ...(plan.scoring === undefined ? [] : [pack.documents.scoring?.source ?? '']),
      ...(plan.bars === undefined ? [] : [definition.bars?.source ?? '']),
    ],
    rule: plan.scoring === undefined ? null : RANKING_RULE,
    quota: row.quota,
    cut: quotaCut(places, row.quota),
    locked: lockOf(running),
    households: scored.map((each) => householdOf(each, plan.scoring)),
  };
}

type Plan = ReturnType<typeof planOf>;

const blocksOf = (scoring: Plan['scoring']): ScoringSheet['blocks'] =>
  (scoring?.blocks ?? []).map(({ title: block, items }) => ({
    title: block,
    points: items.reduce((sum, { points }) => sum + points, 0),
    items: items.map(({ title, standard, points }) => ({
      ...{ key: pointsKey(block, title), title, standard, points },
    })),
  }));

function listsOf(blank: ScoreSheet, { scoring, bars }: Plan): ScoringSheet['lists'] {
  const checks = { ...scoring, bars };
  return LINE_LISTS.flatMap((list) => {
    const lines = blank.lines.filter((line) => line.list === list);
    if (lines.length === 0) return [];
    return {
      ...{ list, title: LIST_TITLES[list], isVeto: isVeto(list) },
      lines: lines.map(({ key, text }, at) => ({
        ...{ key, text, isChecked: checks[list]?.[at]?.check !== undefined },
      })),
    };
  });
}

function householdOf(
  { row, known, sheet, total, rank }: Scored,
  scoring: Plan['scoring'],
): ScoringSheet['households'][number] {
  const evidences = scoring?.blocks.flatMap(({ items }) => items.map(({ evidence }) => evidence)) ?? [];
  return {
    ...{ householdId: row.household_id, householdNo: row.household_no, headName: row.head_name },
    ...{ group: row.group, people: row.people, dropped: row.dropped === 1, total, rank },
    isExcluded: applying(sheet, 'exclusions').length > 0,
    blanks:
      sheet.items.filter(({ given }) => given === null).length +
      unanswered(sheet, ['exclusions', 'bars']).length,
    items: sheet.items.map(({ key, given, note }, at) => {
      const evidence = evidences[at];
      const says = evidence === undefined || known === undefined ? '' : itemEvidence(evidence, known);
      return { key, given, evidence: says, note };
    }),
    lines: sheet.lines.map(({ key, answer, finding, applies }) => ({
      ...{ key, answer: answer?.applies ?? null, note: answer?.note ?? null, finding, applies },
    })),
  };
}

/** Why nothing may be changed any more: what the meeting and the gates judged by stays as it was. */
export function lockOf(running: Running): string | null {
  const { definition, row } = running;
  if (row.status !== 'open') return row.status === 'finished' ? '这个程序已经办结。' : '这个程序已经终止。';
  const asking = definition.steps.filter(({ gates }) =>
    (['scored', 'not-excluded', 'not-barred'] as const).some((gate) => gates.includes(gate)),
  );
  const judged = [...asking, ...meetingStepsOf(running).slice(0, 1)];
  const last = definition.steps.findLast((step) => judged.includes(step));
  return recordOfStep(running, last) === undefined
    ? null
    : `“${last?.title}”已经登记，评分和核对不能再改；要改请先撤销那次登记。`;
}
