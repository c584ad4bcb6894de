import { storedFields } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import type { Values } from '../facts.ts';
import { type Fix, type Fixer, storedText } from './fix.ts';

/** Numbers have fixes of their own; by these households and people are known elsewhere. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'household.household_no',
  'household.phone',
  'household.head_id_number',
  'household.head_person_no',
  'member.household_no',
  'member.person_no',
  'member.id_number',
  'member.phone',
]);

const isText = ({ key, type }: Field): boolean => type === 'text' && !OTHERWISE.has(key);

/** Texts of the household and its members that the fixes look at. */
export const TEXT_FIELDS = {
  household: storedFields('household').filter(isText),
  member: storedFields('member').filter(isText),
} as const;

/** Texts as an import would have read them: without outer blanks, invisible and full-width signs. */
export const fixTexts: Fixer = ({ values, members }) => [
  ...fixed(values, TEXT_FIELDS.household, null),
  ...members
    .filter(({ present }) => present)
    .flatMap((member) => fixed(member.values, TEXT_FIELDS.member, member.id)),
];

function fixed(values: Values, of: readonly Field[], memberId: Fix['memberId']): Fix[] {
  return of.flatMap((field): Fix[] => {
    const before = storedText(values, field.name);
    if (before === null) return [];
    const read = parseFieldValue(field, before);
    return read.ok && read.value !== before
      ? [{ kind: 'spaces', memberId, field: field.key, before, after: read.value }]
      : [];
  });
}
