import { moneyText } from '#domain/income/money.ts';
import { CATEGORY, isOfWrongType } from '#domain/monitoring/judge-opening.ts';
import { RISK } from '#domain/monitoring/spell-facts.ts';
import { numberOf, textOf } from '../facts.ts';
import { homeRule, type Rule } from '../rule.ts';
import { blanksOf, keysWanted } from '../spell-blanks.ts';
import {
  hasRisk,
  lineOf,
  ofSpells,
  RISK_NAMES,
  risksOfSpell,
  RISKS_READ,
  SINCE_MONITORING,
  type Spell,
  SPELLS_READ,
  yearOfMonth,
} from '../spells.ts';

const PER_CAPITA = 'monitoring.recognised_per_capita_income';

const WANTED = {
  names: ['recognised_month', 'school_problem', 'housing_problem', 'water_problem', 'insurance_problem'],
  figures: 'recognised',
  called: '识别时收入',
} as const;

const categoryOf = ({ values }: Spell): string | null => textOf(values, 'category');
const perCapitaOf = ({ values }: Spell): number | null => numberOf(values, 'recognised_per_capita_income');

/** The field of the note that a risk asks for and that is empty; null where none is. */
function noteMissing(spell: Spell): 'disaster_kind' | 'other_note' | null {
  const lacks = (risk: string, name: string) => hasRisk(spell, risk) && textOf(spell.values, name) === null;
  if (lacks(RISK.disaster, 'disaster_kind')) return 'disaster_kind';
  return lacks(RISK.other, 'other_note') ? 'other_note' : null;
}

const repeatsRisk = (spell: Spell): boolean =>
  risksOfSpell(spell).length < RISK_NAMES.filter((name) => textOf(spell.values, name) !== null).length;

/** Rules on how a spell was entered, Q133–Q140 of the catalogue. */
export const monitoringEntryRules = [
  homeRule({
    id: 'Q133',
    level: 'error',
    entity: 'monitoring',
    title: '未填致贫返贫风险',
    message: '未填致贫（返贫）风险',
    source: 'G1 1_11_001',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, 'monitoring.risk_1'],
    find: ofSpells('told', 'monitoring.risk_1', ({ values }) => textOf(values, 'risk_1') === null),
  }),
  homeRule({
    id: 'Q134',
    level: 'error',
    entity: 'monitoring',
    title: '识别信息不全',
    message: '识别信息不全：{字段}',
    source: 'G1 1_11_002',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...keysWanted(WANTED)],
    find: ofSpells('told', 'monitoring.recognised_month', ({ values }) => blanksOf(values, WANTED)),
  }),
  homeRule({
    id: 'Q135',
    level: 'error',
    entity: 'monitoring',
    title: '监测对象类别与户类型不符',
    message: '监测对象类别与户类型不符',
    source: 'P1;seed 003',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, 'monitoring.category', 'household.household_type'],
    find: ofSpells('told', 'monitoring.category', (spell, { values }) =>
      isOfWrongType(categoryOf(spell), textOf(values, 'household_type')),
    ),
  }),
  homeRule({
    id: 'Q136',
    level: 'warning',
    entity: 'monitoring',
    title: '识别时收入超过监测范围',
    message: '收入超过监测范围，应考虑突发严重困难户类别',
    source: 'P1',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, 'monitoring.category', PER_CAPITA],
    find: ofSpells('told', PER_CAPITA, (spell, _, context) => {
      const category = categoryOf(spell);
      if (category !== CATEGORY.unstable && category !== CATEGORY.marginal) return false;
      const [income, line] = [perCapitaOf(spell), lineOf(spell.recognised, context)];
      return income !== null && line !== null && income >= line;
    }),
  }),
  homeRule({
    id: 'Q137',
    level: 'warning',
    entity: 'monitoring',
    title: '突发严重困难户收入在监测范围内',
    message: '收入在监测范围内，不属于突发严重困难户',
    source: 'P1',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, 'monitoring.category', PER_CAPITA],
    find: ofSpells('told', PER_CAPITA, (spell, _, context) => {
      if (categoryOf(spell) !== CATEGORY.struck) return false;
      const [income, line] = [perCapitaOf(spell), lineOf(spell.recognised, context)];
      return income !== null && line !== null && income < line;
    }),
  }),
  homeRule({
    id: 'Q138',
    level: 'warning',
    entity: 'monitoring',
    title: '识别时人均纯收入过高',
    message: '识别时人均纯收入 {v} 元过高',
    source: 'G1 1111_18',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, PER_CAPITA],
    parameters: {
      above: { title: '识别时人均纯收入高于', value: 20000, unit: '元', source: 'G1 1111_18' },
      since: { title: '从哪年识别的算起', value: 2023, unit: '年', source: 'G1 1111_18' },
    },
    find: ofSpells<'above' | 'since'>('told', PER_CAPITA, (spell, _home, _context, { above, since }) => {
      const income = perCapitaOf(spell);
      if (spell.recognised === null || yearOfMonth(spell.recognised) < since) return false;
      return income !== null && income > above && { words: { v: moneyText(income) } };
    }),
  }),
  homeRule({
    id: 'Q139',
    level: 'error',
    entity: 'monitoring',
    title: '风险类型重复',
    message: '风险类型重复',
    source: 'inferred',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ],
    find: ofSpells('told', 'monitoring.risk_1', repeatsRisk),
  }),
  homeRule({
    id: 'Q140',
    level: 'error',
    entity: 'monitoring',
    title: '未填风险备注',
    message: '请填写风险备注（自然灾害子项）',
    source: 'G1 2_11_004/005',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...RISKS_READ, 'monitoring.disaster_kind', 'monitoring.other_note'],
    find: ofSpells('told', 'monitoring.other_note', (spell) => {
      const missing = noteMissing(spell);
      return missing !== null && { field: `monitoring.${missing}` };
    }),
  }),
] satisfies readonly Rule[];
