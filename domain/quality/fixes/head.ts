import { readName } from '#domain/fields/written-value.ts';
import { isValidIdNumber, normalizeIdNumber } from '#domain/identity/id-number.ts';
import { HEAD } from '../kinship.ts';
import { type Fix, type Fixer, NO_FIXES, storedText } from './fix.ts';

/** What the household's row says of its head, as the member who is its one head has it; blanks stay blank. */
export const fixHead: Fixer = ({ values, members }) => {
  const heads = members.filter((member) => member.present && member.values['relation'] === HEAD);
  const [head] = heads;
  if (head === undefined || heads.length > 1) return NO_FIXES;
  const fixes: Fix[] = [];
  const align = (name: string, after: string | null): void => {
    const before = storedText(values, name);
    if (before === null || after === null || after === before) return;
    fixes.push({ kind: 'headName', memberId: null, field: `household.${name}`, before, after });
  };
  const name = storedText(head.values, 'name');
  align('head_name', name === null ? null : readName(name) || null);
  const number = normalizeIdNumber(storedText(head.values, 'id_number') ?? '');
  // A number of 15 digits becomes one of 18 by a fix of its own, at the member and here.
  if (number.length === 18 && isValidIdNumber(number)) align('head_id_number', number);
  align('head_person_no', storedText(head.values, 'person_no'));
  return fixes;
};
