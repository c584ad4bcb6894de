import { describe, expect, it } from 'vitest';
import { fieldByKey, fields } from '#domain/fields/dictionary.ts';
import { isInYear, isTyped, readWritten, writtenOf } from '../../../renderer/fields/read-written.ts';

const YEAR = 2026;

describe('what is typed into a field', () => {
  it('becomes the stored form', () => {
    const area = fieldByKey('living_conditions.housing_area');
    expect(readWritten(area, '96.5', YEAR)).toEqual({ ok: true, value: 96.5 });
    expect(readWritten(fieldByKey('household.phone'), ' 13800001111 ', YEAR)).toEqual({
      ok: true,
      value: '13800001111',
    });
    expect(readWritten(fieldByKey('member.sex'), '1', YEAR)).toEqual({ ok: true, value: '1' });
    expect(readWritten(fieldByKey('household.is_martyr_family'), '是', YEAR)).toEqual({ ok: true, value: 1 });
  });

  it('empties the field when nothing is left', () => {
    expect(readWritten(fieldByKey('household.phone'), '  ', YEAR)).toEqual({ ok: true, value: null });
  });

  it('is refused with a sentence that names the field', () => {
    const read = readWritten(fieldByKey('household.annual_head_count'), '三个', YEAR);
    expect(read.ok ? '' : read.reason).toContain('年度家庭人口数');
  });

  it('starts from what is stored', () => {
    expect(writtenOf(fieldByKey('member.health'), '02,04', YEAR)).toBe('02,04');
    expect(writtenOf(fieldByKey('income.wage_income'), 1200.5, YEAR)).toBe('1200.5');
    expect(writtenOf(fieldByKey('household.phone'), null, YEAR)).toBe('');
  });
});

describe('the fields of a form', () => {
  it('leave out what is signed on paper or worked out', () => {
    const typed = new Set(fields.filter(isTyped).map((field) => field.key));
    expect(typed.has('household.head_signature')).toBe(false);
    expect(typed.has('household.region_code')).toBe(false);
    expect(typed.has('household.phone')).toBe(true);
  });

  it('leave out what the year does not ask for', () => {
    const children = fieldByKey('household.is_only_child_family');
    expect(isInYear(children, 2016)).toBe(true);
    expect(isInYear(children, YEAR)).toBe(false);
  });
});
