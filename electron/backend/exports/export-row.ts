import type { SpellRow } from '#db/export-subjects.ts';
import type { ExportHousehold, MemberRow } from '#db/export-households.ts';
import type { PersonOfYear } from '#domain/exports/adequacy.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';

export type Values = Readonly<Record<string, FieldValue | undefined>>;

/** Why a member stands in a table of changes. */
export interface MemberChange {
  readonly kind: 'joined' | 'left';
  readonly on: string | null;
  readonly reason: string | null;
  readonly proof: string | null;
  readonly wasHead: boolean;
  readonly newHead: MemberRow | null;
}

/** A value of a person that was another when the span began (export 3.7). */
export interface FieldChange {
  readonly field: Field;
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** Of the last act that touched it: the reason that it gave, else what it was. */
  readonly reason: string;
  readonly on: string;
}

export interface MeasureCells {
  readonly kind: string;
  readonly items: string | null;
  readonly note: string | null;
  readonly content: string | null;
}

/** Everything that one row of an export draws on. */
export interface ExportRow {
  /** Its place among all rows, from 1. */
  readonly number: number;
  /** Whose values it has: the year of the span, or of what it tells. */
  readonly year: number;
  readonly household: ExportHousehold;
  readonly householdYear: Values;
  readonly head: MemberRow | null;
  /** Who was in the household when the span ended, or before it ended itself; with what the year tells of them. */
  readonly family: readonly PersonOfYear[];
  readonly spell: SpellRow | null;
  readonly member: MemberRow | null;
  readonly memberYear: Values;
  readonly change: MemberChange | null;
  readonly adjustment: Values | null;
  /** The annual statement of the year with its sums. */
  readonly statement: Values;
  readonly measures: readonly MeasureCells[];
  /** The helper with the days of the pairing. */
  readonly pairing: Values | null;
  readonly fieldChange: FieldChange | null;
}
