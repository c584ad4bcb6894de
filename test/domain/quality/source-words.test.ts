import { expect, test } from 'vitest';
import { RULES } from '#domain/quality/catalogue.ts';
import { sourceInWords } from '#domain/quality/source-words.ts';

test('where a rule comes from reads in words, with the numbers that it has there', () => {
  expect(sourceInWords('G1 2_01_004;G5')).toBe(
    '县级疑点数据清洗规则（2023） 2_01_004；省级平台疑点清单（2018）',
  );
  expect(sourceInWords('GB;inferred')).toBe('国家标准；按表间关系推定，需业务人员确认');
  expect(sourceInWords('P4；P5')).toBe('各地公开的识别、消除和退出办法');
  expect(sourceInWords('inferred；seed 000"严禁拼户组装"')).toBe(
    '按表间关系推定，需业务人员确认；基层工作讲话和方案 "严禁拼户组装"',
  );
  expect(sourceInWords('本乡镇自定')).toBe('本乡镇自定');
});

test('no rule of the catalogue shows a tag', () => {
  for (const { id, source } of RULES)
    expect(sourceInWords(source), id).not.toMatch(/(^|；)(G\d|P\d|GB|seed|inferred)/);
});
