import { householdsAdjusted } from '#db/documents-decisions.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { denied } from '#templates/p20-exit-check.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { exitFacts } from './exit-facts.ts';
import { helperToday, numberOf } from './told-facts.ts';

const leaving: Extract<Maker<unknown>, { of: 'household' }>['whose'] = (db, asked) =>
  householdsAdjusted(db, { ...asked, kinds: ['3'] });

/** Check at home before a household leaves poverty (P20); in a village, for those who leave in the year. */
export const exitCheck: Maker<ModelOf<'P20'>> = { of: 'household', model: checkOf, whose: leaving };

/** The household's word on it (P21). */
export const exitConfirmation: Maker<ModelOf<'P21'>> = {
  of: 'household',
  model: confirmationOf,
  whose: leaving,
};

async function checkOf(ask: HouseholdAsk): Promise<ModelOf<'P20'>> {
  const { base, checks, visit } = await exitFacts(ask);
  tellUnknown(ask, base.standard);
  const helper = await helperToday(ask);
  return { ...base, checks, visit, helper: helper?.name ?? null };
}

async function confirmationOf(ask: HouseholdAsk): Promise<ModelOf<'P21'>> {
  const { base, income, checks, visit, adjustment, noticeFrom } = await exitFacts(ask);
  tellUnknown(ask, base.standard);
  if (income.perCapita === null) ask.lacks(`${numberOf(ask)}：没有 ${ask.year} 年的收入，留空手写`);
  return {
    ...base,
    netIncome: income.net,
    perCapita: income.perCapita,
    denied: denied(checks),
    checkedOn: visit?.on ?? null,
    noticeFrom,
    isSigned: adjustment?.is_signed === 1,
    preparedOn: ask.today,
  };
}

function tellUnknown({ year, lacks }: HouseholdAsk, standard: number | null): void {
  if (standard === null) lacks(`没有 ${year} 年的脱贫标准，留空手写；可以在政策包里补上`);
}
