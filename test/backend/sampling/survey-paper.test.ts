import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
let drawn: Awaited<ReturnType<typeof draw>>;
beforeEach(async () => {
  archive = await anArchive({ today: '2025-06-10' });
  for (let at = 0; at < 3; at += 1)
    await aHousehold(archive, {
      ...{ cells: { phone: '13800001234' }, year: { year: 2025, housing_area: 137.5 } },
      others: [{ name: '钱二', relation: '02' }],
    });
  drawn = await draw();
});
afterEach(() => archive.close());

async function draw() {
  const wanted = { title: '六月抽查', year: 2025, households: 2, villages: 1, spares: 1, seed: '一' };
  const { id } = await archive.must('sample.draw', wanted);
  return (await archive.must('sample.get', { id })).households;
}

async function printed(target: object, year = 2025) {
  const answer = await archive.must('document.print', { document: 'T03', target: target as never, year });
  const { pages } = await readPdf(await takeOutput(archive, answer.outputId));
  return { ...answer, text: pages.join('') };
}

test('the sheet asks what is sampled, names who is asked, and says nothing of what the archive has', async () => {
  const [first] = drawn;
  // Whatever year the window is in, the sheet is of the year that was sampled.
  const { papers, pages, text } = await printed({ householdId: first?.householdId ?? 0 }, 2024);
  expect({ papers, pages }).toEqual({ papers: 1, pages: 1 });
  expect(text).toContain('六月抽查第1户');
  expect(text).toContain('2025年度');
  expect(text).toContain('1.赵一户主');
  expect(text).toContain('2.钱二配偶');
  expect(text).toContain('住房面积');
  expect(text).toContain('证件号码');
  expect(text).toContain('劳动能力：01');
  for (const own of ['137.5', '13800001234', '529901197']) expect(text).not.toContain(own);
});

test('of a village the households of the newest sample are printed, without spares and those replaced', async () => {
  const [gone] = drawn;
  const { villageId = 0 } = gone ?? {};
  await archive.must('sample.replace', { id: gone?.id ?? 0, reason: '全家外出' });
  const { papers, text } = await printed({ villageId });
  expect(papers).toBe(2);
  expect(text).toContain('六月抽查第2户');
  expect(text).toContain('六月抽查第3户');
  expect(text).not.toContain('六月抽查第1户');
});

test('a household that was not drawn has no sheet', async () => {
  const { householdId = 0 } = drawn.find(({ spare }) => spare) ?? {};
  const answer = await archive.call('document.print', {
    document: 'T03',
    target: { householdId },
    year: 2025,
  });
  expect(answer).toMatchObject({ ok: false, error: { rule: 'survey-not-drawn' } });
});
