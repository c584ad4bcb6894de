import type { HouseholdPage } from '#contract/household.ts';
import type { Input } from '#contract/channels.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import { readDecimal } from '#domain/fields/written-value.ts';

type Measure = HouseholdPage['measures'][number];
type MeasureValues = Omit<Input<'measure.update'>, 'id' | 'reason'>;

/** The kinds of measures are the multi-choice fields of the measure sheet. */
export const measureKinds = fieldsOf('assistance_measure').filter((field) => field.type === 'codes');

/** The form as typed. */
export interface MeasureDraft {
  readonly kind: string;
  readonly items: string;
  readonly content: string;
  readonly unit: string;
  readonly responsible: string;
  readonly responsiblePhone: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly amount: string;
  readonly expectedGain: string;
  readonly actualGain: string;
  readonly outcome: string;
  readonly risk: string;
  readonly scale: string;
  readonly fundingSource: string;
  readonly doneOn: string | null;
  readonly loanAmount: string;
  readonly loanMonths: string;
  readonly solarIncome: string;
  readonly note: string;
}

const number = (value: number | null | undefined): string => String(value ?? '');

export const draftOf = (measure: Measure | null): MeasureDraft => ({
  kind: measure?.kind ?? '',
  items: measure?.items ?? '',
  content: measure?.content ?? '',
  unit: measure?.unit ?? '',
  responsible: measure?.responsible ?? '',
  responsiblePhone: measure?.responsiblePhone ?? '',
  startsOn: measure?.startsOn ?? null,
  endsOn: measure?.endsOn ?? null,
  amount: number(measure?.amount),
  expectedGain: number(measure?.expectedGain),
  actualGain: number(measure?.actualGain),
  outcome: measure?.outcome ?? '',
  risk: measure?.risk ?? '',
  scale: measure?.scale ?? '',
  fundingSource: measure?.fundingSource ?? '',
  doneOn: measure?.doneOn ?? null,
  loanAmount: number(measure?.loanAmount),
  loanMonths: number(measure?.loanMonths),
  solarIncome: number(measure?.solarIncome),
  note: measure?.note ?? '',
});

type MoneyKey = 'amount' | 'expectedGain' | 'actualGain' | 'loanAmount' | 'loanMonths' | 'solarIncome';

interface ReadDraft {
  readonly values: MeasureValues;
  readonly reasons: Partial<Record<keyof MeasureDraft, string>>;
}

/** The draft as values, and by box what is wrong with it. */
export function readDraft(draft: MeasureDraft): ReadDraft {
  const reasons: Partial<Record<keyof MeasureDraft, string>> = {};
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  const money = (key: MoneyKey, digits = 2): number | null => {
    if (draft[key].trim() === '') return null;
    const read = readDecimal(draft[key].trim(), digits);
    if (read === undefined || read < 0) reasons[key] = '应当填不小于 0 的数字';
    return read ?? null;
  };
  if (draft.kind === '') reasons.kind = '请选择措施类别';
  if (text(draft.items) === null && text(draft.content) === null)
    reasons.content = '请选择具体措施，或写明措施内容';
  if (draft.startsOn !== null && draft.endsOn !== null && draft.endsOn < draft.startsOn) {
    reasons.endsOn = '完成时限早于实施起';
  }
  if (draft.startsOn !== null && draft.doneOn !== null && draft.doneOn < draft.startsOn) {
    reasons.doneOn = '完成日期早于实施起';
  }
  return {
    values: {
      kind: draft.kind,
      items: text(draft.items),
      content: text(draft.content),
      unit: text(draft.unit),
      responsible: text(draft.responsible),
      responsiblePhone: text(draft.responsiblePhone),
      startsOn: draft.startsOn,
      endsOn: draft.endsOn,
      amount: money('amount'),
      expectedGain: money('expectedGain'),
      actualGain: money('actualGain'),
      outcome: text(draft.outcome),
      risk: text(draft.risk),
      scale: text(draft.scale),
      fundingSource: text(draft.fundingSource),
      doneOn: draft.doneOn,
      loanAmount: money('loanAmount'),
      loanMonths: money('loanMonths', 0),
      solarIncome: money('solarIncome'),
      note: text(draft.note),
    },
    reasons,
  };
}
