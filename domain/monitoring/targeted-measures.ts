import { fitsRisk } from '#domain/records/measure-fit.ts';
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

/** Whether a measure fell into the months of a spell, by its days or else by its year. */
export function isDuring(
  measure: Pick<MeasureFacts, 'year' | 'starts_on' | 'ends_on'>,
  from: Month,
  to: Month,
): boolean {
  const begins = measure.starts_on === null ? `${measure.year}01` : monthOf(measure.starts_on);
  const ends = measure.ends_on === null ? `${measure.year}12` : monthOf(measure.ends_on);
  return begins <= to && (ends < begins ? begins : ends) >= from;
}

/** Whether a measure answers one of these risks: the one that was said of it, else one that its kind fits. */
export function isTargeted(measure: Pick<MeasureFacts, 'kind' | 'risk'>, risks: readonly string[]): boolean {
  if (measure.risk !== null) return risks.includes(measure.risk);
  return risks.some((risk) => fitsRisk(risk, measure.kind));
}
