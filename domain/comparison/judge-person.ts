import { idKey, isValidIdNumber } from '../identity/id-number.ts';
import { scopeCovers } from './departments.ts';

/** 承诺授权书, as far as it says who may be compared. */
export interface Consent {
  readonly id: number;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly validTo: string | null;
  readonly withdrawnOn: string | null;
  readonly scope: string | null;
}

/** Why somebody is left off a list, in a clerk's words. */
export const LEFT_OFF = {
  left: '已减少，不在户里',
  'no-consent': '没有承诺授权书',
  withdrawn: '授权书已撤回',
  expired: '授权书已过有效期',
  unsigned: '授权书在这一天还没有签字',
  'no-number': '授权书没有编号',
  scope: '授权范围不含所选部门',
  'no-id-number': '没有有效的证件号码',
} as const;
export type LeftOff = keyof typeof LEFT_OFF;

export type Judged =
  | { readonly listed: true; readonly consent: Consent; readonly departments: readonly string[] }
  | { readonly listed: false; readonly why: LeftOff };

export interface Asked {
  /** Codes of departments. */
  readonly departments: readonly string[];
  /** The day of the list. */
  readonly on: string;
  readonly year: number;
}

/** Whether a person goes on a list for comparison: no consent in force on the day, not on the list (procedures g). */
export function judgePerson(
  person: { readonly leftOn: string | null; readonly idNumber: string | null },
  consents: readonly Consent[],
  asked: Asked,
): Judged {
  if (person.leftOn !== null && person.leftOn <= asked.on) return { listed: false, why: 'left' };
  const given = consentFor(consents, asked);
  if (typeof given === 'string') return { listed: false, why: given };
  if (!isValidIdNumber(idKey(person.idNumber ?? '') ?? '')) return { listed: false, why: 'no-id-number' };
  return { listed: true, ...given };
}

type Given = { readonly consent: Consent; readonly departments: readonly string[] };

/** The consent in force that covers most of the departments, the newest of equals; else why there is none. */
function consentFor(consents: readonly Consent[], asked: Asked): Given | LeftOff {
  const newestFirst = consents.toSorted((a, b) => ((a.signedOn ?? '') < (b.signedOn ?? '') ? 1 : -1));
  const given: Given[] = [];
  let why: LeftOff | null = null;
  for (const consent of newestFirst) {
    const fault = faultOf(consent, asked.on);
    const departments =
      fault === null ? asked.departments.filter((code) => scopeCovers(consent.scope, code, asked.year)) : [];
    if (departments.length > 0) given.push({ consent, departments });
    else why ??= fault ?? 'scope';
  }
  const [first, ...others] = given;
  if (first === undefined) return why ?? 'no-consent';
  return others.reduce(
    (best, each) => (each.departments.length > best.departments.length ? each : best),
    first,
  );
}

function faultOf({ number, signedOn, validTo, withdrawnOn }: Consent, on: string): LeftOff | null {
  if (withdrawnOn !== null && withdrawnOn <= on) return 'withdrawn';
  if (validTo !== null && validTo < on) return 'expired';
  if (signedOn === null || signedOn > on) return 'unsigned';
  return (number ?? '').trim() === '' ? 'no-number' : null;
}
