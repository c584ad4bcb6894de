import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const YEAR = 2024;
let built: BuiltArchive;
beforeEach(async () => {
  built = await anArchive({ today: '2025-06-20' });
});
afterEach(() => built.close());

const FIFTEEN = '529901700506011';
const dirty = () =>
  aHousehold(built, {
    ...{ no: '1', head: '赵一', cells: { head_name: '赵老', phone: '138-0000-1234' } },
    headCells: { id_number: FIFTEEN, id_key: null, birth_date: '1970-05-06', name: '赵 一' },
    income: { year: YEAR, wage_income: 9000, annual_income: 8000, net_income: 8000 },
  });
const offered = (more = {}) => built.must('check.fixes', { year: YEAR, ...more });
const placeOf = ({
  kind,
  householdId,
  memberId,
  field,
}: Awaited<ReturnType<typeof offered>>['fixes'][number]) => ({
  ...{ kind, householdId, memberId, field },
});
const cell = (sql: string): unknown => built.session.archive!.raw.prepare(sql).pluck().get();

describe('what can be put right at once', () => {
  it('is shown before, written as one act, and taken back as one', async () => {
    const { id, memberIds } = await dirty();
    await aHousehold(built, { no: '2', village: '石板村' });
    const { fixes, more, kinds } = await offered();
    expect(fixes.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['headName', '赵老', '赵一'],
      ['id15to18', FIFTEEN, '529901197005060115'],
      ['phone', '138-0000-1234', '13800001234'],
      ['spaces', '赵 一', '赵一'],
      ['sums', 8000, 9000],
      ['sums', 8000, 9000],
    ]);
    expect(fixes[1]).toMatchObject({
      householdNo: '1',
      householdId: id,
      memberId: memberIds[0],
      name: '赵 一',
    });
    expect(more).toBe(0);
    expect(kinds.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      ...['id15to18 1', 'phone 1', 'spaces 1', 'sums 2', 'headName 1'],
    ]);
    expect((await offered({ villageId: built.villages['石板村'] })).fixes).toEqual([]);
    // One sum is chosen, both are put right.
    const done = await built.must('check.fix', { year: YEAR, fixes: fixes.slice(0, 5).map(placeOf) });
    expect(done).toMatchObject({ done: 5, gone: 0 });
    expect((await offered()).fixes).toEqual([]);
    expect(cell('SELECT id_key FROM member WHERE id = 1')).toBe('529901197005060115');
    expect(cell('SELECT net_income FROM income_statement')).toBe(9000);
    const { hits } = await built.must('check.run', { year: YEAR, rules: ['Q003', 'Q033', 'Q093', 'Q096'] });
    expect(hits).toEqual([]);
    expect(await built.must('check.fix', { year: YEAR, fixes: fixes.slice(0, 1).map(placeOf) })).toEqual({
      ...{ change: null, done: 0, gone: 1 },
    });
    await built.must('change.undo', {});
    expect((await offered()).fixes).toEqual(fixes);
  });

  it('in a closed year wants a reason', async () => {
    await dirty();
    await built.must('year.close', { year: YEAR });
    const sums = (await offered({ kinds: ['sums'] })).fixes.map(placeOf);
    const refused = await built.call('check.fix', { year: YEAR, fixes: sums });
    expect(refused).toMatchObject({ error: { rule: 'closed-year' } });
    const done = await built.must('check.fix', { year: YEAR, fixes: sums, reason: '合计有误' });
    expect(done.done).toBe(1);
  });
});

describe('the check of what was just changed', () => {
  it('runs the rules that read it, over its households', async () => {
    const { memberIds } = await aHousehold(built, { no: '1', headCells: { relation: null } });
    const { change } = await built.must('member.update', {
      ...{ id: memberIds[0]!, year: YEAR, values: { 'member.id_number': '52990119700506' } },
    });
    const { findings, errors } = await built.must('check.changed', { change: change!, year: YEAR });
    expect(findings.map(({ rule }) => rule)).toContain('Q002');
    // The relation was not touched: its rules are silent.
    expect(findings.map(({ rule }) => rule)).not.toContain('Q017');
    expect(errors).toBeGreaterThan(0);
    const other = await built.must('member.update', {
      ...{ id: memberIds[0]!, year: YEAR, values: { 'member.employer': '茶厂' } },
    });
    const quiet = await built.must('check.changed', { change: other.change!, year: YEAR });
    expect(quiet.findings.map(({ rule }) => rule)).not.toContain('Q002');
    expect(await built.call('check.changed', { change: 9999, year: YEAR })).toMatchObject({ ok: false });
  });
});
