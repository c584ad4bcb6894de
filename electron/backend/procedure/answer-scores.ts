import { answersOfProcedure, putAnswer } from '#db/procedure-answers.ts';
import { rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import {
  type Answer,
  proposals,
  refuseTick,
  type ScoreSheet,
  unanswered,
} from '#domain/procedures/score-sheet.ts';
import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { knownOf } from './candidate-facts.ts';
import { candidateIn } from './candidate-in.ts';
import { householdLabel, liveOf, requireOpen, type Running } from './running.ts';
import { scoresOf } from './scores.ts';
import { lockOf } from './scoring-sheet.ts';

type Entry = Input<'scoring.answer'>['answers'][number];
type Filling = Input<'scoring.answerMany'>;

const NONE: Answer = { points: null, applies: null, note: null };

/** Writes what was entered of one household; a line that contradicts the archive wants its reason. */
export async function answerScores(
  scope: WriteScope,
  running: Running,
  { householdId, answers }: Pick<Input<'scoring.answer'>, 'householdId' | 'answers'>,
  today: string,
): Promise<void> {
  requireUnlocked(running);
  const candidate = candidateIn(running, householdId);
  const sheet = await sheetOf(scope, { ...running, candidates: [candidate] }, today);
  const known =
    answersOfProcedure(scope.raw, running.row.id).get(candidate.id) ??
    new Map<string, Answer & { readonly id: number }>();
  const rows = rowWriter(scope.raw);
  const label = householdLabel(candidate.household_no);
  for (const entry of answers) {
    const before = known.get(entry.key);
    const answer = answerOf(before ?? NONE, entry);
    const why = refusalOf(sheet, entry.key, answer);
    if (why !== null)
      throw new Refusal({ code: 'rule', rule: 'score-answer', message: `户编号 ${label}：${why}` });
    putAnswer(rows, { candidateId: candidate.id, item: entry.key, known: before?.id }, answer);
  }
}

const answerOf = (before: Answer, { points, applies, note }: Entry): Answer => ({
  points: points === undefined ? before.points : points,
  applies: applies === undefined ? before.applies : applies,
  note: note === undefined ? before.note : note === '' ? null : note,
});

function refusalOf(sheet: ScoreSheet, key: string, answer: Answer): string | null {
  const line = sheet.lines.find((each) => each.key === key);
  if (line !== undefined) return answer.points === null ? refuseTick(line, answer) : '核对的条目不能填得分。';
  const item = sheet.items.find((each) => each.key === key);
  if (item === undefined) return '本次程序没有这个评分项目，请刷新后重试。';
  if (answer.applies !== null) return `“${item.title}”填得分，不填是否符合。`;
  return answer.points !== null && answer.points > item.points
    ? `“${item.title}”满分 ${item.points} 分，不能填 ${answer.points} 分，请核对。`
    : null;
}

/** Fills blank lines of many households at once; what somebody answered stays. */
export async function fillScores(
  scope: WriteScope,
  running: Running,
  { householdIds, fill }: Pick<Filling, 'householdIds' | 'fill'>,
  today: string,
): Promise<{ filled: number; households: number }> {
  requireUnlocked(running);
  const wanted =
    householdIds === undefined
      ? liveOf(running)
      : [...new Set(householdIds)].map((id) => candidateIn(running, id));
  const scored = scoresOf(
    scope.raw,
    { ...running, candidates: wanted },
    await knownOf({ db: scope.trx, raw: scope.raw }, { ...running, candidates: wanted }, today),
  );
  const known = answersOfProcedure(scope.raw, running.row.id);
  const rows = rowWriter(scope.raw);
  let [filled, households] = [0, 0];
  for (const { row, sheet } of scored) {
    const lines = fill === 'archive' ? proposals(sheet) : harmless(sheet);
    for (const { key: item, applies } of lines) {
      const before = known.get(row.id)?.get(item);
      putAnswer(rows, { candidateId: row.id, item, known: before?.id }, { ...(before ?? NONE), applies });
    }
    filled += lines.length;
    households += Number(lines.length > 0);
  }
  return { filled, households };
}

/** Blank lines against which nothing speaks: neither does the archive show them nor does a department suspect them. */
const harmless = (sheet: ScoreSheet): { key: string; applies: boolean }[] =>
  unanswered(sheet, ['priorities', 'admissions', 'exclusions', 'bars'])
    .filter(({ finding }) => finding?.state !== 'hit' && finding?.state !== 'open')
    .map(({ key }) => ({ key, applies: false }));

async function sheetOf(scope: WriteScope, running: Running, today: string): Promise<ScoreSheet> {
  const known = await knownOf({ db: scope.trx, raw: scope.raw }, running, today);
  const [scored] = scoresOf(scope.raw, running, known);
  if (scored === undefined) throw new Error('a household of a procedure without a sheet');
  return scored.sheet;
}

function requireUnlocked(running: Running): void {
  requireOpen(running);
  const message = lockOf(running);
  if (message !== null) throw new Refusal({ code: 'rule', rule: 'after-review', message });
}
