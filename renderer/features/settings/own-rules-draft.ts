import { type OwnRule, ownRuleFaults, ownRuleSchema } from '#domain/quality/own/own-rule.ts';
import type { OwnRuleView } from '#contract/own-rule.ts';
import { blankGroup, type DraftGroup, draftOf, readDraft } from '../../fields/conditions/condition-draft.ts';

/** A rule while it is being written. */
export interface DraftRule {
  readonly title: string;
  readonly level: OwnRule['level'];
  readonly message: string;
  readonly basis: string;
  /** Years as they stand in their boxes; empty: open. */
  readonly from: string;
  readonly to: string;
  readonly when: DraftGroup;
}

export const blankRule = (): DraftRule => ({
  ...{ title: '', level: 'warning', message: '', basis: '', from: '', to: '' },
  when: blankGroup('and'),
});

export const draftOfRule = (rule: OwnRuleView, year: number): DraftRule => ({
  ...{ title: rule.title, level: rule.level, message: rule.message, basis: rule.basis ?? '' },
  from: String(rule.years?.[0] ?? ''),
  to: String(rule.years?.[1] ?? ''),
  when: draftOf(rule.when, year),
});

export interface ReadRule {
  /** Null until everything is as it must be. */
  readonly rule: OwnRule | null;
  /** Sentences by the part of the form. */
  readonly reasons: Readonly<Partial<Record<'title' | 'message' | 'years' | 'when', string>>>;
  /** Sentences by the id of the condition. */
  readonly conditions: ReadonlyMap<number, string>;
}

export function readRule(draft: DraftRule, year: number): ReadRule {
  const when = readDraft(draft.when, year);
  const years = yearsOf(draft);
  const candidate = {
    ...{ title: draft.title, level: draft.level, message: draft.message, when: when.group },
    ...(Array.isArray(years) ? { years } : {}),
  };
  const parsed = ownRuleSchema.safeParse(candidate);
  const issueOf = (part: string): string | undefined =>
    parsed.error?.issues.find(({ path }) => path[0] === part)?.message;
  const isEmpty = when.group.of.length === 0 && when.reasons.size === 0;
  const fault = isEmpty ? '请至少写一个条件' : ownRuleFaults(when.group)[0];
  const reasons = Object.fromEntries(
    Object.entries({
      title: issueOf('title'),
      message: issueOf('message'),
      years: typeof years === 'string' ? years : undefined,
      when: fault,
    }).filter(([, reason]) => reason !== undefined),
  );
  const isSound = parsed.success && when.reasons.size === 0 && Object.keys(reasons).length === 0;
  return { rule: isSound ? parsed.data : null, reasons, conditions: when.reasons };
}

/** First and last year, nothing where both are open, or the sentence that says what is wrong. */
function yearsOf({ from, to }: DraftRule): [number | null, number | null] | string | undefined {
  const [first, last] = [from.trim(), to.trim()];
  if (first === '' && last === '') return undefined;
  if (![first, last].every((text) => text === '' || /^20\d\d$/.test(text))) return '年份写四位数，如 2025';
  if (first !== '' && last !== '' && first > last) return '起始年不能晚于终止年';
  return [first === '' ? null : Number(first), last === '' ? null : Number(last)];
}

/** “2024—2025 年”, “2024 年起”; nothing where it holds in all years. */
export function yearsWords(years: OwnRule['years']): string {
  const [from, to] = years ?? [null, null];
  if (from === null) return to === null ? '' : `${to} 年及以前`;
  if (to === null) return `${from} 年起`;
  return from === to ? `${from} 年` : `${from}—${to} 年`;
}
