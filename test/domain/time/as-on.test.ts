import { describe, expect, test } from 'vitest';
import { rowOn } from '#domain/time/as-on.ts';

type Cells = Record<string, string | number | null>;

/** The row on a day, when the log knows nothing else than what it is today. */
const on = (table: string, today: Cells, day: string, past: Cells = {}) =>
  rowOn(table, { today, past: { ...today, ...past } }, day);

describe('a row that begins', () => {
  test.each([
    ['member', 'joined_on'],
    ['measure', 'starts_on'],
    ['benefit', 'starts_on'],
    ['visit', 'visited_on'],
    ['housing_appraisal', 'appraised_on'],
    ['procedure_step', 'done_on'],
    ['comparison_hit', 'reported_on'],
  ])('%s counts from its %s on, whenever that was written down', (table, column) => {
    const row = { [column]: '2026-03-05' };
    expect(on(table, row, '2026-03-04', { [column]: null })).toBeNull();
    expect(on(table, row, '2026-03-05', { [column]: null })).toEqual(row);
  });

  test('always counted where nobody knows since when', () => {
    expect(on('member', { joined_on: null }, '1999-01-01')).toEqual({ joined_on: null });
  });

  test.each(['household_year', 'member_year', 'income_statement', 'measure'])(
    '%s counts from the first day of its year on',
    (table) => {
      const row = { year: 2026, purpose: 'annual' };
      expect(on(table, row, '2025-12-31')).toBeNull();
      expect(on(table, row, '2026-01-01')).toEqual(row);
    },
  );
});

describe('an end', () => {
  const left: Cells = {
    left_on: '2026-03-05',
    left_reason: '01',
    left_proof: '死亡证明',
    left_kind: 'natural',
    new_head_id: 7,
  };

  test('a household that dropped out of a procedure was in it until then', () => {
    const row = { dropped_on: '2026-03-05', dropped: 1, drop_kind: 'withdrew', drop_reason: '放弃' };
    const inIt = { dropped_on: null, dropped: 0, drop_kind: null, drop_reason: null };
    expect(on('procedure_household', row, '2026-03-04')).toEqual(inIt);
    expect(on('procedure_household', row, '2026-03-05')).toEqual(row);
  });
  const none = Object.fromEntries(Object.keys(left).map((column) => [column, null]));

  test('that came later has not come; from its day on it is told whole', () => {
    expect(on('member', left, '2026-03-04')).toEqual(none);
    expect(on('member', left, '2026-03-05', none)).toEqual(left);
  });

  test('that was planned is told as planned', () => {
    const benefit = { starts_on: '2025-01-01', ends_on: '2026-02-28' };
    expect(on('benefit', benefit, '2025-06-01', { ends_on: '2027-12-31' })).toMatchObject({
      ends_on: '2027-12-31',
    });
  });

  test('after which it began again is told by the log', () => {
    const open = { opened_on: null, closed_on: null, closed_reason: null, merged_into_id: null };
    const closed = { closed_on: '2026-02-01', closed_reason: '整户减少' };
    expect(on('household', open, '2026-03-01', closed)).toMatchObject(closed);
  });
});

test('who stood twice was not there twice', () => {
  expect(on('member', { left_on: '2026-03-05', left_kind: 'duplicate' }, '2026-01-01')).toBeNull();
});

test('a statement of a spell counts when its months are over', () => {
  const statement = { year: 2026, purpose: 'monitoring', period_to: '2026-04-30' };
  expect(on('income_statement', statement, '2026-04-29')).toBeNull();
  expect(on('income_statement', statement, '2026-04-30')).toEqual(statement);
});

describe('a spell', () => {
  const spell = {
    ...{ state: 'eliminated', discovered_on: '2025-01-10', recognised_month: '202503' },
    ...{ eliminated_month: '202509', elimination_mode: '1', is_eliminated: 1, after_net_income: 9000 },
  };
  const stateOn = (day: string, state = 'eliminated') =>
    on('monitoring_spell', spell, day, { state })?.['state'] ?? null;

  test.each([
    ['2025-01-09', null],
    ['2025-02-28', 'proposed'],
    ['2025-08-31', 'open'],
    ['2025-10-01', 'eliminated'],
  ])('that was written down late is on %s %s, by its months', (day, state) => {
    expect(stateOn(day)).toBe(state);
  });

  test('is within the month of recognition or elimination what the log says', () => {
    expect(stateOn('2025-03-10', 'proposed')).toBe('proposed');
    expect(stateOn('2025-03-20', 'open')).toBe('open');
    expect(stateOn('2025-09-10', 'open')).toBe('open');
    expect(stateOn('2025-09-20', 'eliminated')).toBe('eliminated');
  });

  test('has no figures of its elimination before it', () => {
    expect(on('monitoring_spell', spell, '2025-08-31')).toMatchObject({
      ...{ eliminated_month: null, elimination_mode: null, is_eliminated: null, after_net_income: null },
    });
  });

  test('that was rolled back was eliminated until then, and does not know of it yet', () => {
    const back = {
      ...spell,
      state: 'open',
      is_eliminated: 0,
      rolled_back_on: '2026-02-01',
      rollback_reason: '复发',
    };
    expect(
      on('monitoring_spell', back, '2026-01-31', { state: 'eliminated', is_eliminated: 1 }),
    ).toMatchObject({
      ...{ state: 'eliminated', is_eliminated: 1, rolled_back_on: null, rollback_reason: null },
    });
  });
});
