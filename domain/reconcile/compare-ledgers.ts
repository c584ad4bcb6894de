import { findField } from '../fields/dictionary.ts';
import type { Field } from '../fields/field.ts';
import { type FieldValue, formatFieldValue } from '../fields/field-value.ts';
import { WHICH_HOUSEHOLD } from './fields.ts';
import type { KnownHousehold, KnownPerson, Ledger, LedgerHousehold, LedgerPerson, Values } from './ledger.ts';
import { indexKnown, type KnownIndex, matchLedger, type Matched, nameKey } from './match-ledger.ts';
import { isSameValue } from './same-value.ts';
import type { LineKind } from './words.ts';

export type Side = 'national' | 'paper';
export const SIDES: readonly Side[] = ['national', 'paper'];

/** One difference between the archive and the registers, with what each says in words. */
export interface Line {
  readonly entity: 'household' | 'member';
  readonly kind: LineKind;
  readonly householdId: number | null;
  readonly memberId: number | null;
  readonly householdNo: string | null;
  readonly village: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly field: string | null;
  readonly archive: string | null;
  readonly national: string | null;
  readonly paper: string | null;
}

export interface Registers {
  readonly known: readonly KnownHousehold[];
  readonly national: Ledger | null;
  readonly paper: Ledger | null;
  /** Keys of the fields that are compared. */
  readonly fields: ReadonlySet<string>;
  readonly year: number;
}

/** A register beside the archive, and the villages of which it has everybody. */
interface Beside extends Matched {
  readonly side: Side;
  readonly isWhole: boolean;
  readonly villages: ReadonlySet<string>;
}

const THERE = '有';
const NOT_THERE = '无';
type Words = Readonly<Record<Side, string | null>>;

const HOUSEHOLDS_A_PAUSE = 200;

/**
 * Every difference once: in the order of the archive, then what it does not have. Null now and then: time to let
 * others have their turn.
 */
export function* compareLedgers(registers: Registers): Generator<Line | null, void, undefined> {
  const known = indexKnown(registers.known);
  const besides: Beside[] = [];
  for (const side of SIDES) {
    yield null;
    const ledger = registers[side];
    if (ledger !== null) besides.push(layBeside(known, side, ledger));
  }
  for (const [at, household] of registers.known.entries()) {
    if (at % HOUSEHOLDS_A_PAUSE === 0) yield null;
    yield* linesOfHousehold(household, besides, registers);
    for (const person of household.people) yield* linesOfPerson(person, besides, registers);
  }
  yield* missingHouseholds(besides);
  yield* missingPeople(besides);
}

function layBeside(known: KnownIndex, side: Side, ledger: Ledger): Beside {
  const matched = matchLedger(known, ledger);
  const villages = new Set<string>();
  if (ledger.isWhole)
    for (const [{ village }, household] of matched.households) {
      villages.add(village ?? '');
      if (household.village !== null) villages.add(household.village);
    }
  return { side, isWhole: ledger.isWhole, villages, ...matched };
}

const wordsOf = (of: (side: Side) => string | null): Words => ({
  national: of('national'),
  paper: of('paper'),
});

const besideOf = (besides: readonly Beside[], side: Side): Beside | undefined =>
  besides.find((each) => each.side === side);

function* linesOfHousehold(
  household: KnownHousehold,
  besides: readonly Beside[],
  registers: Registers,
): Generator<Line> {
  const there = (beside: Beside | undefined): boolean | null => {
    if (beside?.households.has(household) === true) return true;
    return beside?.villages.has(household.village ?? '') === true ? false : null;
  };
  const line = { entity: 'household' as const, ...placeOf(household) };
  yield* presence(line, besides, there);
  const said = wordsSaid(besides, (beside) => {
    const its = beside.households.get(household);
    if (its === undefined) return undefined;
    if (its.people.length === 0) return its.values;
    // Its head is among its people, and compared there.
    const { 'household.head_name': _, ...values } = its.values;
    return values;
  });
  yield* valueLines(line, household.values, said, registers);
}

function* linesOfPerson(
  person: KnownPerson,
  besides: readonly Beside[],
  registers: Registers,
): Generator<Line> {
  const { household } = person;
  const there = (beside: Beside | undefined): boolean | null => {
    if (beside?.people.has(person) === true) return true;
    const home = beside?.households.get(household);
    return beside?.isWhole === true && home !== undefined && home.people.length > 0 ? false : null;
  };
  const line = { entity: 'member' as const, ...placeOf(household), ...whoIs(person), memberId: person.id };
  yield* presence(line, besides, there);
  yield* whichHousehold(line, person, besides);
  const said = wordsSaid(besides, (beside) => beside.people.get(person)?.person.values);
  yield* valueLines(line, person.values, said, registers);
}

type Subject = Omit<Line, 'kind' | 'field' | 'archive' | Side>;

const placeOf = ({ id, no, village, headName, people }: KnownHousehold) => ({
  ...{ householdId: id, memberId: null, householdNo: no, village, name: headName },
  idNumber: people.find(({ values }) => values['member.relation'] === '01')?.idKey ?? null,
});

const whoIs = ({ name, idKey, values }: LedgerPerson) => ({
  name,
  idNumber: idKey ?? textOf(values['member.id_number']),
});

