import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isSealed } from '#backend/keeping/history.ts';
import { openPackage } from '#backend/keeping/read-package.ts';
import { verifyPackage } from '#backend/keeping/verify-package.ts';
import { writeAttachment } from '#db/attachment-files.ts';
import { verifyArchive } from '#db/verify.ts';
import { packageMetadata, type PackageMetadata } from '#domain/keeping/package-metadata.ts';
import { aKeptHousehold, type Kept, keptArchive } from '#test/support/kept-archive.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { takeOutput } from '#test/support/take-output.ts';

const still = (): Promise<void> => Promise.resolve();
const REASON = '移交县档案馆';

async function packaged(kept: Kept, whose: { householdId: number } | { villageId: number }) {
  const made = await kept.built.must('keeping.package', { ...whose, reason: REASON });
  const bytes = await takeOutput(kept.built, made.outputId);
  return { made, bytes };
}

const metadataOf = (bytes: Uint8Array): PackageMetadata => {
  const read = openPackage({ bytes });
  return packageMetadata.parse(JSON.parse(read.content('metadata.json', 1e9)?.toString() ?? ''));
};

/** The cards of two households, printed as one file, as if they had come back as one scan. */
async function scannedStack(built: Kept['built'], householdIds: readonly number[]): Promise<Buffer> {
  const archive = built.session.archive!;
  const printed = await built.must('document.print', {
    ...{ document: 'P38', target: { householdIds: [...householdIds] }, year: 2025 },
  });
  const stack = Buffer.concat([await takeOutput(built, printed.outputId), Buffer.from('\n')]);
  const sha256 = writeAttachment(archive, stack);
  await built.write((rows) => {
    const documents = archive.raw
      .prepare('SELECT id FROM document ORDER BY id LIMIT 2')
      .pluck()
      .all() as number[];
    const at = '2025-03-20T04:00:00.000Z';
    const batch = rows.insert('scan_batch', { source: 'chosen', at, operator: '李经办' });
    const attachment = rows.insert('attachment', {
      ...{ sha256, media_type: 'application/pdf', bytes: stack.length, name: '一摞.pdf', added_at: at },
    });
    for (const [n, document] of documents.entries())
      rows.insert('scan_page', {
        ...{ batch_id: batch, attachment_id: attachment, page: 1 + n * 2, width: 100, height: 140 },
        ...{ state: 'filed', how: 'code', document_id: document, document_page: 1 },
      });
  });
  return stack;
}

const textOf = (bytes: Uint8Array, name: string): string =>
  openPackage({ bytes }).content(name, 1e9)?.toString() ?? '';

async function aKept(): Promise<Kept> {
  const kept = await keptArchive();
  onTestFinished(() => kept.built.close());
  return kept;
}

