import { afterEach, describe, expect, test } from 'vitest';
import { codeItemsOf, codeListFor, hasCode } from '#domain/codes/code-lists.ts';
import { setCodeOverlays } from '#domain/codes/code-overlay.ts';
import { codeOf, labelOf } from '#domain/codes/code-value.ts';

const labels = (list: Parameters<typeof codeListFor>[0], year?: number) =>
  codeItemsOf(list, year).map(({ label }) => label);

afterEach(() => setCodeOverlays([]));

describe('code lists of a policy pack', () => {
  test('rename, add and take away items in the years of the pack only', () => {
    setCodeOverlays([
      {
        years: [2022, 2025],
        lists: {
          risk_type: {
            mode: 'change',
            items: [
              { code: '01', label: '因大病' },
              { code: '51', label: '因婚' },
            ],
            without: ['99'],
          },
        },
      },
      { years: [2026, null], lists: {} },
    ]);
    expect(labels('risk_type', 2023)[0]).toBe('因大病');
    expect(labels('risk_type', 2023).at(-1)).toBe('因婚');
    expect(labels('risk_type', 2023)).not.toContain('其他');
    expect(labels('risk_type', 2021)[0]).toBe('因病');
    expect(labels('risk_type', 2026)).not.toContain('因婚');
    expect(labels('risk_type')).not.toContain('因婚');
    expect(codeOf('risk_type', '因婚', 2023)).toBe('51');
    expect(codeOf('risk_type', '因婚', 2026)).toBe('=因婚');
  });

  test('a value keeps its label in years that do not offer it', () => {
    setCodeOverlays([
      {
        years: [2022, 2025],
        lists: { risk_type: { mode: 'replace', items: [{ code: '51', label: '因婚' }] } },
      },
    ]);
    expect(labels('risk_type', 2023)).toEqual(['因婚']);
    expect(labelOf('risk_type', '01', 2023)).toBe('因病');
    expect(labelOf('risk_type', '51', 2030)).toBe('因婚');
    expect(hasCode('risk_type', '51')).toBe(true);
    expect(hasCode('risk_type', '01')).toBe(true);
    expect(hasCode('risk_type', '52')).toBe(false);
  });

  test('the newest pack speaks where no year is asked for', () => {
    setCodeOverlays([
      {
        years: [2014, 2016],
        lists: { household_type: { mode: 'change', items: [{ code: '01', label: '贫困户' }] } },
      },
      {
        years: [2026, null],
        lists: { household_type: { mode: 'change', items: [{ code: '01', label: '原脱贫户' }] } },
      },
    ]);
    expect(labelOf('household_type', '01', 2015)).toBe('贫困户');
    expect(labelOf('household_type', '01', 2020)).toBe('脱贫户');
    expect(labelOf('household_type', '01', 2031)).toBe('原脱贫户');
    expect(labelOf('household_type', '01')).toBe('原脱贫户');
  });

  test('items of certain years stay with them, under the list of those years', () => {
    setCodeOverlays([
      {
        years: [2017, 2020],
        lists: {
          education: { mode: 'change', items: [{ code: '07', label: '技校', since: 2018 }] },
        },
      },
    ]);
    expect(labels('education', 2017)).not.toContain('技校');
    expect(labels('education', 2018)).toEqual(expect.arrayContaining(['大专及以上', '技校']));
    expect(labels('education', 2019)).toEqual(expect.arrayContaining(['大专', '技校']));
    expect(codeListFor('education', 2018)).toBe(codeListFor('education', 2018));
  });

  test('without packs the lists are the program’s own', () => {
    setCodeOverlays([
      { years: [2014, null], lists: { yes_no: { mode: 'change', items: [{ code: '1', label: '是的' }] } } },
    ]);
    expect(labelOf('yes_no', '1')).toBe('是的');
    setCodeOverlays([]);
    expect(labelOf('yes_no', '1')).toBe('是');
  });
});
