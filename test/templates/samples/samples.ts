import type { DocumentTemplate } from '#templates/document.ts';

/** Three models of each document of a chapter: as little as there can be, as it usually is, as bad as it gets. */
export type Samples<Templates> = {
  readonly [Id in keyof Templates]: Templates[Id] extends DocumentTemplate<infer Model>
    ? { readonly smallest: Model; readonly typical: Model; readonly worst: Model }
    : never;
};
