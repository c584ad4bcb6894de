import type { Form } from '#templates/p05-model.ts';
import { householdLabel } from '../../procedure/running.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { householdGroups } from './form-facts.ts';
import { formChoices, formMembers } from './form-members.ts';
import { recordOf, shown } from './household-record.ts';

/** The collection form of a household (P05), filled as far as is known. */
export const form: Maker<Form> = { of: 'household', model: formOf };

/** The present facts of a household; a household that fell back into poverty must say why. */
export async function formOf(ask: HouseholdAsk): Promise<Form> {
  const { household, village, township, year, today, lacks } = ask;
  const record = await recordOf(ask);
  const { ofYear } = record;
  if (ofYear['return_year'] === year && shown(ofYear, 'household.return_causes', year) === '')
    lacks(`户编号 ${householdLabel(household.household_no)}：本年返贫，没有填返贫原因，请补填`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    groups: householdGroups(record),
    members: formMembers(record),
    choices: formChoices(year),
    preparedOn: today,
  };
}
