import { expect, test } from 'vitest';
import { maskAnswer } from '#backend/access/mask-answer.ts';

const masked = (answer: unknown): unknown => maskAnswer(answer, (digits) => digits === '52990100000000001');

test('an identity number is hidden whole, since the birth date stands beside it', () => {
  expect(
    masked({ idNumber: '529901196803072319', birthDate: '1968-03-07', note: '证号529901196803072319，已核' }),
  ).toEqual({ idNumber: '*'.repeat(18), birthDate: '1968-03-07', note: `证号${'*'.repeat(18)}，已核` });
});

test('a star in a number does not let it through', () => {
  expect(JSON.stringify(masked({ idNumber: '529901196803072319*', phone: '*13912345678' }))).not.toMatch(
    /196803|12345678/,
  );
});

test('what is masked already stays readable, and the number of a household too', () => {
  const answer = { phone: '139****5678', householdNo: '52990100000000001' };
  expect(masked(answer)).toEqual(answer);
});
