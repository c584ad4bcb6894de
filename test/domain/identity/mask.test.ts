import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  maskAddress,
  maskBankAccount,
  maskBirthDate,
  maskIdNumber,
  maskPhone,
} from '#domain/identity/mask.ts';
import { accounts, idNumbers, mobileNumbers, writtenWays } from './people.ts';

test('an id number shows its first three and last four, however it is written', () => {
  fc.assert(
    fc.property(idNumbers, writtenWays, (number, write) => {
      fc.pre(!/[./·_]/.test(write(number)));
      expect(maskIdNumber(write(number))).toBe(`529***********${number.slice(14)}`);
    }),
  );
});

test('a masked id number never holds the day of birth, whatever kind of number it was', () => {
  fc.assert(
    fc.property(idNumbers, fc.constantFrom('', '43', '61B1'), fc.boolean(), (number, certificate, isOld) => {
      const written = isOld ? number.slice(0, 6) + number.slice(8, 17) : number + certificate;
      const masked = maskIdNumber(written);
      expect(masked).toHaveLength(18);
      expect(masked).not.toContain(number.slice(6, 14));
      expect(masked).not.toContain(number.slice(8, 14));
      expect(masked.slice(3, 14)).toBe('***********');
    }),
  );
});

test('what cannot be read as a number is hidden whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 14 }), (written) => {
      expect(maskIdNumber(written)).toBe('*'.repeat(18));
    }),
  );
});

test('phones show their ends only', () => {
  expect(maskPhone('13800138000')).toBe('138****8000');
  expect(maskPhone('+86 138 0013 8000')).toBe('138****8000');
  expect(maskPhone('0797-4291321')).toBe('0797-****321');
  expect(maskPhone('010-88881234')).toBe('010-****234');
  expect(maskPhone('张三的电话')).toBe('***********');
  fc.assert(
    fc.property(mobileNumbers, (number) => {
      expect(maskPhone(number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`);
    }),
  );
});

test('a bank account shows its last four and not its length', () => {
  fc.assert(
    fc.property(accounts, (account) => {
      expect(maskBankAccount(account)).toBe(`***********${account.slice(-4)}`);
    }),
  );
  expect(maskBankAccount('无')).toBe('***************');
});

test.each([
  ['云岭县岭北镇石桥村3组12号', '云岭县岭北镇石桥村3组'],
  ['云岭县岭北镇石桥村委会第三村民小组5号', '云岭县岭北镇石桥村委会第三村民小组'],
  ['云岭县岭北镇村头村大屋组7-2号', '云岭县岭北镇村头村大屋组'],
  ['石桥村河边28号', '石桥村'],
  ['云岭县岭北镇幸福路8号2单元301室', '云岭县岭北镇'],
  ['幸福路8号', '**'],
])('the address %s is shown as %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});

test('of a birth only the year is shown', () => {
  expect(maskBirthDate('1968-03-05')).toBe('1968年');
  expect(maskBirthDate('不详')).toBe('**年');
});

test('what is masked stays as it is when it is masked again; a star in a whole number hides nothing', () => {
  fc.assert(
    fc.property(idNumbers, mobileNumbers, accounts, (number, phone, account) => {
      for (const [mask, of] of [
        [maskIdNumber, number],
        [maskPhone, phone],
        [maskBankAccount, account],
      ] as const) {
        expect(mask(mask(of))).toBe(mask(of));
        expect(mask(`${of}*`)).not.toContain(of);
        expect(mask(`*${of}`)).not.toContain(of);
      }
    }),
  );
});
