import { textOf, type Values } from './facts.ts';

/** Codes of 享受低保政策情况 and 享受特困供养政策情况: in the countryside, in a town. */
const ENJOYED: readonly string[] = ['1', '2'];

const enjoys = (year: Values | null, name: 'dibao' | 'tekun'): boolean =>
  ENJOYED.includes(textOf(year, name) ?? '');

/** 享受低保. */
export const enjoysDibao = (year: Values | null): boolean => enjoys(year, 'dibao');

/** 享受特困供养. */
export const enjoysTekun = (year: Values | null): boolean => enjoys(year, 'tekun');
