import { describe, expect, onTestFinished, test } from 'vitest';
import { errorText } from '#contract/app-error.ts';
import type { Request } from '#contract/channels.ts';
import { recordKindNames, recordKinds } from '#domain/records/record-kinds.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

async function anArchiveForTest() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  return built;
}

const dibao = { 'benefit.kind': '01', 'benefit.starts_on': '2024-01-01' };

async function refusalOf(built: BuiltArchive, input: Request<'record.add'>): Promise<string> {
  const answer = await built.call('record.add', input);
  if (answer.ok) throw new Error('was taken');
  return errorText(answer.error);
}

const listOf = async (built: BuiltArchive, input: Request<'record.list'>) =>
  (await built.must('record.list', input)).records;

describe('records', () => {
  test('are written as one act, listed in words and read again as they were typed', async () => {
    const built = await anArchiveForTest();
    const { id, memberIds } = await aHousehold(built, { others: [{ name: '钱二', relation: '02' }] });
    const values = { ...dibao, 'benefit.amount': 320, 'benefit.per': '1' };
    const added = await built.must('record.add', {
      kind: 'benefit',
      ownerId: id,
      memberId: memberIds[1]!,
      values,
    });
    const [record] = await listOf(built, { owner: 'household', id });
    expect(record).toMatchObject({
      ...{ id: added.id, kind: 'benefit', memberId: memberIds[1], memberName: '钱二', inForce: true },
      ...{ summary: '低保，每月 320.00 元', hints: [], checks: [], attachments: [] },
      values: { ...values, 'benefit.ends_on': null },
    });
    expect(await listOf(built, { owner: 'member', id: memberIds[1]! })).toEqual([record]);
    expect(await listOf(built, { owner: 'member', id: memberIds[0]! })).toEqual([]);
    const { changes } = await built.must('change.list', { offset: 0, limit: 1 });
    expect(changes[0]).toMatchObject({ command: 'record.add', rows: 1 });
    expect(changes[0]!.title).toMatch(/^新增享受政策：户 \d+$/);
  });

  test('end, and are found below those that hold; a mistaken one is taken out with its reason and comes back', async () => {
    const built = await anArchiveForTest();
    const { id } = await aHousehold(built);
    const add = (values: Request<'record.add'>['values']) =>
      built.must('record.add', { kind: 'benefit', ownerId: id, values });
    const old = await add(dibao);
    const young = await add({ 'benefit.kind': '06', 'benefit.starts_on': '2023-05-01' });
    await built.must('record.end', { kind: 'benefit', id: old.id, on: '2025-02-28', reason: '动态调整' });
    const listed = await listOf(built, { owner: 'household', id, kinds: ['benefit'] });
    expect(listed.map((r) => [r.id, r.inForce])).toEqual([
      [young.id, true],
      [old.id, false],
    ]);
    const before = await built.call('record.end', { kind: 'benefit', id: old.id, on: '2023-01-01' });
    expect(before).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    const removed = await built.must('record.remove', { kind: 'benefit', id: young.id, reason: '登记错户' });
    expect(await listOf(built, { owner: 'household', id, kinds: ['benefit'] })).toHaveLength(1);
    expect((await built.must('change.list', { offset: 0, limit: 1 })).changes[0]).toMatchObject({
      reason: '登记错户',
    });
    await built.must('change.undo', { id: removed.change! });
    expect(await listOf(built, { owner: 'household', id, kinds: ['benefit'] })).toEqual(listed);
    const again = await built.call('record.remove', { kind: 'benefit', id: young.id, reason: ' ' });
    expect(again).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  test('an edit leaves what it does not name, and is refused when the whole no longer holds', async () => {
    const built = await anArchiveForTest();
    const { id } = await aHousehold(built);
    const { id: record } = await built.must('record.add', {
      ...{ kind: 'benefit', ownerId: id },
      values: { ...dibao, 'benefit.note': '按户' },
    });
    await built.must('record.update', { kind: 'benefit', id: record, values: { 'benefit.kind': '02' } });
    const [read] = await listOf(built, { owner: 'household', id, kinds: ['benefit'] });
    expect(read!.values).toMatchObject({ 'benefit.kind': '02', 'benefit.note': '按户' });
    const answer = await built.call('record.update', {
      ...{ kind: 'benefit', id: record },
      values: { 'benefit.ends_on': '2020-01-01' },
    });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'invalid-input', issues: [{ path: '终止日期', message: '不能早于起始日期' }] },
    });
    const same = await built.must('record.update', { kind: 'benefit', id: record, values: {} });
    expect(same.change).toBeNull();
  });

  test('name the field that is wrong, in Chinese', async () => {
    const built = await anArchiveForTest();
    const { id } = await aHousehold(built);
    const other = await aHousehold(built, { head: '别户' });
    const add = (more: Partial<Request<'record.add'>>) =>
      refusalOf(built, { kind: 'benefit', ownerId: id, values: dibao, ...more });
    expect(await add({ values: {} })).toBe('填写有误：政策：没有填；起始日期：没有填');
    expect(await add({ values: { ...dibao, 'visit.content': '谈话' } })).toContain('享受政策没有');
    expect(await add({ memberId: other.memberIds[0]! })).toBe('填写有误：成员：不是这一户的人');
    expect(await add({ kind: 'housing_appraisal', memberId: 1, values: {} })).toContain('不按成员登记');
    expect(await add({ ownerId: 999 })).toContain('没有找到这一户');
    expect(
      await add({ kind: 'representative', ownerId: 999, values: { 'representative.name': '赵' } }),
    ).toContain('没有找到这个村');
    const certificate = { 'disability_certificate.certificate_no': '123' };
    expect(
      await add({ kind: 'disability_certificate', ownerId: other.memberIds[0]!, values: certificate }),
    ).toContain('残疾证号：应当是 20 位');
  });

  test('what follows from the rest is filled in: the certificate’s category and grade, the year of money', async () => {
    const built = await anArchiveForTest();
    const { id, memberIds, idNumbers } = await aHousehold(built);
    await built.must('record.add', {
      ...{ kind: 'disability_certificate', ownerId: memberIds[0]! },
      values: { 'disability_certificate.certificate_no': `${idNumbers[0]}43` },
    });
    await built.must('record.add', {
      ...{ kind: 'fund_receipt', ownerId: id },
      values: {
        'fund_receipt.kind': '01',
        'fund_receipt.received_on': '2024-12-30',
        'fund_receipt.amount': 3000,
      },
    });
    const kinds = ['disability_certificate', 'fund_receipt'] as const;
    const [certificate, money] = await listOf(built, { owner: 'household', id, kinds: [...kinds] });
    expect(certificate).toMatchObject({
      memberId: memberIds[0],
      values: { 'disability_certificate.type': '4', 'disability_certificate.level': '3' },
    });
    expect(money!.values).toMatchObject({ 'fund_receipt.year': 2024 });
  });

  test('a household has one plan a year, and a closed year takes a change only with its reason', async () => {
    const built = await anArchiveForTest();
    const { id } = await aHousehold(built);
    const plan = { kind: 'assistance_plan', ownerId: id } as const;
    const values = { 'assistance_plan.year': 2024, 'assistance_plan.goal': '稳岗增收' };
    const { id: record } = await built.must('record.add', { ...plan, values });
    expect(await refusalOf(built, { ...plan, values })).toBe('这一户这一年已经有帮扶计划，请直接修改。');
    await built.write((rows) => rows.insert('closed_year', { year: 2024, closed_on: '2025-01-31' }));
    const edit = { kind: 'assistance_plan', id: record, values: { 'assistance_plan.goal': '改' } } as const;
    const refused = await built.call('record.update', edit);
    expect(refused).toMatchObject({ ok: false, error: { rule: 'closed-year' } });
    await built.must('record.update', { ...edit, reason: '原来填错' });
    expect(await listOf(built, { owner: 'household', id })).toMatchObject([
      { values: { 'assistance_plan.goal': '改' } },
    ]);
  });

  test('a pasted register is added whole, or not at all with the row that is wrong', async () => {
    const built = await anArchiveForTest();
    const village = built.villages['云溪村']!;
    const row = (name: string) => ({ 'representative.name': name, 'representative.group_name': '一组' });
    const wrong = await built.call('record.addMany', {
      ...{ kind: 'representative', ownerId: village },
      rows: [row('赵一'), { 'representative.phone': '1' }],
    });
    expect(wrong).toMatchObject({
      ok: false,
      error: { issues: [{ path: '第 2 行姓名', message: '没有填' }] },
    });
    const many = await built.must('record.addMany', {
      ...{ kind: 'representative', ownerId: village },
      rows: ['赵一', '钱二', '孙三'].map(row),
    });
    expect(many.added).toBe(3);
    expect(await listOf(built, { owner: 'village', id: village })).toHaveLength(3);
    await built.must('change.undo', { id: many.change! });
    expect(await listOf(built, { owner: 'village', id: village })).toEqual([]);
  });
});

