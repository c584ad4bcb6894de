import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aConsent, aNotice, noticeRows, aPlan, posted } from '../../templates/models.ts';
import { readPdf } from './read-pdf.ts';
import { beforeFonts, fontFolder, jobOf, printOptions } from './render-job.ts';
import type { PressJob } from '#backend/press/job.ts';
import { createPress } from '#backend/press/press.ts';
import type { NoticeRow } from '#templates/p12-notice.ts';

beforeAll(beforeFonts);

const press = createPress({ fontFolder });
afterAll(() => press.close());

const notice = (rows = noticeRows(5)): PressJob =>
  jobOf({ document: 'P12', model: aNotice({ rows }), options: printOptions });

async function bytesOf(job: PressJob, by = press): Promise<Uint8Array> {
  const result = await by.render(job);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.pdf;
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('the same input gives the same bytes, in another thread too', async () => {
  const other = createPress({ fontFolder });
  for (const job of [notice(), jobOf({ document: 'P34', model: aPlan(), options: printOptions })]) {
    const first = hash(await bytesOf(job));
    expect(hash(await bytesOf(job))).toBe(first);
    expect(hash(await bytesOf(job, other))).toBe(first);
  }
  await other.close();
});

test('a notice printed later by somebody else is the same file', async () => {
  const later = {
    ...notice(),
    options: { ...printOptions, printedAt: '2026-03-01T10:00', printedBy: '王五' },
  } as PressJob;
  expect(hash(await bytesOf(later))).toBe(hash(await bytesOf(notice())));
});

test('the number of pages is told, and the file says what it is', async () => {
  const result = await press.render(notice(noticeRows(40)));
  expect(result).toMatchObject({ ok: true, value: { pages: 3, missing: [] } });
  const { info, language } = await readPdf(await bytesOf(notice()));
  expect(info).toMatchObject({
    Title: '石桥村拟纳入监测对象名单公示',
    Author: '石桥村村民委员会',
    Subject: 'P12',
    PDFFormatVersion: '1.7',
    EncryptFilterName: null,
    CreationDate: 'D:20260104000000Z',
  });
  expect(language).toBe('zh-CN');
});

test('jobs given at once are all done, each with its own answer', async () => {
  const counts = [3, 40, 5, 60];
  const results = await Promise.all(counts.map((count) => press.render(notice(noticeRows(count)))));
  expect(results.map((result) => (result.ok ? result.value.pages : null))).toEqual([1, 3, 1, 4]);
});

test('how far a file of many papers is, is told on the way', async () => {
  const told: [number, number][] = [];
  const sheets = Array.from({ length: 25 }, () => notice().sheets[0]).filter((sheet) => sheet !== undefined);
  const result = await press.render(
    { ...notice(), sheets },
    { progress: (done, total) => told.push([done, total]) },
  );
  expect(result).toMatchObject({ ok: true, value: { pages: 25 } });
  expect(told).toEqual([
    [10, 25],
    [20, 25],
  ]);
});

describe('cancelling', () => {
  test('stops the job that runs, and the next one is printed by a new thread', async () => {
    const abort = new AbortController();
    const running = press.render(notice(noticeRows(3000)), { signal: abort.signal });
    setTimeout(() => abort.abort(), 100);
    expect(await running).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await press.render(notice())).ok).toBe(true);
  });

  test('takes a waiting job out and leaves the running one', async () => {
    const abort = new AbortController();
    const running = press.render(notice(noticeRows(200)));
    const waiting = press.render(notice(), { signal: abort.signal });
    abort.abort();
    expect(await waiting).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await running).ok).toBe(true);
  });

  test('before the start does nothing', async () => {
    expect(await press.render(notice(), { signal: AbortSignal.abort() })).toMatchObject({
      error: { code: 'cancelled' },
    });
  });

  test('comes with closing the press', async () => {
    const closing = createPress({ fontFolder });
    const jobs = [closing.render(notice(noticeRows(500))), closing.render(notice())];
    await closing.close();
    expect(await Promise.all(jobs)).toEqual([
      { ok: false, error: { code: 'cancelled' } },
      { ok: false, error: { code: 'cancelled' } },
    ]);
    expect((await closing.render(notice())).ok).toBe(false);
  });
});

describe('a character that no font has', () => {
  const lacking = String.fromCodePoint(0x2ceff); // unassigned
  const rows = (): NoticeRow[] => noticeRows(1).map((row) => ({ ...row, head: posted(`王${lacking}`) }));

  test('is named with its code, and nothing is printed', async () => {
    const result = await press.render(notice(rows()));
    expect(result).toMatchObject({ ok: false, error: { code: 'rule', rule: 'glyph-missing' } });
    expect(JSON.stringify(result)).toContain('U+2CEFF');
  });

  test('is left blank for the pen when the clerk wants that', async () => {
    const job = { ...notice(rows()), options: { ...printOptions, lacking: 'leave-blank' } } as PressJob;
    const result = await press.render(job);
    expect(result).toMatchObject({ ok: true, value: { missing: [lacking] } });
  });
});

test('a paper that the document has not is refused by name', async () => {
  const job = jobOf({ document: 'P02', model: aConsent(), options: { ...printOptions, paper: 'A3' } });
  expect(await press.render(job)).toMatchObject({ error: { code: 'rule', rule: 'paper-size' } });
});

test('an unknown document is not found', async () => {
  const job = { ...notice(), sheets: [{ document: 'P99', model: {}, code: null }] } as unknown as PressJob;
  expect(await press.render(job)).toMatchObject({ error: { code: 'not-found' } });
});

test('something unforeseen gives a reference; the report has frames and no text of the model', async () => {
  const reports: string[] = [];
  const broken = createPress({ fontFolder, report: (reference, frames) => reports.push(reference, frames) });
  const model = { ...aPlan(), place: null } as unknown as ReturnType<typeof aPlan>;
  const job = jobOf({ document: 'P34', model, options: printOptions });
  const result = await broken.render(job);
  expect(result).toMatchObject({ ok: false, error: { code: 'unexpected', reference: reports[0] } });
  expect(reports[1]).toContain('TypeError');
  expect(reports[1]).not.toContain('欧阳修远');
  expect((await broken.render(notice())).ok).toBe(true);
  await broken.close();
});

test('a print that wants more memory than there may be is refused in a sentence, and the next one is printed', async () => {
  const small = createPress({ fontFolder, memoryMb: 16 });
  expect(await small.render(notice())).toMatchObject({ ok: false, error: { rule: 'print-too-large' } });
  await small.close();
  expect((await press.render(notice())).ok).toBe(true);
});

test('a missing font folder is an unexpected error, not a crash', async () => {
  const lost = createPress({ fontFolder: '/nowhere' });
  expect(await lost.render(notice())).toMatchObject({ error: { code: 'unexpected' } });
  await lost.close();
});
