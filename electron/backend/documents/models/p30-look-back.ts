import { householdsOfVillage } from '#db/documents.ts';
import { checksOfVisits, householdsOfLedger, visitsOfYear } from '#db/documents-follow-up.ts';
import { householdYear, memberYearsOf } from '#db/households.ts';
import { recordsOf } from '#db/records.ts';
import { peopleOn } from '#db/regroup.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { campaignItemsOf, reachedInVillage } from './campaign-items.ts';
import { lookFacts } from './look-facts.ts';
import { targetGroupsOf } from './target-groups.ts';
import { visitorsOf } from './visitors.ts';
import { incomeOnFile } from '../../income/year-income.ts';

type LookBack = ModelOf<'P30'>;

/** 一看粮 … 九看成效好不好: the visit's list. */
const LOOKS = 'visit_nine_looks';

/** A household looked at again (P30): what the archive knows of each look, and what the last such visit found. */
export const lookBack: Maker<LookBack> = {
  of: 'household',
  model: lookBackOf,
  whose: async (db, village) =>
    (await reachedInVillage(db, village)) ?? (await householdsOfVillage(db, village)),
};

async function lookBackOf(ask: HouseholdAsk): Promise<LookBack> {
  const { db, household, village, township, year, today, lacks } = ask;
  const people = await peopleOn(db, household.id, lastDayToTell(year, today));
  const ofYear = await householdYear(db, household.id, year);
  const years = await memberYearsOf(db, household.id, year);
  const found = await lastLook(ask);
  const income = await incomeOnFile(db, household.id, { year, present: people.length });
  const benefits = await recordsOf(db, 'benefit', { column: 'household_id', id: household.id });
  const inForce = benefits.filter(({ ends_on: end }) => end === null || String(end) >= today);
  const number = `户编号 ${householdLabel(household.household_no)}`;
  if (ofYear === undefined) lacks(`${number}：没有 ${year} 年的年度信息，“情况”一栏留空手写`);
  const state = { people, years, ofYear, income, benefits: inForce, year };
  const facts = lookFacts(state);
  const campaign = await campaignItemsOf(ask, facts);
  const lacking = unseen(campaign, found, year);
  if (lacking !== null) lacks(`${number}：${lacking}，核查结果留空手写`);
  const monitored = (await householdsOfLedger(db, [household.id]))[0]?.category ?? null;
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    ...{ year, population: people.length, phone: household.phone, income },
    head: headAmong(people)?.name ?? household.head_name ?? '',
    groups: targetGroupsOf({ ...state, household, isMarginal: monitored === '2' }),
    looks: codeItemsOf(LOOKS, year).map(({ code, label }) => ({
      title: label,
      facts: facts[code] ?? null,
      ...(found?.checks.get(code) ?? { isGood: null, problem: null }),
    })),
    benefits: [...new Set(inForce.map(({ kind }) => labelOf('benefit_kind', String(kind), year)))],
    campaign: campaign?.campaign ?? null,
    visit: campaign === null ? found && { on: found.on, visitors: found.visitors } : campaign.visit,
  };
}

/** What was not looked at yet, in words. */
function unseen(
  campaign: Pick<LookBack, 'campaign' | 'visit'> | null,
  found: object | null,
  year: number,
): string | null {
  if (campaign === null) return found === null ? `${year} 年没有登记过“九看”的走访` : null;
  return campaign.visit === null ? `“${campaign.campaign?.title ?? ''}”还没有登记这一户的排查` : null;
}

/** The newest visit of the year on which the nine looks were ticked. */
async function lastLook({ db, household, year }: HouseholdAsk) {
  const items = new Set(codeItemsOf(LOOKS, year).map(({ code }) => code));
  const visits = await visitsOfYear(db, { householdIds: [household.id], year });
  const checks = (
    await checksOfVisits(
      db,
      visits.map(({ id }) => id),
    )
  ).filter(({ item }) => items.has(item));
  const visit = visits.find(({ id }) => checks.some(({ visit_id }) => visit_id === id));
  if (visit === undefined) return null;
  return {
    on: visit.visited_on ?? '',
    visitors: visitorsOf(visit.visitors),
    checks: new Map(
      checks
        .filter(({ visit_id }) => visit_id === visit.id)
        .map(({ item, result, note }) => [
          item,
          { isGood: result === null ? null : result === 1, problem: note },
        ]),
    ),
  };
}
