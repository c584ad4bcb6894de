import { afterEach, beforeEach, expect, test } from 'vitest';
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
let household: BuiltHousehold;

beforeEach(async () => {
  archive = await anArchive();
  household = await aHousehold(archive, {
    head: '何老三',
    others: [{ name: '何小妹', relation: '02' }],
    measures: [
      {
        year: 2025,
        kind: 'industry',
        content: '养牛2头',
        responsible: '何帮扶',
        responsible_phone: '13900005678',
      },
      { year: 2025, kind: 'health', content: '每月送药上门' },
    ],
  });
  await archive.write((rows) => {
    const owner = { household_id: household.id };
    const helper = rows.insert('helper', { name: '何帮扶', unit_name: '县林业局', phone: '13900005678' });
    rows.insert('pairing', { ...owner, helper_id: helper, starts_on: '2024-01-01' });
    rows.insert('benefit', { ...owner, kind: '01', starts_on: '2024-01-01', amount: 350, per: '1' });
    rows.insert('benefit', { ...owner, kind: '04', starts_on: '2024-01-01', amount: 90, per: '1' });
    rows.insert('benefit', { ...owner, kind: '06', starts_on: '2020-01-01', ends_on: '2024-12-31' });
    for (const month of ['11', '02', '10', '03', '04'])
      rows.insert('fund_receipt', {
        ...{ ...owner, kind: '12', year: 2025, amount: 350, received_on: `2025-${month}-10` },
      });
    rows.insert('fund_receipt', {
      ...owner,
      kind: '01',
      year: 2025,
      amount: 1500,
      received_on: '2025-03-01',
    });
    rows.insert('village_officer', {
      village_id: archive.villages['云溪村'] ?? 0,
      role: '01',
      name: '吴书记',
      phone: '13700001111',
    });
  });
});
afterEach(() => archive.close());

async function print(wanted: Request<'document.print'>) {
  const answer = await archive.must('document.print', wanted);
  return { ...answer, text: (await readPdf(await takeOutput(archive, answer.outputId))).pages.join('') };
}

const visit = (on: string, values: Record<string, string> = {}) =>
  archive.must('record.add', {
    ...{ kind: 'visit', ownerId: household.id },
    values: { 'visit.visited_on': on, 'visit.visitors': '何帮扶、吴书记', ...values },
  });

test('the card for the wall (P35) leaves out what tells of health, and says so to the clerk', async () => {
  const { text, missing } = await print({
    document: 'P35',
    target: { householdId: household.id },
    year: 2025,
  });
  for (const part of ['何老三', '家庭人口2人', '何帮扶县林业局', '第一书记吴书记13700001111'])
    expect(text).toContain(part);
  expect(text).toContain('低保每月350元2—4、10、11月');
  expect(text).toContain('产业奖补1500元3月');
  expect(text).toContain('养牛2头何帮扶13900005678');
  expect(text).toContain('12317（国家）');
  expect(text).not.toMatch(/护理|送药|健康|高龄/);
  for (const idNumber of household.idNumbers) expect(text).not.toContain(idNumber);
  expect(missing).toEqual([expect.stringContaining('2 项政策、措施涉及健康')]);
});

test('the cards of a village are those of the households that somebody helps', async () => {
  await aHousehold(archive, { head: '不帮扶' });
  const target = { villageId: archive.villages['云溪村'] ?? 0 };
  const { papers } = await print({ document: 'P35', target, year: 2025 });
  expect(papers).toBe(1);
});

test('the visits (P36) have what was recorded in the year, with what the visit before had found', async () => {
  await visit('2024-12-20', { 'visit.found': '门窗漏风' });
  await visit('2025-02-05', { 'visit.found': '牛棚漏雨', 'visit.handled': '已修补', 'visit.purpose': '01' });
  await visit('2025-03-06');
  const { text, pages } = await print({ document: 'P36', target: { householdId: household.id }, year: 2025 });
  expect(pages).toBe(1);
  expect(text).toContain('第1次日期2025年2月5日');
  expect(text).toContain('日常走访');
  expect(text).toContain('2024-12-20：门窗漏风（当时还没有处理）');
  expect(text).toContain('2025-02-05：牛棚漏雨（已修补）');
  expect(text).not.toContain('2024年12月20日');
});

test('a household that nobody visited gets a form to write in', async () => {
  const { text, missing } = await print({
    document: 'P36',
    target: { householdId: household.id },
    year: 2025,
  });
  expect(text).toContain('第2次日期年月日');
  expect(missing).toEqual([expect.stringContaining('没有走访记录')]);
});

test('the cover (P36B) counts visits, households and visitors of the village', async () => {
  await aHousehold(archive, { head: '未走访', measures: [{ year: 2025, kind: 'industry' }] });
  const target = { villageId: archive.villages['云溪村'] ?? 0 };
  const wanted = { document: 'P36B', target, year: 2025 };
  expect(await archive.call('document.print', wanted)).toMatchObject({ error: { rule: 'visits-none' } });
  await visit('2025-02-05', { 'visit.found': '牛棚漏雨', 'visit.handled': '已修补' });
  await visit('2025-02-25', { 'visit.found': '缺饲料' });
  await visit('2025-03-06');
  const { text } = await print(wanted);
  expect(text).toContain('1月00000');
  expect(text).toContain('2月21211');
  expect(text).toContain('全年31211');
  expect(text).toContain('何帮扶312025-03-06');
  expect(text).toContain('有帮扶对象2户，本年还没有走访的1户');
});

test('a plan (P34) that is changed with a reason is a new version, a correction is not', async () => {
  await archive.write((rows) => {
    rows.insert('income_statement', {
      household_id: household.id,
      year: 2024,
      purpose: 'annual',
      wage_income: 9000,
    });
    for (const { id } of archive.session.archive?.raw.prepare('SELECT id FROM measure').all() as {
      id: number;
    }[])
      rows.update('measure', id, { ends_on: '2025-12-31' });
  });
  const { id } = await archive.must('record.add', {
    ...{ kind: 'assistance_plan', ownerId: household.id },
    values: { 'assistance_plan.year': 2025, 'assistance_plan.made_on': '2025-01-15' },
  });
  const update = (goal: string, reason?: string) =>
    archive.must('record.update', {
      ...{ kind: 'assistance_plan', id, values: { 'assistance_plan.goal': goal } },
      ...(reason !== undefined && { reason }),
    });
  await update('稳定增收');
  const wanted = { document: 'P34', target: { householdId: household.id }, year: 2025 };
  expect((await print(wanted)).text).toContain('第1版');
  await update('发展养殖', '家中添丁，增加养殖');
  const { text } = await print(wanted);
  expect(text).toContain('第2版');
  expect(text).toContain('第2版调整原因：家中添丁，增加养殖');
});
