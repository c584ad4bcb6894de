import { type Day, type Month, monthOf } from '#domain/time/day.ts';
import { monthInWords, type Objection, RISK, risksOf, type SpellFacts } from './spell-facts.ts';

/** A fault of the values themselves, and the columns that it is about. */
export interface SpellFault extends Objection {
  readonly columns: readonly (keyof SpellFacts)[];
}

type DayColumn = 'discovered_on' | 'consent_on' | 'notice_from' | 'notice_to' | 'county_approved_on';
type MonthColumn = 'recognised_month' | 'eliminated_month';

const DAYS: readonly (readonly [DayColumn, string])[] = [
  ['discovered_on', '风险线索发现日期'],
  ['consent_on', '承诺授权日期'],
  ['notice_from', '公示起'],
  ['notice_to', '公示止'],
  ['county_approved_on', '县级审定日期'],
];
const MONTHS: readonly (readonly [MonthColumn, string])[] = [
  ['recognised_month', '识别监测时间'],
  ['eliminated_month', '消除监测时间'],
];

/** The steps of recognition come one after the other (procedures (d)); none may lie ahead of today. */
function faultsOfDays(spell: SpellFacts, today: Day): SpellFault[] {
  const faults: SpellFault[] = [];
  let before: { column: DayColumn; label: string; day: Day } | undefined;
  for (const [column, label] of DAYS) {
    const day = spell[column];
    if (day === null) continue;
    if (day > today)
      faults.push({ rule: 'future-day', columns: [column], message: `${label} ${day} 还没有到。` });
    if (before !== undefined && day < before.day) {
      const message = `${label} ${day} 早于${before.label} ${before.day}。`;
      faults.push({ rule: 'order-of-days', columns: [before.column, column], message });
    }
    before = { column, label, day };
  }
  return faults;
}

function faultsOfMonths(spell: SpellFacts, thisMonth: Month): SpellFault[] {
  const faults: SpellFault[] = [];
  for (const [column, label] of MONTHS) {
    const month = spell[column];
    if (month !== null && month > thisMonth)
      faults.push({
        rule: 'future-day',
        columns: [column],
        message: `${label} ${monthInWords(month)}还没有到。`,
      });
  }
  const { recognised_month: from, eliminated_month: to, county_approved_on: approved } = spell;
  if (from !== null && to !== null && to < from)
    faults.push({
      rule: 'order-of-days',
      columns: ['recognised_month', 'eliminated_month'],
      message: `消除监测时间 ${monthInWords(to)}早于识别监测时间 ${monthInWords(from)}。`,
    });
  if (from !== null && approved !== null && monthOf(approved) > from)
    faults.push({
      rule: 'order-of-days',
      columns: ['recognised_month', 'county_approved_on'],
      message: `识别监测时间 ${monthInWords(from)}早于县级审定日期 ${approved}。`,
    });
  return faults;
}

const RISKS = ['risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'] as const;
/** 其他 among the kinds of disaster. */
const OTHER_DISASTER = '99';

/** Q133, Q139, Q140: the first risk is there, none twice, none after a gap, and the notes that some of them need. */
function faultsOfRisks(spell: SpellFacts): SpellFault[] {
  const faults: SpellFault[] = [];
  const risks = risksOf(spell);
  const fault = (rule: string, columns: SpellFault['columns'], message: string) =>
    faults.push({ rule, columns, message });
  if (spell.risk_1 === null) fault('Q133', ['risk_1'], '请填写致贫/返贫风险1。');
  const gap = RISKS.findIndex((name) => spell[name] === null);
  if (gap > 0 && RISKS.slice(gap).some((name) => spell[name] !== null))
    fault('order-of-risks', RISKS.slice(gap), `致贫/返贫风险要依次填写，风险${gap + 1} 是空的。`);
  if (new Set(risks).size < risks.length) fault('Q139', RISKS, '致贫/返贫风险有重复的，请去掉一个。');
  if (risks.includes(RISK.disaster) && spell.disaster_kind === null)
    fault('Q140', [...RISKS, 'disaster_kind'], '风险有“因自然灾害”，请填写因自然灾害子项。');
  if (spell.disaster_kind === OTHER_DISASTER && spell.disaster_note === null)
    fault('Q140', ['disaster_kind', 'disaster_note'], '因自然灾害子项是“其他”，请填写因自然灾害备注。');
  if (risks.includes(RISK.other) && spell.other_note === null)
    fault('Q140', [...RISKS, 'other_note'], '风险有“其他”，请填写其他备注。');
  return faults;
}

/** What is wrong with the values of a spell taken by themselves. */
export const spellFaults = (spell: SpellFacts, today: Day): SpellFault[] => [
  ...faultsOfDays(spell, today),
  ...faultsOfMonths(spell, monthOf(today)),
  ...faultsOfRisks(spell),
];
