import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Paper } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Words, WordingSpec } from './wording.ts';

/** What a template gets beside its model. */
export interface PrintContext {
  readonly paper: Paper;
  /** yyyy-mm-ddThh:mm in local time; printed in the footer of forms, never on a posted sheet. */
  readonly printedAt: string;
  /** Who prints; in the footer of FULL documents. */
  readonly printedBy: string;
  /** 文书编号: the letters under which the archive keeps this print, in the code at the foot; null in a preview. */
  readonly code: string | null;
  /** The document's texts as they hold for this township and year, by the parts of its `wording`. */
  readonly words: Words;
  readonly typesetter: Typesetter;
}

/** What is wrong with a model or lacking to it: the rule's name and a clerk's sentence that says what to do. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
}

/** A printed document. All of it is pure: the same model and context give the same definition. */
export interface DocumentTemplate<Model> {
  readonly title: string;
  /** Goes up when the layout changes or the model gets another shape; kept with each print. */
  readonly version: number;
  readonly level: PrivacyLevel;
  readonly papers: readonly Paper[];
  /** The texts that a township may word in its own way. */
  readonly wording: WordingSpec;
  /** Why the model cannot or may not be printed at all, not even as a draft; null when it may. */
  readonly refusal: (model: Model) => Refusal | null;
  /** What is lacking for the valid paper; until then it is printed only as a draft, with 草稿 across it. */
  readonly needs: (model: Model) => readonly Refusal[];
  /** Numbers of offices that may stand on a posted sheet although they look like a person's. */
  readonly phones: (model: Model) => readonly OfficePhone[];
  readonly template: (model: Model, context: PrintContext) => TDocumentDefinitions;
}

/** Where and for which year a form is filled. */
export interface Place {
  readonly county: string;
  readonly township: string;
  readonly village: string;
}
