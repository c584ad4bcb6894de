import type { Field, RecordKindName } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import type { Signatory } from './guardian.ts';

/** A record's cells by column name. */
export type RecordCells = Readonly<Record<string, FieldValue | undefined>>;

/** Something is wrong with a record: the column at fault and a clerk's words, which follow the column's label. */
export interface RecordFault {
  readonly column: string;
  readonly message: string;
}

/** What a record is looked at against. */
export interface RecordSetting {
  /** yyyy-mm-dd */
  readonly today: string;
  /** The member whom the record is about, where it is about one. */
  readonly member?:
    { readonly name: string; readonly idNumber: string | null; readonly leftOn: string | null } | undefined;
  /** Who may sign for the household, where the kind asks for it. */
  readonly signatories?: readonly Signatory[] | undefined;
}

/** Words for values of the record: `say('kind')` is the label, amount or text as it is read, empty for none. */
export type Say = (column: string) => string;

/** Records of one kind: which table, whose, which fields, what must hold, and how one reads in a line. */
export interface RecordKind {
  /** Name of the kind, of its table and of its field keys (`benefit.amount`). */
  readonly kind: RecordKindName;
  readonly title: string;
  /** Whose they are; a member's also carry his household. */
  readonly owner: 'household' | 'member' | 'village';
  /** A household's record may be about one of its people. */
  readonly aboutMember?: true;
  readonly fields: readonly Field[];
  /** Columns of the compact table, in its order; the form has all fields. */
  readonly columns: readonly string[];
  /** Those of the columns whose text is long; they share what room the others leave. */
  readonly wide?: readonly string[];
  /** The columns that say when: from–to, or the day (then without `to`). */
  readonly from: string;
  readonly to?: string;
  /** Whether `to` is set as an act of its own (结束), rather than being a term known from the beginning. */
  readonly ends?: true;
  /** The column of the year to which a record is tied; a household has one such record in a year. */
  readonly yearly?: true;
  /** The column whose value no two records of the archive share. */
  readonly unique?: string;
  /** Lists whose items are ticked one by one on each record. */
  readonly checklists?: readonly ('visit_eight_ones' | 'visit_nine_looks')[];
  /** What stands where there is none yet. */
  readonly invitation: string;
  /** Checks across fields; each names the column at fault. */
  readonly faults?: (cells: RecordCells) => readonly RecordFault[];
  /** What is signed for the whole household: also checked against who is in it. */
  readonly signedFor?: (cells: RecordCells, signatories: readonly Signatory[]) => readonly RecordFault[];
  /** Values that follow from others, for columns that were left blank. */
  readonly derived?: (cells: RecordCells) => RecordCells;
  /** Possible, but worth a look; sentences. */
  readonly hints?: (cells: RecordCells, setting: RecordSetting) => readonly string[];
  readonly summary: (say: Say) => string;
}
