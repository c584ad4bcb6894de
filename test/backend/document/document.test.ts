import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { doStepsUpTo, fillHousehold, startProcedure } from '#test/support/run-procedure.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
let first: BuiltHousehold;
let second: BuiltHousehold;

beforeEach(async () => {
  archive = await anArchive();
  first = await aHousehold(archive, {
    head: '钱大山',
    group: '十组',
    others: [
      { name: '孙小玉', relation: '02' },
      { name: '钱小山', relation: '03', birth_date: '2016-05-06' },
    ],
  });
  second = await aHousehold(archive, { head: '李有田', group: '二组' });
});
afterEach(() => archive.close());

async function aProcedure(upTo?: 'review' | 'notice'): Promise<number> {
  const id = await startProcedure(archive, [first.id, second.id]);
  await fillHousehold(archive, id, first.id, { 'monitoring.risk_1': '03' });
  await fillHousehold(archive, id, second.id, { 'monitoring.category': '1' });
  if (upTo !== undefined) await doStepsUpTo(archive, id, upTo);
  return id;
}

async function printed(wanted: Request<'document.print'>) {
  const answer = await archive.must('document.print', wanted);
  const bytes = await takeOutput(archive, answer.outputId);
  return { ...answer, content: bytes, pdf: (await readPdf(bytes)).pages };
}

const paperState = async (id: number, step: string) =>
  (await archive.must('procedure.get', { id })).steps.find(({ key }) => key === step)?.papers[0]?.state;

