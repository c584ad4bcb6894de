import { pairingsOf } from '#db/households.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { approvalStepOf, householdLabel, recordOfStep, type Running } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import { officeOf } from '../posted/offices.ts';
import type { HouseholdAsk } from '../sheet.ts';

type Taken = ModelOf<'P19'>;
type Told = Pick<
  Taken,
  'place' | 'group' | 'householdNo' | 'head' | 'object' | 'office' | 'phone' | 'issuedOn' | 'after'
>;

/** What every letter to a household is made of; it is told on the day that is recorded, else today. */
export function toldFacts(ask: HouseholdAsk, after: Told['after'], toldOn: string | null = null): Told {
  const { household, village, township, pack, today, lacks } = ask;
  const phone = township.phone.trim();
  if (phone === '') lacks(`${numberOf(ask)}：乡镇电话没有填写，留空手写`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    head: household.present_head_name ?? household.head_name ?? '',
    object: pack.terms.object.value,
    office: officeOf(township),
    phone: phone === '' ? null : phone,
    issuedOn: toldOn ?? today,
    after,
  };
}

export const numberOf = ({ household }: Pick<HouseholdAsk, 'household'>): string =>
  `户编号 ${householdLabel(household.household_no)}`;

export const notForThis = (rule: string, message: string): Refusal =>
  new Refusal({ code: 'rule', rule, message });

/** Days of a procedure that must be over before a household is told what was decided. */
export function decisionDays(running: Running): Told['after'] {
  const hung = running.definition.steps.flatMap((step) =>
    step.notice?.holds === true ? (recordOfStep(running, step)?.notice_to ?? []) : [],
  );
  return {
    approvedOn: recordOfStep(running, approvalStepOf(running))?.done_on ?? null,
    noticeTo: hung.toSorted().at(-1) ?? null,
  };
}

/** The helper whom the household has today. */
export async function helperToday({
  db,
  household,
  today,
}: Pick<HouseholdAsk, 'db' | 'household' | 'today'>): Promise<Taken['helper']> {
  const pairings = await pairingsOf(db, household.id);
  const now = pairings.find(
    ({ starts_on: from, ends_on: to }) => (from ?? '') <= today && (to === null || to >= today),
  );
  return now?.name == null ? null : { name: now.name, phone: now.phone };
}
