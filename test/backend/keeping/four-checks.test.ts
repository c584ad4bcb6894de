import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { factsOfPdf } from '#backend/keeping/scan-pdf.ts';
import { sha256Of } from '#db/attachment-files.ts';
import { aKeptHousehold, attach, JPEG, type Kept, keptArchive } from '#test/support/kept-archive.ts';

async function aKept(): Promise<Kept> {
  const kept = await keptArchive();
  onTestFinished(() => kept.built.close());
  return kept;
}

/** The papers of the lists are on the shelf. */
async function onShelf({ built }: Kept, householdId: number): Promise<void> {
  const { lines } = await built.must('paper.household', { householdId });
  for (const { item, year, procedureId, state } of lines)
    if (state === 'missing' || state === 'unsigned')
      await built.must('paper.answer', {
        ...{ householdId, item, year, procedureId, state: 'on-shelf', reason: '在柜，未扫描' },
      });
}

const reasonsOf = async ({ built }: Kept, householdId: number) => {
  const { checks } = await built.must('keeping.fourChecks', { householdId });
  return Object.fromEntries(checks.map(({ key, reasons }) => [key, reasons]));
};

test('what is sound passes all four, with what was looked at', async () => {
  const kept = await aKept();
  const { id } = await aKeptHousehold(kept);
  await onShelf(kept, id);
  const { checks, papers, files } = await kept.built.must('keeping.fourChecks', { householdId: id });
  expect(checks.map(({ key, ok, reasons }) => [key, ok, reasons])).toEqual(
    ['真实', '完整', '可用', '安全'].map((key) => [key, true, []]),
  );
  expect({ papers, files }).toEqual({ papers: 3, files: 3 });
  expect(checks[0]?.looked).toEqual(['文书 1 份', '照片和扫描件 2 个']);
});

test('a file that is gone, one that was altered and a PDF with a script are told by number and title', async () => {
  const kept = await aKept();
  const { built } = kept;
  const { id, no } = await aKeptHousehold(kept);
  const script = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/J#61vaScript/J#53(app.alert\\(1\\))>>>>endobj\n%%EOF',
  );
  await attach(built, id, { name: 'c.pdf', bytes: script, title: '带脚本的', type: 'application/pdf' });
  const fileOf = (hash: string) => {
    const folder = join(built.session.archive!.folder, 'attachments');
    return join(
      folder,
      hash.slice(0, 2),
      readdirSync(join(folder, hash.slice(0, 2))).find((name) => name === hash) ?? '',
    );
  };
  const jpeg = sha256Of(JPEG);
  writeFileSync(fileOf(jpeg), Buffer.alloc(200, 7));
  const run = built.session.archive!.raw.prepare('SELECT sha256 FROM print_run').pluck().get() as string;
  rmSync(fileOf(run));
  await onShelf(kept, id);
  const reasons = await reasonsOf(kept, id);
  expect(reasons['真实']).toEqual([`户编号 ${no}《住房正面》：文件和收下时的不一样，已损坏，请从备份找回。`]);
  expect(reasons['完整']).toEqual([`户编号 ${no}《户卡》：文件不见了，请从备份找回。`]);
  expect(reasons['安全']?.join()).toContain('《带脚本的》：PDF 里有脚本、自动动作');
  const packed = await built.must('keeping.package', { householdId: id, reason: '移交' });
  expect(packed.lacking).toHaveLength(2);
});

test('a number that is missing in a series and pages that do not agree are told', async () => {
  const kept = await aKept();
  const { id, no } = await aKeptHousehold(kept);
  await kept.built.write((rows) => {
    const paper = (kept.built.session.archive?.raw.prepare('SELECT id FROM document').pluck().get() ??
      0) as number;
    rows.insert('filing_item', {
      ...{ code: '0123-JF·2025-Y-201-0002', fonds: '0123', file_class: 'JF', year: 2025, retention: 'Y' },
      ...{ office: '201', serial: 2, title: '2025年度户卡', author: '清水镇人民政府', pages: 9 },
      ...{ document_id: paper, household_id: id, filed_on: '2025-03-20' },
    });
  });
  await onShelf(kept, id);
  const reasons = await reasonsOf(kept, id);
  expect(reasons['完整']).toEqual([
    expect.stringContaining(`户编号 ${no}《户卡》：归档时写的是 9 页`),
    '档号 0123-JF·2025-Y-201-0001 没有对应的件，断了号。',
  ]);
});

test('what the lists want on file and is not there is told by household', async () => {
  const kept = await aKept();
  const { id, no } = await aKeptHousehold(kept);
  const { 完整: reasons = [] } = await reasonsOf(kept, id);
  expect(reasons.some((reason) => reason.startsWith(`户编号 ${no}：缺`) && reason.includes('身份证'))).toBe(
    true,
  );
  expect(reasons).toContainEqual(expect.stringMatching(/没有收回签字件：.*户卡/));
  await onShelf(kept, id);
  expect((await reasonsOf(kept, id))['完整']).toEqual([]);
});

test('the report of a village is printed with its reasons', async () => {
  const kept = await aKept();
  await aKeptHousehold(kept);
  const villageId = kept.built.villages['云溪村'] ?? 0;
  const printed = await kept.built.must('document.print', {
    document: 'P47',
    target: { villageId },
    year: 2025,
  });
  expect(printed.pages).toBe(1);
  const other = kept.built.villages['石板村'] ?? 0;
  const answer = await kept.built.call('document.print', {
    document: 'P47',
    target: { villageId: other },
    year: 2025,
  });
  expect(answer).toMatchObject({ error: { rule: 'checks-empty' } });
});

test('of a PDF is told what acts by itself, that it is encrypted or cut off, and how many pages it has', () => {
  const pdf = (words: string, end = '\n%%EOF') => factsOfPdf(Buffer.from(`%PDF-1.7\n${words}${end}`));
  expect(pdf('<</Type/Page/AA<<>>>><</Type /Page>><</Type/Pages>>')).toMatchObject({
    pages: 2,
    active: ['自动动作'],
  });
  expect(pdf('trailer<</Encrypt 5 0 R>>')).toMatchObject({ isEncrypted: true, pages: null });
  expect(pdf('<</Type/Page>>', '')).toMatchObject({ isWhole: false });
  expect(pdf('<</Type/FontDescriptor/FontName/A>>')).toMatchObject({ strangeFonts: 1 });
  expect(factsOfPdf(JPEG)).toMatchObject({ isPdf: false });
});
