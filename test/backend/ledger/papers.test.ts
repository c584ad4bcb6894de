import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;

beforeEach(async () => {
  archive = await anArchive({ today: '2026-04-20' });
});
afterEach(() => archive.close());

const villageId = () => archive.villages['云溪村'] ?? 0;

async function printed(document: string, target: Request<'document.print'>['target'], year = 2026) {
  const answer = await archive.must('document.print', { document, target, year });
  const { pages } = await readPdf(await takeOutput(archive, answer.outputId));
  return { ...answer, sheets: pages, text: pages.join('') };
}

/** A household's roof, confirmed and planned; the village's water, only found. */
async function aLedger(): Promise<{ householdId: number; roof: number }> {
  const { id: householdId } = await aHousehold(archive, { head: '钱大山', cells: { household_type: '01' } });
  const common = { source: 'inspection', sourceNote: '县级督查', foundOn: '2026-04-10' } as const;
  const opened = [
    await archive.must('issue.open', { ...common, householdId, kind: '住房', content: '屋顶漏雨' }),
    await archive.must('issue.open', {
      ...common,
      villageId: villageId(),
      kind: '饮水',
      content: '枯水期缺水',
    }),
  ];
  const roof = opened[0]?.issues[0]?.id ?? 0;
  await archive.must('issue.confirm', { ids: [roof], by: '赵科长', on: '2026-04-15' });
  await archive.must('issue.plan', {
    ...{ ids: [roof], measure: '翻修屋面', unit: '县住建局', responsible: '王五', dueOn: '2026-05-10' },
  });
  return { householdId, roof };
}

const close = (id: number) =>
  archive.must('issue.close', {
    ...{ ids: [id], done: '屋面已换瓦', evidence: '验收单', by: '张三', on: '2026-04-20' },
  });

describe('the papers of a village that has a ledger', () => {
  test('a sheet for each department with numbers, measures and deadlines (P31)', async () => {
    const { roof } = await aLedger();
    const { sheets } = await printed('P31', { villageId: villageId() });
    expect(sheets).toHaveLength(2);
    const housing = sheets.find((page) => page.includes('县住房和城乡建设局确认')) ?? '';
    expect(housing).toMatch(
      /云溪村一组钱大山脱贫户住房2026-0001屋顶漏雨县级督查2026-04-10赵科长2026-04-15翻修屋面/,
    );
    expect(housing).toMatch(/县住建局王五2026-05-10整改中/);
    const water = sheets.find((page) => page.includes('县水利局确认')) ?? '';
    expect(water).toMatch(/村级问题\/饮水2026-0002枯水期缺水/);
    await close(roof);
    expect((await printed('P31B', { township: true })).text).toMatch(/待复核2026-04-20/);
  });

  test('those of the year and what was still open in it, nothing that was unfounded', async () => {
    const { roof } = await aLedger();
    await close(roof);
    archive.setToday('2027-01-10');
    const { text } = await printed('P31', { villageId: villageId() }, 2027);
    expect(text).toContain('枯水期缺水');
    expect(text).not.toContain('屋顶漏雨');
    const { rows } = await archive.must('issue.list', { kind: '饮水' });
    await archive.must('issue.close', {
      ...{ ids: rows.map(({ id }) => id), as: 'unfounded', done: '看过', by: '张三', on: '2027-01-10' },
    });
    expect((await printed('P31', { villageId: villageId() }, 2027)).text).not.toContain('枯水期缺水');
  });

  test('a letter with what is not closed and the latest of its deadlines (P32)', async () => {
    const { roof } = await aLedger();
    const { text } = await printed('P32', { villageId: villageId() });
    expect(text).toMatch(
      /2026年4月10日核查发现.*1\.枯水期缺水；2\.一组钱大山户屋顶漏雨。请于2026年5月10日前整改到位/,
    );
    await close(roof);
    const after = await printed('P32', { villageId: villageId() });
    expect(after.text).not.toContain('屋顶漏雨');
    // Nothing is planned any more: the days of the pack from today.
    expect(after.text).toContain('请于2026年4月25日前');
  });

  test('a sheet with what was done for each problem that is not checked (P33)', async () => {
    const { householdId, roof } = await aLedger();
    await close(roof);
    const { text, sheets } = await printed('P33', { householdId });
    expect(sheets).toHaveLength(1);
    expect(text).toMatch(/台账编号2026-0001户主钱大山问题类别住房主管部门县住房和城乡建设局/);
    expect(text).toMatch(/责任单位县住建局责任人王五整改措施翻修屋面完成情况屋面已换瓦佐证清单验收单/);
    expect(text).toMatch(/销号日期2026-04-20/);
    await archive.must('issue.check', { ids: [roof], passed: true, by: '李四', on: '2026-04-20' });
    const nobody = await archive.call('document.print', {
      document: 'P33',
      target: { villageId: villageId() },
      year: 2026,
    });
    expect(nobody).toMatchObject({ error: { rule: 'nobody-to-print' } });
  });
});
