import type { Scoring } from '#domain/policy/scoring.ts';
import type { Check } from './checks.ts';
import type { Finding } from './finding.ts';
import { findingOf } from './findings.ts';
import type { KnownHousehold } from './known-household.ts';

/** What somebody entered to an item: points of a scored one, whether a line applies; null where nobody did. */
export interface Answer {
  readonly points: number | null;
  readonly applies: boolean | null;
  readonly note: string | null;
}

/** 五优先, 六进, 七不进, and the situations in which nobody goes out. */
export const LINE_LISTS = ['priorities', 'admissions', 'exclusions', 'bars'] as const;
export type LineList = (typeof LINE_LISTS)[number];

export const LIST_TITLES: Readonly<Record<LineList, string>> = {
  priorities: '五优先',
  admissions: '六进',
  exclusions: '七不进',
  bars: '不能退出的情形',
};

/** Whether a line of the list that applies keeps the household where it is. */
export const isVeto = (list: LineList): boolean => list === 'exclusions' || list === 'bars';

interface TextLine {
  readonly text: string;
  readonly check?: Check | undefined;
}

interface ScoredItem {
  readonly key: string;
  readonly block: string;
  readonly title: string;
  readonly standard: string;
  /** The most that may be given. */
  readonly points: number;
  readonly given: number | null;
  readonly note: string | null;
}

export interface TickedLine {
  readonly key: string;
  readonly list: LineList;
  readonly text: string;
  /** Null where the program cannot check the line, or does not know the household. */
  readonly finding: Finding | null;
  readonly answer: Answer | null;
  /** As somebody answered, else as the archive shows; who overrules the archive says why. */
  readonly applies: boolean;
}

export interface ScoreSheet {
  readonly items: readonly ScoredItem[];
  readonly lines: readonly TickedLine[];
}

/** What a procedure has scored and ticked; a part that it does not ask for is missing. */
export interface SheetPlan {
  readonly scoring?: Pick<Scoring, 'blocks' | 'priorities' | 'admissions' | 'exclusions'> | undefined;
  readonly bars?: readonly TextLine[] | undefined;
}

export const pointsKey = (block: string, title: string): string => `points/${block}/${title}`;
const lineKey = (list: LineList, at: number): string => `${list}/${at + 1}`;

/** The sheet of one household: what is asked, what the archive says, what was answered. */
export function scoreSheet(
  { scoring, bars = [] }: SheetPlan,
  known: KnownHousehold | undefined,
  answers: ReadonlyMap<string, Answer>,
): ScoreSheet {
  const { blocks = [], priorities = [], admissions = [], exclusions = [] } = scoring ?? {};
  const texts = { priorities, admissions, exclusions, bars };
  return {
    items: blocks.flatMap(({ title: block, items }) =>
      items.map(({ title, standard, points }): ScoredItem => {
        const key = pointsKey(block, title);
        const { points: given = null, note = null } = answers.get(key) ?? {};
        return { key, block, title, standard, points, given, note };
      }),
    ),
    lines: LINE_LISTS.flatMap((list) =>
      texts[list].map(({ text, check }, at): TickedLine => {
        const key = lineKey(list, at);
        const finding = known === undefined || check === undefined ? null : findingOf(check, known);
        const answer = answers.get(key) ?? null;
        return { key, list, text, finding, answer, applies: lineApplies(finding, answer) };
      }),
    ),
  };
}

/** A no against what the archive shows counts only with its reason: the archive may have learnt it afterwards. */
function lineApplies(finding: Finding | null, answer: Answer | null): boolean {
  if (answer?.applies === true) return true;
  if (finding?.state !== 'hit') return false;
  return answer?.applies !== false || (answer.note ?? '').trim() === '';
}

/** Why a line may not be answered like this; null when it may. */
export function refuseTick(
  { list, text, finding }: Pick<TickedLine, 'list' | 'text' | 'finding'>,
  { applies, note }: Pick<Answer, 'applies' | 'note'>,
): string | null {
  if (applies === null || (note ?? '').trim() !== '') return null;
  const isShown = finding?.state === 'hit';
  if (!applies && isShown) return `“${text}”档案里查到符合（${finding.evidence}），要填“否”请写明情况。`;
  return applies && !isShown && isVeto(list) ? `“${text}”填“是”请写明情况。` : null;
}

/** What the archive proposes for lines that nobody answered yet; where it does not know, nothing. */
export const proposals = ({ lines }: ScoreSheet): { key: string; applies: boolean }[] =>
  lines.flatMap(({ key, finding, answer }) =>
    (answer?.applies ?? null) === null && (finding?.state === 'hit' || finding?.state === 'miss')
      ? [{ key, applies: finding.state === 'hit' }]
      : [],
  );

/** Lines of these lists that nobody answered. */
export const unanswered = ({ lines }: ScoreSheet, lists: readonly LineList[]): TickedLine[] =>
  lines.filter(({ list, answer }) => lists.includes(list) && (answer?.applies ?? null) === null);

export const applying = ({ lines }: ScoreSheet, list: LineList): TickedLine[] =>
  lines.filter((line) => line.list === list && line.applies);

/** Sum of the points; null while some are missing. */
export function totalOf({ items }: ScoreSheet): number | null {
  if (items.length === 0 || items.some(({ given }) => given === null)) return null;
  return items.reduce((sum, { given }) => sum + (given ?? 0), 0);
}
