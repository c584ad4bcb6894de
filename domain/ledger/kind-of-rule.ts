import type { ProblemKind } from '#domain/policy/pack-parts.ts';
import { RULES } from '#domain/quality/catalogue.ts';

/** The kind of problem that a rule of the quality check finds. */
export const kindOfRule = (rule: string): ProblemKind =>
  RULES.find(({ id }) => id === rule)?.entity === 'income' ? '收入' : '信息';
