import { expect, test } from 'vitest';
import { RULES } from '#domain/quality/catalogue.ts';
import { anArchive } from '#test/support/archive-builder.ts';

test('every rule is told in words, with its chapter, its fields and its numbers', async () => {
  const built = await anArchive();
  const { rules } = await built.must('check.rules', { year: 2026 });
  expect(rules.map(({ id }) => id).slice(0, RULES.length)).toEqual(RULES.map(({ id }) => id));
  for (const { id, fields, chapter } of rules) {
    expect(chapter, id).not.toBe('');
    expect(
      fields.every((label) => label !== ''),
      id,
    ).toBe(true);
  }
  expect(rules.find(({ id }) => id === 'Q020')).toMatchObject({
    chapter: '户结构',
    parameters: [{ title: expect.stringMatching(/./), value: 14, unit: '岁', ofPack: false }],
  });
  await built.close();
});
