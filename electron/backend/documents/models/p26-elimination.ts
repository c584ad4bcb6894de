import { householdsToEliminate } from '#db/documents-follow-up.ts';
import type { ReadHandle } from '#db/handle.ts';
import { measuresOf, spellsOf } from '#db/households.ts';
import { peopleOn } from '#db/regroup.ts';
import { measureFactsOf, type SpellRow } from '#db/spells.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import { judgeElimination } from '#domain/monitoring/judge-elimination.ts';
import { isDuring } from '#domain/monitoring/targeted-measures.ts';
import { meetingRuleOf } from '#domain/procedures/meeting-rule.ts';
import { monthOf } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { yearLineOf } from '../../income/statement-view.ts';
import { householdLabel, noticeStepOf, recordOfStep, reviewStepOf } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import { isWithoutLabour } from '../../spell/elimination.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { checkingVisit } from './checking-visit.ts';
import { categoryOfMeasure, wordsOfMeasure } from './measure-words.ts';
import { riskLabels, spellToTell } from './spell-words.ts';
import { incomeOnFile } from '../../income/year-income.ts';

type Elimination = ModelOf<'P26'>;

/** Assessment that a risk is gone (P26); in a village, of those whose end is worked out or was recorded in the year. */
export const elimination: Maker<Elimination> = {
  of: 'household',
  model: eliminationOf,
  whose: householdsToEliminate,
};

async function eliminationOf(ask: HouseholdAsk): Promise<Elimination> {
  const { db, household, village, township, pack, year, today } = ask;
  const spell = spellToTell(await spellsOf(db, household.id), year);
  const number = `户编号 ${householdLabel(household.household_no)}`;
  if (spell === undefined) {
    const message = `${number} 没有在监测或 ${year} 年消除风险的记录，不用打印风险消除评估表。`;
    throw new Refusal({ code: 'rule', rule: 'no-spell', message });
  }
  const people = await peopleOn(db, household.id, lastDayToTell(year, today));
  const line = await yearLineOf(db, year);
  const now = await nowOf(ask, spell, people.length);
  const visit = await visitOf(ask, spell);
  await doubtsOf(ask, spell, { number, perCapita: now.perCapita, line: line?.amount ?? null });
  if (now.perCapita === null) ask.lacks(`${number}：没有现在的收入，测算结果留空手写`);
  if (visit === null) ask.lacks(`${number}：${year} 年识别以后没有登记“入户核实”的走访，核实人留空手写`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    ...{ year, object: pack.terms.object.value, population: people.length },
    head: headAmong(people)?.name ?? household.head_name ?? '',
    category: labelOf('monitoring_category', spell.category, year) || null,
    recognised: spell.recognised_month,
    mode:
      labelOf('risk_elimination_mode', spell.elimination_mode ?? ask.candidate?.mode ?? null, year) || null,
    risks: riskLabels(spell, year),
    then: {
      perCapita: spell.recognised_per_capita_income,
      netIncome: spell.recognised_net_income,
      selfPaid: spell.recognised_self_paid_expense,
      problems: problemsOf(spell, ''),
    },
    now,
    line: line === null ? null : { amount: line.amount, source: `${line.scope}${line.year}年` },
    measures: await measuresDuring(db, spell, { householdId: household.id, today, year }),
    isEliminated: spell.state === 'eliminated',
    visit,
    contact: spell.contact_name,
    ...meetingOf(ask, spell),
  };
}

const known = (flag: number | null): boolean | null => (flag === null ? null : flag === 1);

const problemsOf = (spell: SpellRow, when: '' | 'after_') => ({
  school: known(spell[`${when}school_problem`]),
  insurance: known(spell[`${when}insurance_problem`]),
  housing: known(spell[`${when}housing_problem`]),
  water: known(spell[`${when}water_problem`]),
});

/** As recorded with the elimination, else as the year's statement has it. */
async function nowOf(
  { db, household, year }: HouseholdAsk,
  spell: SpellRow,
  present: number,
): Promise<Elimination['now']> {
  const ofYear = await incomeOnFile(db, household.id, { year, present });
  const isOwn = spell.after_per_capita_income !== null || spell.after_net_income !== null;
  return {
    perCapita: isOwn ? spell.after_per_capita_income : ofYear.perCapita,
    netIncome: isOwn ? spell.after_net_income : ofYear.net,
    selfPaid: spell.after_self_paid_expense ?? ofYear.selfPaid,
    problems: problemsOf(spell, 'after_'),
  };
}

/** What a written reason may set aside: told to the clerk, who decides. The income stands in the needs. */
async function doubtsOf(
  { db, household, year, today, lacks }: HouseholdAsk,
  spell: SpellRow,
  { number, perCapita, line }: { number: string; perCapita: number | null; line: number | null },
): Promise<void> {
  if (spell.state !== 'open') return;
  const { doubts } = judgeElimination({
    ...{ spell, state: spell.state, mode: '1', on: today, today, problems: [], perCapita, line },
    measures: await measureFactsOf(db, household.id),
    withoutLabour: await isWithoutLabour(db, household.id, year),
  });
  for (const { rule, message } of doubts) if (rule !== 'Q162') lacks(`${number}：${message}`);
}

async function measuresDuring(
  db: ReadHandle,
  spell: SpellRow,
  { householdId, today, year }: { householdId: number; today: string; year: number },
): Promise<Elimination['measures']> {
  const from = spell.recognised_month;
  const to = spell.eliminated_month ?? monthOf(today);
  const all = (await measuresOf(db, householdId)).toReversed();
  return all
    .filter((measure) => (from === null ? measure.year === year : isDuring(measure, from, to)))
    .map((measure) => ({
      category: categoryOfMeasure(measure.kind),
      measure: wordsOfMeasure(measure, measure.year),
      time: measure.starts_on ?? measure.done_on ?? `${measure.year}年`,
      amount: measure.amount ?? measure.loan_amount,
      outcome: measure.outcome,
    }));
}

/** Whether the procedure is about the end of the spell: not the one by which the household was recognised. */
const isOfTheEnd = ({ running, candidate }: HouseholdAsk, spell: SpellRow): boolean =>
  running !== null && candidate?.spell_id === spell.id && spell.procedure_id !== running.row.id;

/** The visit that verified it: of the procedure, else the year's last one after the recognition. */
async function visitOf(ask: HouseholdAsk, spell: SpellRow): Promise<Elimination['visit']> {
  const candidate = isOfTheEnd(ask, spell) ? ask.candidate : null;
  const visit = await checkingVisit({ ...ask, candidate });
  if (visit === null || monthOf(visit.on) <= (spell.recognised_month ?? '')) return null;
  return { on: visit.on, verifiers: visit.investigators };
}

function meetingOf(ask: HouseholdAsk, spell: SpellRow): Pick<Elimination, 'review' | 'notice'> {
  const { running, candidate } = ask;
  if (running === null || candidate === null || !isOfTheEnd(ask, spell))
    return { review: null, notice: null };
  const step = reviewStepOf(running);
  const review = recordOfStep(running, step);
  const notice = recordOfStep(running, noticeStepOf(running));
  const { votes_for: yes, votes_against: no, votes_abstain: none } = candidate;
  return {
    review:
      review === undefined
        ? null
        : {
            ...{ on: review.done_on, expected: review.expected, present: review.present },
            rule: meetingRuleOf(step),
            votes: yes === null || no === null || none === null ? null : [yes, no, none],
          },
    notice:
      notice?.notice_from == null || notice.notice_to === null
        ? null
        : { from: notice.notice_from, to: notice.notice_to },
  };
}