describe('a visit', () => {
  const values = { 'visit.visited_on': '2025-03-18', 'visit.visitors': '王干部、李书记' };
  const tick = (item: string, result: 0 | 1 | null, note: string | null = null) => ({ item, result, note });

  test('keeps what was ticked, and an edit touches only the ticks that differ', async () => {
    const built = await anArchiveForTest();
    const { id } = await aHousehold(built);
    const checks = [tick('81', 1), tick('92', 0, '屋顶漏雨'), tick('93', null)];
    const { id: visit } = await built.must('record.add', { kind: 'visit', ownerId: id, values, checks });
    const list = async () => (await listOf(built, { owner: 'household', id }))[0]!.checks;
    expect(await list()).toEqual([tick('81', 1), tick('92', 0, '屋顶漏雨')]);
    const { change } = await built.must('record.update', {
      ...{ kind: 'visit', id: visit, values: {} },
      checks: [tick('81', 1), tick('92', 1), tick('84', 1)],
    });
    expect(await list()).toEqual([tick('81', 1), tick('84', 1), tick('92', 1)]);
    const head = (await built.must('change.list', { offset: 0, limit: 1 })).changes[0];
    expect(head).toMatchObject({ id: change, rows: 2 });
    await built.must('change.undo', {});
    expect(await list()).toEqual([tick('81', 1), tick('92', 0, '屋顶漏雨')]);
  });

  test('takes no item that is in neither list, none twice, and goes with its ticks', async () => {
    const built = await anArchiveForTest();
    const { id } = await aHousehold(built);
    const visit = { kind: 'visit', ownerId: id, values } as const;
    expect(await refusalOf(built, { ...visit, checks: [tick('77', 1)] })).toContain('八个一');
    expect(await refusalOf(built, { ...visit, checks: [tick('81', 1), tick('81', 0)] })).toContain('重复');
    const benefit = { kind: 'benefit', ownerId: id, values: dibao } as const;
    expect(await refusalOf(built, { ...benefit, checks: [tick('81', 1)] })).toContain('八个一');
    const made = await built.must('record.add', { ...visit, checks: [tick('81', 1)] });
    await built.must('record.remove', { kind: 'visit', id: made.id, reason: '重复登记' });
    await built.must('change.undo', {});
    expect(await listOf(built, { owner: 'household', id })).toMatchObject([{ checks: [tick('81', 1)] }]);
  });
});

