import type { ModelOf } from '#templates/catalogue.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { investigatorsOf } from '../../procedure/running.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { familyOf, textOf } from './household-family.ts';
import { type HouseholdRecord, recordOf, risksOf, shown } from './household-record.ts';

type Visit = ModelOf<'P04'>;

/** What is found at a visit to a household (P04), with what is recorded of it. */
export const visit: Maker<Visit> = { of: 'household', model: visitOf };

async function visitOf(ask: HouseholdAsk): Promise<Visit> {
  const { household, village, township, year, running } = ask;
  const record = await recordOf(ask);
  const known = (text: string): string | null => (text === '' ? null : text);
  const { income, ofYear, spell } = record;
  noteOrder(ask);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    procedure: running?.definition.title ?? null,
    visit: visitIn(ask),
    head: record.head,
    phone: household.phone,
    address: household.address,
    type: known(shown(record.household, 'household.household_type', year)),
    ...familyOf(record),
    house: {
      structure: known(shown(ofYear, 'living_conditions.house_structure', year)),
      area: known(shown(ofYear, 'living_conditions.housing_area', year)),
      level: known(shown(ofYear, 'living_conditions.dangerous_house_level', year)),
      appraisal: appraisalOf(record),
    },
    hasSafeWater: waterOf(record),
    income: {
      wage: known(shown(income, 'income.wage_income', year)),
      business: known(shown(income, 'income.business_income', year)),
      property: known(shown(income, 'income.property_income', year)),
      transfer: known(shown(income, 'income.transfer_income', year)),
      expense: known(shown(income, 'income.business_expense', year)),
      net: known(shown(income, 'income.net_income', year)),
      perCapita: known(shown(income, 'income.per_capita_net_income', year)),
      selfPaid: known(shown(income, 'income.self_paid_expense', year)),
    },
    risks: risksOf(spell, year),
  };
}

/** The visit of the procedure, once anything of it is recorded. */
function visitIn({ candidate }: HouseholdAsk): Visit['visit'] {
  if (candidate === null) return null;
  const investigators = investigatorsOf(candidate);
  if (candidate.visited_on === null && investigators.length === 0) return null;
  return { on: candidate.visited_on, investigators };
}

/** Nobody visits before there is a clue. */
function noteOrder({ candidate, running, needs }: HouseholdAsk): void {
  const day = candidate?.visited_on ?? null;
  const [first] = running?.steps ?? [];
  if (day !== null && first !== undefined && day < first.done_on)
    needs('visit-order', '入户核实的日期早于程序开始的日期，请核对');
}

/** Asked as two questions up to 2018, as one since. */
function waterOf({ ofYear }: HouseholdRecord): boolean | null {
  const [answer] = [ofYear['has_safe_water'], ofYear['is_water_safe']].filter((each) => each != null);
  return answer === undefined ? null : answer === 1;
}

function appraisalOf({ appraisal, year }: HouseholdRecord): string | null {
  if (appraisal === null) return null;
  const level = textOf(appraisal['level']);
  const parts = [
    textOf(appraisal['appraised_on']) ?? '',
    textOf(appraisal['appraiser']) ?? '',
    level === null ? '' : `鉴定为${labelOf('dangerous_house_level', level, year)}`,
    textOf(appraisal['conclusion']) ?? '',
  ];
  return parts.filter((part) => part !== '').join('，');
}
