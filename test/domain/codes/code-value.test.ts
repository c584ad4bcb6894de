import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { codeItemsOf, codeLists } from '#domain/codes/code-lists.ts';
import { codeOf, codesOf, isKnown, labelOf, labelsOf, splitCodes } from '#domain/codes/code-value.ts';

const names = Object.keys(codeLists) as CodeListName[];

describe('codeOf', () => {
  test.each([
    ['id_type', '第二代残疾人证', '02'],
    ['id_type', '居民身份证（户口簿）', '01'],
    ['disability_type', '肢体', '4'],
    ['unit_affiliation', '县直', '04'],
    ['unit_affiliation', '乡镇直', '05'],
    ['risk_elimination_mode', '落实帮扶措施消除', '1'],
    ['dibao_status', '不享受', '0'],
    ['dibao_status', '是', '1'],
    ['tekun_status', '否', '0'],
    ['relation_to_head', '本人或户主', '01'],
    ['exit_status', '已脱贫（享受政策）', '1'],
    ['exit_status', ' 已脱贫 (不再享受政策) ', '4'],
    ['political_status', '党员', '01'],
    ['nation_system', '汉', '01'],
    ['access_road_type', '水泥路', '05'],
    ['labor_ability', '弱劳动力或半劳动力', '05'],
    ['monitoring_category', '边缘户', '2'],
    ['fuel_type', '其它', '99'],
    ['poverty_cause', '99', '12'],
  ] as const)('%s: %s is %s', (list, written, code) => {
    expect(codeOf(list, written)).toBe(code);
  });

  test('takes the code itself, also without the leading zero that a spreadsheet dropped', () => {
    expect(codeOf('nation_system', '15')).toBe('15');
    expect(codeOf('nation_system', '1')).toBe('01');
    expect(codeOf('industry', 'c')).toBe('C');
  });

  test('keeps a label that the list lacks as it was written', () => {
    expect(codeOf('employment_measure', ' 务工 ')).toBe('=务工');
  });

  test('reads blanks, and words for a blank, as nothing', () => {
    expect(codeOf('school_status', '  ')).toBeNull();
    expect(codeOf('school_status', '非在校生', 2021)).toBeNull();
    expect(codeOf('school_status', '非在校生', 2018)).toBe('01');
    expect(codesOf('risk_type', '无')).toBeNull();
  });

  test('reads with the list of the year', () => {
    expect(codeOf('access_road_type', '水泥路', 2019)).toBe('03');
    expect(codeOf('access_road_type', '水泥路', 2020)).toBe('05');
    expect(codeOf('poverty_household_attr', '低保户', 2015)).toBe('02');
    expect(codeOf('poverty_household_attr', '低保户', 2020)).toBe('=低保户');
  });
});

describe('codesOf', () => {
  test.each([
    ['残疾,长期慢性病', '04,02'],
    ['残疾，长期慢性病', '04,02'],
    ['残疾、长期慢性病', '04,02'],
    ['残疾;长期慢性病；患有大病', '04,02,03'],
    ['残疾,,残疾', '04'],
    ['残疾,痴呆', '04,=痴呆'],
    [' , ', null],
  ])('health: %s is %s', (written, codes) => {
    expect(codesOf('health_status', written)).toBe(codes);
  });

  test('does not split inside brackets or a label of the list', () => {
    expect(codesOf('public_welfare_post', '保洁员(护洁员、公厕管理员)、护林员')).toBe('07,01');
    expect(codesOf('public_welfare_post', '协管员（治安、交通）,护路员')).toBe('=协管员（治安、交通）,02');
    expect(codesOf('industry', '农、林、牧、渔业,建筑业')).toBe('A,E');
  });
});

describe('labels', () => {
  test('come in the words of the year', () => {
    expect(labelOf('poverty_household_attr', '02', 2016)).toBe('低保户');
    expect(labelOf('poverty_household_attr', '02', 2017)).toBe('低保脱贫户');
    expect(labelOf('school_status', '13', 2018)).toBe('高职一年级');
    expect(labelOf('school_status', '13', 2019)).toBe('高职高专一年级');
  });

  test('of values that the list lacks are what was written', () => {
    expect(labelsOf('health_status', '04,=痴呆')).toBe('残疾,痴呆');
    expect(labelOf('health_status', null)).toBe('');
    expect(labelOf('health_status', '77')).toBe('77');
  });

  test('of another year are better than a bare code', () => {
    expect(labelOf('poverty_household_attr', '07', 2015)).toBe('低保特困供养贫困户');
  });
});

test('isKnown tells codes from labels that no list knew', () => {
  expect(isKnown('04,02')).toBe(true);
  expect(isKnown('04,=痴呆')).toBe(false);
  expect(splitCodes('04,=痴呆')).toEqual(['04', '=痴呆']);
  expect(splitCodes(null)).toEqual([]);
});

test.each(names)('%s: every label and alias is read as its code, and every label returns', (name) => {
  for (const item of codeItemsOf(name)) {
    for (const written of [item.label, item.code, ...(item.aliases ?? [])]) {
      expect(codeOf(name, written)).toBe(item.code);
    }
    expect(labelOf(name, item.code)).toBe(item.label);
  }
});

test('what was written in several values survives storing and reading again', () => {
  const label = fc.string({ unit: fc.constantFrom(...'甲乙丙(、)=,; '), minLength: 1 });
  fc.assert(
    fc.property(label, (written) => {
      const stored = codesOf('health_status', written);
      expect(codesOf('health_status', labelsOf('health_status', stored))).toBe(stored);
    }),
  );
});
