import { idKey, normalizeIdNumber } from '#domain/identity/id-number.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import type { Day } from '#domain/time/day.ts';
import {
  type CandidacyFacts,
  type FactId,
  type HouseholdFacts,
  type HouseholdRef,
  type MemberFacts,
  type RecordFacts,
  type RuleContext,
  dayOf,
  textOf,
  type Values,
} from './facts.ts';
import { type MemberNumber, memberNumber } from './member-number.ts';
import { perCapitaOf } from './per-capita.ts';

/** A member as the rules see him; what several of them ask is worked out once. */
export class Person {
  readonly id: FactId;
  readonly present: boolean;
  readonly values: Values;
  /** Of the year that is checked; null where nothing of it is recorded. */
  readonly year: Values | null;
  readonly before: MemberFacts['before'];
  readonly #context: RuleContext;
  #number: MemberNumber | undefined;
  #age: number | null | undefined;

  constructor(facts: MemberFacts, context: RuleContext) {
    this.id = facts.id;
    this.present = facts.present;
    this.values = facts.values;
    this.year = facts.year;
    this.before = facts.before;
    this.#context = context;
  }

  /** By which he is found in other households; null as `memberIdKey`. */
  get key(): string | null {
    return this.number.digits ?? memberIdKey(this.values);
  }

  get number(): MemberNumber {
    return (this.#number ??= memberNumber(this.values, this.#context.today));
  }

  /** A sound id number says it; without one the day of birth that was typed. */
  get birth(): Day | null {
    return this.number.birth ?? dayOf(this.values, 'birth_date');
  }

  /** 周岁 on the day of the check. */
  get age(): number | null {
    if (this.#age === undefined) {
      const { birth } = this;
      this.#age = birth === null ? null : ageInFullYears(birth, this.#context.on);
    }
    return this.#age;
  }
}

const NONE: readonly RecordFacts[] = [];

/** One household in one year, made ready once for all rules. */
export class Home {
  readonly facts: HouseholdFacts;
  readonly values: Values;
  readonly year: Values | null;
  readonly yearBefore: Values | null;
  readonly income: Values | null;
  readonly incomeBefore: Values | null;
  readonly spells: readonly RecordFacts[];
  readonly measures: readonly RecordFacts[];
  readonly pairings: readonly RecordFacts[];
  readonly benefits: readonly RecordFacts[];
  readonly visits: readonly RecordFacts[];
  readonly adjustments: readonly RecordFacts[];
  readonly candidacies: readonly CandidacyFacts[];
  readonly comparisons: readonly RecordFacts[];
  readonly consents: readonly RecordFacts[];
  /** Those of today and those who left. */
  readonly people: readonly Person[];
  readonly present: readonly Person[];
  #perCapita: number | null | undefined;
  #once: Map<unknown, unknown> | undefined;

  constructor(facts: HouseholdFacts, context: RuleContext) {
    this.facts = facts;
    this.values = facts.values;
    this.year = facts.year;
    this.yearBefore = facts.yearBefore;
    this.income = facts.income;
    this.incomeBefore = facts.incomeBefore;
    this.spells = facts.spells;
    this.measures = facts.measures;
    this.pairings = facts.pairings;
    this.benefits = facts.benefits;
    this.visits = facts.visits;
    this.adjustments = facts.adjustments;
    this.candidacies = facts.candidacies;
    this.comparisons = facts.comparisons ?? NONE;
    this.consents = facts.consents ?? NONE;
    this.people = facts.members.map((member) => new Person(member, context));
    this.present = this.people.filter(({ present }) => present);
  }

  /** What several rules ask and one works out, by who asks. */
  once<T>(asker: (home: Home, context: RuleContext) => T, work: () => T): T {
    const known = this.#once?.get(asker) as T | undefined;
    if (known !== undefined) return known;
    const found = work();
    (this.#once ??= new Map()).set(asker, found);
    return found;
  }

  /** The heads that share what the household has: as reported for the year, else who is there now. */
  get heads(): number {
    return this.facts.headCount ?? this.present.length;
  }

  /** 人均纯收入 of the year in yuan; null where no income is known. */
  get perCapita(): number | null {
    if (this.#perCapita === undefined) this.#perCapita = perCapitaOf(this.income, this.heads);
    return this.#perCapita;
  }
}

/** The key by which a member is found again; null for system numbers (999999…) and what is no id number. */
export function memberIdKey(values: Values): string | null {
  const number = normalizeIdNumber(textOf(values, 'id_number') ?? '');
  return number.startsWith('999999') ? null : idKey(number);
}

/** The index that rule Q010 needs, of present members only. */
export function indexByIdKey(households: Iterable<HouseholdFacts>): Map<string, HouseholdRef[]> {
  const index = new Map<string, HouseholdRef[]>();
  for (const { id, householdNo, members } of households) {
    const keys = new Set(members.filter(({ present }) => present).map(({ values }) => memberIdKey(values)));
    for (const key of keys) {
      if (key === null) continue;
      const refs = index.get(key) ?? [];
      refs.push({ householdId: id, householdNo });
      index.set(key, refs);
    }
  }
  return index;
}
