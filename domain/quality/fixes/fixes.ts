import type { HouseholdFacts } from '../facts.ts';
import type { Fix, Fixer } from './fix.ts';
import { fixHead } from './head.ts';
import { fixIdNumbers } from './id-numbers.ts';
import { fixPhones } from './phones.ts';
import { fixSums } from './sums.ts';
import { fixTexts, TEXT_FIELDS } from './texts.ts';

/** The earlier of two that mean the same cell is the one that counts: the head's number comes from the member. */
const FIXERS: readonly Fixer[] = [fixHead, fixIdNumbers, fixPhones, fixTexts, fixSums];

/** What the fixers look at, by table; null: all of it. */
export const FIX_COLUMNS: ReadonlyMap<string, ReadonlySet<string> | null> = new Map<
  string,
  ReadonlySet<string> | null
>([
  [
    'household',
    new Set(['phone', 'head_id_number', 'head_person_no', ...TEXT_FIELDS.household.map(({ name }) => name)]),
  ],
  ['member', new Set(['phone', 'person_no', ...TEXT_FIELDS.member.map(({ name }) => name)])],
  ['income_statement', null],
]);

/** All that can be put right in a household without asking anybody, each cell once. */
export function fixesOf(household: HouseholdFacts): Fix[] {
  const cells = new Set<string>();
  return FIXERS.flatMap((fixer) => fixer(household)).filter(({ memberId, field }) => {
    const cell = `${memberId ?? ''} ${field}`;
    return !cells.has(cell) && cells.add(cell);
  });
}
