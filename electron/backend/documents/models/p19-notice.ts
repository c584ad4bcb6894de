import { householdsTakenIn, householdsTurnedDown } from '#db/documents-decisions.ts';
import { spellsOf } from '#db/households.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { monthOf } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { adjustmentFor } from './adjustment-for.ts';
import { decisionDays, helperToday, notForThis, numberOf, toldFacts } from './told-facts.ts';

type Taken = ModelOf<'P19'>;
type Spell = Awaited<ReturnType<typeof spellsOf>>[number];

/** Letter that a household was taken in (P19); in a village, for those of the year. */
export const takenIn: Maker<Taken> = { of: 'household', model: takenInOf, whose: householdsTakenIn };

/** Letter that a household was not taken in (P19); in a village, for those who left a procedure of the year. */
export const notTakenIn: Maker<ModelOf<'P19B'>> = {
  of: 'household',
  model: notTakenInOf,
  whose: householdsTurnedDown,
  ofThoseWhoLeft: true,
};

async function takenInOf(ask: HouseholdAsk): Promise<Taken> {
  const { db, household, candidate, running, year, lacks, needs } = ask;
  if (candidate?.dropped === 1)
    throw notForThis('not-taken-in', `${numberOf(ask)} 已经移出程序，没有纳入，请打印《不予纳入告知书》。`);
  const spells = await spellsOf(db, household.id);
  const adjusted = await adjustmentFor(ask, ['1', '2']);
  const spell =
    spells.find(({ id }) => id === candidate?.spell_id) ??
    spells.find(
      ({ state, recognised_month: month }) =>
        (state === 'open' || state === 'eliminated') && month?.startsWith(String(year)) === true,
    );
  if (spell === undefined && adjusted === undefined)
    throw notForThis('not-taken-in', `${numberOf(ask)} 在 ${year} 年没有纳入，不用打印纳入告知书。`);
  const after =
    running !== null && candidate !== null
      ? decisionDays(running)
      : {
          approvedOn: spell?.county_approved_on ?? adjusted?.county_approved_on ?? null,
          noticeTo: adjusted?.second_notice_to ?? adjusted?.first_notice_to ?? spell?.notice_to ?? null,
        };
  if (running !== null && candidate !== null && after.approvedOn === null)
    needs('told-before-approval', `${numberOf(ask)}：还没有登记县级审定，审定以后再告知农户`);
  const helper = await helperToday(ask);
  if (helper === null) lacks(`${numberOf(ask)}：没有登记帮扶责任人，留空手写`);
  const category = labelOf('monitoring_category', spell?.category ?? null, year);
  if (category === '' && (spell !== undefined || adjusted === undefined))
    lacks(`${numberOf(ask)}：没有填写监测对象类别，留空手写`);
  return {
    ...toldFacts(ask, after, adjusted?.told_on),
    found: foundBy(spell),
    recognised: monthTakenIn(spell, after.approvedOn),
    category: category === '' ? null : category,
    helper,
  };
}

const BY_ITSELF = '1';

const foundBy = (spell: Spell | undefined): Taken['found'] =>
  spell?.discovery_channel == null ? null : spell.discovery_channel === BY_ITSELF ? 'applied' : 'found';

/** The month of the county's approval, until the spell says one. */
const monthTakenIn = (spell: Spell | undefined, approvedOn: string | null): string | null =>
  spell?.recognised_month ?? (approvedOn === null ? null : monthOf(approvedOn));

async function notTakenInOf(ask: HouseholdAsk): Promise<ModelOf<'P19B'>> {
  const { db, household, candidate, year, lacks } = ask;
  const spells = await spellsOf(db, household.id);
  if (candidate === null || candidate.dropped === 0)
    throw notForThis(
      'not-turned-down',
      `${numberOf(ask)} 在 ${year} 年没有退出识别程序的记录，不用打印不予纳入告知书。`,
    );
  const reason = candidate.drop_reason?.trim() ?? '';
  if (reason === '') lacks(`${numberOf(ask)}：没有登记不予纳入的理由，留空手写`);
  return {
    // It hangs on no notice and waits for no approval: whoever is turned down is told at once.
    ...toldFacts(ask, { approvedOn: null, noticeTo: null }),
    found: foundBy(spells.find(({ id }) => id === candidate.spell_id)),
    reason: reason === '' ? null : reason,
  };
}
