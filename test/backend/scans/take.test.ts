import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bitmap } from '#backend/pictures/bitmap.ts';
import { encodeJpeg } from '#backend/pictures/encode.ts';
import { renderPdfPage } from '#backend/pictures/pdf-pages.ts';
import { turned } from '#backend/pictures/turn.ts';
import { createRenderer } from '#backend/press/render.ts';
import { errorText } from '#contract/app-error.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { fillHousehold, startProcedure } from '#test/support/run-procedure.ts';
import { asScanned, pictureOfPage, printedFile, takeIn } from '#test/support/scanned.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
let householdId: number;
let procedureId: number;
/** 授权书 of the household, printed for the procedure. */
let consent: { pdf: Uint8Array; documentId: number };

beforeAll(async () => {
  archive = await anArchive();
  householdId = (await aHousehold(archive, { year: { year: 2025 } })).id;
  procedureId = await startProcedure(archive, [householdId]);
  await fillHousehold(archive, procedureId, householdId);
  consent = await printedFile(archive, { document: 'P02', target: { householdId }, year: 2025 });
});
afterAll(() => archive.close());

const waitingReasons = async (batchId: number | null): Promise<(string | null)[]> => {
  const { pages } = await archive.must('scan.inbox', { batchId: batchId ?? 0, states: ['waiting'] });
  return pages.map(({ reason }) => reason);
};

const consentPaper = async () => {
  const page = await archive.must('procedure.get', { id: procedureId });
  return page.steps.flatMap(({ papers }) => papers).find(({ document }) => document === 'P02')?.state;
};

const pagesOf = async (): Promise<number> =>
  (await archive.must('document.get', { id: consent.documentId })).pages;

describe('a signed sheet that comes back', () => {
  test('files itself, ticks the paper of its step, is asked for no more; undo takes all of it back', async () => {
    const pages = await pagesOf();
    const wanted = () => archive.must('scan.wanted', { householdId });
    expect((await wanted()).documents.map(({ documentId }) => documentId)).toContain(consent.documentId);
    expect(await consentPaper()).toBe('printed');

    const taken = await takeIn(archive, { '扫描.pdf': asScanned(consent.pdf) });
    expect(taken.pages).toEqual({ total: pages, filed: pages, waiting: 0, twice: 0 });
    expect(await consentPaper()).toBe('signed');
    expect((await wanted()).documents.map(({ documentId }) => documentId)).not.toContain(consent.documentId);
    const back = await archive.must('scan.ofDocument', { documentId: consent.documentId });
    expect(back.pages.every(({ pageId }) => pageId !== null)).toBe(true);

    await archive.must('change.undo', { id: taken.change ?? 0 });
    expect(await consentPaper()).toBe('printed');
    expect((await archive.must('scan.inbox', { states: [] })).total).toBe(0);
    expect((await wanted()).documents.map(({ documentId }) => documentId)).toContain(consent.documentId);
  });

  test('comes a second time: the file is not taken again, another scan of it waits beside', async () => {
    const scan = asScanned(consent.pdf, 2);
    const first = await takeIn(archive, { '一.pdf': scan });
    const again = await takeIn(archive, { '二.pdf': scan });
    expect(again).toMatchObject({ batchId: null, change: null, pages: { total: 0 } });
    expect(again.refused[0]?.message).toMatch(/“二.pdf”在 2025-03-20 已经收过/);
    const twice = await takeIn(archive, { '三.pdf': asScanned(consent.pdf, 3) });
    expect(twice.pages).toMatchObject({ filed: 0, twice: first.pages.filed });

    const { pages } = await archive.must('scan.inbox', { batchId: twice.batchId ?? 0, states: ['twice'] });
    expect(pages[0]?.document?.id).toBe(consent.documentId);
    await archive.must('scan.replace', { pageId: pages[0]?.id ?? 0 });
    const back = await archive.must('scan.ofDocument', { documentId: consent.documentId });
    expect(back.pages[0]?.pageId).toBe(pages[0]?.id);
  });

  test('put back into the inbox, the paper counts as printed again', async () => {
    const { pages } = await archive.must('scan.inbox', { states: ['filed'] });
    await archive.must('scan.reopen', { pageIds: pages.map(({ id }) => id) });
    expect(await consentPaper()).toBe('printed');
    const [page] = (await archive.must('scan.inbox', {})).pages;
    await archive.must('scan.file', {
      pageIds: [page?.id ?? 0],
      to: { kind: 'place', householdId, title: '授权书复印件' },
    });
    const list = await archive.must('attachment.list', { householdId });
    expect(list.attachments.map(({ title }) => title)).toContain('授权书复印件');
  });

  test('taken down from its place, the page waits again; what was filed under a number stays', async () => {
    const copy = async () =>
      (await archive.must('attachment.list', { householdId })).attachments.find(
        ({ title }) => title === '授权书复印件',
      );
    const linkId = (await copy())?.linkId ?? 0;
    const filed = await archive.must('scan.inbox', { states: ['filed'] });
    const taken = { linkId, reason: '放错了户' };
    const { change } = await archive.must('attachment.unlink', taken);
    expect(await copy()).toBeUndefined();
    const waiting = await archive.must('scan.inbox', { states: ['waiting'] });
    expect(waiting.pages.map(({ id }) => id)).toEqual(
      expect.arrayContaining(filed.pages.map(({ id }) => id)),
    );
    await archive.must('change.undo', { id: change ?? 0 });
    expect((await copy())?.linkId).toBe(linkId);
    await archive.write((rows) => {
      rows.insert('filing_item', {
        ...{ code: '0123-WS·2025-Y-FP-0001', fonds: '0123', file_class: 'WS', year: 2025, retention: 'Y' },
        ...{ office: 'FP', serial: 1, title: '授权书复印件', author: '户主', link_id: linkId },
        ...{ household_id: householdId, filed_on: '2025-03-20' },
      });
    });
    const refused = await archive.call('attachment.unlink', taken);
    expect(refused.ok ? '' : errorText(refused.error)).toContain('已按档号 0123-WS·2025-Y-FP-0001 归档');
    await archive.must('change.undo', {});
  });
});

