import { expect, test } from 'vitest';
import { type Around, judgePage, type ReadPage } from '#domain/scans/judge-page.ts';

const around: Around = {
  sheetOf: (code) => {
    if (code === 'KDRTPWMX') return { id: 7, pages: 2, isDraft: false };
    return code === 'BBBBBBBB' ? { id: 8, pages: 1, isDraft: true } : undefined;
  },
  isFiled: (documentId, page) => documentId === 7 && page === 2,
};

const read = (given: Partial<ReadPage>): ReadPage => ({
  ...{ codes: [], hasUnread: false, isBlank: false, isOwnPrint: false, problem: null },
  ...given,
});
const reasonOf = (given: Partial<ReadPage>): string | null => {
  const judged = judgePage(read(given), around);
  return judged.state === 'waiting' ? judged.reason : null;
};

test('a page whose code is known goes to its sheet, a second one of it beside', () => {
  expect(judgePage(read({ codes: ['HD:KDRTPWMX/1'] }), around)).toEqual({
    ...{ state: 'filed', documentId: 7, documentPage: 1 },
  });
  expect(judgePage(read({ codes: ['HD:KDRTPWMX/2', 'https://example.cn'] }), around)).toEqual({
    ...{ state: 'twice', documentId: 7, documentPage: 2 },
  });
});

test.each<[string, Partial<ReadPage>, RegExp]>([
  ['nothing was read', {}, /没有读到页脚的二维码/],
  ['only the code of somebody else', { codes: ['https://example.cn'] }, /没有读到页脚的二维码/],
  ['codes of two sheets', { codes: ['HD:KDRTPWMX/1', 'HD:ZZZZZZZZ/1'] }, /有两份文书/],
  ['codes of two pages of a sheet', { codes: ['HD:KDRTPWMX/1', 'HD:KDRTPWMX/2'] }, /有两份文书/],
  ['a second code that is unreadable', { codes: ['HD:KDRTPWMX/1'], hasUnread: true }, /读不出的二维码/],
  ['a number that was never given', { codes: ['HD:ZZZZZZZZ/1'] }, /没有编号 ZZZZ-ZZZZ 的文书/],
  ['a draft', { codes: ['HD:BBBBBBBB/1'] }, /草稿/],
  ['a page behind the last', { codes: ['HD:KDRTPWMX/3'] }, /第 3 页，而这份文书只有 2 页/],
  ['the program’s own file', { codes: ['HD:KDRTPWMX/1'], isOwnPrint: true }, /不是签字盖章以后的/],
  ['a picture that cannot be opened', { problem: '打不开。' }, /打不开/],
])('%s: it waits for a person', (_, given, sentence) => {
  expect(reasonOf(given)).toMatch(sentence);
});

test('an empty back is nobody’s work', () => {
  expect(judgePage(read({ isBlank: true }), around).state).toBe('aside');
});
