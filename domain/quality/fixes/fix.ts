import type { FactId, HouseholdFacts, Values } from '../facts.ts';

/** What can be put right without asking anybody, in the order in which it is offered, with the words for it. */
export const FIX_TITLES = {
  id15to18: '15 位号码升为 18 位',
  idSpaces: '证件号码去掉空格、横线和全角字符',
  phone: '联系电话去掉空格、横线和区号',
  spaces: '姓名等文字去掉多余空格和全角字符',
  sums: '收入合计按分项重算',
  headName: '户主姓名、证件号码与户主成员一致',
} as const;
export type FixKind = keyof typeof FIX_TITLES;
export const FIX_KINDS = Object.keys(FIX_TITLES) as [FixKind, ...FixKind[]];

export type FixValue = string | number | null;

export interface Fix {
  readonly kind: FixKind;
  /** Null where the household's own value is meant. */
  readonly memberId: FactId | null;
  /** Key of the dictionary. */
  readonly field: string;
  readonly before: FixValue;
  readonly after: FixValue;
}

/** Finds what it can put right in a household; never what it would have to guess. */
export type Fixer = (household: HouseholdFacts) => readonly Fix[];

export const NO_FIXES: readonly Fix[] = [];

/** As it is stored, blanks and all; null where nothing is. */
export function storedText(values: Values | null, name: string): string | null {
  const value = values?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
