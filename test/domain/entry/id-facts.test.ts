import { describe, expect, it } from 'vitest';
import { idFacts } from '#domain/entry/id-facts.ts';
import { checkDigit } from '#domain/identity/id-number.ts';

const numbered = (first17: string): string => first17 + checkDigit(first17);
const today = '2026-03-01';

describe('what an id number says', () => {
  it('is day of birth, sex, age and region', () => {
    expect(idFacts(numbered('52990119800302003'), today, '529901100')).toEqual({
      birthDate: '1980-03-02',
      sex: '1',
      age: 45,
      region: '本县',
    });
    expect(idFacts(numbered('52990119800301002'), today, '529901')).toMatchObject({ sex: '2', age: 46 });
  });

  it('names the region by how far it is from the own county', () => {
    const region = (code: string, own: string): string | undefined =>
      idFacts(numbered(`${code}19800302003`), today, own)?.region;
    expect(region('529902', '529901')).toBe('本市外县 529902');
    expect(region('528801', '529901')).toBe('本省外市 528801');
    expect(region('440000', '529901')).toBe('广东 440000');
    expect(region('529901', '')).toBe('贵州 529901');
  });

  it('is nothing for a number that cannot be right', () => {
    const good = numbered('52990119800302003');
    const wrong = good.slice(0, 17) + (good.endsWith('1') ? '2' : '1');
    expect(idFacts(wrong, today, '')).toBeNull();
    expect(idFacts('', today, '')).toBeNull();
  });

  it('knows the holder of a disability certificate, and no age of who is not born yet', () => {
    const good = numbered('52990119800302003');
    expect(idFacts(`${good}43`, today, '')?.birthDate).toBe('1980-03-02');
    expect(idFacts(numbered('52990120270302003'), today, '')?.age).toBeNull();
  });
});
