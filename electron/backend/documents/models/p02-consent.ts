import { membersOf } from '#db/households.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';

type Consent = ModelOf<'P02'>;

/** Application and authorisation of one household (P02). */
export const consent: Maker<Consent> = { of: 'household', model: consentOf };

async function consentOf({
  db,
  household,
  village,
  township,
  pack,
  year,
  today,
  lacks,
}: HouseholdAsk): Promise<Consent> {
  if (!asksForConsent(pack)) {
    const message = `${year} 年的程序用不到承诺授权查询书（2021 年起才有），请把年度换到用它的年份。`;
    throw new Refusal({ code: 'rule', rule: 'no-consent', message });
  }
  const members = (await membersOf(db, household.id)).filter(({ left_on }) => left_on === null);
  const number = householdLabel(household.household_no);
  if (!members.some(({ relation }) => relation === '01')) {
    const message = `户编号 ${number} 没有户主，请先确定户主再印授权书。`;
    throw new Refusal({ code: 'rule', rule: 'consent-head', message });
  }
  const without = members.filter(({ id_number }) => id_number === null).length;
  if (without > 0) lacks(`户编号 ${number}：有 ${without} 名成员没有证件号码，留空手写`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    object: pack.terms.object.value,
    department: pack.terms.department.value,
    reason: null,
    members: members.map(({ name, relation, id_number, birth_date }) => ({
      name: name ?? '',
      relation: labelOf('relation_to_head', relation, year),
      idNumber: id_number ?? '',
      birth: birth_date,
    })),
    preparedOn: today,
  };
}

const asksForConsent = ({ procedures }: PolicyPack): boolean =>
  procedures.some(({ steps }) =>
    steps.some(({ papers }) => papers.some(({ document }) => document === 'P02')),
  );
