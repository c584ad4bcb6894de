import { withoutLabour } from '#domain/household/without-labour.ts';
import { RISK } from '#domain/monitoring/spell-facts.ts';
import { flagOf, numberOf, type RuleContext } from '../facts.ts';
import { lacksDropout } from '../dropout-of-spell.ts';
import { DISABILITY_READS, hasDisability, hasHealth, isIll } from '../health.ts';
import type { Home } from '../home.ts';
import { canWork, isFullLabour, labourOf } from '../labour.ts';
import { isNobody, NOBODY_BEFORE, NOBODY_READS } from '../none-of-household.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type ParameterValues, type Rule, type Words } from '../rule.ts';
import { hasRisk, ofSpells, riskField, RISKS_READ, SINCE_MONITORING, SPELLS_READ } from '../spells.ts';
import { hasWork, WORK_READS } from '../work.ts';

/** 全家无劳动力. */
const nobodyCanWork = ({ present }: Home): boolean =>
  withoutLabour(
    null,
    present.map(({ year }) => labourOf(year)),
  ) === true;

/** 无人登记务工, where everybody's year is recorded. */
const nobodyWorks = ({ present }: Home): boolean =>
  present.length > 0 && present.every(({ year }) => year !== null && !hasWork(year));

/** The share of 普通 and 技能劳动力 that is too much for 缺劳动力; all who can work somehow are too much as well. */
function labourShare({ present }: Home, most: number): string | null {
  if (present.length === 0) return null;
  const share = present.filter(({ year }) => isFullLabour(year)).length / present.length;
  if (share > most) return `${Math.round(share * 100)}%`;
  return present.every(({ year }) => canWork(year)) ? '100%' : null;
}

/** A hit in the field that names a risk where the household does not match it. */
const withRisk = <P extends string>(
  risk: string,
  judge: (home: Home, context: RuleContext, parameters: ParameterValues<P>) => boolean | Words,
) =>
  ofSpells<P>('standing', 'monitoring.risk_1', (spell, home, context, parameters) => {
    const field = riskField(spell, risk);
    const verdict = field !== null && judge(home, context, parameters);
    return field !== null && verdict !== false && { field, ...(verdict === true ? {} : { words: verdict }) };
  });

/** Rules that hold the risks of a spell against the household, Q141–Q148 of the catalogue. */
export const monitoringRiskRules = [
  homeRule({
    id: 'Q141',
    level: 'warning',
    entity: 'monitoring',
    title: '因残但家中无残疾人',
    message: '风险为因残，但家中无残疾人',
    source: 'G1 2_11_001',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, ...NOBODY_READS, ...DISABILITY_READS],
    before: NOBODY_BEFORE,
    find: withRisk(RISK.disability, (home, context) => isNobody(home, context, hasDisability, hasHealth)),
  }),
  homeRule({
    id: 'Q142',
    level: 'warning',
    entity: 'monitoring',
    title: '因病但家中无患病成员',
    message: '风险为因病，但家中无患病成员',
    source: 'G1 5_15_015',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, ...NOBODY_READS, 'member.health'],
    before: NOBODY_BEFORE,
    find: withRisk(RISK.illness, (home, context) => isNobody(home, context, isIll, hasHealth)),
  }),
  homeRule({
    id: 'Q143',
    level: 'warning',
    entity: 'monitoring',
    title: '因病但合规自付支出为 0',
    message: '风险为因病，但合规自付支出为 0',
    source: 'G1 5_15_020',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, 'monitoring.recognised_self_paid_expense'],
    find: ofSpells(
      'told',
      'monitoring.recognised_self_paid_expense',
      (spell) => hasRisk(spell, RISK.illness) && numberOf(spell.values, 'recognised_self_paid_expense') === 0,
    ),
  }),
  homeRule({
    id: 'Q144',
    level: 'warning',
    entity: 'monitoring',
    title: '务工不稳但无劳动力或无人务工',
    message: '风险为务工不稳，但家中无劳动力（无务工信息）',
    source: 'G1 2_11_006、5_15_013/014',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, 'member.labour_ability', ...WORK_READS],
    find: withRisk(RISK.unstableWork, (home) => nobodyCanWork(home) || nobodyWorks(home)),
  }),
  homeRule({
    id: 'Q145',
    level: 'warning',
    entity: 'monitoring',
    title: '缺劳动力但劳动力较多',
    message: '风险为缺劳动力，但劳动力占比 {p}',
    source: 'G1 4_11_009、5_18_008',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, 'member.labour_ability'],
    parameters: {
      percent: { title: '普通和技能劳动力占比高于', value: 25, unit: '%', source: 'G1 5_18_008' },
    },
    find: withRisk<'percent'>(RISK.lackOfLabour, (home, _, { percent }) => {
      const p = labourShare(home, percent / 100);
      return p !== null && { p };
    }),
  }),
  homeRule({
    id: 'Q146',
    level: 'error',
    entity: 'monitoring',
    title: '饮水有问题而风险不含因安全饮水',
    message: '饮水有问题，风险应含因安全饮水',
    source: 'G1 4_11_006',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, 'monitoring.water_problem'],
    find: ofSpells(
      'told',
      'monitoring.water_problem',
      (spell) => flagOf(spell.values, 'water_problem') === true && !hasRisk(spell, RISK.water),
    ),
  }),
  homeRule({
    id: 'Q147',
    level: 'warning',
    entity: 'monitoring',
    title: '有人未参保而风险不含因病',
    message: '有人未参保，请核实风险类型',
    source: 'G1 4_11_007',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, 'monitoring.insurance_problem'],
    find: ofSpells(
      'told',
      'monitoring.insurance_problem',
      (spell) => flagOf(spell.values, 'insurance_problem') === true && !hasRisk(spell, RISK.illness),
    ),
  }),
  homeRule({
    id: 'Q148',
    level: 'error',
    entity: 'monitoring',
    title: '失学辍学但没有对应儿童',
    message: '填了失学辍学，但家中没有对应儿童',
    source: 'G1 4_11_008',
    years: SINCE_MONITORING,
    reads: [
      ...SPELLS_READ,
      'monitoring.school_problem',
      'member.school_status',
      ...AGE_READS,
      ...NOBODY_READS,
    ],
    before: ['member_year-1', 'member_year-2'],
    find: ofSpells(
      'standing',
      'monitoring.school_problem',
      (spell, home, context) =>
        flagOf(spell.values, 'school_problem') === true && lacksDropout(spell, home, context),
    ),
  }),
] satisfies readonly Rule[];
