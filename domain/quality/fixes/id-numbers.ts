import { birthDateOf, normalizeIdNumber, toEighteen } from '#domain/identity/id-number.ts';
import type { Values } from '../facts.ts';
import { type Fix, type Fixer, storedText } from './fix.ts';

/** What is left may be a number: digits, an X at the end, the letter of a replaced disability certificate. */
const SHAPED = /^(?:\d{17}[\dX]|\d{17}[\dX]\d{2}(?:[B\d]\d)?)$/;
const OFFICER_CARD = '03';

/**
 * A number of 15 digits becomes one of 18 where its day of birth is one of the calendar and not another than the one
 * that was typed; a number of the right length loses blanks, hyphens and full-width signs. Other documents have
 * numbers of their own.
 */
export const fixIdNumbers: Fixer = ({ values, members }) => [
  ...members
    .filter(({ present }) => present)
    .flatMap((member) => fixed(member.values, 'member.id_number', member.id)),
  ...fixed(values, 'household.head_id_number', null),
];

function fixed(values: Values, field: string, memberId: Fix['memberId']): Fix[] {
  const before = storedText(values, field.slice(field.indexOf('.') + 1));
  if (before === null || values['id_type'] === OFFICER_CARD) return [];
  const number = normalizeIdNumber(before);
  if (/^\d{15}$/.test(number)) return upgraded(number, values, { field, memberId, before });
  return SHAPED.test(number) && number !== before
    ? [{ kind: 'idSpaces', memberId, field, before, after: number }]
    : [];
}

function upgraded(number: string, values: Values, place: Pick<Fix, 'field' | 'memberId' | 'before'>): Fix[] {
  const birth = birthDateOf(number);
  const typed = storedText(values, 'birth_date');
  if (birth === null || number.startsWith('999999') || (typed !== null && typed !== birth)) return [];
  return [{ kind: 'id15to18', ...place, after: toEighteen(number) }];
}
