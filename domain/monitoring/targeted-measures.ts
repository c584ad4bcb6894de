import { type Day, type Month, monthOf } from '#domain/time/day.ts';

/** A measure as far as it must be placed in a spell and set against a risk. */
export interface MeasureFacts {
  readonly year: number;
  /** Name of the field of the measure sheet: `industry`, `health` … */
  readonly kind: string;
  /** Code of the risk that it answers, where somebody said so. */
  readonly risk: string | null;
  readonly starts_on: Day | null;
  readonly ends_on: Day | null;
}

/** Kinds that answer a risk (rule Q153); risks not named here are answered by any measure. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  '01': ['health', 'social'],
  '02': ['compulsory_education', 'education', 'social'],
  '03': ['security', 'social'],
  '09': ['housing', 'relocation'],
  '10': ['water'],
};

/** Whether a measure fell into the months of a spell, by its days or else by its year. */
export function isDuring(measure: MeasureFacts, from: Month, to: Month): boolean {
  const begins = measure.starts_on === null ? `${measure.year}01` : monthOf(measure.starts_on);
  const ends = measure.ends_on === null ? `${measure.year}12` : monthOf(measure.ends_on);
  return begins <= to && (ends < begins ? begins : ends) >= from;
}

export function isTargeted(measure: MeasureFacts, risks: readonly string[]): boolean {
  if (measure.risk !== null) return risks.includes(measure.risk);
  return risks.some((risk) => ANSWERS[risk]?.includes(measure.kind) ?? true);
}
