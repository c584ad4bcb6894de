import { describe, expect, it } from 'vitest';
import { storedFields } from '#domain/fields/dictionary.ts';
import { referenceIncome, spellFigureNames, spellFigures } from '#domain/income/spell-figures.ts';
import { INCOME_ITEMS, type IncomeItems } from '#domain/income/statement.ts';

const none = Object.fromEntries(INCOME_ITEMS.map(({ name }) => [name, null])) as unknown as IncomeItems;

describe('spellFigures', () => {
  it('are columns of a spell, for recognition and for afterwards', () => {
    const columns = storedFields('monitoring_spell').map(({ name }) => name);
    expect(columns).toEqual(expect.arrayContaining(spellFigureNames('recognised')));
    expect(columns).toEqual(expect.arrayContaining(spellFigureNames('after')));
  });

  it('sum the items of property and transfer, and share by the statement’s heads', () => {
    const items = { ...none, wage_income: 900, dividend_income: 30, dibao_income: 70, business_expense: 100 };
    const parts = { claim_income: null, self_paid_expense: 250 };
    expect(spellFigures('after', items, parts, 3)).toEqual({
      after_wage_income: 900,
      after_business_income: null,
      after_property_income: 30,
      after_transfer_income: 70,
      after_business_expense: 100,
      after_net_income: 900,
      after_per_capita_income: 300,
      after_claim_income: null,
      after_self_paid_expense: 250,
    });
  });
});

describe('referenceIncome', () => {
  it('adds what insurance paid and takes off what the household paid itself', () => {
    const parts = { claim_income: 0.1, self_paid_expense: 100.4 };
    expect(referenceIncome(1000.2, parts, 3)).toEqual({
      ...{ reference_income: 899.9, reference_per_capita_income: 299.97 },
    });
  });

  it('is not known without the net income, nor per head without heads', () => {
    const parts = { claim_income: 5, self_paid_expense: null };
    expect(referenceIncome(null, parts, 2).reference_income).toBeNull();
    expect(referenceIncome(10, parts, 0)).toEqual({
      reference_income: 15,
      reference_per_capita_income: null,
    });
  });
});
