import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OwnRule } from '#domain/quality/own/own-rule.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive({ today: '2025-03-20' });
});
afterEach(() => archive.close());

const rule: OwnRule = {
  title: '林地过大',
  level: 'warning',
  message: '{字段} {v} 亩，请核实',
  when: {
    join: 'and',
    of: [{ field: 'living_conditions.forest_area', op: 'gt', values: [50] }],
  },
};

const hitsOf = async (id: string) =>
  (await archive.must('check.run', { year: 2025, rules: [id] })).hits.map(({ message }) => message);

test('is tried before it is kept, tested before it is on, and then checks like any other', async () => {
  await aHousehold(archive, { year: { year: 2025, forest_area: 80 } });
  await aHousehold(archive, { year: { year: 2025, forest_area: 50 } });
  const tried = await archive.must('ownRule.try', {
    year: 2025,
    rule,
  });
  expect(tried).toMatchObject({
    hits: 1,
    households: 1,
    findings: [{ rule: 'Z000', message: '林地面积 80.00 亩，请核实' }],
  });
  const saved = await archive.must('ownRule.save', { id: null, rule, basis: '县里 3 月通知' });
  expect(saved.rule).toBe('Z001');
  expect(await archive.call('ownRule.enable', { id: saved.id, enabled: true })).toMatchObject({
    ok: false,
    error: { rule: 'own-rule-untested' },
  });
  await archive.must('ownRule.try', { year: 2025, id: saved.id });
  await archive.must('ownRule.enable', { id: saved.id, enabled: true });
  expect(await hitsOf('Z001')).toEqual(['林地面积 80.00 亩，请核实']);
  expect((await archive.must('check.rules', { year: 2025 })).rules.some(({ id }) => id === 'Z001')).toBe(
    true,
  );
});

test('changing it switches it off until it is tested again; its number is never used twice', async () => {
  const { id } = await archive.must('ownRule.save', { id: null, rule, basis: null });
  await archive.must('ownRule.try', { year: 2025, id });
  await archive.must('ownRule.enable', { id, enabled: true });
  await archive.must('ownRule.save', { id, rule: { ...rule, title: '林地太大' }, basis: null });
  const { rules } = await archive.must('ownRule.list', {});
  expect(rules).toMatchObject([{ rule: 'Z001', title: '林地太大', enabled: false, testedOn: null }]);
  await archive.must('ownRule.remove', { id });
  expect((await archive.must('ownRule.save', { id: null, rule, basis: null })).rule).toBe('Z002');
});

test('conditions that cannot be asked are refused in a sentence', async () => {
  const wrong = {
    ...rule,
    when: { join: 'and' as const, of: [{ field: 'member.x', op: 'filled' as const, values: [] }] },
  };
  expect(await archive.call('ownRule.save', { id: null, rule: wrong, basis: null })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', issues: [{ message: '没有“member.x”这一项，可能已停用' }] },
  });
});

test('travels to another township in a policy pack', async () => {
  const { id } = await archive.must('ownRule.save', { id: null, rule, basis: '县里通知' });
  const made = await archive.must('ownRule.pack', { year: 2025, ids: [id], title: '云岭县核查规则' });
  const text = Buffer.from(await takeOutput(archive, made.outputId)).toString();
  const other = await anArchive({ today: '2025-03-20' });
  try {
    await aHousehold(other, { year: { year: 2025, forest_area: 51 } });
    await other.must('pack.load', { fileName: made.name, text });
    const { hits } = await other.must('check.run', { year: 2025, rules: ['P001'] });
    expect(hits).toMatchObject([{ rule: 'P001', message: '林地面积 51.00 亩，请核实' }]);
  } finally {
    await other.close();
  }
});
