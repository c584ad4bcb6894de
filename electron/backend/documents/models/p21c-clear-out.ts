import { householdsAdjusted } from '#db/documents-decisions.ts';
import { membersOf } from '#db/households.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { adjustmentFor } from './adjustment-for.ts';
import { checkingVisit } from './checking-visit.ts';
import { numberOf } from './told-facts.ts';

const CLEARED_OUT = '4';

/** A household's word that it is cleared out (P21C); in a village, of those who are in the year. */
export const clearOutConfirmation: Maker<ModelOf<'P21C'>> = {
  of: 'household',
  model: confirmationOf,
  whose: (db, asked) => householdsAdjusted(db, { ...asked, kinds: [CLEARED_OUT] }),
};

async function confirmationOf(ask: HouseholdAsk): Promise<ModelOf<'P21C'>> {
  const { db, household, village, township, pack, year, today } = ask;
  const members = await membersOf(db, household.id);
  const adjustment = await adjustmentFor(ask, [CLEARED_OUT]);
  const reason = adjustment?.reason?.trim() ?? '';
  if (reason === '') ask.lacks(`${numberOf(ask)}：没有登记清退原因，留空手写`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    ...{ group: household.group, householdNo: household.household_no, year },
    object: pack.terms.object.value,
    head: household.present_head_name ?? household.head_name ?? '',
    people: members.filter(({ left_on }) => left_on === null).length,
    reason: reason === '' ? null : reason,
    checkedOn: (await checkingVisit(ask))?.on ?? null,
    noticeFrom: adjustment?.first_notice_from ?? null,
    isSigned: adjustment?.is_signed === 1,
    preparedOn: today,
  };
}
