import { idKey } from '#domain/identity/id-number.ts';
import { normalizeName } from '#domain/identity/personal-name.ts';

export interface Identity {
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly birth: string | null;
}

/**
 * Whether two records are of one person: by the id number where both have one. Where households are laid together
 * that were one all along (`byName`), the name and the birthday do, as far as it is known.
 */
export function isSamePerson(a: Identity, b: Identity, { byName }: { byName: boolean }): boolean {
  const [one, other] = [idKey(a.idNumber ?? ''), idKey(b.idNumber ?? '')];
  if (one !== null && other !== null) return one === other;
  if (!byName || a.name === null || b.name === null) return false;
  if (normalizeName(a.name) !== normalizeName(b.name)) return false;
  return a.birth === null || b.birth === null || a.birth === b.birth;
}
