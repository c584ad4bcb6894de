import type { Field } from '#domain/fields/field.ts';
import type { Ledger, LedgerHousehold, LedgerPerson, Values } from '#domain/reconcile/ledger.ts';
import { keyOfNumber, type ReadRow, textOf } from '../import/read-row.ts';

/** What is known of the sheet while its rows are laid into a register. */
export interface SheetOfLedger {
  readonly isOfPeople: boolean;
  /** The fields of its columns that are compared. */
  readonly fields: readonly Field[];
  /** The year of its rows that name none. */
  readonly year: number;
}

interface Growing extends LedgerHousehold {
  no: string | null;
  village: string | null;
  headName: string | null;
}

export interface LedgerBuilder {
  /** Why the row cannot be taken; null when it was. */
  take(row: ReadRow, sheet: SheetOfLedger): string | null;
  /** A file ended: who follows no head there follows none. */
  endSheet(): void;
  readonly ledger: (isWhole: boolean) => Ledger;
}

const OF_YEAR = new Set(['household_year', 'income_statement', 'member_year']);

/**
 * Brings the rows of a register together into households: by 户编号, by the head's number, by where the
 * archive has the person (`homeOf`), by the head's name in the village, else under the last head above.
 */
export function ledgerBuilder(
  year: number,
  homeOf: (person: { personNo: string | null; idKey: string | null }) => string | null,
): LedgerBuilder {
  const households = new Map<string, Growing>();
  const people = new Map<string, LedgerPerson>();
  let above: string | null = null;
  const householdAt = (key: string): Growing => {
    const known = households.get(key);
    if (known !== undefined) return known;
    const made: Growing = { no: null, village: null, headName: null, values: {}, people: [] };
    households.set(key, made);
    return made;
  };
  return {
    take(row, sheet) {
      const person = sheet.isOfPeople ? personOf(row) : null;
      if (person !== null && person.personNo === null && person.idKey === null && person.name === null)
        return '没有姓名、证件号码和人口编号，不知道是谁';
      const key = keyOf(row, person, homeOf);
      const isHead = row.stores.get('member')?.['relation'] === '01';
      if (key === null && !isHead && above === null) return '看不出是哪一户：没有户编号，也没有户主';
      const at = key ?? (isHead ? `head of ${households.size}` : (above ?? ''));
      if (isHead) above = at;
      const household = householdAt(at);
      layPlace(household, row, isHead ? (person?.name ?? null) : null);
      layValues(household.values, row, sheet, { year, ofPeople: false });
      if (person === null) return null;
      const who = person.personNo ?? person.idKey ?? `${at} ${person.name ?? ''}`;
      const known = people.get(who);
      const laid = known ?? { ...person, values: {} };
      if (known === undefined) {
        people.set(who, laid);
        household.people.push(laid);
      }
      layValues(laid.values, row, sheet, { year, ofPeople: true });
      return null;
    },
    endSheet: () => {
      above = null;
    },
    ledger: (isWhole) => ({ households: [...households.values()], isWhole }),
  };
}

function personOf(row: ReadRow): Omit<LedgerPerson, 'values'> {
  const member = row.stores.get('member');
  return {
    personNo: textOf(member, 'person_no'),
    idKey: keyOfNumber(textOf(member, 'id_number')),
    name: textOf(member, 'name'),
  };
}

const numberOf = ({ stores }: ReadRow): string | null =>
  textOf(stores.get('household'), 'household_no') ?? textOf(stores.get('place'), 'household_no');

type Person = Omit<LedgerPerson, 'values'>;

/** By what the row says of its household surely; a name, which two households of a village may share, comes last. */
function keyOf(
  row: ReadRow,
  person: Person | null,
  homeOf: (person: Person) => string | null,
): string | null {
  const no = numberOf(row);
  if (no !== null) return `no ${no}`;
  const household = row.stores.get('household');
  const head = keyOfNumber(textOf(household, 'head_id_number'));
  if (head !== null) return `head ${head}`;
  const home = person === null ? null : homeOf(person);
  if (home !== null) return home;
  const isHead = row.stores.get('member')?.['relation'] === '01';
  if (isHead && person?.idKey != null) return `head ${person.idKey}`;
  const name = textOf(household, 'head_name');
  return name === null ? null : `name ${textOf(row.stores.get('place'), 'village') ?? ''} ${name}`;
}

function layPlace(household: Growing, row: ReadRow, headName: string | null): void {
  household.no ??= numberOf(row);
  household.village ??= textOf(row.stores.get('place'), 'village');
  household.headName ??= textOf(row.stores.get('household'), 'head_name') ?? headName;
}

/** What a first row says stands; a blank gives way to what a later row says. */
function layValues(
  onto: Values,
  row: ReadRow,
  sheet: SheetOfLedger,
  { year, ofPeople }: { year: number; ofPeople: boolean },
): void {
  const isOfYear = (row.year ?? sheet.year) === year;
  for (const field of sheet.fields) {
    if ((field.entity === 'member') !== ofPeople || (!isOfYear && OF_YEAR.has(field.store))) continue;
    const cells = row.stores.get(field.store === 'derived' ? 'place' : field.store);
    onto[field.key] ??= cells?.[field.name] ?? null;
  }
}
