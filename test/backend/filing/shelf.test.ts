import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { pictureRows } from '#test/support/filed-pictures.ts';
import type { Request } from '#contract/channels.ts';

let archive: BuiltArchive;
let first: BuiltHousehold;

beforeEach(async () => {
  archive = await anArchive();
  first = await aHousehold(archive, { head: '钱大山', group: '二组' });
  await archive.must('filing.setFonds', { fonds: '0123' });
});
afterEach(() => archive.close());

type Worded = Partial<Request<'filing.file'>['papers'][number]>;

/** Pictures of the household, filed for a year. */
async function filed(year: number, ...papers: readonly Worded[]): Promise<number[]> {
  const linkIds = await pictureRows(
    archive,
    first.id,
    papers.map(() => ({})),
  );
  const asked = papers.map((paper, at) => ({ linkId: linkIds[at] ?? 0, ...paper }));
  return (await archive.must('filing.file', { papers: asked, year })).itemIds;
}

async function aVolume(): Promise<number> {
  const made = await archive.must('filing.makeVolumes', { kind: 'household', householdIds: [first.id] });
  return made.volumes[0]?.id ?? 0;
}

const close = (id: number) => archive.call('filing.closeVolume', { id, checkedBy: '张检查', note: null });
const as = (name: string, role: 'clerk' | 'reviewer') => {
  archive.session.operator = { id: 1, name, role };
};

describe('the volume of a household', () => {
  test('has its number, its title and its papers by day, with the pages on which they begin', async () => {
    await filed(2025, { dated: '2025-03-02', pages: 2 }, { dated: '2025-03-01', pages: 3 });
    const volume = await archive.must('filing.volume', { id: await aVolume() });
    expect(volume).toMatchObject({ code: '0123-JF02·201-0001', items: 2, pages: 5, state: 'open' });
    expect(volume.title).toContain('云岭县清水镇云溪村二组');
    expect(volume.title).toContain('钱大山家庭档案');
    expect(volume.contents.map(({ dated, page }) => [dated, page])).toEqual([
      ['2025-03-01', 1],
      ['2025-03-02', 4],
    ]);
  });

  test('is closed by a second person when all is counted, and then nothing goes in or out', async () => {
    const [, uncounted = 0] = await filed(2025, { pages: 2 }, { pages: null });
    const id = await aVolume();
    expect(await close(id)).toMatchObject({ error: { rule: 'filing-close' } });
    await archive.must('filing.update', { itemId: uncounted, pages: 4 });
    const byMaker = await archive.call('filing.closeVolume', { id, checkedBy: '李经办', note: null });
    expect(byMaker).toMatchObject({ error: { rule: 'filing-close' } });
    expect(await close(id)).toMatchObject({ ok: true });
    const change = await archive.call('filing.update', { itemId: uncounted, title: '另一个' });
    expect(change).toMatchObject({ error: { rule: 'filing-fixed' } });
    const withdrawn = await archive.call('filing.withdraw', { itemId: uncounted, reason: '归错了' });
    expect(withdrawn).toMatchObject({ error: { rule: 'filing-fixed' } });
    await filed(2025, { pages: 1 });
    expect(
      (await archive.must('filing.makeVolumes', { kind: 'household', householdIds: [first.id] })).volumes,
    ).toEqual([{ id: id + 1, code: '0123-JF02·201-0002', items: 1 }]);
  });

  test('that was opened again with a reason takes new papers behind the old ones', async () => {
    await filed(2025, { pages: 2, dated: '2025-03-02' });
    const id = await aVolume();
    await close(id);
    await archive.must('filing.reopenVolume', { id, reason: '补一份' });
    await filed(2025, { pages: 1, dated: '2025-01-01' });
    expect(await aVolume()).toBe(id);
    const { contents, note } = await archive.must('filing.volume', { id });
    expect(contents.map(({ dated }) => dated)).toEqual(['2025-03-02', '2025-01-01']);
    expect(note).toContain('补一份');
  });
});

test('boxes take as many pages as fit, in the order of the numbers', async () => {
  await filed(2025, { pages: 100 }, { pages: 50 }, { pages: 20 });
  const series = {
    year: 2025,
    retention: 'Y',
    villageId: archive.villages['云溪村'] ?? 0,
    spine: 20,
  } as const;
  const proposed = await archive.must('filing.proposeBoxes', series);
  expect(proposed).toMatchObject({ capacity: 160, boxes: [{ items: 2, pages: 150 }, { items: 1 }] });
  await archive.must('filing.fillBoxes', series);
  const { boxes, loose } = await archive.must('filing.boxes', { year: 2025 });
  expect(boxes).toMatchObject([
    { number: 1, from: 1, to: 2, village: '云溪村' },
    { number: 2, from: 3, to: 3, pages: 20, capacity: 160 },
  ]);
  expect(loose).toEqual([]);
});

