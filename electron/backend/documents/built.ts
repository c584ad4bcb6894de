import type { DocumentId, ModelOf } from '#templates/catalogue.ts';

/** What is printed as one file: a model for each household or one for all, and what the record of it says. */
export interface Built<Id extends DocumentId = DocumentId> {
  readonly models: readonly [ModelOf<Id>, ...ModelOf<Id>[]];
  /** What the clerk should know before it is used: values that are not known yet, sheets that were left out. */
  readonly missing: readonly string[];
  readonly village: string;
  /** 户编号, title of the procedure, or 全村: stands in the file name and the list of prints; no personal data. */
  readonly subject: string;
  readonly year: number;
  readonly householdId: number | null;
  readonly procedureId: number | null;
  readonly villageId: number | null;
  readonly noticeTo: string | null;
}
