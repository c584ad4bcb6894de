import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BulkInput } from '#contract/bulk.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const YEAR = 2025;
const AREA = 'living_conditions.arable_area';
const EVERYBODY = { filter: { year: YEAR } };

async function township() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  const old = { name: '王老', relation: '05', birth_date: '1950-01-01' };
  const ids = [
    await aHousehold(built, { no: '1', head: '王一', year: { year: YEAR, arable_area: 3 }, others: [old] }),
    await aHousehold(built, {
      no: '2',
      head: '李二',
      village: '石板村',
      year: { year: YEAR, arable_area: 1 },
    }),
    await aHousehold(built, { no: '3', head: '张三' }),
  ].map(({ id }) => id);
  return { built, ids: ids as [number, number, number], data: () => dataOf(built.session.archive!) };
}

const asked = (edits: BulkInput['edits'], rest: Partial<BulkInput> = {}): BulkInput => ({
  year: YEAR,
  target: EVERYBODY,
  edits,
  ...rest,
});

/** Preview, then the act that goes with it. */
async function apply(
  built: BuiltArchive,
  input: BulkInput,
  rest: { except?: number[]; reason?: string } = {},
) {
  const { base } = await built.must('bulk.preview', input);
  return built.must('bulk.apply', { ...input, base, ...rest });
}

describe('bulk.preview', () => {
  test('shows every value that will change, what stays and what is refused, and changes nothing', async () => {
    const { built, data } = await township();
    const before = data();
    const preview = await built.must('bulk.preview', asked([{ kind: 'add', field: AREA, amount: 0.5 }]));
    expect(preview).toMatchObject({
      ...{ households: 2, values: 2, unchanged: 0, refused: 1, needsReason: false, total: 2 },
      reasons: [{ reason: '原来没有填，不能增减', count: 1 }],
      rows: [
        { no: 1, householdNo: '1', headName: '王一', memberId: null, field: AREA, before: 3, after: 3.5 },
        { no: 2, householdNo: '2', headName: '李二', before: 1, after: 1.5, reason: null },
      ],
    });
    const refused = await built.must('bulk.preview', {
      ...asked([{ kind: 'add', field: AREA, amount: 0.5 }]),
      show: 'refused',
    });
    expect(refused).toMatchObject({ total: 1, rows: [{ householdNo: '3', reason: '原来没有填，不能增减' }] });
    expect(data()).toEqual(before);
  });

  test('counts households that have the value already as unchanged', async () => {
    const { built } = await township();
    const preview = await built.must('bulk.preview', asked([{ kind: 'set', field: AREA, value: 3 }]));
    expect(preview).toMatchObject({ households: 2, values: 2, unchanged: 1, refused: 0 });
  });

  test('pages through a long list', async () => {
    const { built } = await township();
    const input = asked([
      { kind: 'set', field: 'member.nation', value: '03' },
      { kind: 'set', field: AREA, value: 9 },
    ]);
    const page = async (offset: number) =>
      (await built.must('bulk.preview', { ...input, offset, limit: 3 })).rows.map((row) => [
        row.no,
        row.field,
      ]);
    expect(await page(0)).toEqual([
      [1, AREA],
      [2, AREA],
      [3, AREA],
    ]);
    expect(await page(3)).toEqual([4, 5, 6].map((no) => [no, 'member.nation']));
    expect(await page(6)).toEqual([[7, 'member.nation']]);
  });

  test.each([
    [[{ kind: 'set', field: 'household.head_name', value: '王' }], '“户主姓名”不能批量修改'],
    [[{ kind: 'set', field: AREA, value: '多' }], '“耕地面积”应当是数字'],
  ] as const)('of %j is refused', async (edits, message) => {
    const { built } = await township();
    expect(await built.call('bulk.preview', asked([...edits]))).toMatchObject({
      error: { code: 'invalid-input', issues: [{ message }] },
    });
  });

  test('takes conditions of members only to choose members', async () => {
    const { built } = await township();
    const members = { join: 'and' as const, of: [{ field: AREA, op: 'filled' as const, values: [] }] };
    const input = asked([{ kind: 'set', field: 'member.nation', value: '03' }], { members });
    expect(await built.call('bulk.preview', input)).toMatchObject({ error: { code: 'invalid-input' } });
  });
});

