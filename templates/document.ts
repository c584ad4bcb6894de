import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Paper } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';

/** What a template gets beside its model. */
export interface PrintContext {
  readonly paper: Paper;
  /** yyyy-mm-ddThh:mm in local time; printed in the footer of forms, never on a posted sheet. */
  readonly printedAt: string;
  /** Who prints; in the footer of FULL documents. */
  readonly printedBy: string;
  readonly typesetter: Typesetter;
}

/** Why a model must not be printed: the rule's name and a clerk's sentence. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
}

export type DocumentTarget = 'household' | 'procedure' | 'village';

/** A printed document. All of it is pure: the same model and context give the same definition. */
export interface DocumentTemplate<Model> {
  readonly title: string;
  readonly level: PrivacyLevel;
  readonly papers: readonly Paper[];
  readonly targets: readonly DocumentTarget[];
  /** The cross-checks of the model; null when it may be printed. */
  readonly refusal: (model: Model) => Refusal | null;
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
