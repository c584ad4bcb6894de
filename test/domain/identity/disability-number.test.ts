import { expect, test } from 'vitest';
import { readDisabilityNumber } from '#domain/identity/disability-number.ts';

test('category, grade and the times of replacement are read after the id number', () => {
  expect(readDisabilityNumber('11010519491231002X43')).toEqual({
    idNumber: '11010519491231002X',
    category: '肢体',
    grade: 3,
    reissued: 0,
  });
  expect(readDisabilityNumber('11010519491231002X61B2')?.reissued).toBe(2);
});

test.each(['11010519491231002X', '11010519491231002X83', '11010519491231002X45', '11010519491231002X4'])(
  'this is no certificate number: %s',
  (number) => {
    expect(readDisabilityNumber(number)).toBeNull();
  },
);