describe('bulk.apply', () => {
  test('is one act with its counts in the title; undo brings back every byte', async () => {
    const { built, data, ids } = await township();
    const before = data();
    const done = await apply(
      built,
      asked([
        { kind: 'set', field: AREA, value: 5 },
        { kind: 'set', field: 'household.group_name', value: '九组' },
        { kind: 'set', field: 'income.wage_income', value: 100 },
        { kind: 'set', field: 'member.has_resident_medical_insurance', value: 1 },
      ]),
    );
    expect(done).toMatchObject({ households: 3, values: 13 });
    const page = await built.must('household.get', { id: ids[2], year: YEAR });
    expect(page.values).toMatchObject({
      [AREA]: 5,
      'household.group_name': '九组',
      'income.wage_income': 100,
    });
    expect(page.members[0]?.values['member.has_resident_medical_insurance']).toBe(1);
    const { changes } = await built.must('change.list', { limit: 1 });
    expect(changes[0]?.title).toMatch(/^批量修改 3 户 13 项：耕地面积 改为 5\.00；/);
    await built.must('change.undo', { id: done.change! });
    expect(data()).toEqual(before);
  });

  test('leaves out what was unticked', async () => {
    const { built, ids } = await township();
    const input = asked([{ kind: 'set', field: AREA, value: 5 }]);
    expect(await apply(built, input, { except: [2] })).toMatchObject({ households: 2, values: 2 });
    const area = async (id: number) => (await built.must('household.get', { id, year: YEAR })).values[AREA];
    expect(await Promise.all(ids.map(area))).toEqual([5, 1, 5]);
  });

  test('of chosen members changes them alone', async () => {
    const { built } = await township();
    const members = { join: 'and' as const, of: [{ field: 'member.age', op: 'ge' as const, values: [70] }] };
    const input = asked([{ kind: 'set', field: 'member.has_resident_pension_insurance', value: 1 }], {
      members,
    });
    const preview = await built.must('bulk.preview', input);
    expect(preview).toMatchObject({
      values: 1,
      unchanged: 2,
      rows: [{ memberName: '王老', headName: '王一' }],
    });
  });

  test('is refused once the archive has changed since the preview', async () => {
    const { built, ids, data } = await township();
    const input = asked([{ kind: 'set', field: AREA, value: 5 }]);
    const { base } = await built.must('bulk.preview', input);
    await built.must('household.update', { id: ids[0], year: YEAR, values: { [AREA]: 7 } });
    const before = data();
    expect(await built.call('bulk.apply', { ...input, base })).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('请重新预览') as string },
    });
    expect(data()).toEqual(before);
    expect(await apply(built, input)).toMatchObject({ values: 3 });
  });

  test('in a closed year wants a reason, for what belongs to the year only', async () => {
    const { built } = await township();
    await built.write((rows) => rows.insert('closed_year', { year: YEAR, closed_on: '2025-03-01' }));
    const input = asked([{ kind: 'set', field: AREA, value: 5 }]);
    const preview = await built.must('bulk.preview', input);
    expect(preview.needsReason).toBe(true);
    expect(await built.call('bulk.apply', { ...input, base: preview.base })).toMatchObject({
      error: { code: 'rule', rule: 'closed-year' },
    });
    expect(await apply(built, input, { reason: '入户核实更正' })).toMatchObject({ values: 3 });
    const phone = asked([{ kind: 'clear', field: 'household.phone' }]);
    expect(await built.must('bulk.preview', phone)).toMatchObject({ needsReason: false });
    expect(await apply(built, phone)).toMatchObject({ values: 3 });
  });

  test('drops reported sums with the items, and leaves an item that lines add up to', async () => {
    const { built, data } = await township();
    const { id } = await aHousehold(built, {
      no: '4',
      income: { year: YEAR, wage_income: 10, net_income: 99, per_capita_net_income: 99 },
    });
    const lined = await aHousehold(built, { no: '5', income: { year: YEAR, wage_income: 7 } });
    await built.write((rows) => {
      const statement = data()['income_statement']?.find((row) => row['household_id'] === lined.id);
      const line = { item: 'wage_income', title: '务工', amount: 7 };
      rows.insert('income_line', { statement_id: Number(statement?.['id']), ...line });
    });
    const input = asked([{ kind: 'multiply', field: 'income.wage_income', factor: 2 }], {
      target: { ids: [id, lined.id] },
    });
    expect(await built.must('bulk.preview', input)).toMatchObject({
      ...{ values: 1, refused: 1 },
      reasons: [{ reason: '这一项由收入明细相加得出，请到户页改明细' }],
    });
    await apply(built, input);
    expect(data()['income_statement']).toMatchObject([
      { household_id: id, wage_income: 20, net_income: null, per_capita_net_income: null },
      { household_id: lined.id, wage_income: 7 },
    ]);
  });

  test('of 文化程度 shows that 在校生状况 gives way', async () => {
    const { built } = await township();
    await aHousehold(built, { no: '6', head: '钱六', headYear: { year: YEAR, school_status: '05' } });
    const input = asked([{ kind: 'set', field: 'member.education', value: '03' }], {
      target: { filter: { year: YEAR, text: '钱六' } },
    });
    expect((await built.must('bulk.preview', input)).rows).toMatchObject([
      { field: 'member.education', before: null, after: '03' },
      { field: 'member.school_status', before: '05', after: null },
    ]);
    await apply(built, input);
    expect(await built.must('bulk.preview', input)).toMatchObject({ values: 0, unchanged: 1 });
  });

  test('writes a field of the township’s own', async () => {
    const { built } = await township();
    const { name } = await built.must('customField.add', {
      ...{ label: '是否通快递', form: 'household', type: 'bool', options: [], scale: 0, unit: '' },
      ...{ yearly: true, level: 'INTERNAL' },
    });
    const key = `household.${name}`;
    expect(await apply(built, asked([{ kind: 'set', field: key, value: 1 }]))).toMatchObject({ values: 3 });
    const list = await built.must('household.list', {
      ...{ year: YEAR, columns: [key] },
      where: { join: 'and', of: [{ field: key, op: 'oneOf', values: [1] }] },
    });
    expect(list.rows.map((row) => row.extra[key])).toEqual([1, 1, 1]);
  });
});

