import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
let watched: BuiltHousehold;
let plain: BuiltHousehold;

const insured = { has_resident_medical_insurance: 1, labour_ability: '01' };

beforeEach(async () => {
  archive = await anArchive({ today: '2026-01-05' });
  watched = await aHousehold(archive, {
    ...{ head: '钱大山', group: '十组', cells: { household_type: '01', address: '十组8号' } },
    others: [
      {
        name: '孙小玉',
        relation: '02',
        joined_on: '2025-06-01',
        joined_kind: 'natural',
        joined_reason: '05',
      },
    ],
    year: {
      year: 2025,
      first_recognised_year: 2014,
      exit_year: 2018,
      safe_housing: '01',
      has_safe_water: 1,
      main_cause: '07',
    },
    headYear: { year: 2025, ...insured, dibao: '1', public_post: '01', work_area: '04', work_months: 10 },
    income: { year: 2025, wage_income: 24000 },
    spell: { category: '1', recognised_month: '202503', risk_1: '07' },
    measures: [{ year: 2025, kind: 'industry', items: '02', content: '养牛2头' }],
  });
  plain = await aHousehold(archive, { head: '李有田', group: '二组', cells: { household_type: '02' } });
});
afterEach(() => archive.close());

async function print(wanted: Request<'document.print'>) {
  const answer = await archive.must('document.print', wanted);
  return { ...answer, pdf: (await readPdf(await takeOutput(archive, answer.outputId))).pages };
}

const villageId = () => archive.villages['云溪村'] ?? 0;

describe('the card (P38)', () => {
  test('has the people as they were at the end of the year, its standing and its five years', async () => {
    await archive.write((rows) => {
      const helper = rows.insert('helper', { name: '何帮扶', unit_name: '县林业局', phone: '13900005678' });
      rows.insert('pairing', { household_id: watched.id, helper_id: helper, starts_on: '2024-01-01' });
      rows.insert('fund_receipt', {
        household_id: watched.id,
        kind: '01',
        year: 2025,
        amount: 1500.5,
        received_on: '2025-05-01',
      });
      rows.insert('fund_receipt', {
        household_id: watched.id,
        kind: '02',
        year: 2025,
        amount: 500,
        received_on: '2025-07-01',
      });
    });
    const { pdf } = await print({ document: 'P38', target: { householdId: watched.id }, year: 2025 });
    expect(pdf).toHaveLength(2);
    const [front = '', back = ''] = pdf;
    for (const part of [watched.no, ...watched.idNumbers, '何帮扶县林业局13900005678', '十组8号', '脱贫户'])
      expect(front).toContain(part);
    expect(front).toContain('2014年2018年2025年3月');
    expect(front).toContain('纳入监测：脱贫不稳定户');
    expect(front).toContain('普通劳动力省外务工10个月是');
    expect(back).toContain('202512,000.00产业（养殖业）2,000.50');
    expect(back).toContain('脱贫不稳定户（监测中）');
    expect(back).toContain('2025年6月1日增加孙小玉（嫁入(婚入)）');
    expect(back).toContain('2024年1月1日结对帮扶责任人何帮扶');
  });

  test('names who recorded a change, by the log', async () => {
    const reason = { reason: '08', proof: '户口簿', on: '2025-12-01' };
    await archive.must('member.leave', { id: watched.memberIds[1] ?? 0, ...reason });
    const { pdf } = await print({ document: 'P38', target: { householdId: watched.id }, year: 2025 });
    expect(pdf[1]).toMatch(/2025年12月1日减少孙小玉（其他转出）李经办/);
    expect(pdf[0]).not.toContain('孙小玉');
  });

  test('that stays with the household has no id number', async () => {
    const { pdf } = await print({ document: 'P38B', target: { villageId: villageId() }, year: 2025 });
    expect(pdf).toHaveLength(4);
    for (const idNumber of [...watched.idNumbers, ...plain.idNumbers])
      expect(pdf.join('')).not.toContain(idNumber);
    expect(pdf.join('')).toContain('孙小玉');
  });
});

describe('the register of a village (P39)', () => {
  const wanted = () => ({
    document: 'P39',
    target: { villageId: villageId() },
    year: 2025,
    paper: 'A3' as const,
  });

  test('has every household of the last day of the year by group, with sums that add up', async () => {
    await aHousehold(archive, { head: '新来户', cells: { opened_on: '2026-01-02' } });
    await aHousehold(archive, {
      head: '销户人',
      cells: { closed_on: '2025-10-01', closed_reason: '整户减少' },
    });
    const { pdf, name } = await print(wanted());
    const text = pdf.join('');
    expect(name).toBe('云溪村-全村-P39A3-20260105.pdf');
    expect(text).toContain('截至2025年12月31日');
    expect(text).toMatch(/1二组.*李有田.*二组小计：1户.*2十组.*钱大山.*十组小计：1户/);
    expect(text).toContain('21脱贫不稳定户因务工就业不稳20142018退出12,000.00是是/');
    expect(text).toContain('增1人、新纳入监测');
    expect(text).toContain('十组小计：1户21脱贫户1户2人，在监测1户2人');
    expect(text).toContain('合计2311212');
    expect(text).not.toMatch(/新来户|销户人/);
    for (const idNumber of watched.idNumbers) expect(text).not.toContain(idNumber);
    expect(text).toContain(`529***********${watched.idNumbers[0]?.slice(14)}`);
  });

  test('of a running year says of which day it is', async () => {
    const { missing, pdf } = await print({ ...wanted(), year: 2026 });
    expect(missing[0]).toContain('2026-01-05');
    expect(pdf.join('')).toContain('截至2026年1月5日');
  });

  test('of a village without households is not printed', async () => {
    const target = { villageId: archive.villages['石板村'] ?? 0 };
    expect(await archive.call('document.print', { ...wanted(), target })).toMatchObject({
      error: { rule: 'register-empty' },
    });
  });
});

describe('the book of the township (P40)', () => {
  const wanted = { document: 'P40', target: { township: true as const }, year: 2025, paper: 'A3' as const };

  test('counts the villages as their registers do', async () => {
    await archive.write((rows) => {
      rows.insert('village_year', {
        village_id: villageId(),
        year: 2025,
        household_count: 300,
        population: 1000,
      });
      rows.insert('village_officer', {
        village_id: villageId(),
        role: '04',
        name: '周支书',
        phone: '13700001111',
      });
      rows.insert('village_officer', {
        village_id: villageId(),
        role: '05',
        name: '旧主任',
        ends_on: '2024-01-01',
      });
      rows.insert('benefit', { household_id: plain.id, kind: '12', starts_on: '2024-05-01' });
    });
    const { pdf, missing } = await print(wanted);
    const text = pdf.join('');
    // 户籍, 脱贫户, three categories, under watch, new, ended, returned, came, went, 低保, 特困, post, loan, moved, rate
    expect(text).toContain('1云溪村300100012120000121200001011001100.20');
    expect(text).toContain('周支书13700001111');
    expect(text).not.toContain('旧主任');
    expect(missing).toEqual([expect.stringContaining('石板村没有填 2025 年的户籍户数和人口')]);
  });

  test('waits for the category of a household under watch', async () => {
    await archive.write((rows) =>
      rows.insert('monitoring_spell', { household_id: plain.id, state: 'open', recognised_month: '202505' }),
    );
    expect(await archive.call('document.print', wanted)).toMatchObject({ error: { code: 'rule' } });
    const { needs } = await archive.must('document.preview', wanted);
    expect(needs).toMatchObject([
      { rule: 'book-category', message: expect.stringContaining('云溪村') as string },
    ]);
  });
});
