import { expect, test } from 'vitest';
import { isOutsideCounty, isToldToCounty } from '#domain/quality/work-place.ts';

test.each([
  '示范省示范市示范县',
  '示范县',
  '示范省示范市示范县某镇某村',
  '广东省/深圳市/宝安区',
  '广东 深圳市 宝安区',
  '重庆市渝北区',
  '浙江省义乌市',
  '浙江义乌市',
  '江苏省苏州市昆山市',
  '广东省清远市连州市',
  '广东省东莞市长安镇',
  '湖北省仙桃市',
  '新疆维吾尔自治区石河子市',
  '西双版纳州景洪市',
  '延边朝鲜族自治州延吉市',
  '阿克苏地区阿克苏市',
  '内蒙古自治区锡林郭勒盟镶黄旗',
  '香港特别行政区',
  '440306',
  '440306000000',
])('to the county: %s', (place) => {
  expect(isToldToCounty(place)).toBe(true);
});

test.each([
  '示范省',
  '示范省示范市',
  '广东',
  '广东省广州市',
  '广东省深圳市市辖区',
  '深圳市市区',
  '上海市',
  '新疆维吾尔自治区',
  '新疆维吾尔自治区克孜勒苏柯尔克孜自治州',
  '新疆阿克苏地区',
  '呼和浩特市',
  '外县',
  '省外',
  '国外',
  '440300',
  '440000000000',
])('not to the county: %s', (place) => {
  expect(isToldToCounty(place)).toBe(false);
});

const own = { province: '示范省', city: '示范市', county: '示范县' };

test.each<[string, boolean]>([
  ['示范省示范市示范县', false],
  ['示范', false],
  ['示范省', false],
  ['示范省示范市', false],
  ['示范省示范市邻山县', true],
  ['示范省远山市', true],
  ['云岭省远山市', true],
  ['云岭省', true],
  ['广东', false],
  ['广东省深圳市宝安区', true],
  ['省外', true],
  ['440306', true],
  ['529901', false],
])('outside of the county: %s', (place, outside) => {
  expect(isOutsideCounty(place, own, '529901')).toBe(outside);
});
