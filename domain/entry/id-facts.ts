import { birthDateOf, idKey, isValidIdNumber, sexOf } from '#domain/identity/id-number.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import type { Day } from '#domain/time/day.ts';

/** What an id number says by itself. */
export interface IdFacts {
  readonly birthDate: Day;
  /** A code of 性别. */
  readonly sex: '1' | '2';
  /** Full years today; null for a day of birth that is still to come. */
  readonly age: number | null;
  /** The county that gave the number, beside the own one. */
  readonly region: string;
}

/** Null for a number that cannot be right: nothing is concluded from it. */
export function idFacts(written: string, today: Day, ownRegion: string): IdFacts | null {
  const key = idKey(written);
  const birthDate = birthDateOf(written);
  if (key === null || birthDate === null || !isValidIdNumber(key)) return null;
  return {
    birthDate,
    sex: sexOf(key) === 'male' ? '1' : '2',
    age: birthDate > today ? null : ageInFullYears(birthDate, today),
    region: regionWords(key.slice(0, 6), ownRegion),
  };
}

/** 本县, 本省外县, or the province: a clerk knows at a glance who comes from elsewhere. */
function regionWords(code: string, ownRegion: string): string {
  const own = ownRegion.slice(0, 6);
  if (code === own) return '本县';
  if (own.length === 6 && code.slice(0, 4) === own.slice(0, 4)) return `本市外县 ${code}`;
  if (own.length === 6 && code.slice(0, 2) === own.slice(0, 2)) return `本省外市 ${code}`;
  return `${provinces[code.slice(0, 2)] ?? '地区码'} ${code}`;
}

/** GB/T 2260, first two digits. */
const provinces: Readonly<Record<string, string>> = {
  ...{ 11: '北京', 12: '天津', 13: '河北', 14: '山西', 15: '内蒙古' },
  ...{ 21: '辽宁', 22: '吉林', 23: '黑龙江' },
  ...{ 31: '上海', 32: '江苏', 33: '浙江', 34: '安徽', 35: '福建', 36: '江西', 37: '山东' },
  ...{ 41: '河南', 42: '湖北', 43: '湖南', 44: '广东', 45: '广西', 46: '海南' },
  ...{ 50: '重庆', 51: '四川', 52: '贵州', 53: '云南', 54: '西藏' },
  ...{ 61: '陕西', 62: '甘肃', 63: '青海', 64: '宁夏', 65: '新疆' },
  ...{ 71: '台湾', 81: '香港', 82: '澳门' },
};
