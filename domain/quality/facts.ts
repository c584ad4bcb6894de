import { idKey, normalizeIdNumber } from '#domain/identity/id-number.ts';
import { type Day, isDay } from '#domain/time/day.ts';

export type FactId = string | number;

/** Values by field name of the dictionary, as they are stored: codes, yyyy-mm-dd, 0/1, numbers. */
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface MemberFacts {
  readonly id: FactId;
  /** In the household now; who has left stays in the list for the rules that count them too. */
  readonly present: boolean;
  readonly values: Values;
  readonly yearValues: Values;
}

/** The statement of the year: entry items and, where a file brought them, the sums that it claimed. */
export interface IncomeFacts {
  readonly values: Values;
  /** Heads that divide the net income: those of the statement's year. */
  readonly headCount: number | null;
}

/** One household in one year, as plain data: all that a rule may look at. */
export interface HouseholdFacts {
  readonly id: FactId;
  readonly householdNo: string | null;
  readonly values: Values;
  readonly yearValues: Values;
  readonly income: IncomeFacts | null;
  readonly members: readonly MemberFacts[];
  /** Members who belonged to the household at the end of the facts' year; absent: those of today. */
  readonly peopleAtYearEnd?: number;
  readonly spells: readonly { readonly id: FactId; readonly values: Values }[];
}

export interface HouseholdRef {
  readonly householdId: FactId;
  readonly householdNo: string | null;
}

/** What a rule needs beyond its household. */
export interface RuleContext {
  readonly today: Day;
  /** The first six digits of the county's region code; null where the township has not entered it. */
  readonly countyCode: string | null;
  /** Households of present members by id key, the whole archive. */
  readonly householdsByIdKey: ReadonlyMap<string, readonly HouseholdRef[]>;
  /** Limits that a province changes, by rule and name (`Q020.years`). */
  readonly parameters?: Readonly<Record<string, number>>;
}

export function textOf(values: Values, name: string): string | null {
  const value = values[name];
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? null : text;
}

export function numberOf(values: Values, name: string): number | null {
  const value = values[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function dayOf(values: Values, name: string): Day | null {
  const text = textOf(values, name);
  return text !== null && isDay(text) ? text : null;
}

export function presentMembers(household: HouseholdFacts): MemberFacts[] {
  return household.members.filter(({ present }) => present);
}

/** The key by which a member is found again; null for system numbers (999999…) and what is no id number. */
export function memberIdKey({ values }: MemberFacts): string | null {
  const number = normalizeIdNumber(textOf(values, 'id_number') ?? '');
  return number.startsWith('999999') ? null : idKey(number);
}

/** The index that rule Q010 needs, of present members only. */
export function indexByIdKey(households: Iterable<HouseholdFacts>): Map<string, HouseholdRef[]> {
  const index = new Map<string, HouseholdRef[]>();
  for (const household of households) {
    const keys = new Set(presentMembers(household).map(memberIdKey));
    for (const key of keys) {
      if (key === null) continue;
      const refs = index.get(key) ?? [];
      refs.push({ householdId: household.id, householdNo: household.householdNo });
      index.set(key, refs);
    }
  }
  return index;
}