describe('the package of a household', () => {
  test('holds its papers as PDF/A, its scans as they came and as PDF, its rows with their words and its history', async () => {
    const kept = await aKept();
    const { id, no } = await aKeptHousehold(kept);
    const { made, bytes } = await packaged(kept, { householdId: id });
    expect(made).toMatchObject({ households: 1, lacking: [], bytes: bytes.length });
    expect(made.name).toBe(`${no}-2025-03-20.zip`);
    const metadata = metadataOf(bytes);
    expect(metadata.papers.map(({ title }) => title)).toEqual(['2025年度户卡', '住房正面', '户口簿']);
    expect(metadata.files.map(({ kind }) => kind)).toEqual([
      ...['document', 'document-data', 'scan', 'scan-pdf', 'scan', 'scan-pdf', 'history'],
    ]);
    const household = metadata.tables.find(({ table }) => table === 'household');
    expect(household?.rows).toHaveLength(1);
    expect(household?.columns['household_type']).toMatchObject({
      label: expect.any(String),
      words: { '02': expect.any(String) },
    });
    expect(metadata.tables.find(({ table }) => table === 'member')?.rows).toHaveLength(2);
    const history = metadata.files.at(-1)?.path ?? '';
    expect(isSealed(JSON.parse(textOf(bytes, history)))).toBe(true);
    expect(textOf(bytes, history)).toContain('照片和附件');
    expect(await verifyPackage({ bytes }, still)).toMatchObject({ ok: true, problems: [] });
  });

  test('tells nothing of another household, of a shared print neither', async () => {
    const kept = await aKept();
    const one = await aKeptHousehold(kept);
    const other = await aKeptHousehold(kept, { head: '孙别家' });
    await kept.built.must('document.print', {
      ...{ document: 'P38', target: { householdIds: [one.id, other.id] }, year: 2025 },
    });
    const { bytes } = await packaged(kept, { householdId: one.id });
    const metadata = metadataOf(bytes);
    expect(metadata.files.filter(({ kind, again }) => kind === 'document' && again)).toHaveLength(1);
    const all = Buffer.from(bytes).toString();
    for (const word of ['孙别家', other.no, ...other.idNumbers]) expect(all, word).not.toContain(word);
    for (const { name } of openPackage({ bytes }).entries) expect(name).not.toContain('赵');
  });

  test(
    'of a stack that was scanned as one file takes its own pages and no other',
    { timeout: 60_000 },
    async () => {
      const kept = await aKept();
      const { built } = kept;
      const one = await aKeptHousehold(kept);
      const other = await aKeptHousehold(kept);
      const stack = await scannedStack(built, [one.id, other.id]);
      const { bytes } = await packaged(kept, { householdId: one.id });
      const metadata = metadataOf(bytes);
      expect(Buffer.from(bytes).includes(stack.subarray(-600))).toBe(false);
      const pages = metadata.tables.find(({ table }) => table === 'scan_page');
      expect(pages?.rows).toMatchObject([{ page: 1, document_page: 1, state: 'filed' }]);
      const drawn = metadata.files.filter(({ kind, again }) => kind === 'scan' && again);
      expect(drawn).toMatchObject([{ mediaType: 'image/jpeg', pages: 1 }]);
      expect(metadata.papers[0]?.files).toEqual([
        expect.stringMatching(/P38\.pdf$/u),
        drawn[0]?.path,
        drawn[0]?.path.replace('.jpg', '.pdf'),
      ]);
      expect(await verifyPackage({ bytes }, still)).toMatchObject({ ok: true });
      const into = await aKept();
      const [fileId = ''] = await uploadFiles(into.built, [{ name: 'a.zip', bytes: Buffer.from(bytes) }]);
      await into.built.must('keeping.bring', { fileId });
      expect(verifyArchive(into.built.session.archive!).problems).toEqual([]);
    },
  );

  test('is told in the log and in the list, and is refused without a reason', async () => {
    const kept = await aKept();
    const { id, no } = await aKeptHousehold(kept);
    const { made } = await packaged(kept, { householdId: id });
    const { rows } = await kept.built.must('keeping.list', {});
    expect(rows).toMatchObject([{ subject: no, reason: REASON, sha256: made.sha256, files: made.files }]);
    const { entries } = await kept.built.must('access.list', { householdId: id, kind: 'exported' });
    expect(entries).toHaveLength(1);
    expect(await kept.built.call('keeping.package', { householdId: id, reason: ' ' })).toMatchObject({
      ok: false,
    });
    expect(await kept.built.call('keeping.package', { reason: REASON })).toMatchObject({ ok: false });
  });

  test('can be unpacked and proved without the program', async () => {
    const kept = await aKept();
    const { id } = await aKeptHousehold(kept, {
      head: '<script>alert(1)</script>',
      cells: { address: '=1+1' },
    });
    const { bytes } = await packaged(kept, { householdId: id });
    const folder = mkdtempSync(join(tmpdir(), 'hudang-package-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'a.zip'), bytes);
    execFileSync('python3', ['-m', 'zipfile', '-e', 'a.zip', 'out'], { cwd: folder });
    const told = execFileSync('sha256sum', ['-c', 'checksums.txt'], { cwd: join(folder, 'out') }).toString();
    expect(
      told
        .trim()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true);
    const page = textOf(bytes, '目录.html');
    expect(page).not.toMatch(/<script|javascript:|https?:\/\//u);
    expect(page).toContain('&lt;script&gt;');
  });
});

test('a village leaves with its households, a page for each, and what is its own', async () => {
  const kept = await aKept();
  const villageId = kept.built.villages['云溪村'] ?? 0;
  for (let n = 0; n < 3; n += 1) await aKeptHousehold(kept);
  await kept.built.must('villageRegister.update', {
    ...{ villageId, year: 2025, values: { 'village.household_count': 300 } },
  });
  const { made, bytes } = await packaged(kept, { villageId });
  expect(made.households).toBe(3);
  const metadata = metadataOf(bytes);
  expect(metadata.tables.map(({ table }) => table)).toContain('village_year');
  for (const { folder } of metadata.households)
    expect(textOf(bytes, `${folder}/index.html`)).toContain('户卡');
  expect(await verifyPackage({ bytes }, still)).toMatchObject({ ok: true });
});

describe('a package that is not as it was', () => {
  test('is told, with the file that is meant, for every byte that was flipped', async () => {
    const kept = await aKept();
    const { id } = await aKeptHousehold(kept);
    const { bytes } = await packaged(kept, { householdId: id });
    const { entries } = openPackage({ bytes });
    const ofByte = (at: number) => entries.findLast(({ offset }) => offset <= at);
    const endOfFiles =
      (entries.at(-1)?.offset ?? 0) + (entries.at(-1)?.bytes ?? 0) + 30 + 'checksums.txt'.length;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const hurt = new Uint8Array(bytes);
        hurt[at] = (hurt[at] ?? 0) ^ bits;
        const { ok, problems } = await verifyPackage({ bytes: hurt }, still);
        expect(ok).toBe(false);
        if (at < endOfFiles && at >= 4) expect(problems.join()).toContain(ofByte(at)?.name);
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  test('is told when it was cut off anywhere, or is something else', async () => {
    const kept = await aKept();
    const { id } = await aKeptHousehold(kept);
    const { bytes } = await packaged(kept, { householdId: id });
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect((await verifyPackage({ bytes: bytes.subarray(0, length) }, still)).ok).toBe(false);
      }),
      { numRuns: 40, seed: 9 },
    );
    for (const other of [new Uint8Array(), Buffer.from('PK\u0003\u0004'), Buffer.alloc(4000)])
      expect((await verifyPackage({ bytes: other }, still)).problems).toHaveLength(1);
  });
});
