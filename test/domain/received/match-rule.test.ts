import { describe, expect, it } from 'vitest';
import { RULES } from '#domain/quality/catalogue.ts';
import { ruleMatcher } from '#domain/received/match-rule.ts';

const match = ruleMatcher(RULES);
const said = (part: Partial<Parameters<typeof match>[0]>) =>
  match({ code: null, kind: null, sheet: 'Sheet1', content: '', ...part });

describe('the rule that a line means', () => {
  it('is the one of our own number, in its column or on the tab', () => {
    expect(said({ code: 'Q004' })).toBe('Q004');
    expect(said({ code: 'ｑ014' })).toBe('Q014');
    expect(said({ sheet: 'Q013 没有户主' })).toBe('Q013');
    expect(said({ code: 'Q999' })).toBeNull();
  });

  it('is the one that names the published number as its source', () => {
    expect(said({ code: '4_01_003' })).toBe('Q001');
    expect(said({ code: '3-11-002' })).toBe('Q014');
    expect(said({ code: '3_11_001', kind: '没有户主' })).toBe('Q013');
    expect(said({ code: '9_99_999' })).toBeNull();
  });

  it('is the one of the title, in the words of counties too', () => {
    expect(said({ kind: '没有户主' })).toBe('Q013');
    expect(said({ kind: '与户主关系为空' })).toBe('Q017');
    expect(said({ kind: '户主关系未填写' })).toBe('Q017');
    expect(said({ kind: '身份证号位数错误' })).toBe('Q002');
    expect(said({ sheet: '03、户主与配偶性别相同' })).toBe('Q016');
  });

  it('is the one of the sentence, whatever values stand in it', () => {
    expect(said({ content: '该户有 2 个户主，只能有一个' })).toBe('Q014');
    expect(said({ content: '张三证件号码位数不对（应为 18 位身份证或 20/22 位残疾人证）' })).toBe('Q002');
  });

  it('is none where that would be a guess', () => {
    expect(said({ kind: '其他' })).toBeNull();
    expect(said({ kind: '光伏电站收益分配不规范' })).toBeNull();
    expect(said({})).toBeNull();
  });
});
