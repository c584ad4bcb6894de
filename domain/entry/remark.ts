/**
 * Something about a cell that was typed. A fault cannot be kept as it is; a doubt can, when the clerk has looked
 * at it again: the paper may be as odd as it looks.
 */
export interface Remark {
  /** The member's place in the sheet, from 0; null for the household's own row. */
  readonly row: number | null;
  /** The field of the cell. */
  readonly key: string;
  readonly level: 'fault' | 'doubt';
  /** A clerk's sentence that names no value. */
  readonly reason: string;
  /** What probably should stand there, in stored form. */
  readonly fix?: string;
}

/** A remark on one person, before the person has a place. */
export type MemberRemark = Omit<Remark, 'row'>;
