import { expect, test } from 'vitest';
import { Home } from '#domain/quality/home.ts';
import { monitoringMeasureRules } from '#domain/quality/rules/monitoring-measures.ts';
import { valuesRead } from '#domain/quality/values-read.ts';
import { aContext, aRecord } from './household-facts.ts';
import { aMeasure, monitored, SPELL } from './monitored-home.ts';

const rule = monitoringMeasureRules.find(({ id }) => id === 'Q151');
if (rule === undefined) throw new Error('no rule Q151');

const spell = aRecord(SPELL);
const measure = aMeasure('security', '01');
const home = monitored({}, { spells: [spell], measures: [measure] });
const read = (changes: Partial<typeof home>) =>
  valuesRead(rule, new Home({ ...home, ...changes }, aContext()), { recordId: spell.id });

test('an answer about a spell falls with a measure that the rule read, whose number is another', () => {
  expect(read({ measures: [{ ...measure, values: { ...measure.values, items: '04' } }] })).not.toBe(read({}));
  expect(read({ measures: [{ ...measure, values: { ...measure.values, amount: 100 } }] })).toBe(read({}));
});

test('another spell of the household does not touch it', () => {
  const other = aRecord({ ...SPELL, state: 'eliminated' });
  expect(read({ spells: [spell, other] })).toBe(read({}));
  expect(read({ spells: [{ ...spell, values: { ...SPELL, recognised_month: '202402' } }] })).not.toBe(
    read({}),
  );
});
