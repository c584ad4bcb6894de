import { expect, test } from 'vitest';
import { postedHeadName } from '#domain/identity/posted-name.ts';

const on = '2026-01-04';

test('an adult head is posted by name', () => {
  expect(postedHeadName({ name: '张伟', birth: '1968-03-05', guardian: null }, on)).toEqual({
    ok: true,
    text: '张伟',
  });
});

test("a minor's name is never posted: the guardian stands for the household", () => {
  const head = { name: '张小伟', birth: '2012-03-05', guardian: '欧阳建国' };
  expect(postedHeadName(head, on)).toEqual({ ok: true, text: '监护人欧阳**（户）' });
  expect(postedHeadName({ ...head, guardian: null }, on).ok).toBe(false);
});
