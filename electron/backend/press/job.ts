import type { Result } from '#contract/result.ts';
import type { DocumentId, ModelOf } from '#templates/catalogue.ts';
import type { Paper } from '#templates/layout/page.ts';

export interface PrintOptions {
  readonly paper: Paper;
  /** yyyy-mm-ddThh:mm in local time; in the footer of forms. */
  readonly printedAt: string;
  /** The operator; in the footer of FULL documents. */
  readonly printedBy: string;
  /**
   * What to do about a character that no font has: refuse (the default), or leave a blank of one em to be written
   * by hand and name the character in `missing`.
   */
  readonly lacking?: 'refuse' | 'leave-blank';
}

/** One document to print: its number, the model that it takes, and how. Plain data, since it goes to a thread. */
export type PressJob = {
  [Id in DocumentId]: {
    readonly document: Id;
    readonly model: ModelOf<Id>;
    /** The same document for others, bound behind it into one file; each keeps its own page numbers. */
    readonly more?: readonly ModelOf<Id>[];
    readonly options: PrintOptions;
  };
}[DocumentId];

export interface Printed {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  /** Characters for which a blank was left. */
  readonly missing: string[];
}

/** What goes to the thread and what comes back. */
export interface PressRequest {
  readonly id: number;
  readonly job: PressJob;
}

export interface PressAnswer {
  readonly id: number;
  /** The result, or the stack frames of something unforeseen: frames only, messages may quote the model. */
  readonly outcome: { readonly result: Result<Printed> } | { readonly frames: string };
}
