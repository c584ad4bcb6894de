import { describe, expect, test } from 'vitest';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { codeItemsOf, codeListFor, codeLists, hasCode } from '#domain/codes/code-lists.ts';
import { comparableText } from '#domain/codes/comparable-text.ts';
import { recordCodes } from '#domain/codes/record-codes.ts';

const names = Object.keys(codeLists) as CodeListName[];
const years = [undefined, 2014, 2016, 2017, 2018, 2019, 2020, 2021, 2025];

describe('code lists', () => {
  test('are the 72 of the research, and those of the records', () => {
    expect(names.filter((name) => !(name in recordCodes))).toHaveLength(72);
  });

  test.each(names)('%s offers each code and each label once a year', (name) => {
    for (const year of years) {
      const items = codeItemsOf(name, year);
      expect(items.length).toBeGreaterThan(0);
      expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
      expect(new Set(items.map((item) => comparableText(item.label))).size).toBe(items.length);
    }
  });

  test.each(names)('%s has no written form that means two codes in one year', (name) => {
    for (const year of years) {
      const meanings = new Map<string, string>();
      for (const item of codeItemsOf(name, year)) {
        for (const written of [item.label, ...(item.aliases ?? [])].map(comparableText)) {
          expect(meanings.get(written) ?? item.code, written).toBe(item.code);
          meanings.set(written, item.code);
        }
      }
    }
  });

  test.each(names)('%s has no code with a comma or an equals sign, which the stored form needs', (name) => {
    for (const { code } of codeLists[name].items) expect(code).toMatch(/^[^,=\s]+$/u);
  });

  test('each name their source', () => {
    for (const name of names) expect(codeLists[name].source, name).not.toBe('');
  });
});

describe('codeListFor', () => {
  test.each([
    ['education', 2018, '文化程度(2014–2018)aab008'],
    ['education', 2019, '文化程度(2019 年后)'],
    ['education', undefined, '文化程度(2019 年后)'],
    ['school_status', 2014, '在校生状况(2014–2018)aab009'],
    ['school_status', 2025, '在校生状况(2019 年后)'],
    ['access_road_type', 2019, '入户路类型(2014–2019)aac316'],
    ['access_road_type', 2020, '入户路类型(2020 年后)'],
    ['household_type', 2016, '户类型(2021 年后)'],
  ] as const)('%s of %s is %s', (name, year, title) => {
    expect(codeListFor(name, year).title).toBe(title);
  });
});

describe('hasCode', () => {
  test('knows the codes of every year under one name', () => {
    expect(hasCode('access_road_type', '03')).toBe(true);
    expect(hasCode('access_road_type', '05')).toBe(true);
    expect(hasCode('access_road_type', '07')).toBe(false);
  });
});
