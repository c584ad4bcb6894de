import type { Output } from '#contract/channels.ts';
import type { RuleView } from '#contract/check-rules.ts';
import { fit, namedOption } from '../../fields/code-match.ts';
import { countOf } from '../../ui/numbers.ts';

export interface RuleCount {
  readonly errors: number;
  /** Warnings that nobody has answered. */
  readonly warnings: number;
  readonly answered: number;
}

const NOTHING: RuleCount = { errors: 0, warnings: 0, answered: 0 };

export type RuleShow = 'found' | 'all' | 'error' | 'warning';

type Tally = Output<'check.run'>['tally'];

/** What each rule found, in a village or in all. */
export function countsOfRules(tally: Tally, villageId: number | undefined): (rule: string) => RuleCount {
  const counts = new Map<string, RuleCount>();
  for (const { rule, hits, errors, answered, ...of } of tally) {
    if (villageId !== undefined && of.villageId !== villageId) continue;
    const known = counts.get(rule) ?? NOTHING;
    counts.set(rule, {
      errors: known.errors + errors,
      warnings: known.warnings + hits - errors - answered,
      answered: known.answered + answered,
    });
  }
  return (rule) => counts.get(rule) ?? NOTHING;
}

const toDo = ({ errors, warnings }: RuleCount): number => errors + warnings;
const all = (count: RuleCount): number => toDo(count) + count.answered;

/** Whether what was typed means a rule: its number with or without letter and noughts, a word, or pinyin. */
export function isMeant({ id, title, message }: RuleView, typed: string): boolean {
  const text = typed.trim().toLowerCase();
  if (text === '') return true;
  if (/^[a-z]?\d+$/.test(text)) return numberOf(id).startsWith(numberOf(text));
  return fit(namedOption(id, title), text) > 0 || message.toLowerCase().includes(text);
}

/** `q020`, `20` and `Q020` are one. */
const numberOf = (written: string): string => written.replace(/^[a-z]?0*/i, '');

interface Shown {
  readonly text: string;
  readonly show: RuleShow;
  /** What a rule found. */
  readonly found: (rule: string) => RuleCount;
}

/** The rules of the list by chapter, in their order. What is typed is looked for among all. */
export function rulesByChapter(
  rules: readonly RuleView[],
  { text, show, found }: Shown,
): [chapter: string, rules: RuleView[]][] {
  const isShown = (rule: RuleView): boolean => {
    if (text.trim() !== '') return isMeant(rule, text);
    if (show === 'all') return true;
    const count = found(rule.id);
    if (show === 'found') return all(count) > 0;
    return (show === 'error' ? count.errors : count.warnings + count.answered) > 0;
  };
  const chapters = new Map<string, RuleView[]>();
  for (const rule of rules.filter(isShown))
    chapters.set(rule.chapter, [...(chapters.get(rule.chapter) ?? []), rule]);
  return [...chapters];
}

/** Nothing is left of it but words. */
export const isAllAnswered = (count: RuleCount): boolean => toDo(count) === 0 && count.answered > 0;

/** What a list says of a count: what is left to do, else what was answered. */
export const figureOf = (count: RuleCount): { text: string; tone: 'strong' | 'faint' } =>
  toDo(count) > 0
    ? { text: countOf(toDo(count)), tone: 'strong' }
    : { text: count.answered > 0 ? `已说明 ${countOf(count.answered)}` : '–', tone: 'faint' };

export const sumOf = (rules: readonly RuleView[], found: (rule: string) => RuleCount): RuleCount =>
  rules
    .map(({ id }) => found(id))
    .reduce(
      (sum, each) => ({
        errors: sum.errors + each.errors,
        warnings: sum.warnings + each.warnings,
        answered: sum.answered + each.answered,
      }),
      NOTHING,
    );
