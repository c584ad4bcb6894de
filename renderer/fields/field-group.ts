import type { Field } from '#domain/fields/field.ts';

/** Fields that are read together, under a heading. */
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}
