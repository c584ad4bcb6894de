import type { FieldValue } from '../fields/field-value.ts';

/**
 * Values by key of the field, in stored form. Null: the register has the field and it is blank; absent: it does not
 * have the field.
 */
export type Values = Record<string, FieldValue>;

/** A person as one register has it. */
export interface LedgerPerson {
  readonly personNo: string | null;
  readonly idKey: string | null;
  readonly name: string | null;
  readonly values: Values;
}

/** A household as one register has it. */
export interface LedgerHousehold {
  readonly no: string | null;
  readonly village: string | null;
  readonly headName: string | null;
  readonly values: Values;
  readonly people: LedgerPerson[];
}

/** A register: the national system's export or the paper file. */
export interface Ledger {
  readonly households: readonly LedgerHousehold[];
  /** It has everybody of its villages, so that who is not in it is missing there; a list of some has not. */
  readonly isWhole: boolean;
}

export interface KnownPerson extends LedgerPerson {
  readonly id: number;
  readonly household: KnownHousehold;
}

/** A household of the archive with the people in it today. */
export interface KnownHousehold extends Omit<LedgerHousehold, 'people'> {
  readonly id: number;
  readonly people: KnownPerson[];
}
