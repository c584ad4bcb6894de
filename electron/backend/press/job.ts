import type { Result } from '#contract/result.ts';
import type { DocumentId, ModelOf } from '#templates/catalogue.ts';
import type { Paper } from '#templates/layout/page.ts';
import type { Words } from '#templates/wording.ts';
import type { OwnFont } from './faces.ts';

export interface PrintOptions {
  readonly paper: Paper;
  /** yyyy-mm-ddThh:mm in local time; in the footer of forms. */
  readonly printedAt: string;
  /** The operator; in the footer of FULL documents. */
  readonly printedBy: string;
  /** Prints 草稿 across every page, and does not ask what the valid paper needs. */
  readonly draft?: boolean;
  /** Both sides of the sheet: each document begins on the front of one. */
  readonly duplex?: boolean;
  /**
   * What to do about a character that no font has: refuse (the default), or leave a blank of one em to be written
   * by hand and name the character in `missing`.
   */
  readonly lacking?: 'refuse' | 'leave-blank';
}

/** One paper: its document, the model that it takes, its texts, and the letters that stand for it in the archive. */
export type PressSheet = {
  [Id in DocumentId]: {
    readonly document: Id;
    readonly model: ModelOf<Id>;
    /** The texts that hold, by part; the shipped ones where left out. */
    readonly words?: Words;
    /** Null in a preview. */
    readonly code: string | null;
  };
}[DocumentId];

/** What becomes one file: papers one behind the other, each with its own page numbers. Plain data: it goes to a thread. */
export interface PressJob {
  readonly sheets: readonly PressSheet[];
  readonly options: PrintOptions;
}

export interface Printed {
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** Of the file, blank backs included. */
  readonly pages: number;
  /** The page of the file on which each paper begins, from 1. */
  readonly starts: readonly number[];
  /** How many pages each paper has, without the blank back behind it. */
  readonly lengths: readonly number[];
  /** Characters for which a blank was left. */
  readonly missing: string[];
  /** The same by papers, for those that have some. */
  readonly blanks: readonly Blanks[];
}

export interface Blanks {
  /** Which of the papers, from 0. */
  readonly paper: number;
  readonly characters: readonly string[];
}

/** What a thread is there for: printing with these fonts, or judging one file. */
export type PressWork =
  | { readonly fontFolder: string; readonly own: readonly OwnFont[] }
  | { readonly file: Uint8Array; readonly face: string | null };

/** What goes to the thread and what comes back: how far it is, as often as that is worth telling, and the end. */
export interface PressRequest {
  readonly id: number;
  readonly job: PressJob;
}

export interface PressProgress {
  readonly id: number;
  /** Papers that are laid out. */
  readonly done: number;
}

export interface PressAnswer {
  readonly id: number;
  /** The result, or the stack frames of something unforeseen: frames only, messages may quote the model. */
  readonly outcome: { readonly result: Result<Printed> } | { readonly frames: string };
}
