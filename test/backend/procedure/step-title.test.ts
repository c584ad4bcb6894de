import { expect, test } from 'vitest';
import { paperTitle, stepTitle } from '#backend/procedure/step-title.ts';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';

const visit = {
  pack: { id: 'national-2021', version: 1 },
  procedure: 'monitoring-identification',
  step: 'visit',
};

test('steps and papers are called what the pack of their procedure calls them', () => {
  expect(stepTitle(SHIPPED_PACKS, visit)).toBe('入户核实');
  expect(paperTitle(SHIPPED_PACKS, visit, 'P07')).toMatch(/^\p{Script=Han}/u);
});

test('what no pack names keeps its key', () => {
  const lost = { ...visit, pack: { id: 'national-2021', version: 99 } };
  expect(stepTitle(SHIPPED_PACKS, lost)).toBe('visit');
  expect(paperTitle(SHIPPED_PACKS, lost, 'P07')).toBe('P07');
  expect(paperTitle(SHIPPED_PACKS, visit, 'P99')).toBe('P99');
});
