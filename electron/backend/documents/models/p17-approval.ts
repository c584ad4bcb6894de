import {
  adjustmentOf,
  comparedIn,
  type ComparedHousehold,
  householdsDecided,
} from '#db/documents-decisions.ts';
import { spellsOf } from '#db/households.ts';
import type { CandidateRow, StepRow } from '#db/procedures.ts';
import { peopleOn } from '#db/regroup.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import { maskIdNumber } from '#domain/identity/mask.ts';
import { type MeetingRule, meetingRuleOf } from '#domain/procedures/meeting-rule.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { incomeLine } from '../../income-line.ts';
import { packLines } from '../../packs/library.ts';
import {
  ballotsIn,
  investigatorsOf,
  noticeStepOf,
  recordOfStep,
  reviewStepOf,
  type Running,
} from '../../procedure/running.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { countyDepartment } from './county-office.ts';
import { matterOf } from './matter.ts';
import { riskLabels, spellToTell } from './spell-words.ts';
import { numberOf } from './told-facts.ts';
import { incomeOnFile } from '../../income/year-income.ts';

type Approval = ModelOf<'P17'>;
type Course = Pick<Approval, 'appliedOn' | 'visit' | 'reviewedOn' | 'review' | 'notice' | 'comparison'>;

/** What village, township and county say of one household (P17); in a village, of those decided about in the year. */
export const approval: Maker<Approval> = {
  of: 'household',
  model: approvalOf,
  whose: householdsDecided,
};

async function approvalOf(ask: HouseholdAsk): Promise<Approval> {
  const { db, household, village, township, year, today, candidate } = ask;
  const people = await peopleOn(db, household.id, lastDayToTell(year, today));
  const head = headAmong(people);
  const spells = await spellsOf(db, household.id);
  const spell =
    spells.find(({ id }) => id === candidate?.spell_id) ??
    spells.find(({ state }) => state === 'proposed') ??
    spellToTell(spells, year);
  const { perCapita } = await incomeOnFile(db, household.id, { year, present: people.length });
  const category = labelOf('monitoring_category', spell?.category ?? null, year);
  const { matter, course } = await courseOf(ask);
  const compared = comparisonInWords(await comparedIn(db, { householdId: household.id, year }));
  const idNumber = head?.id_number ?? household.head_id_number;
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    matter,
    department: countyDepartment(ask),
    head: head?.name ?? household.head_name ?? '',
    idNumber: idNumber === null ? null : maskIdNumber(idNumber),
    people: people.length,
    category: category === '' ? null : category,
    risks: spell === undefined ? [] : riskLabels(spell, year),
    perCapita: spell?.recognised_per_capita_income ?? perCapita,
    line: incomeLine(year, township.province, await packLines(db))?.amount ?? null,
    ...course,
    comparison: compared ?? course.comparison,
  };
}

/** Null until every suspicion was looked into. */
function comparisonInWords({ people, hits, open, confirmed }: ComparedHousehold): string | null {
  if (people === 0 || open > 0) return null;
  if (hits === 0) return '无疑点';
  return confirmed === 0 ? '有疑点，已核实' : `有疑点，已核实，其中${confirmed}项属实`;
}

/** What is to be decided, and the days as the procedure or the household's own 动态调整 has them. */
async function courseOf(ask: HouseholdAsk): Promise<{ matter: string; course: Course }> {
  const { db, household, year, pack, running, candidate, lacks } = ask;
  const taking = `纳入${pack.terms.object.value}`;
  if (running !== null && candidate !== null)
    return { matter: matterOf(running), course: ofProcedure(ask, running, candidate) };
  const row = await adjustmentOf(db, { householdId: household.id, year, kinds: ['1', '2', '3', '4'] });
  if (row === undefined) lacks(`${numberOf(ask)}：没有办理中的程序，也没有登记动态调整，日期和票数留空手写`);
  const matters: Readonly<Record<string, string>> = { 2: '认定返贫', 3: '脱贫退出', 4: '清退' };
  const day = (from: string | null | undefined, to: string | null | undefined) =>
    from == null || to == null ? null : { from, to };
  return {
    matter: matters[row?.kind ?? ''] ?? taking,
    course: {
      appliedOn: row?.applied_on ?? null,
      visit: null,
      reviewedOn: row?.first_meeting_on ?? null,
      review: null,
      notice: day(row?.first_notice_from, row?.first_notice_to),
      comparison: labelOf('comparison_result', row?.comparison_result ?? null, year) || null,
    },
  };
}

function ofProcedure(ask: HouseholdAsk, running: Running, candidate: CandidateRow): Course {
  const step = reviewStepOf(running);
  const review = recordOfStep(running, step);
  const notice = recordOfStep(running, noticeStepOf(running));
  if (review === undefined)
    ask.lacks(`${numberOf(ask)}：还没有登记“${step?.title ?? '民主评议'}”，日期和票数留空手写`);
  const { notice_from: from = null, notice_to: to = null } = notice ?? {};
  return {
    appliedOn: recordOfStep(running, applicationOf(running))?.done_on ?? candidate.consent_on,
    visit:
      candidate.visited_on === null
        ? null
        : { on: candidate.visited_on, investigators: investigatorsOf(candidate) },
    reviewedOn: review?.done_on ?? null,
    review: review === undefined ? null : reviewOf(running, { candidate, review, rule: meetingRuleOf(step) }),
    notice: from === null || to === null ? null : { from, to },
    comparison: null,
  };
}

const applicationOf = ({ definition }: Running) =>
  definition.steps.find(({ writes }) => writes === 'applied');

interface Voted {
  readonly candidate: CandidateRow;
  readonly review: StepRow;
  readonly rule: MeetingRule;
}

const reviewOf = (running: Running, { candidate, review, rule }: Voted): Approval['review'] => ({
  meeting: {
    heldOn: review.done_on,
    venue: review.place,
    expected: review.expected,
    present: review.present,
    rule,
  },
  poll: {
    householdNo: candidate.household_no,
    head: candidate.head_name ?? '',
    group: candidate.group,
    people: candidate.people,
    ...{ votesFor: null, votesAgainst: null, votesAbstain: null },
    ...ballotsIn(running, candidate)[review.step_key],
    recused: ballotsIn(running, candidate)[review.step_key]?.votesRecused ?? null,
  },
});
