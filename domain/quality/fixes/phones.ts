import type { Values } from '../facts.ts';
import { type Fix, type Fixer, storedText } from './fix.ts';

const MOBILE = /^1[3-9]\d{9}$/;

/** A mobile number without blanks, hyphens, full-width signs and the country's code; null where it is none. */
function mobileIn(written: string): string | null {
  const bare = written
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}()]/gu, '')
    .replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
  return MOBILE.test(bare) ? bare : null;
}

export const fixPhones: Fixer = ({ values, members }) => [
  ...fixed(values, 'household.phone', null),
  ...members
    .filter(({ present }) => present)
    .flatMap((member) => fixed(member.values, 'member.phone', member.id)),
];

function fixed(values: Values, field: string, memberId: Fix['memberId']): Fix[] {
  const before = storedText(values, 'phone');
  const after = before === null ? null : mobileIn(before);
  return after === null || after === before ? [] : [{ kind: 'phone', memberId, field, before, after }];
}
