import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { checkDigit } from '#domain/identity/id-number.ts';

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive({ today: '2025-11-20' });
});
afterEach(() => archive.close());

const numbered = (first17: string): string => first17 + checkDigit(first17);
const headNumber = numbered('52990119700601003');
const head = { 'member.id_number': headNumber, 'member.name': '赵一', 'member.relation': '01' };
const wife = {
  'member.id_number': numbered('52990119720601004'),
  'member.name': '钱二',
  'member.relation': '02',
  'member.education': '03',
};
const entry = (more: object = {}) => ({
  villageId: archive.villages['云溪村'] ?? 0,
  year: 2025,
  values: { 'household.group_name': '三组', 'household.phone': '13800001234' },
  members: [head, wife],
  ...more,
});

describe('entering a household', () => {
  it('keeps the household and its people as one act', async () => {
    await archive.must('draft.save', { key: 'entry:1', title: '赵一户 2 人', content: '{}' });
    const made = await archive.must('household.enter', entry({ draft: 'entry:1' }));
    expect(made.people).toBe(2);
    const page = await archive.must('household.get', { id: made.id, year: 2025 });
    expect(page).toMatchObject({ headName: '赵一', village: '云溪村', headCount: 2 });
    expect(page.values['household.group_name']).toBe('三组');
    expect(page.members.map(({ values }) => values['member.name'])).toEqual(['赵一', '钱二']);
    expect(page.members[1]?.values).toMatchObject({
      'member.birth_date': '1972-06-01',
      'member.sex': '2',
      'member.education': '03',
    });
    expect((await archive.must('draft.list', {})).drafts).toEqual([]);
    await archive.must('change.undo', { id: made.change ?? 0 });
    expect((await archive.must('household.list', { year: 2025 })).total).toBe(0);
    await archive.must('change.redo', {});
    expect((await archive.must('household.list', { year: 2025 })).people).toBe(2);
  });

  it('names the cells that stand in the way and keeps nothing', async () => {
    const answer = await archive.call(
      'household.enter',
      entry({ members: [head, { 'member.name': '无关系' }] }),
    );
    expect(answer).toMatchObject({
      ok: false,
      error: {
        rule: 'entry-fault',
        message: '第 2 人“与户主关系”：请填写与户主关系。要改好才能保存。',
        refused: [{ row: 1, key: 'member.relation' }],
      },
    });
    expect((await archive.must('household.list', { year: 2025 })).total).toBe(0);
  });

  it('asks to look again at a number that another household has, and keeps it when told to', async () => {
    await archive.must('household.enter', entry());
    const again = entry({ members: [head] });
    const answer = await archive.call('household.enter', again);
    expect(answer).toMatchObject({
      ok: false,
      error: { rule: 'entry-doubt', refused: [{ row: 0, key: 'member.id_number' }] },
    });
    const kept = await archive.must('household.enter', { ...again, acceptDoubts: true });
    expect(kept.people).toBe(1);
  });

  it('refuses a household number that is taken, at its cell', async () => {
    const values = { 'household.household_no': '5299010001' };
    await archive.must('household.enter', entry({ values }));
    const answer = await archive.call(
      'household.enter',
      entry({ values, members: [{ 'member.name': '孙三', 'member.relation': '01' }] }),
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { rule: 'entry-fault', refused: [{ row: null, key: 'household.household_no' }] },
    });
  });

  it('enters nothing into a closed year without a reason', async () => {
    await archive.write((rows) => rows.insert('closed_year', { year: 2025, closed_on: '2025-11-19' }));
    expect(await archive.call('household.enter', entry())).toMatchObject({
      ok: false,
      error: { rule: 'closed-year' },
    });
    const made = await archive.must('household.enter', entry({ reason: '漏录补登' }));
    expect(made.people).toBe(2);
  });

  it('says who is in the archive under a number, however it is written', async () => {
    await archive.must('household.enter', entry());
    const spaced = `${headNumber.slice(0, 6)} ${headNumber.slice(6)}`;
    const { known } = await archive.must('member.known', { idNumbers: [spaced, '520000', ''] });
    expect(known).toMatchObject([{ idNumber: spaced, name: '赵一', headName: '赵一', village: '云溪村' }]);
  });
});

describe('entering people of a household', () => {
  const joined = { reason: '09', on: '2025-10-01', proof: '户口迁移证' };

  it('changes some and adds others in one act', async () => {
    const made = await archive.must('household.enter', entry());
    const before = await archive.must('household.get', { id: made.id, year: 2025 });
    const [first, second] = before.members;
    const done = await archive.must('member.enter', {
      householdId: made.id,
      year: 2025,
      updates: [
        { id: first?.id ?? 0, values: { 'member.phone': '13900001234' } },
        { id: second?.id ?? 0, values: { 'member.school_status': '06' } },
      ],
      added: [{ 'member.name': '赵小', 'member.relation': '03' }],
      joined,
    });
    expect(done).toMatchObject({ updated: 2, added: 1 });
    const page = await archive.must('household.get', { id: made.id, year: 2025 });
    expect(page.headCount).toBe(3);
    expect(page.members[0]?.values['member.phone']).toBe('13900001234');
    expect(page.members[1]?.values).toMatchObject({
      'member.school_status': '06',
      'member.education': null,
    });
    expect(page.members[2]).toMatchObject({ joinedOn: '2025-10-01', joinedReason: '09' });
    await archive.must('change.undo', { id: done.change ?? 0 });
    const back = await archive.must('household.get', { id: made.id, year: 2025 });
    expect({ ...back, documents: [] }).toEqual({ ...before, documents: [] });
  });

  it('wants reason, day and paper for who joins, and one head', async () => {
    const made = await archive.must('household.enter', entry());
    const base = { householdId: made.id, year: 2025, updates: [] };
    const added = [{ 'member.name': '赵小', 'member.relation': '01' }];
    expect(await archive.call('member.enter', { ...base, added })).toMatchObject({
      ok: false,
      error: { rule: 'Q014' },
    });
    const child = [{ 'member.name': '赵小', 'member.relation': '03' }];
    expect(await archive.call('member.enter', { ...base, added: child })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', issues: [{ path: '增加原因' }] },
    });
    const late = { ...joined, on: '2025-11-21' };
    expect(await archive.call('member.enter', { ...base, added: child, joined: late })).toMatchObject({
      ok: false,
      error: { issues: [{ path: '增加日期' }] },
    });
  });

  it('lets the head and another change places in one act', async () => {
    const made = await archive.must('household.enter', entry());
    const { members } = await archive.must('household.get', { id: made.id, year: 2025 });
    const [first, second] = members.map(({ id }) => id);
    await archive.must('member.enter', {
      householdId: made.id,
      year: 2025,
      updates: [
        { id: first ?? 0, values: { 'member.relation': '02' } },
        { id: second ?? 0, values: { 'member.relation': '01' } },
      ],
    });
    const page = await archive.must('household.get', { id: made.id, year: 2025 });
    expect(page.headName).toBe('钱二');
  });

  it('filling one schooling clears the other through a single edit too', async () => {
    const made = await archive.must('household.enter', entry());
    const { members } = await archive.must('household.get', { id: made.id, year: 2025 });
    const id = members[1]?.id ?? 0;
    await archive.must('member.update', { id, year: 2025, values: { 'member.school_status': '06' } });
    const page = await archive.must('household.get', { id: made.id, year: 2025 });
    expect(page.members[1]?.values['member.education']).toBeNull();
  });
});
