import { describe, expect, it } from 'vitest';
import type { HouseholdPage } from '#contract/household.ts';
import {
  isFitting,
  measureSums,
  openRisks,
  unanswered,
} from '../../../../renderer/features/household/measure-words.ts';

type Measure = HouseholdPage['measures'][number];
type Spell = HouseholdPage['spells'][number];

const measure = (part: Partial<Measure>) => ({ year: 2026, risk: null, kind: 'health', ...part }) as Measure;
const spell = (state: Spell['state'], ...risks: string[]) =>
  ({
    state,
    values: Object.fromEntries(risks.map((risk, at) => [`monitoring.risk_${at + 1}`, risk])),
  }) as Spell;
const page = (spells: Spell[], measures: Measure[] = []) =>
  ({ year: 2026, spells, measures }) as unknown as HouseholdPage;

describe('the measures of a household', () => {
  it('answer the risks of spells that are open, in their order, each once', () => {
    expect(
      openRisks(page([spell('open', '08', '01'), spell('eliminated', '03'), spell('open', '01')])),
    ).toEqual(['08', '01']);
  });

  it('fit the risk that they name, or name none', () => {
    expect(isFitting({ risk: '01', kind: 'health' })).toBe(true);
    expect(isFitting({ risk: '01', kind: 'industry' })).toBe(false);
    expect(isFitting({ risk: null, kind: 'industry' })).toBe(true);
  });

  it('leave a risk unanswered until one of the year fits it', () => {
    const spells = [spell('open', '01', '10')];
    expect(unanswered(page(spells))).toEqual(['01', '10']);
    expect(unanswered(page(spells, [measure({}), measure({ kind: 'water', year: 2025 })]))).toEqual(['10']);
    expect(unanswered(page(spells, [measure({ kind: 'health', risk: '10' })]))).toEqual(['01', '10']);
  });

  it('add up without the errors of binary fractions', () => {
    const blank = { amount: null, expectedGain: null, actualGain: null };
    const some = [measure({ ...blank, amount: 0.1 }), measure({ ...blank, amount: 0.2, actualGain: 5 })];
    expect(measureSums(some)).toEqual({ amount: 0.3, expectedGain: null, actualGain: 5 });
  });
});
