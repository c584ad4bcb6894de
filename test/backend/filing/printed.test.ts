import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { pictureRows } from '#test/support/filed-pictures.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
let first: BuiltHousehold;
let villageId: number;
const year = 2025;

beforeAll(async () => {
  archive = await anArchive();
  villageId = archive.villages['云溪村'] ?? 0;
  first = await aHousehold(archive, { head: '钱大山', others: [{ name: '孙小玉', relation: '02' }] });
  const second = await aHousehold(archive, { head: '李二河' });
  await archive.must('filing.setFonds', { fonds: '0123' });
  await archive.must('document.print', { document: 'P02', target: { householdId: first.id }, year });
  const { papers } = await archive.must('filing.candidates', { householdId: first.id, year });
  const [linkId = 0] = await pictureRows(archive, first.id, [{ title: '房屋照片', takenOn: '2025-03-01' }]);
  const [other = 0] = await pictureRows(archive, second.id, [{ title: '饮水照片' }]);
  const asked = [{ documentId: papers[0]?.documentId ?? 0 }, { linkId }, { linkId: other, secrecy: '内部' }];
  await archive.must('filing.file', { papers: asked, year });
  const { volumes } = await archive.must('filing.makeVolumes', {
    kind: 'household',
    householdIds: [first.id],
  });
  const id = volumes[0]?.id ?? 0;
  const note = '2025-03-20 补入房屋照片 1 件。';
  await archive.must('filing.closeVolume', { id, checkedBy: '张检查', note });
  const to = { toUnit: '县档案馆', giver: '李经办', receiver: '周接收' };
  await archive.must('filing.lend', {
    ...{ volumeId: id, borrower: '赵借阅', unit: '县农业农村局', reason: '核对', approvedBy: '刘分管' },
    dueOn: '2025-03-25',
  });
  const { loans } = await archive.must('filing.loans', { open: true });
  await archive.must('filing.giveBack', { loanId: loans[0]?.id ?? 0, condition: '完好' });
  await archive.must('filing.handOver', { volumeIds: [id], ...to });
});
afterAll(() => archive.close());

async function textOf(document: string, target: Request<'document.preview'>['target']): Promise<string> {
  const answer = await archive.must('document.preview', { document, target, year });
  return (await readPdf(await takeOutput(archive, answer.outputId))).pages.join('');
}

const ofFirst = () => ({ householdId: first.id });

test('cover, spine, contents and last sheet are those of the volume as it was filed', async () => {
  expect(await textOf('P41', ofFirst())).toMatch(/件数2件页数\d+页.*0123-JF02·201-0001/u);
  expect(await textOf('P41B', ofFirst())).toContain('0001');
  const contents = await textOf('P42', ofFirst());
  expect(contents).toContain('档号：0123-JF02·201-0001');
  expect(contents).toMatch(/1\/农户.*承诺授权查询书.*2\/.*房屋照片/u);
  const last = await textOf('P43', ofFirst());
  expect(last).toContain('共有文件2件');
  expect(last).toContain('补入房屋照片');
});

test('the list of a year has what lies in no volume, with the numbers that were given', async () => {
  const text = await textOf('P42B', { villageId });
  expect(text).toContain('0123-JF·2025-Y-201-0003');
  expect(text).toContain('内部');
  expect(text).not.toContain('201-0001');
});

test('the list of what was handed over is made of what was, with hashes', async () => {
  const text = await textOf('P45', { villageId });
  expect(text).toContain('0123-JF02·201-0001');
  expect(text).toMatch(/纸质、电子(?:[0-9a-f]{4}:){3}[0-9a-f]{4}2件/u);
});

test('the book of loans has what was recorded, and rows for the pen', async () => {
  expect(await textOf('P45B', { township: true })).toMatch(
    /20250320赵借阅县农业农村局核对.*刘分管20250320完好/u,
  );
});

test('a paper outside of volumes gets its stamp, for its village and for the township', async () => {
  for (const target of [{ villageId }, { township: true as const }]) {
    const text = await textOf('P41C', target);
    expect(text).toMatch(/共1件.*012320250003201(?:永久|30年|10年)/u);
    expect(text).toContain('饮水照片');
  }
  const other = archive.villages['石板村'] ?? 0;
  const refused = await archive.call('document.preview', {
    ...{ document: 'P41C', target: { villageId: other }, year },
  });
  expect(refused).toMatchObject({ error: { rule: 'stamps-empty' } });
});

test('the list of volumes is that of the village or of the township, as it stood at the end of the year', async () => {
  for (const target of [{ villageId }, { township: true as const }])
    expect(await textOf('P42D', target)).toMatch(/共1卷.*0123-JF02·201-0001.*永久2.*已移交/u);
  const before = { document: 'P42D', target: { villageId }, year: year - 1 };
  expect(await archive.call('document.preview', before)).toMatchObject({ error: { rule: 'volumes-empty' } });
});

test('the backs of the boxes of a year say what lies in them', async () => {
  const ofYear = { document: 'P41D', target: { township: true as const }, year };
  expect(await archive.call('document.preview', ofYear)).toMatchObject({ error: { rule: 'boxes-empty' } });
  const { loose } = await archive.must('filing.boxes', { year });
  const series = loose[0];
  if (series === undefined) throw new Error('nothing to put into a box');
  await archive.must('filing.fillBoxes', {
    ...{ year, retention: series.retention, villageId: series.villageId, spine: 20 },
  });
  expect(await textOf('P41D', { township: true })).toMatch(/全宗号0123年度2025.*起止件号0003—0003盒号1/u);
});
