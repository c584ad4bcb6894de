import type { CodeListName } from '#domain/codes/code-lists.ts';

/** What is recorded beside the forms, from–to or on a day; one kind, one table (domain/records). */
export type RecordKindName =
  | 'benefit'
  | 'fund_receipt'
  | 'housing_appraisal'
  | 'disability_certificate'
  | 'assistance_plan'
  | 'visit'
  | 'adjustment'
  | 'consent'
  | 'village_officer'
  | 'representative'
  | 'notice_board';

/** The subjects of the collection forms, one dictionary file each, and the kinds of records. */
export type EntityName =
  | RecordKindName
  | 'household'
  | 'member'
  | 'income'
  | 'living_conditions'
  | 'monitoring'
  | 'assistance_measure'
  | 'helper'
  | 'village'
  | 'member_change'
  | 'relocation';

/**
 * Where a field's value is kept. `derived` values are computed and never typed; `paper` values exist only on
 * the signed sheet; `act` values are arguments of a member change and land in the columns that the act names;
 * `custom` values are those of the township's own fields, one row each.
 */
export type FieldStore =
  | RecordKindName
  | 'household'
  | 'household_year'
  | 'member'
  | 'member_year'
  | 'income_statement'
  | 'monitoring_spell'
  | 'measure'
  | 'helper'
  | 'pairing'
  | 'village'
  | 'village_year'
  | 'derived'
  | 'paper'
  | 'act'
  | 'custom';

/**
 * How a value is kept: `date` yyyy-mm-dd, `month` yyyymm, `year` integer, `bool` 0/1, `code` one code of the
 * list, `codes` several codes joined by an ASCII comma. A label that the list does not know is kept as
 * written behind an equals sign (`=务工`), so that nothing imported is lost and the checks can name it.
 */
export type FieldType =
  'text' | 'int' | 'decimal' | 'date' | 'month' | 'year' | 'bool' | 'code' | 'codes' | 'signature';

/** Lowest document level that may carry the value (documents/privacy: PUBLIC < INTERNAL < FULL). */
export type FieldLevel = 'PUBLIC' | 'INTERNAL' | 'FULL';

/** One entry of the field dictionary. Schemas, columns, forms, import headers and exports are derived from it. */
export interface Field {
  readonly key: `${EntityName}.${string}`;
  readonly entity: EntityName;
  /** snake_case English name; the column name where the value is stored. */
  readonly name: string;
  /** The label on forms, in the words of the collection form. */
  readonly label: string;
  readonly store: FieldStore;
  readonly type: FieldType;
  /** Digits after the point of a decimal. */
  readonly scale?: number;
  readonly unit?: string;
  readonly codes?: CodeListName;
  readonly required: 'always' | 'conditional' | 'optional';
  /** Headers under which national exports and collection forms carry the field, its own label included. */
  readonly headers: readonly [string, ...string[]];
  /** The header that our exports write. */
  readonly exportHeader: string;
  readonly level: FieldLevel;
  /** First and last year in which the collection forms have the field. */
  readonly since?: number;
  readonly until?: number;
  /** The code printed on the form or the national system's column (`sys:aac001`). */
  readonly formCode?: string;
  /** What a valid value is, in the words of the research table. */
  readonly rule?: string;
  readonly source: string;
}
