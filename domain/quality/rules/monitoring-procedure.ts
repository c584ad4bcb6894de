import { type Day, daysBetween } from '#domain/time/day.ts';
import { dayOf } from '../facts.ts';
import type { Home } from '../home.ts';
import { homeRule, type Rule } from '../rule.ts';
import { ofSpells, SINCE_2021, type Spell, SPELLS_READ, yearOfMonth } from '../spells.ts';

/** The limit of 15 days came with the rules of 2022; 20 working days before (P7). */
const FIFTEEN_DAYS_SINCE: Day = '2022-01-01';
/** The key of the step in which the departments compare. */
const COMPARISON = 'information-comparison';

/** When the departments compared in the procedures that this spell went through. */
function comparedOn({ candidacies }: Home, { id }: Spell): Day | null {
  const days = candidacies
    .filter(({ values }) => values['spell_id'] === id)
    .flatMap(({ steps }) => steps.filter(({ key }) => key === COMPARISON))
    .flatMap(({ values }) => dayOf(values, 'done_on') ?? []);
  return days.toSorted()[0] ?? null;
}

/** Nobody asks for the papers of 2021 from who was recognised before, nor before the comparison is due. */
function isWithoutConsent(spell: Spell, home: Home): boolean {
  if (spell.recognised !== null && yearOfMonth(spell.recognised) < SINCE_2021[0]) return false;
  const consent = dayOf(spell.values, 'consent_on');
  const compared = comparedOn(home, spell);
  if (consent === null) return !spell.isProposed || compared !== null;
  return compared !== null && consent > compared;
}

/** Rules on how a spell was recognised, also while the procedure runs, Q157–Q159 of the catalogue. */
export const monitoringProcedureRules = [
  homeRule({
    id: 'Q157',
    level: 'error',
    entity: 'monitoring',
    title: '识别认定超过期限',
    message: '识别认定超过 {n} 天',
    source: 'P1',
    years: [2022, null],
    reads: [...SPELLS_READ, 'monitoring.county_approved_on'],
    parameters: {
      days: { title: '从发现线索到县级审定不超过', value: 15, unit: '天', source: 'P1' },
    },
    find: ofSpells<'days'>(
      'recorded',
      'monitoring.county_approved_on',
      (spell, _home, _context, { days }) => {
        const found = dayOf(spell.values, 'discovered_on');
        const approved = dayOf(spell.values, 'county_approved_on');
        if (found === null || approved === null || found < FIFTEEN_DAYS_SINCE) return false;
        return daysBetween(found, approved) - 1 > days && { words: { n: days } };
      },
    ),
  }),
  homeRule({
    id: 'Q158',
    level: 'error',
    entity: 'monitoring',
    title: '公示天数不足',
    message: '公示不足 {n} 天',
    source: 'P1;P5;P6',
    years: SINCE_2021,
    reads: [...SPELLS_READ, 'monitoring.notice_from', 'monitoring.notice_to'],
    parameters: {
      days: { title: '村内公示至少', value: 5, unit: '天', source: 'P1;P5;P6' },
    },
    find: ofSpells<'days'>('recorded', 'monitoring.notice_to', (spell, _home, _context, { days }) => {
      const [from, to] = [dayOf(spell.values, 'notice_from'), dayOf(spell.values, 'notice_to')];
      return from !== null && to !== null && daysBetween(from, to) < days && { words: { n: days } };
    }),
  }),
  homeRule({
    id: 'Q159',
    level: 'error',
    entity: 'monitoring',
    title: '未签承诺授权',
    message: '未签承诺授权不得开展信息比对',
    source: 'seed 003;P2;P27',
    years: SINCE_2021,
    reads: [...SPELLS_READ, 'monitoring.consent_on', '@procedure_household', '@procedure_step'],
    find: ofSpells('recorded', 'monitoring.consent_on', isWithoutConsent),
  }),
] satisfies readonly Rule[];