function* presence(
  line: Subject,
  besides: readonly Beside[],
  there: (beside: Beside | undefined) => boolean | null,
): Generator<Line> {
  const found = wordsOf((side) => {
    const is = there(besideOf(besides, side));
    return is === null ? null : is ? THERE : NOT_THERE;
  });
  if (SIDES.some((side) => found[side] === NOT_THERE))
    yield { ...line, kind: 'extra', field: null, archive: THERE, ...found };
}

function* whichHousehold(line: Subject, person: KnownPerson, besides: readonly Beside[]): Generator<Line> {
  const elsewhere = (side: Side): LedgerHousehold | undefined => {
    const beside = besideOf(besides, side);
    const its = beside?.people.get(person)?.household;
    return its !== undefined && beside?.households.get(person.household) !== its ? its : undefined;
  };
  if (!SIDES.some((side) => elsewhere(side) !== undefined)) return;
  const found = wordsOf((side) => {
    const other = elsewhere(side);
    if (other !== undefined) return nameOf(other);
    return besideOf(besides, side)?.people.has(person) === true ? nameOf(person.household) : null;
  });
  yield { ...line, kind: 'differs', field: WHICH_HOUSEHOLD, archive: nameOf(person.household), ...found };
}

const nameOf = ({ no, headName }: Pick<LedgerHousehold, 'no' | 'headName'>): string =>
  [no ?? '未编号', headName ?? ''].join(' ').trim();

type Said = Readonly<Record<Side, Values | undefined>>;

const wordsSaid = (besides: readonly Beside[], of: (beside: Beside) => Values | undefined): Said => {
  const said = (side: Side) => {
    const beside = besideOf(besides, side);
    return beside === undefined ? undefined : of(beside);
  };
  return { national: said('national'), paper: said('paper') };
};

function* valueLines(line: Subject, own: Values, said: Said, { fields, year }: Registers): Generator<Line> {
  const keys = new Set(SIDES.flatMap((side) => Object.keys(said[side] ?? {})));
  for (const key of keys) {
    const field = fields.has(key) ? findField(key) : undefined;
    if (field === undefined) continue;
    const archive = own[key] ?? null;
    if (!SIDES.some((side) => differs(field, archive, said[side]?.[key], side))) continue;
    const words = (value: FieldValue | undefined) =>
      value === undefined ? null : formatFieldValue(field, value, year);
    yield {
      ...line,
      ...{ kind: 'differs', field: key, archive: words(archive) },
      ...wordsOf((side) => words(said[side]?.[key])),
    };
  }
}

/** What the paper file leaves blank says nothing; a blank of the national system has to be filled there. */
function differs(field: Field, archive: FieldValue, said: FieldValue | undefined, side: Side): boolean {
  if (said === undefined || (said === null && side === 'paper')) return false;
  return !isSameValue(field, archive, said);
}

function* missingHouseholds(besides: readonly Beside[]): Generator<Line> {
  const found = new Map<string, Partial<Record<Side, LedgerHousehold>>>();
  for (const { side, strangeHouseholds } of besides)
    for (const household of strangeHouseholds) {
      const key = household.no ?? `${household.village ?? ''} ${nameKey(household.headName ?? '')}`;
      found.set(key, { ...found.get(key), [side]: household });
    }
  for (const sides of found.values()) {
    const household = sides.national ?? sides.paper;
    if (household === undefined) continue;
    const head = household.people.find(({ values }) => values['member.relation'] === '01');
    yield {
      ...{ entity: 'household', kind: 'missing', householdId: null, memberId: null, field: null },
      ...{ householdNo: household.no, village: household.village, archive: NOT_THERE },
      ...{ name: head?.name ?? household.headName, idNumber: head?.idKey ?? null },
      ...wordsOf((side) => {
        const its = sides[side];
        if (its === undefined) return besideOf(besides, side) === undefined ? null : NOT_THERE;
        return its.people.length === 0 ? THERE : `${its.people.length} 人`;
      }),
    };
  }
}

function* missingPeople(besides: readonly Beside[]): Generator<Line> {
  const found = new Map<string, Partial<Record<Side, LedgerPerson>> & { place: Place }>();
  for (const { side, strangePeople, households, strangeHouseholds } of besides) {
    const homes = new Map([...households].map(([known, its]) => [its, known]));
    const strange = new Set(strangeHouseholds);
    for (const { person, household } of strangePeople) {
      if (strange.has(household)) continue;
      const home = homes.get(household);
      const key = person.idKey ?? person.personNo ?? `${home?.id ?? ''} ${nameKey(person.name ?? '')}`;
      const place = found.get(key)?.place ?? {
        ...{ householdId: home?.id ?? null, householdNo: home?.no ?? household.no },
        village: home?.village ?? household.village,
      };
      found.set(key, { ...found.get(key), [side]: person, place });
    }
  }
  for (const { place, ...sides } of found.values()) {
    const person = sides.national ?? sides.paper;
    if (person === undefined) continue;
    yield {
      ...{ entity: 'member', kind: 'missing', ...place, ...whoIs(person), memberId: null, field: null },
      archive: NOT_THERE,
      ...wordsOf((side) =>
        sides[side] !== undefined ? THERE : besideOf(besides, side) === undefined ? null : NOT_THERE,
      ),
    };
  }
}

type Place = Pick<Line, 'householdId' | 'householdNo' | 'village'>;

const textOf = (value: FieldValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
