import type { HouseholdPage } from '#contract/household.ts';
import { labelsOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { fitsRisk } from '#domain/records/measure-fit.ts';

export type Measure = HouseholdPage['measures'][number];

/** What a measure is called: the items of its kind; empty when none was chosen. */
export function measureTitle(measure: Measure): string {
  const field = findField(`assistance_measure.${measure.kind}`);
  return field?.codes === undefined
    ? ''
    : labelsOf(field.codes, measure.items, measure.year).replaceAll(',', '、');
}

export const measureKindTitle = (measure: Measure): string =>
  findField(`assistance_measure.${measure.kind}`)?.label ?? measure.kind;

const RISKS = ['risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'] as const;

/** The risks of the spells that are open, in the order in which they were named. */
export const openRisks = (page: Pick<HouseholdPage, 'spells'>): readonly string[] => {
  const open = page.spells.filter((spell) => spell.state === 'open');
  const risks = open.flatMap(({ values }) => RISKS.map((risk) => values[`monitoring.${risk}`]));
  return [...new Set(risks.filter((risk): risk is string => typeof risk === 'string'))];
};

/** False where the measure is told to answer a risk that its kind does not answer (Q153). */
export const isFitting = ({ risk, kind }: Pick<Measure, 'risk' | 'kind'>): boolean =>
  risk === null || risk === '' || fitsRisk(risk, kind);

/** Open risks that no measure of the year answers. */
export const unanswered = (page: HouseholdPage): readonly string[] => {
  const ofYear = page.measures.filter((measure) => measure.year === page.year);
  return openRisks(page).filter(
    (risk) => !ofYear.some((measure) => (measure.risk ?? risk) === risk && fitsRisk(risk, measure.kind)),
  );
};

export interface MeasureSums {
  readonly amount: number | null;
  readonly expectedGain: number | null;
  readonly actualGain: number | null;
}

/** 资金合计, 预计增收合计, 实际增收合计 in yuan; null where no measure has a figure. */
export function measureSums(measures: readonly Measure[]): MeasureSums {
  const sum = (key: keyof MeasureSums): number | null => {
    const known = measures.map((measure) => measure[key]).filter((yuan) => yuan !== null);
    if (known.length === 0) return null;
    return Math.round(known.reduce((whole, yuan) => whole + yuan * 100, 0)) / 100;
  };
  return { amount: sum('amount'), expectedGain: sum('expectedGain'), actualGain: sum('actualGain') };
}
