import type { EntityName, Field } from '#domain/fields/field.ts';
import { isInYear } from '../read-written.ts';
import type { FieldSection } from './field-choice.tsx';

const TITLES: readonly (readonly [EntityName, string])[] = [
  ['household', '户'],
  ['living_conditions', '生活条件'],
  ['relocation', '易地搬迁'],
  ['income', '收入'],
];

/** Fields of the household under the headings of its page, as far as the forms of the year have them. */
export const householdSections = (fields: readonly Field[], year: number): FieldSection[] =>
  TITLES.map(([entity, title]) => ({
    title,
    fields: fields.filter((field) => field.entity === entity && isInYear(field, year)),
  }));
