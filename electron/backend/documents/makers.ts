import type { DocumentTemplate } from '#templates/document.ts';
import type { Maker } from './sheet.ts';

/** A maker for each document of a chapter, typed by the document's model. */
export type Makers<Templates> = {
  readonly [Id in keyof Templates]: Templates[Id] extends DocumentTemplate<infer Model>
    ? Maker<Model>
    : never;
};
