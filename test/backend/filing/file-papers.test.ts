import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { pictureRows } from '#test/support/filed-pictures.ts';

let archive: BuiltArchive;
let first: BuiltHousehold;
const year = 2025;

beforeEach(async () => {
  archive = await anArchive();
  first = await aHousehold(archive, { head: '钱大山', others: [{ name: '孙小玉', relation: '02' }] });
});
afterEach(() => archive.close());

const P02 = () => ({ document: 'P02', target: { householdId: first.id }, year });
const of = () => ({ householdId: first.id, year });

async function aPicture(): Promise<number> {
  const [linkId = 0] = await pictureRows(archive, first.id, [{ title: '房屋照片', takenOn: '2025-03-01' }]);
  return linkId;
}

test('without 全宗号 nothing is filed, and the sentence says where it is set', async () => {
  const linkId = await aPicture();
  const answer = await archive.call('filing.file', { papers: [{ linkId }], year });
  expect(answer).toMatchObject({ error: { rule: 'filing-codes' } });
  expect(JSON.stringify(answer)).toContain('全宗号');
  expect((await archive.must('filing.settings', { year })).example).toBe('____-JF·2025-Y-FP-0001');
});

describe('with 全宗号', () => {
  beforeEach(async () => {
    await archive.must('filing.setFonds', { fonds: '0123' });
  });

  test('a print and a picture wait to be filed, are filed with numbers of their series, and wait no more', async () => {
    await archive.must('document.print', P02());
    const linkId = await aPicture();
    const { papers } = await archive.must('filing.candidates', of());
    expect(papers).toMatchObject([
      {
        title: expect.stringMatching(/^云溪村.+号户2025年度申请及承诺授权查询书$/),
        author: '农户',
        place: 6,
      },
      { linkId, title: expect.stringContaining('房屋照片'), pages: 1, place: 19, dated: '2025-03-01' },
    ]);
    const documentId = papers[0]?.documentId ?? 0;
    const answer = await archive.must('filing.file', { papers: [{ documentId }, { linkId }], year });
    expect(answer.codes).toEqual(['0123-JF·2025-Y-201-0001', '0123-JF·2025-Y-201-0002']);
    expect(await archive.must('filing.candidates', of())).toMatchObject({ total: 0 });
    const { total, items } = await archive.must('filing.items', { householdId: first.id });
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ state: 'filed', keptUntil: null, documentId, householdNo: first.no });
  });

  test('what was filed is not filed again, also not in another print, which is told', async () => {
    await archive.must('document.print', P02());
    const [paper] = (await archive.must('filing.candidates', of())).papers;
    const { codes } = await archive.must('filing.file', {
      papers: [{ documentId: paper?.documentId ?? 0 }],
      year,
    });
    archive.setToday('2025-04-01');
    await archive.must('document.print', P02());
    expect(await archive.must('filing.candidates', of())).toMatchObject({ total: 0 });
    const [anew] = (await archive.must('filing.candidates', { ...of(), again: true })).papers;
    expect(anew?.again?.code).toBe(codes[0]);
    const again = await archive.call('filing.file', {
      papers: [{ documentId: anew?.documentId ?? 0 }],
      year,
    });
    expect(again).toMatchObject({ error: { rule: 'filed-already' } });
    const itemId = anew?.again?.itemId ?? 0;
    await archive.must('filing.update', { itemId, documentId: anew?.documentId ?? 0 });
    expect((await archive.must('filing.candidates', { ...of(), again: true })).total).toBe(0);
  });

  test('a number is never given again: not after an undo, not after the paper was taken down', async () => {
    const linkId = await aPicture();
    const file = () => archive.must('filing.file', { papers: [{ linkId }], year });
    const undone = await file();
    await archive.must('change.undo', { id: undone.change ?? 0 });
    const withdrawn = await file();
    await archive.must('filing.withdraw', { itemId: withdrawn.itemIds[0] ?? 0, reason: '归错了' });
    const third = await file();
    expect([undone, withdrawn, third].flatMap(({ codes }) => codes.map((code) => code.slice(-4)))).toEqual([
      '0001',
      '0002',
      '0003',
    ]);
    expect(await archive.must('filing.verify', {})).toMatchObject({
      ...{ ok: true, numbers: 3, items: 2 },
      gaps: [{ code: undone.codes[0], why: 'undone', now: null }],
    });
  });

  test('a paper that is numbered anew is found by its old number', async () => {
    const linkId = await aPicture();
    const { itemIds, codes } = await archive.must('filing.file', { papers: [{ linkId }], year });
    const anew = await archive.must('filing.renumber', { itemIds, year: 2024, reason: '年度归错' });
    expect(anew.codes).toEqual(['0123-JF·2024-Y-201-0001']);
    const { items } = await archive.must('filing.items', { text: codes[0] });
    expect(items).toMatchObject([{ code: anew.codes[0], oldCodes: codes }]);
    expect((await archive.must('filing.verify', {})).gaps).toEqual([
      { code: codes[0], why: 'renumbered', now: anew.codes[0] },
    ]);
  });

  test('a document is not kept for less than its kind asks for', async () => {
    await archive.must('document.print', P02());
    const [paper] = (await archive.must('filing.candidates', of())).papers;
    const documentId = paper?.documentId ?? 0;
    expect(
      await archive.call('filing.file', { papers: [{ documentId, retention: 'D10' }], year }),
    ).toMatchObject({ error: { rule: 'filing-retention' } });
  });
});
