import { describe, expect, test } from 'vitest';
import { isDateFormat, serialDate } from '#backend/sheets/serial-date.ts';

describe('a serial day', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25569, '1970-01-01'],
    [45000.999, '2023-03-15'],
    [45000.999999999, '2023-03-16'],
    [2958465, '9999-12-31'],
  ])('%f is %s', (serial, text) => expect(serialDate(serial, 1900)).toBe(text));

  test('counts from 1904 in workbooks of old Macs', () => {
    expect(serialDate(0, 1904)).toBe('1904-01-01');
    expect(serialDate(43538, 1904)).toBe('2023-03-15');
  });

  test.each([0, 0.5, -1, 60, 2958466, Number.NaN, Infinity])('%f is no day', (serial) => {
    expect(serialDate(serial, 1900)).toBeUndefined();
  });
});

describe('a number format', () => {
  test.each([
    'yyyy-mm-dd',
    'yyyy"年"m"月"d"日"',
    'yyyy年m月',
    '[$-804]yyyy\\-mm\\-dd;@',
    'm"月"d"日"',
    'mmm',
    'e"年"m"月"',
    'yyyy/m/d h:mm',
    '[DBNum1][$-804]yyyy"年"m"月"',
  ])('%s shows a date', (code) => expect(isDateFormat(176, code)).toBe(true));

  test.each([
    'General',
    '@',
    '0.00',
    '#,##0.00"元"',
    '0.00E+00',
    'h:mm',
    'mm:ss.0',
    '[h]:mm:ss',
    'h:mm AM/PM',
    '0"day"',
    '[Red]0.00;[Yellow]-0.00',
    '0\\d',
    '000000',
  ])('%s shows none', (code) => expect(isDateFormat(176, code)).toBe(false));

  test('without a code is known by its number, those of Chinese Excel included', () => {
    const dates = Array.from({ length: 60 }, (_, id) => id).filter((id) => isDateFormat(id, undefined));
    expect(dates).toEqual([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
  });
});
