import { numberOf, textOf } from '../facts.ts';
import { hasItem, hasKind, measuresDuring, MEASURES_READ, SECURITY, SECURITY_ITEMS } from '../measures.ts';
import { homeRule, type Rule } from '../rule.ts';
import { ofSpells, SINCE_2021, SPELLS_READ } from '../spells.ts';

const WORK_MEASURES = ['employment', 'public_post'];
const INDUSTRY = ['industry'];

/** Rules on what the household has after the end of a spell, Q166–Q169 of the catalogue. */
export const eliminationOutcomeRules = [
  homeRule({
    id: 'Q166',
    level: 'warning',
    entity: 'monitoring',
    title: '有就业措施但消除后无工资收入',
    message: '有就业措施但消除后无工资性收入',
    source: 'G1 4_11_012',
    years: SINCE_2021,
    reads: [...SPELLS_READ, ...MEASURES_READ, 'monitoring.after_wage_income'],
    find: ofSpells(
      'eliminated',
      'monitoring.after_wage_income',
      (spell, home) =>
        numberOf(spell.values, 'after_wage_income') === 0 &&
        hasKind(measuresDuring(home, spell), WORK_MEASURES),
    ),
  }),
  homeRule({
    id: 'Q167',
    level: 'warning',
    entity: 'monitoring',
    title: '有产业措施但消除后无经营收入',
    message: '有产业措施但消除后无经营收入',
    source: 'G1 5_11_013',
    years: SINCE_2021,
    reads: [...SPELLS_READ, ...MEASURES_READ, 'monitoring.after_business_income'],
    find: ofSpells(
      'eliminated',
      'monitoring.after_business_income',
      (spell, home) =>
        numberOf(spell.values, 'after_business_income') === 0 &&
        hasKind(measuresDuring(home, spell), INDUSTRY),
    ),
  }),
  homeRule({
    id: 'Q168',
    level: 'warning',
    entity: 'monitoring',
    title: '有保障措施但消除后无转移收入',
    message: '有保障措施但消除后无转移性收入',
    source: 'G1 4_11_013',
    years: SINCE_2021,
    reads: [...SPELLS_READ, ...MEASURES_READ, 'monitoring.after_transfer_income'],
    find: ofSpells(
      'eliminated',
      'monitoring.after_transfer_income',
      (spell, home) =>
        numberOf(spell.values, 'after_transfer_income') === 0 &&
        hasItem(measuresDuring(home, spell), SECURITY, ...SECURITY_ITEMS),
    ),
  }),
  homeRule({
    id: 'Q169',
    level: 'error',
    entity: 'monitoring',
    title: '未填监测联系人及电话',
    message: '未填监测联系人及电话',
    source: 'G1 1_11_011',
    years: SINCE_2021,
    reads: [...SPELLS_READ, 'monitoring.contact_name', 'monitoring.contact_phone'],
    find: ofSpells('eliminated', 'monitoring.contact_name', ({ values }) => {
      const empty = ['contact_name', 'contact_phone'].find((name) => textOf(values, name) === null);
      return empty !== undefined && { field: `monitoring.${empty}` };
    }),
  }),
] satisfies readonly Rule[];
