import { expect, onTestFinished, test } from 'vitest';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

async function aLife() {
  const built = await anArchive({ today: '2025-06-10' });
  onTestFinished(() => built.close());
  const household = await aHousehold(built, {
    head: '赵一',
    others: [
      { name: '钱二', relation: '02' },
      { name: '赵小', relation: '03', sex: '1' },
    ],
    year: { year: 2024, first_recognised_year: 2014, exit_year: 2018 },
    spell: {
      ...{ category: '1', discovered_on: '2025-01-05', recognised_month: '202502', risk_1: '01' },
      ...{ discovery_channel: '2' },
    },
    measures: [{ year: 2025, kind: 'industry', items: '01', content: '种茶', starts_on: '2025-03-04' }],
  });
  return { built, ...household };
}

const told = (events: readonly { on: string; title: string }[]) => events.map((e) => `${e.on} ${e.title}`);

test('everything that happened to a household stands in the order of its days', async () => {
  const { built, id, memberIds } = await aLife();
  const [head, wife, son] = memberIds as [number, number, number];
  await built.write((rows) => {
    rows.insert('visit', { household_id: id, visited_on: '2025-04-05', visitors: '孙干部' });
    rows.insert('benefit', { household_id: id, member_id: wife, kind: '01', starts_on: '2025-02-01' });
    rows.insert('housing_appraisal', { household_id: id, appraised_on: '2025-05-01', level: 'C' });
  });
  await built.must('member.add', {
    ...{ householdId: id, year: 2025, reason: '06', on: '2025-05-20', proof: '出生证明' },
    values: { 'member.name': '赵新', 'member.relation': '03', 'member.birth_date': '2025-05-02' },
  });
  await built.must('member.leave', {
    ...{ id: head, reason: '01', on: '2025-06-01', proof: '死亡证明', newHeadId: wife },
    relations: { [son]: '03' },
  });
  await built.must('household.split', {
    ...{ id, memberIds: [son], headId: son, on: '2025-06-09', proof: '分户申请' },
  });
  const { events } = await built.must('household.timeline', { id });
  const lines = told(events);
  for (const line of [
    '2014 首次识别为贫困户',
    '2018 脱贫退出',
    '2025-01-05 发现返贫致贫风险',
    '2025-02 识别为脱贫不稳定户',
    '2025-03-04 产业帮扶：种植业，种茶',
    '2025-05-02 赵新 出生',
    '2025-05-20 赵新 登记为家庭成员',
    '2025-06-01 赵一 去世',
    '2025-06-01 户主变更为 钱二',
    '2025-06-09 减少 赵小（分户）',
    '2025-06-09 分出户 未编号，赵小',
  ])
    expect(lines).toContain(line);
  expect(events.map((e) => e.on)).toEqual(events.map((e) => e.on).toSorted());
  expect(events.find((e) => e.kind === 'visit')).toMatchObject({ on: '2025-04-05' });
  expect(events.find((e) => e.kind === 'benefit')?.title).toMatch(/^开始享受：钱二，低保/);
  expect(events.find((e) => e.kind === 'housing')).toMatchObject({ on: '2025-05-01' });
});

test('only the kinds that are asked for are told, and what is undone is not', async () => {
  const { built, id, memberIds } = await aLife();
  await built.must('member.leave', { id: memberIds[2]!, reason: '02', on: '2025-06-01', proof: '结婚证' });
  const people = async () => (await built.must('household.timeline', { id, kinds: ['people'] })).events;
  expect(told(await people())).toEqual(['2025-06-01 减少 赵小（嫁出(婚出)）']);
  await built.must('change.undo', {});
  expect(await people()).toEqual([]);
});

test('it is printed for the file (T01), and the print is on it from then on', async () => {
  const { built, id, no } = await aLife();
  const wanted = { document: 'T01', target: { householdId: id }, year: 2025 } as const;
  const { outputId, name } = await built.must('document.print', wanted);
  expect(name).toBe(`云溪村-${no}-T01-20250610.pdf`);
  const pages = (await readPdf(await takeOutput(built, outputId))).pages.join('');
  expect(pages).toContain('识别为脱贫不稳定户');
  const { events } = await built.must('household.timeline', { id });
  expect(told(events)).toContain('2025-06-10 打印《户情时间轴》');
});

test('a household that does not exist has none', async () => {
  const { built } = await aLife();
  expect(await built.call('household.timeline', { id: 999 })).toMatchObject({ error: { code: 'not-found' } });
});