test('every kind can be listed of its owner, on an empty archive too', async () => {
  const built = await anArchiveForTest();
  const { id, memberIds } = await aHousehold(built);
  const owners = { household: id, member: memberIds[0]!, village: built.villages['云溪村']! };
  for (const name of recordKindNames) {
    const { owner } = recordKinds[name];
    expect(await listOf(built, { owner, id: owners[owner], kinds: [name] })).toEqual([]);
  }
});

test('the history of a household speaks of records in a clerk’s words', async () => {
  const built = await anArchiveForTest();
  const { id } = await aHousehold(built);
  const { id: record } = await built.must('record.add', { kind: 'benefit', ownerId: id, values: dibao });
  await built.must('record.update', {
    ...{ kind: 'benefit', id: record },
    values: { 'benefit.kind': '02', 'benefit.amount': 700, 'benefit.per': '1' },
  });
  const { changes } = await built.must('change.ofHousehold', { householdId: id });
  expect(changes[0]!.cells.map((c) => [c.subject, c.label, c.before, c.after])).toEqual([
    ['享受政策 特困供养，每月 700.00 元', '政策', '低保', '特困供养'],
    ['享受政策 特困供养，每月 700.00 元', '金额', null, '700.00'],
    ['享受政策 特困供养，每月 700.00 元', '发放周期', null, '每月'],
  ]);
});
