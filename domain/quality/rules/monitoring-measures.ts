import { isFullMonths } from '#domain/monitoring/spell-length.ts';
import { isTargeted } from '#domain/monitoring/targeted-measures.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { answersTo } from '#domain/records/measure-fit.ts';
import { monthOf } from '#domain/time/day.ts';
import { type RuleContext, textOf } from '../facts.ts';
import type { Home } from '../home.ts';
import { canWork } from '../labour.ts';
import { DEVELOPMENT, hasKind, kindOf, measuresDuring, MEASURES_READ, SECURITY } from '../measures.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import {
  ofSpells,
  ofSpellsEach,
  risksOfSpell,
  RISKS_READ,
  SINCE_MONITORING,
  type Spell,
  SPELLS_READ,
} from '../spells.ts';

/** Code of development_measure_status. */
const CARRIED_OUT = '1';

const isFull = ({ recognised }: Spell, { on }: RuleContext, months: number): boolean =>
  recognised !== null && isFullMonths(recognised, monthOf(on), months);

/** 有劳动力, 含弱半. */
const hasLabour = ({ present }: Home): boolean => present.some(({ year }) => canWork(year));

/** Each risk that asks for certain measures and has none of them. */
function risksUnanswered(spell: Spell, home: Home): Omit<RuleHit, 'recordId'>[] {
  const measures = measuresDuring(home, spell).map((measure) => ({
    kind: kindOf(measure),
    risk: textOf(measure.values, 'risk'),
  }));
  return risksOfSpell(spell).flatMap((risk) => {
    const [usual] = answersTo(risk) ?? [];
    if (usual === undefined || measures.some((measure) => isTargeted(measure, [risk]))) return [];
    return [{ field: `assistance_measure.${usual}`, words: { risk: labelOf('risk_type', risk) } }];
  });
}

/** Rules on the measures of a spell and what they answer, Q149–Q153 of the catalogue. */
export const monitoringMeasureRules = [
  homeRule({
    id: 'Q149',
    level: 'warning',
    entity: 'monitoring',
    title: '识别满一个月没有帮扶措施',
    message: '识别已超过一个月，尚未登记帮扶措施',
    source: 'G1 1_11_010',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...MEASURES_READ],
    parameters: {
      months: { title: '识别满', value: 1, unit: '个月', source: 'G1 1_11_010' },
    },
    find: ofSpells<'months'>(
      'running',
      'monitoring.recognised_month',
      (spell, home, context, { months }) =>
        isFull(spell, context, months) && measuresDuring(home, spell).length === 0,
    ),
  }),
  homeRule({
    id: 'Q150',
    level: 'warning',
    entity: 'monitoring',
    title: '有劳动力未落实开发式帮扶',
    message: '有劳动力的监测户未落实开发式帮扶',
    source: 'G1 5_12_007',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...MEASURES_READ, 'member.labour_ability'],
    parameters: {
      months: { title: '识别满', value: 6, unit: '个月', source: 'G1 5_12_007' },
    },
    find: ofSpells<'months'>(
      'running',
      'assistance_measure.industry',
      (spell, home, context, { months }) =>
        isFull(spell, context, months) &&
        hasLabour(home) &&
        !hasKind(measuresDuring(home, spell), DEVELOPMENT),
    ),
  }),
  homeRule({
    id: 'Q151',
    level: 'warning',
    entity: 'monitoring',
    title: '有劳动力只有兜底措施',
    message: '有劳动力的监测户只有兜底措施',
    source: 'G1 5_11_032;seed 003“决不能一兜了之”',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...MEASURES_READ, 'member.labour_ability'],
    find: ofSpells('standing', 'assistance_measure.security', (spell, home) => {
      const measures = hasLabour(home) ? measuresDuring(home, spell) : [];
      return measures.length > 0 && measures.every((measure) => kindOf(measure) === SECURITY);
    }),
  }),
  homeRule({
    id: 'Q152',
    level: 'error',
    entity: 'monitoring',
    title: '已有开发式措施未改“已实施”',
    message: '已有开发式措施，请改为“已实施”',
    source: 'G1 5_11_030',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...MEASURES_READ, 'monitoring.development_measures'],
    find: ofSpells(
      'standing',
      'monitoring.development_measures',
      (spell, home) =>
        textOf(spell.values, 'development_measures') !== CARRIED_OUT &&
        hasKind(measuresDuring(home, spell), DEVELOPMENT),
    ),
  }),
  homeRule({
    id: 'Q153',
    level: 'warning',
    entity: 'monitoring',
    title: '风险没有对应措施',
    message: '风险为{risk}，未登记对应措施',
    source: 'G1 5_18_001–007、3_11_003–009',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, ...MEASURES_READ, '@measure.risk'],
    find: ofSpellsEach('standing', risksUnanswered),
  }),
] satisfies readonly Rule[];