describe('the notice (P12)', () => {
  test('names the heads, their groups and counts, and nothing that must not hang on a board', async () => {
    const id = await aProcedure('notice');
    const { pdf, name, missing } = await printed({
      document: 'P12',
      target: { procedureId: id },
      year: 2025,
    });
    const text = pdf.join('');
    expect(pdf).toHaveLength(1);
    expect(name).toBe('云溪村-监测对象识别-P12-20250320.pdf');
    expect(missing).toEqual([]);
    expect(text).toContain('拟将2户4人纳入监测对象');
    expect(text).toContain('自2025年3月5日起至2025年3月9日止');
    expect(text).toContain('0999-6345678（村）0999-6123456（乡镇）0999-6234567（县乡村振兴局）');
    expect(text).toMatch(/1二组李有田1脱贫不稳定户2十组钱大山3边缘易致贫户/);
    for (const idNumber of [...first.idNumbers, ...second.idNumbers]) expect(text).not.toContain(idNumber);
    expect(text).not.toMatch(/因病|因残|13800001234|孙小玉|\d{17}/);
  });

  test('is planned from today while it is not recorded, and the paper counts as printed', async () => {
    const id = await aProcedure('review');
    const { pdf, missing, documentId, sha256, content } = await printed({
      ...{ document: 'P12', target: { villageId: archive.villages['云溪村'] ?? 0 }, year: 2025, paper: 'A3' },
    });
    expect(pdf.join('')).toContain('自2025年3月20日起至2025年3月24日止');
    expect(missing[0]).toMatch(/村内公示.*2025-03-20/);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(await paperState(id, 'notice')).toBe('printed');
    const { documents } = await archive.must('document.list', {});
    expect(documents).toMatchObject([
      {
        id: documentId,
        document: 'P12',
        subject: '云溪村 监测对象识别',
        paper: 'A3',
        noticeTo: '2025-03-24',
        operator: '李经办',
      },
    ]);
    await archive.must('change.undo', {});
    expect(await paperState(id, 'notice')).toBe('missing');
    expect((await archive.must('document.list', {})).documents).toHaveLength(1);
  });

  test('a preview leaves no trace', async () => {
    const id = await aProcedure('review');
    const before = (await archive.must('change.list', {})).total;
    const { outputId, pages } = await archive.must('document.preview', {
      document: 'P12',
      target: { procedureId: id },
      year: 2025,
    });
    expect(pages).toBe(1);
    expect((await archive.must('change.list', {})).total).toBe(before);
    expect(await paperState(id, 'notice')).toBe('missing');
    await archive.must('output.drop', { outputId });
    expect(await archive.call('output.read', { outputId, offset: 0, length: 10 })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('tells which numbers and places are not filled in', async () => {
    const other = await aHousehold(archive, { village: '石板村', head: '石有根' });
    const id = await startProcedure(archive, [other.id], { village: '石板村' });
    await fillHousehold(archive, id, other.id);
    await doStepsUpTo(archive, id, 'notice');
    const { missing } = await printed({ document: 'P12', target: { procedureId: id }, year: 2025 });
    expect(missing.join('\n')).toMatch(/石板村的监督举报电话：没有填写[^]*受理地址/);
  });

  test('is refused before the meeting, and for words that are no category', async () => {
    const id = await aProcedure();
    const wanted = { document: 'P12', target: { procedureId: id }, year: 2025 };
    expect(await archive.call('document.print', wanted)).toMatchObject({
      error: { rule: 'notice-before-review' },
    });
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: first.id,
      values: { 'monitoring.category': '=因残致贫户' },
    });
    await doStepsUpTo(archive, id, 'review');
    const answer = await archive.call('document.print', wanted);
    expect(answer).toMatchObject({
      error: { rule: 'public-words', message: expect.stringContaining(first.no) as string },
    });
    expect((await archive.must('document.list', {})).documents).toEqual([]);
  });

  test('does not name a head under 18', async () => {
    await archive.write((rows) =>
      rows.update('member', second.memberIds[0] ?? 0, { birth_date: '2010-01-02' }),
    );
    const id = await aProcedure('notice');
    const { pdf, missing } = await printed({ document: 'P12', target: { procedureId: id }, year: 2025 });
    expect(pdf.join('')).not.toContain('李有田');
    expect(missing.join()).toContain(second.no);
  });
});

describe('the authorisation (P02)', () => {
  test('of a household prints full numbers and asks for the guardian of a child', async () => {
    const { pdf, name } = await printed({ document: 'P02', target: { householdId: first.id }, year: 2025 });
    expect(name).toBe(`云溪村-${first.no}-P02-20250320.pdf`);
    for (const idNumber of first.idNumbers) expect(pdf.join('')).toContain(idNumber);
    expect(pdf.join('')).toContain('监护人：');
    expect(pdf.join('')).toContain('打印人：李经办');
  });

  test('of a procedure binds all its households, each with its own page numbers', async () => {
    const id = await aProcedure();
    const { pdf, pages } = await printed({ document: 'P02', target: { procedureId: id }, year: 2025 });
    expect(pages).toBe(pdf.length);
    const starts = pdf.flatMap((page, at) => (page.includes('第1页') ? [at] : []));
    expect(starts).toHaveLength(2);
    expect(pdf[starts[0] ?? 0]).toContain(second.idNumbers[0]);
    expect(pdf[starts[1] ?? 0]).toContain(first.no);
    expect(pdf.at(-1)).toContain(`共${pdf.length - (starts[1] ?? 0)}页`);
    expect(await paperState(id, 'consent')).toBe('printed');
  });

  test('leaves a signed paper signed', async () => {
    const id = await aProcedure('review');
    await printed({ document: 'P02', target: { procedureId: id }, year: 2025 });
    expect(await paperState(id, 'consent')).toBe('signed');
  });
});

test('the sign-in sheet (P10) has empty rows before the meeting and its numbers after it', async () => {
  const id = await aProcedure();
  const before = await printed({ document: 'P10', target: { procedureId: id }, year: 2025 });
  expect(before.pdf[0]).toContain('应到：人实到：人');
  expect(before.missing).toEqual([
    expect.stringContaining('会议时间、地点和人数'),
    expect.stringContaining('还没有登记村民代表名册'),
  ]);
  await doStepsUpTo(archive, id, 'review');
  const after = await printed({
    document: 'P10',
    target: { villageId: archive.villages['云溪村'] ?? 0 },
    year: 2025,
  });
  expect(after.pdf[0]).toContain('应到：30人实到：24人到会率：80.0%');
  expect(after.pdf[0]).toContain('2025年3月4日地点：村委会会议室');
});

test('the sign-in sheet (P10) of a village without a procedure is a sheet for the pen', async () => {
  const { villages } = await archive.must('village.list', {});
  const empty = villages.find(({ name }) => name !== '云溪村');
  const sheet = await printed({ document: 'P10', target: { villageId: empty!.id }, year: 2025 });
  expect(sheet.pdf[0]).toContain(`${empty!.name}村民代表会议`);
  expect(sheet.missing).toHaveLength(2);
});

test('the sign-in sheet (P10) names the representatives in office on the day of the meeting', async () => {
  const villageId = archive.villages['云溪村'] ?? 0;
  const of = (name: string, term: Record<string, string> = {}) => ({
    ...{ 'representative.name': name, 'representative.sex': '2', 'representative.group_name': '二组' },
    ...term,
  });
  await archive.must('record.addMany', {
    ...{ kind: 'representative', ownerId: villageId },
    rows: [
      of('冯代表'),
      of('卫代表', { 'representative.ends_on': '2025-03-03' }),
      of('蒋代表', { 'representative.starts_on': '2025-03-05' }),
      ...Array.from({ length: 29 }, (_, n) => of(`代表${n + 1}号`)),
    ],
  });
  const id = await aProcedure('review');
  const { pdf, missing } = await printed({ document: 'P10', target: { procedureId: id }, year: 2025 });
  const text = pdf.join('');
  expect(text).toContain('应到：30人实到：24人');
  for (const name of ['冯代表', '代表29号', '二组']) expect(text).toContain(name);
  for (const name of ['卫代表', '蒋代表']) expect(text).not.toContain(name);
  expect(missing).toEqual([]);
});

describe('the plan (P34)', () => {
  const measure = {
    ...{
      year: 2025,
      kind: 'industry',
      content: '养牛2头，每头补助1500元',
      unit: '镇农业服务中心',
      responsible: '何帮扶',
    },
    ...{ responsible_phone: '13900005678', ends_on: '2025-12-31', expected_gain: 4800 },
  };
  const planned = (head: string, income = true) =>
    aHousehold(archive, {
      ...{
        head,
        measures: [measure],
        spell: { category: '2', recognised_month: '202402', risk_1: '01', risk_2: '08' },
      },
      ...(income && {
        income: { year: 2024, wage_income: 12000, business_expense: 2000, dibao_income: 1000 },
      }),
      others: [{ name: '何小妹', relation: '02' }],
    });

  test('has the household, its cause, the gap and the measures with who, when and how much', async () => {
    const { id, no } = await planned('何老三');
    const { pdf } = await printed({ document: 'P34', target: { householdId: id }, year: 2025 });
    const text = pdf.join('');
    expect(text).toContain(no);
    for (const part of [
      '何老三',
      '因病、缺劳动力',
      '5,500.00',
      '养牛2头，每头补助1500元',
      '何帮扶',
      '2025-12-31',
      '4,800.00',
    ])
      expect(text).toContain(part);
  });

  test('takes scale and source of the money from the measure, target and day from the plan of the year', async () => {
    const { id } = await planned('何老三');
    await archive.must('record.add', {
      ...{ kind: 'assistance_plan', ownerId: id },
      values: {
        ...{ 'assistance_plan.year': 2025, 'assistance_plan.expected_income': 8888 },
        'assistance_plan.made_on': '2025-01-15',
      },
    });
    const page = await archive.must('household.get', { id, year: 2025 });
    const { id: measureId, year: _, ...same } = page.measures[0]!;
    await archive.must('measure.update', { ...same, id: measureId, scale: '母牛2头', fundingSource: '01' });
    const { pdf } = await printed({ document: 'P34', target: { householdId: id }, year: 2025 });
    for (const part of ['母牛2头', '衔接资金', '8,888.00', '2025-01-15'])
      expect(pdf.join('')).toContain(part);
  });

  test('of a village binds all plans and names those that lack something', async () => {
    await planned('何老三');
    const lacking = await planned('何老四', false);
    await planned('何老五');
    const { pdf, missing, name } = await printed({
      document: 'P34',
      target: { villageId: archive.villages['云溪村'] ?? 0 },
      year: 2025,
    });
    expect(name).toBe('云溪村-全村-P34-20250320.pdf');
    expect(pdf.filter((page) => page.includes('第1页'))).toHaveLength(2);
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain(lacking.no);
    expect(pdf.join('')).toMatch(/何老三.*何老五/);
    expect(pdf.join('')).not.toContain('何老四');
  });

  test('of a village has the same pages as one by one, page numbers and page breaks included', async () => {
    const ids = [];
    for (const [at, count] of [7, 1, 9, 8, 23].entries()) {
      const measures = Array.from({ length: count }, (_, n) => ({ ...measure, content: `第${n + 1}项措施` }));
      const income = { year: 2024, wage_income: 12000 };
      ids.push((await aHousehold(archive, { head: `何家${at}`, measures, income })).id);
    }
    const alone = [];
    for (const householdId of ids)
      alone.push(...(await printed({ document: 'P34', target: { householdId }, year: 2025 })).pdf);
    const villageId = archive.villages['云溪村'] ?? 0;
    const { pdf } = await printed({ document: 'P34', target: { villageId }, year: 2025 });
    expect(alone.length).toBeGreaterThan(ids.length);
    expect(pdf.map(withoutCode)).toEqual(alone.map(withoutCode));
  });

  test('is refused without measures or last year’s income', async () => {
    const answer = await archive.call('document.print', {
      document: 'P34',
      target: { householdId: first.id },
      year: 2025,
    });
    expect(answer).toMatchObject({
      error: { rule: 'plan-income', message: expect.stringContaining(first.no) as string },
    });
  });
});

/** Each print has a number of its own. */
const withoutCode = (page: string): string => page.replace(/[A-Z]{4}-[A-Z]{4}$/, '');

test('the catalogue names the documents, and what each is printed for', async () => {
  const { documents } = await archive.must('document.catalogue', {});
  expect(documents.find(({ id }) => id === 'P12')).toMatchObject({
    level: 'PUBLIC',
    targets: ['procedure', 'village'],
    steps: expect.arrayContaining(['监测对象识别 村内公示']) as string[],
  });
  expect(documents.find(({ id }) => id === 'P02')).toMatchObject({
    initials: 'sqjcnsqcxs',
    targets: ['household', 'procedure', 'village', 'township'],
  });
  const wrong = { document: 'P12', target: { householdId: first.id }, year: 2025 };
  expect(await archive.call('document.preview', wrong)).toMatchObject({ error: { rule: 'document-target' } });
  expect(await archive.call('document.preview', { ...wrong, document: 'P99' })).toMatchObject({
    error: { code: 'not-found' },
  });
});
