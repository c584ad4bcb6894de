/** One value of a list. A code whose label changed with the years stands once for each stretch of years. */
export interface CodeItem {
  readonly code: string;
  readonly label: string;
  /** Other labels that real files carry for the same value. */
  readonly aliases?: readonly string[];
  /** First and last year in which the forms offer this value under this label. */
  readonly since?: number;
  readonly until?: number;
  /** `inferred`: this code or label is ours, not a published one. */
  readonly confidence?: 'published' | 'inferred';
  readonly note?: string;
}

/** A code list of the collection forms. `inferred`: codes, or codes and labels, are not published anywhere. */
export interface CodeList {
  readonly title: string;
  readonly source: string;
  readonly confidence: 'published' | 'inferred';
  readonly note?: string;
  readonly items: readonly CodeItem[];
  /** Labels that say in words what the list says with an empty cell (`非在校生` from 2019 on). */
  readonly blank?: readonly string[];
  readonly since?: number;
  readonly until?: number;
}
