import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
let first: BuiltHousehold;
let second: BuiltHousehold;

beforeEach(async () => {
  archive = await anArchive();
  first = await aHousehold(archive, { head: '钱大山', group: '十组' });
  second = await aHousehold(archive, { head: '李有田', group: '二组' });
});
afterEach(() => archive.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function printed(wanted: Partial<Request<'document.print'>> = {}) {
  const answer = await archive.must('document.print', {
    document: 'P02',
    target: { householdId: first.id },
    year: 2025,
    ...wanted,
  });
  return { ...answer, bytes: await takeOutput(archive, answer.outputId) };
}

async function reprinted(id: number, alone = false) {
  const answer = await archive.must('document.reprint', { id, alone });
  return { ...answer, bytes: await takeOutput(archive, answer.outputId) };
}

const listed = async (text = '') => (await archive.must('document.list', { text })).documents;

describe('a print', () => {
  test('is kept with its number, which is printed at its foot and finds it', async () => {
    const { documentId, bytes } = await printed({ copies: 2 });
    const [entry] = await listed();
    const code = entry?.code ?? '';
    expect(entry).toMatchObject({ id: documentId, document: 'P02', copies: 2, draft: false, year: 2025 });
    expect(code).toMatch(/^[A-Z]{8}$/);
    const spelled = `${code.slice(0, 4)}-${code.slice(4)}`;
    expect((await readPdf(bytes)).pages.join('')).toContain(spelled);
    for (const way of [code, spelled, `HD:${code}/2`, code.toLowerCase()])
      expect((await listed(way)).map(({ id }) => id)).toEqual([documentId]);
    expect(await listed('AAAA-AAAA')).toEqual([]);
  });

  test('is found by title, household number and village', async () => {
    const { documentId } = await printed();
    await printed({ target: { householdId: second.id } });
    for (const text of [first.no, `云溪村 ${first.no} 授权`, `p02 ${first.no}`])
      expect((await listed(text)).map(({ id }) => id)).toEqual([documentId]);
    expect(await listed('100%')).toEqual([]);
  });

  test('is printed again byte for byte, and the copy is recorded', async () => {
    const { documentId, bytes, sha256: told } = await printed();
    archive.setToday('2025-06-01');
    const again = await reprinted(documentId);
    expect(sha256(again.bytes)).toBe(told);
    expect(sha256(bytes)).toBe(told);
    expect(sha256((await reprinted(documentId, true)).bytes)).toBe(told);
    const { reprints } = await archive.must('document.get', { id: documentId });
    expect(reprints).toHaveLength(2);
    expect(await listed()).toHaveLength(1);
  });

  test('stays as it was when the household changes', async () => {
    const { documentId, sha256: told } = await printed();
    const [head = 0] = first.memberIds;
    await archive.must('member.update', { id: head, year: 2025, values: { 'member.name': '钱换人' } });
    expect(sha256((await reprinted(documentId, true)).bytes)).toBe(told);
    expect((await readPdf((await printed()).bytes)).pages.join('')).toContain('钱换人');
  });

  test('of several households is one file with a paper for each, every one with its own number', async () => {
    const target = { householdIds: [first.id, second.id] };
    const run = await printed({ target });
    expect(run.papers).toBe(2);
    const papers = (await listed()).toReversed();
    expect(papers.map(({ subject }) => subject)).toEqual([`云溪村 ${first.no}`, `云溪村 ${second.no}`]);
    expect(new Set(papers.map(({ code }) => code)).size).toBe(2);
    const got = await archive.must('document.get', { id: papers[1]?.id ?? 0 });
    expect(got).toMatchObject({ filePapers: 2, filePages: 2, firstPage: 2 });

    const alone = await readPdf((await reprinted(papers[1]?.id ?? 0, true)).bytes);
    const whole = await readPdf((await reprinted(papers[1]?.id ?? 0)).bytes);
    expect(whole.pages).toHaveLength(2);
    expect(alone.pages).toEqual(whole.pages.slice(1));
    expect(sha256((await reprinted(papers[0]?.id ?? 0)).bytes)).toBe(run.sha256);
  });

  test('of one out of several is a file of its own', async () => {
    const target = { householdIds: [first.id, second.id] };
    const { papers } = await printed({ target, at: 1 });
    expect(papers).toBe(1);
    expect((await listed()).map(({ householdId }) => householdId)).toEqual([second.id]);
  });

  test('as a draft says so across the page and in the history', async () => {
    const { bytes } = await printed({ draft: true });
    expect((await readPdf(bytes)).pages.join('')).toContain('草稿');
    expect((await listed())[0]?.draft).toBe(true);
    expect((await readPdf((await printed()).bytes)).pages.join('')).not.toContain('草稿');
  });

  test('of a batch goes without the papers that wait for something, when that is said', async () => {
    const plan = { year: 2025, kind: 'industry', items: '01', content: '种茶' };
    const income = { year: 2024, wage_income: 12000 };
    const ready = await aHousehold(archive, {
      head: '何有余',
      measures: [{ ...plan, ends_on: '2025-12-31' }],
      income,
    });
    const waiting = await aHousehold(archive, { head: '何未定', measures: [plan], income });
    const wanted = { document: 'P34', target: { householdIds: [ready.id, waiting.id] }, year: 2025 };
    expect(await archive.call('document.print', wanted)).toMatchObject({
      error: { rule: 'document-needs', message: expect.stringContaining(`户 ${waiting.no}`) as string },
    });
    const { papers, missing } = await archive.must('document.print', { ...wanted, onlyReady: true });
    expect(papers).toBe(1);
    expect(missing.join()).toContain(`未打印：户 ${waiting.no}`);
    expect((await listed()).map(({ householdId }) => householdId)).toEqual([ready.id]);
    const none = { ...wanted, target: { householdId: waiting.id }, onlyReady: true };
    expect(await archive.call('document.print', none)).toMatchObject({ error: { rule: 'document-needs' } });
  });

  test('of a household that is not there, or of too much at once, is refused', async () => {
    const ask = (target: Request<'document.print'>['target']) =>
      archive.call('document.print', { document: 'P02', target, year: 2025 });
    expect(await ask({ householdId: 999 })).toMatchObject({ error: { code: 'not-found' } });
    const many = Array.from({ length: 2001 }, (_, at) => at + 1);
    expect(await ask({ householdIds: many })).toMatchObject({ error: { rule: 'too-many-papers' } });
    expect(await listed()).toEqual([]);
  });
});

describe('the words of a document', () => {
  const partsOf = async () => (await archive.must('document.wording', { document: 'P02', year: 2025 })).parts;
  const save = (part: string, text: string | null) =>
    archive.call('document.saveWording', { document: 'P02', part, text, year: 2025 });

  test('are the township’s own from then on; a print of before keeps its words', async () => {
    const before = await printed();
    const [part] = await partsOf();
    const own = `${part?.shipped ?? ''}本县另有规定的，从其规定。`;
    expect(await save(part?.part ?? '', own)).toMatchObject({ ok: true });
    expect((await partsOf())[0]).toMatchObject({ own, shipped: part?.shipped });

    expect((await readPdf((await printed()).bytes)).pages.join('')).toContain('本县另有规定的');
    const old = await reprinted(before.documentId, true);
    expect((await readPdf(old.bytes)).pages.join('')).not.toContain('本县另有规定的');
    expect(sha256(old.bytes)).toBe(before.sha256);
    const { rewordedSince } = await archive.must('document.get', { id: before.documentId });
    expect(rewordedSince).toEqual([part?.label]);

    await save(part?.part ?? '', null);
    expect((await partsOf())[0]?.own).toBeNull();
    expect((await readPdf((await printed()).bytes)).pages.join('')).not.toContain('本县另有规定的');
  });

  test('keep their placeholders, and take no others', async () => {
    const part = (await partsOf()).find(({ placeholders }) => placeholders.length > 0);
    const [hole = ''] = part?.placeholders ?? [];
    const key = part?.part ?? '';
    const without = part?.shipped.replaceAll(`{${hole}}`, '某某') ?? '';
    for (const [text, said] of [
      [without, `“{${hole}}”`],
      [`${part?.shipped ?? ''}{户主身份证号}`, '不是这份文书的填空'],
      [`${part?.shipped ?? ''}{`, '花括号'],
      ['  ', '不能是空的'],
    ] as const)
      expect(await save(key, text)).toMatchObject({
        error: { rule: 'wording', message: expect.stringContaining(said) as string },
      });
    expect((await partsOf()).every(({ own }) => own === null)).toBe(true);
  });

  test('of a posted sheet take no telephone number of a person', async () => {
    const { parts } = await archive.must('document.wording', { document: 'P12', year: 2025 });
    for (const { part, shipped } of parts) {
      const answer = await archive.call('document.saveWording', {
        ...{ document: 'P12', part, year: 2025 },
        text: `${shipped}联系 13912345678`,
      });
      expect(answer).toMatchObject({ error: { rule: 'wording' } });
      expect(JSON.stringify(answer)).not.toContain('13912345678');
    }
  });
});
