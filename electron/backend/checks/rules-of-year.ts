import { RULES } from '#domain/quality/catalogue.ts';
import type { Rule } from '#domain/quality/rule.ts';
import type { CheckHandles } from './check-context.ts';

/** The rules that may be run over the values of a year: the catalogue. */
export const rulesOfYear = async (_handles: CheckHandles, _year: number): Promise<readonly Rule[]> => RULES;
