import type { measuresOf } from '#db/households.ts';
import type { HouseholdPage } from '#contract/household.ts';

type Row = Awaited<ReturnType<typeof measuresOf>>[number];

/** A measure as the window has it. */
export const measureView = (row: Row): HouseholdPage['measures'][number] => ({
  id: row.id,
  year: row.year,
  kind: row.kind,
  items: row.items,
  content: row.content,
  unit: row.unit,
  responsible: row.responsible,
  responsiblePhone: row.responsible_phone,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  amount: row.amount,
  expectedGain: row.expected_gain,
  actualGain: row.actual_gain,
  outcome: row.outcome,
  risk: row.risk,
  scale: row.scale,
  fundingSource: row.funding_source,
  doneOn: row.done_on,
  loanAmount: row.loan_amount,
  loanMonths: row.loan_months,
  solarIncome: row.solar_income,
  note: row.note,
});