describe('what is not filed by itself', () => {
  test('the program’s own file: nobody signed it', async () => {
    const { batchId, pages } = await takeIn(archive, { '原件.pdf': consent.pdf });
    expect(pages.filed).toBe(0);
    expect((await waitingReasons(batchId))[0]).toMatch(/原文件，不是签字盖章以后的扫描件/);
  });

  test('a draft, another township’s sheet, a page without its foot, two sheets on one picture', async () => {
    const draft = await printedFile(archive, {
      ...{ document: 'P02', target: { householdId }, year: 2025, draft: true },
    });
    const sheet = await renderPdfPage(consent.pdf, 1, { longSide: 1754 });
    const other = await renderPdfPage(await ofAnotherTownship(), 1, { longSide: 1754 });
    const taken = await takeIn(archive, {
      'a.jpg': await pictureOfPage(draft.pdf),
      'b.jpg': await encodeJpeg(other, 75),
      'c.jpg': await encodeJpeg(upperPart(sheet), 75),
      'd.jpg': await encodeJpeg(beside(sheet, other), 75),
    });
    expect(taken.pages).toEqual({ total: 4, filed: 0, waiting: 4, twice: 0 });
    expect(await waitingReasons(taken.batchId)).toEqual([
      expect.stringContaining('草稿'),
      expect.stringMatching(/没有编号 KDRT-PWMX 的文书/),
      expect.stringContaining('没有读到页脚的二维码'),
      expect.stringContaining('这张图上有两份文书'),
    ]);
  });

  test('an empty back is set aside, and what is no picture is refused by its name', async () => {
    const data = new Uint8ClampedArray(400 * 600 * 4).fill(252);
    const back = await encodeJpeg({ width: 400, height: 600, data }, 75);
    const taken = await takeIn(archive, { '背面.jpg': back, '程序.jpg': Buffer.from('MZ…') });
    expect(taken.pages).toEqual({ total: 1, filed: 0, waiting: 0, twice: 0 });
    expect(taken.refused).toEqual([{ name: '程序.jpg', message: expect.stringContaining('程序.jpg') }]);
  });
});

test('a page that lies on its side is shown upright, turned further and cropped on request', async () => {
  const sheet = turned(await renderPdfPage(consent.pdf, 1, { longSide: 1754 }), 90);
  const { batchId } = await takeIn(archive, { '横.jpg': await encodeJpeg(sheet, 75) });
  const [page] = (await archive.must('scan.inbox', { batchId: batchId ?? 0, states: [] })).pages;
  expect(page?.turn).toBe(270);
  const pageId = page?.id ?? 0;
  const sizeOf = async (size: 'thumb' | 'screen') => {
    const { outputId } = await archive.must('scan.picture', { pageId, size });
    return jpegSize(await takeOutput(archive, outputId));
  };
  const upright = await sizeOf('screen');
  expect(upright.height).toBeGreaterThan(upright.width);
  await archive.must('scan.crop', { pageId, crop: [0, 500, 1000, 500] });
  await archive.must('scan.turn', { pageIds: [pageId], by: 90 });
  const [after] = (await archive.must('scan.inbox', { batchId: batchId ?? 0, states: [] })).pages;
  expect(after).toMatchObject({ turn: 0, crop: [0, 0, 500, 1000] });
  const { thumbs } = await archive.must('scan.thumbs', { pageIds: [pageId] });
  expect(thumbs[0]?.dataUrl).toMatch(/^data:image\/jpeg;base64,/);
});

/** A print with a code that this archive never gave. */
async function ofAnotherTownship(): Promise<Uint8Array> {
  const { samples } = await import('#test/templates/samples/all.ts');
  const { fontFolder, printOptions } = await import('../press/render-job.ts');
  const sheet = { document: 'P02', model: samples.P02.smallest, code: 'KDRTPWMX' } as const;
  const printed = createRenderer(fontFolder)({ sheets: [sheet], options: printOptions });
  if (!printed.ok) throw new Error('not printed');
  return printed.value.pdf;
}

const upperPart = ({ width, height, data }: Bitmap): Bitmap => {
  const rows = Math.round(height * 0.8);
  return { width, height: rows, data: data.slice(0, width * rows * 4) };
};

function beside(left: Bitmap, right: Bitmap): Bitmap {
  const [width, height] = [left.width + right.width, Math.max(left.height, right.height)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [picture, from] of [
    [left, 0],
    [right, left.width],
  ] as const)
    for (let y = 0; y < picture.height; y += 1) {
      const row = picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4);
      data.set(row, (y * width + from) * 4);
    }
  return { width, height, data };
}

/** From the frame header. */
function jpegSize(jpeg: Uint8Array): { width: number; height: number } {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at < view.byteLength; at += 2 + view.getUint16(at + 2))
    if (view.getUint16(at) === 0xffc0)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  throw new Error('no frame');
}