describe('any bulk edit', () => {
  const edit = fc.oneof(
    fc.record({
      kind: fc.constant('set' as const),
      field: fc.constant(AREA),
      value: fc.integer({ min: 0, max: 3 }),
    }),
    fc.record({
      kind: fc.constant('fill' as const),
      field: fc.constant('household.address'),
      value: fc.constantFrom('甲', '乙'),
    }),
    fc.record({
      kind: fc.constant('clear' as const),
      field: fc.constantFrom(AREA, 'household.phone', 'member.nation'),
    }),
    fc.record({
      kind: fc.constant('add' as const),
      field: fc.constantFrom(AREA, 'income.wage_income'),
      amount: fc.integer({ min: -2, max: 2 }),
    }),
    fc.record({
      kind: fc.constant('set' as const),
      field: fc.constant('income.wage_income'),
      value: fc.nat(3),
    }),
    fc.record({
      kind: fc.constant('set' as const),
      field: fc.constant('household.group_name'),
      value: fc.constantFrom('一组', '七组'),
    }),
  );

  test('changes what its preview showed and nothing else; undone from the last to the first, nothing is left', async () => {
    const { built, data } = await township();
    const before = data();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        async (acts) => {
          const made: number[] = [];
          for (const edits of acts) {
            const shown = await built.must('bulk.preview', { ...asked(edits), limit: 1000 });
            const done = await built.must('bulk.apply', { ...asked(edits), base: shown.base });
            expect(done).toMatchObject({ households: shown.households, values: shown.values });
            expect(done.change === null).toBe(shown.values === 0);
            if (done.change !== null) made.push(done.change);
            // What is shown is what is there afterwards.
            for (const row of shown.rows.filter((r) => r.memberId === null)) {
              const page = await built.must('household.get', { id: row.householdId, year: YEAR });
              expect(page.values[row.field] ?? null).toEqual(row.after);
            }
          }
          for (const id of made.toReversed()) await built.must('change.undo', { id });
          expect(data()).toEqual(before);
        },
      ),
      { numRuns: 15 },
    );
  });
});