test('what is lent is lent once, told when it is late, and given back', async () => {
  const [itemId = 0] = await filed(2025, {});
  const loan = { itemId, borrower: '赵借阅', reason: '核对', approvedBy: '分管', dueOn: '2025-03-25' };
  const { loanId } = await archive.must('filing.lend', loan);
  expect(await archive.call('filing.lend', loan)).toMatchObject({ error: { rule: 'filing-lend' } });
  archive.setToday('2025-03-27');
  expect(await archive.must('filing.loans', { overdue: true })).toMatchObject({ total: 1, overdue: 1 });
  const { items } = await archive.must('calendar.agenda', {});
  expect(items).toContainEqual(expect.objectContaining({ kind: 'loan', urgency: 'late', id: loanId }));
  await archive.must('filing.giveBack', { loanId, condition: '完好' });
  expect((await archive.must('filing.items', {})).items).toMatchObject([{ state: 'filed' }]);
});

test('what was handed over can only be read', async () => {
  await filed(2025, { pages: 1 });
  const volumeId = await aVolume();
  const to = { toUnit: '县档案馆', giver: '李经办', receiver: '周接收' };
  const early = await archive.call('filing.handOver', { volumeIds: [volumeId], ...to });
  expect(early).toMatchObject({ error: { rule: 'filing-handover' } });
  await close(volumeId);
  await archive.must('filing.handOver', { volumeIds: [volumeId], ...to });
  const { items } = await archive.must('filing.items', {});
  expect(items).toMatchObject([{ state: 'handed-over' }]);
  const itemId = items[0]?.id ?? 0;
  expect(await archive.call('filing.update', { itemId, note: '改' })).toMatchObject({ ok: false });
  expect(await archive.call('filing.reopenVolume', { id: volumeId, reason: '改' })).toMatchObject({
    ok: false,
  });
  expect((await archive.must('filing.handovers', {})).handovers).toMatchObject([
    { volumes: 1, items: 0, pages: 1 },
  ]);
});

describe('a list of what is destroyed', () => {
  beforeEach(() => {
    archive.setToday('2026-03-20');
  });

  test('takes only what need not be kept any more', async () => {
    const [permanent = 0] = await filed(2014, {});
    const [ten = 0] = await filed(2015, { retention: 'D10' });
    const [over = 0] = await filed(2014, { retention: 'D10' });
    const { items } = await archive.must('filing.disposable', {});
    expect(items.map(({ id }) => id).toSorted()).toEqual([ten, over].toSorted());
    const list = (itemIds: number[]) => archive.call('filing.listDisposal', { itemIds });
    expect(await list([permanent])).toMatchObject({ error: { rule: 'filing-kept' } });
    const [young = 0] = await filed(2016, { retention: 'D10' });
    expect(await list([young])).toMatchObject({ error: { rule: 'filing-kept' } });
    expect(await list([ten, over])).toMatchObject({ ok: true });
  });

  test('needs another person and two witnesses, and leaves the entry and the electronic copy', async () => {
    const [itemId = 0] = await filed(2014, { retention: 'D10' });
    const { disposalId } = await archive.must('filing.listDisposal', { itemIds: [itemId] });
    const own = await archive.call('filing.approveDisposal', { disposalId });
    expect(own).toMatchObject({ error: { rule: 'filing-same-person' } });
    const done = (...witnesses: [string, string]) =>
      archive.call('filing.doDisposal', { disposalId, witnesses });
    expect(await done('吴监销', '郑监销')).toMatchObject({ error: { rule: 'filing-not-approved' } });
    as('赵经办', 'clerk');
    expect(await archive.call('filing.approveDisposal', { disposalId })).toMatchObject({
      error: { rule: 'not-permitted' },
    });
    as('王审核', 'reviewer');
    await archive.must('filing.approveDisposal', { disposalId });
    as('李经办', 'clerk');
    expect(await done('吴监销', '吴监销')).toMatchObject({ error: { rule: 'filing-witnesses' } });
    expect(await done('吴监销', '郑监销')).toMatchObject({ ok: true });
    const { items } = await archive.must('filing.items', {});
    expect(items).toMatchObject([{ id: itemId, state: 'destroyed' }]);
    expect((await archive.must('attachment.list', { householdId: first.id })).attachments).toHaveLength(1);
  });

  test('takes nothing that is kept for good from anybody: the database itself refuses', async () => {
    const [item_id = 0] = await filed(2014, {});
    const written = archive.write((rows) => {
      const disposal_id = rows.insert('filing_disposal', { listed_on: '2025-03-20', listed_by: '某人' });
      rows.insert('filing_disposal_item', { disposal_id, item_id });
    });
    await expect(written).rejects.toThrow('kept for good');
  });
});
