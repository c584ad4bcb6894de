import { expect, test } from 'vitest';
import { postedText } from '#domain/identity/posted-text.ts';

const minors = ['李小宝', '李宝'];
const of = (kind: 'name' | 'place' | 'item', value: string) => postedText(value, { kind, minors });

test('names, groups and items as they are written pass', () => {
  for (const name of ['张伟', '欧阳修远', '买买提·艾力', '李宝山', '𠅤䲟'])
    expect(of('name', name).ok, name).toBe(true);
  for (const place of ['第12村民小组', '三组', '2015年移民新村组'])
    expect(of('place', place).ok, place).toBe(true);
  for (const item of ['产业奖补', '2025年11月油茶抚育', '2025年第2批'])
    expect(of('item', item).ok, item).toBe(true);
});

test.each(['张伟19680305', '张伟１', '张伟（1968年3月5日）', '张伟 1 9 6 8'])(
  'a name with digits is refused: %s',
  (name) => {
    expect(of('name', name).ok).toBe(false);
  },
);

test.each(['1968-03-05', '1968年3月5日', '１９６８．３．５', '19680305', '一九六八年三月五日', '1968年3月'])(
  'a day of birth is refused beside a group: %s',
  (day) => {
    const answer = of('place', `三组${day}`);
    expect(answer).toMatchObject({ ok: false });
    expect(JSON.stringify(answer)).not.toContain(day);
  },
);

test('a minor of the household is not named, alone or among other words', () => {
  expect(of('name', '李小宝').ok).toBe(false);
  expect(of('name', '李大山（李小宝）').ok).toBe(false);
  expect(of('name', '李大山李小宝').ok).toBe(false);
  expect(of('place', '三组李 小宝家旁').ok).toBe(false);
  expect(of('item', '李小宝助学金').ok).toBe(false);
});

test('what may not be posted at all is refused as by publicText', () => {
  expect(of('name', '张伟（因残）').ok).toBe(false);
  expect(of('place', '139 0013 9000').ok).toBe(false);
});
