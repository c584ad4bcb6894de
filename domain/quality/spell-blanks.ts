import { fieldByKey, type FieldKey } from '#domain/fields/dictionary.ts';
import { spellFigureNames } from '#domain/income/spell-figures.ts';
import type { Values } from './facts.ts';

/** What has to be said of a spell when it is recognised or ends. */
interface Wanted {
  readonly names: readonly string[];
  /** The nine figures of 收支情况. */
  readonly figures: 'recognised' | 'after';
  /** How they are called together. */
  readonly called: string;
}

export const keysWanted = ({ names, figures }: Wanted): string[] =>
  [...names, ...spellFigureNames(figures)].map((name) => `monitoring.${name}`);

function isBlank(values: Values, name: string): boolean {
  const value = values[name] ?? null;
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** As a sentence writes it: with the brackets of Chinese. */
const labelOfField = (name: string): string =>
  fieldByKey(`monitoring.${name}` as FieldKey)
    .label.replaceAll('(', '（')
    .replaceAll(')', '）');

/** Which of them are empty, for the message, and the first of them; false where none is. */
export function blanksOf(values: Values, { names, figures, called }: Wanted) {
  const nine = spellFigureNames(figures);
  const emptyNames = names.filter((name) => isBlank(values, name));
  const emptyFigures = nine.filter((name) => isBlank(values, name));
  const first = emptyNames[0] ?? emptyFigures[0];
  if (first === undefined) return false;
  const figureLabels = emptyFigures.length === nine.length ? [called] : emptyFigures.map(labelOfField);
  return {
    field: `monitoring.${first}`,
    words: { 字段: [...emptyNames.map(labelOfField), ...figureLabels].join('、') },
  };
}
