import { describe, expect, onTestFinished, test } from 'vitest';
import type { ImportedFile } from '#contract/import.ts';
import { openWorkbook } from '#backend/sheets/read-table.ts';
import { checkDigit, idKey } from '#domain/identity/id-number.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { insertHelper, soundEnd, soundSpell } from '#test/support/sound-cells.ts';
import type { SampleFile } from '#test/support/make-township.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const ADJUSTED = 2018;
const YEAR = 2025;

interface People {
  readonly zhao: BuiltHousehold;
  readonly qian: BuiltHousehold;
  /** Of everybody whom nothing happens to. */
  readonly sun: BuiltHousehold;
}

type Acts = (built: BuiltArchive, people: People) => Promise<unknown>;

const INCOME = { wage_income: 12000.5, dibao_income: 3000, business_expense: 1000 };
const SAFE = { is_dangerous_house: 0, has_safe_water: 1, arable_area: 3.5, main_cause: '01' };

/** Three households as they stood before anything of the year was done. */
async function people(built: BuiltArchive, year: number): Promise<People> {
  const ofYear = { year, exit_status: '0', poverty_attribute: '01', collectors: '李采集', ...SAFE };
  const zhao = await aHousehold(built, {
    ...{ head: '赵大山', year: { ...ofYear, poverty_attribute: '02' } },
    headYear: { year, education: '02', health: '01', dibao: '1' },
    others: [
      { name: '钱小玉', relation: '02', sex: '2', birth_date: '1970-02-03', phone: '13900002222' },
      { name: '赵长子', relation: '03', birth_date: '1995-04-05' },
      { name: '赵次子', relation: '03', birth_date: '1999-06-07' },
    ],
  });
  const qian = await aHousehold(built, {
    ...{ head: '钱一', village: '石板村', year: { ...ofYear, other_causes: '02,03' } },
    others: [{ name: '孙女', relation: '02', sex: '2' }],
  });
  const sun = await aHousehold(built, { head: '孙一', group: '二组', year: ofYear });
  // As every act of the program keeps it.
  await built.write((rows) => {
    for (const { id, idNumbers } of [zhao, qian, sun])
      rows.update('household', id, { head_id_number: idNumbers[0] ?? null });
  });
  return { zhao, qian, sun };
}

interface Case {
  readonly kind: string;
  readonly year: number;
  readonly rows: number;
  /** What both archives know. */
  readonly before?: Acts;
  readonly acts: Acts;
  /** Columns that tell of the act that wrote the change: where it came in with a file, of the import. */
  readonly ofAct?: readonly string[];
  /** What is said of it where it is news. */
  readonly notices?: readonly string[];
}

const LEAVING = { endBenefits: true, on: '2025-06-01' };

const SPELL = soundSpell({
  ...{ state: 'open', is_eliminated: 0, category: '2', discovery_channel: '3', recognised_month: '202503' },
  ...{ risk_1: '01', risk_2: '08', other_note: '=备注', school_problem: 0, housing_problem: 1 },
  ...{ recognised_wage_income: 12000.5, recognised_net_income: 9000, recognised_self_paid_expense: 0 },
  ...{ consent_on: '2025-03-02', notice_from: '2025-03-05', notice_to: '2025-03-09' },
  county_approved_on: '2025-03-12',
});

/** Who is monitored has somebody who helps. */
const helped: Acts = (built, { zhao, qian }) =>
  built.write((rows) => {
    for (const { id } of [zhao, qian]) insertHelper(rows, id);
  });

const numbered = (first17: string) => {
  const number = first17 + checkDigit(first17);
  return { id_number: number, id_key: idKey(number) };
};

const adjust = (built: BuiltArchive, household_id: number, cells: Record<string, string | number>) =>
  built.write((rows) => rows.insert('adjustment', { household_id, year: ADJUSTED, ...cells }));

const NOTICES = {
  first_notice_from: '2018-11-06',
  first_notice_to: '2018-11-12',
  announced_on: '2018-11-29',
};

const CASES: readonly Case[] = [
  {
    ...{ kind: '3.1', year: ADJUSTED, rows: 2 },
    acts: async (built, { zhao, qian }) => {
      await built.write((rows) => {
        for (const { id } of [zhao, qian])
          rows.insert('income_statement', { household_id: id, year: ADJUSTED, purpose: 'annual', ...INCOME });
      });
      await adjust(built, zhao.id, {
        ...{ kind: '1', applied_on: '2018-11-02', first_meeting_on: '2018-11-05', comparison_result: '2' },
        ...{ ...NOTICES, second_notice_from: '2018-11-15', second_notice_to: '2018-11-22' },
      });
      await adjust(built, qian.id, { kind: '1', ...NOTICES });
    },
  },
  {
    ...{ kind: '3.2', year: ADJUSTED, rows: 1 },
    acts: async (built, { qian }) => {
      await built.write((rows) =>
        rows.update('household_year', yearRow(built, qian.id), { exit_year: 2016 }),
      );
      await adjust(built, qian.id, { kind: '2', causes: '01,03', announced_on: '2018-12-01' });
    },
  },
  {
    ...{ kind: '3.3', year: ADJUSTED, rows: 2 },
    acts: async (built, { zhao, sun }) => {
      await adjust(built, zhao.id, { kind: '3', mark: '1', is_signed: 1, ...NOTICES });
      await adjust(built, sun.id, {
        kind: '3',
        mark: '4',
        is_signed: 0,
        announced_on: '2019-01-03',
        year: 2019,
      });
      const unsigned = { kind: '3', mark: '4', is_signed: 0, note: '外出务工，由女儿代签' };
      await adjust(built, sun.id, { ...unsigned, ...NOTICES });
    },
  },
  {
    ...{ kind: '3.4', year: YEAR, rows: 3 },
    notices: [
      '只登记了动态调整；这一户和它的人都还在册，没有注销',
      '只登记了动态调整；这一户还在册，没有注销，请到户里办理“整户减少”',
      '只登记了动态调整；这一户还在册，没有注销，请到户里办理“整户减少”',
    ],
    acts: async (built, { zhao, qian, sun }) => {
      const told = { year: YEAR, first_notice_from: '2025-11-06', told_on: '2025-11-20' };
      await adjust(built, zhao.id, { ...told, kind: '4', reason: '七不进第三条' });
      await adjust(built, sun.id, { ...told, kind: '5', reason: '失联', announced_on: '2025-11-29' });
      await built.must('household.close', { ...LEAVING, id: qian.id, reason: '09', proof: '迁移证' });
    },
  },
  {
    ...{ kind: '3.5', year: YEAR, rows: 2 },
    acts: (built, { zhao, qian }) =>
      built.write((rows) => {
        const came = { joined_kind: 'natural', id_type: '01', nation: '01' };
        const child = rows.insert('member', {
          ...{
            ...came,
            household_id: zhao.id,
            name: '赵孙',
            sex: '1',
            relation: '07',
            ...numbered('52990120250305001'),
          },
          ...{
            birth_date: '2025-03-05',
            joined_on: '2025-03-05',
            joined_reason: '06',
            joined_proof: '出生证',
          },
        });
        const bride = rows.insert('member', {
          ...{ ...came, household_id: qian.id, name: '周二', sex: '2', relation: '05', phone: '13900001234' },
          ...{ ...numbered('52990119980506002'), birth_date: '1998-05-06' },
          ...{ joined_on: '2025-07-01', joined_reason: '05' },
        });
        rows.insert('member_year', {
          ...{ member_id: child, year: YEAR, school_status: '01', health: '01', labour_ability: '04' },
          has_resident_medical_insurance: 1,
        });
        rows.insert('member_year', {
          ...{ member_id: bride, year: YEAR, education: '05', health: '02,03', labour_ability: '01' },
          ...{ work_place: '浙江省义乌市', work_months: 7.5 },
          ...{ has_resident_medical_insurance: 1, has_serious_illness_insurance: 0 },
        });
      }),
  },
  {
    ...{ kind: '3.6', year: YEAR, rows: 2 },
    acts: async (built, { zhao, qian }) => {
      const [head, wife] = zhao.memberIds;
      const left = { reason: '01', on: '2025-06-01', proof: '死亡证明', endBenefits: true };
      await built.must('member.leave', { ...left, id: head!, newHeadId: wife! });
      await built.must('member.leave', { ...left, id: qian.memberIds[1]!, reason: '02' });
    },
  },
  {
    ...{ kind: '3.7', year: YEAR, rows: 6, ofAct: ['变更原因', '变更日期'] },
    acts: async (built, { zhao, qian }) => {
      const update = (id: number, values: Record<string, string | null>) =>
        built.must('member.update', { id, year: YEAR, values, reason: '入户核对' });
      await update(zhao.memberIds[0]!, { 'member.education': '03', 'member.health': '02,03' });
      await update(zhao.memberIds[2]!, { 'member.name': '赵大江', 'member.phone': '13900001111' });
      await update(zhao.memberIds[1]!, { 'member.phone': null });
      await built.must('household.update', {
        ...{ id: qian.id, year: YEAR, values: { 'household.phone': '13700001111' } },
      });
    },
  },
  {
    ...{ kind: '3.8', year: YEAR, rows: 7 },
    acts: (built, { zhao, sun }) =>
      built.write((rows) => {
        rows.insert('member_year', {
          ...{ member_id: zhao.memberIds[1]!, year: YEAR, school_status: null, political_status: '03' },
          ...{ education: '02', health: '01', labour_ability: '01', has_employee_medical_insurance: 1 },
          ...{ work_place: '=1+1县', work_months: 3, dibao: '1', tekun: '0' },
          ...{ public_post: '01', public_post_months: 6 },
        });
        rows.update('member', sun.memberIds[0]!, { phone: '0999-6543210' });
      }),
  },
  {
    ...{ kind: '3.9', year: YEAR, rows: 2 },
    acts: (built, { zhao, qian }) =>
      built.write((rows) => {
        const statement = { year: YEAR, purpose: 'annual' };
        rows.insert('income_statement', {
          ...{ ...statement, ...INCOME, household_id: zhao.id, other_transfer_income: 0.01 },
          ...{ period_from: '2024-10-01', period_to: '2025-09-30' },
        });
        rows.insert('income_statement', { ...statement, household_id: qian.id, wage_income: 0 });
      }),
  },
  {
    ...{ kind: '3.10', year: YEAR, rows: 3 },
    before: helped,
    acts: (built, { zhao, qian }) =>
      built.write((rows) => {
        rows.insert('monitoring_spell', { ...SPELL, household_id: zhao.id });
        rows.insert('monitoring_spell', { ...SPELL, household_id: qian.id, recognised_month: '202502' });
        rows.insert('monitoring_spell', { ...SPELL, household_id: qian.id, recognised_month: '202511' });
      }),
  },
  {
    ...{ kind: '3.11', year: YEAR, rows: 1 },
    before: async (built, known) => {
      await helped(built, known);
      await built.write((rows) => {
        for (const { id } of [known.zhao, known.qian])
          rows.insert('monitoring_spell', { ...SPELL, household_id: id });
      });
    },
    acts: (built) =>
      built.write((rows) =>
        rows.update('monitoring_spell', 1, {
          ...{ state: 'eliminated', is_eliminated: 1, elimination_mode: '2', eliminated_month: '202512' },
          ...soundEnd({ after_housing_problem: 0, after_wage_income: 23456.78 }),
          ...{ contact_name: '李组长', contact_phone: '13600001111' },
        }),
      ),
  },
  {
    ...{ kind: '3.12', year: YEAR, rows: 2 },
    before: async (built, known) => {
      await helped(built, known);
      await built.write((rows) => rows.insert('monitoring_spell', { ...SPELL, household_id: known.zhao.id }));
    },
    acts: (built, { zhao, sun }) =>
      built.write((rows) => {
        rows.update('monitoring_spell', 1, { development_measures: '1' });
        const measure = (household_id: number, cells: Record<string, string>) =>
          rows.insert('measure', { household_id, year: YEAR, ...cells });
        measure(zhao.id, { kind: 'industry', items: '01,02', content: '种茶' });
        measure(zhao.id, { kind: 'industry', items: '02,03' });
        measure(sun.id, { kind: 'public_post', items: '01', note: '保洁' });
      }),
  },
  {
    ...{ kind: '3.13', year: YEAR, rows: 3 },
    acts: (built, { zhao, qian }) =>
      built.write((rows) => {
        const unit = { unit_name: '县财政局', affiliation: '04', phone: '13500001111', sex: '1' };
        const one = rows.insert('helper', {
          ...unit,
          name: '何帮扶',
          position: '科长',
          political_status: '01',
        });
        const other = rows.insert('helper', { ...unit, name: '吕帮扶', phone: null });
        const pair = (helper_id: number, household_id: number, cells: Record<string, string>) =>
          rows.insert('pairing', { helper_id, household_id, ...cells });
        pair(one, zhao.id, { starts_on: '2024-02-01', ends_on: '2026-01-31' });
        pair(one, qian.id, { starts_on: '2023-02-01', ends_on: '2025-03-31' });
        pair(other, qian.id, { ends_on: '2026-12-31' });
      }),
  },
];

const yearRow = (built: BuiltArchive, household: number): number =>
  built.session
    .archive!.raw.prepare('SELECT id FROM household_year WHERE household_id = ?')
    .pluck()
    .get(household) as number;

/** As 核对稿 where an archive knows this table only: what else a household has to say it cannot. */
async function sheetsOf(
  built: BuiltArchive,
  { kind, year }: Case,
  { working = false } = {},
): Promise<SampleFile[]> {
  const { files } = await built.must('export.write', { kind, year, working });
  const taken: SampleFile[] = [];
  for (const { name, outputId } of files) taken.push({ name, bytes: await takeOutput(built, outputId) });
  return taken;
}

/** The column that a 核对稿 has more. */
const WHY = '错误说明';

/** Rows of the first sheet of each file, by header. */
async function cellsIn(files: readonly SampleFile[]): Promise<Record<string, string>[]> {
  const all: Record<string, string>[] = [];
  for (const file of files) {
    const book = await openWorkbook(file);
    const [, , { cells: named } = { cells: [] }, ...rows] = await Array.fromAsync(book.rows(0));
    const headers = named.map((cell) => (cell === '' ? '' : cell.text));
    for (const { cells } of rows) {
      const texts = headers.map(
        (header, at) => [header, cells[at] === '' ? '' : (cells[at]?.text ?? '')] as const,
      );
      all.push(Object.fromEntries(texts.filter(([header]) => header !== WHY)));
    }
    book.close();
  }
  return all;
}

async function archive(): Promise<BuiltArchive> {
  const built = await anArchive({ today: '2025-12-20' });
  onTestFinished(() => built.close());
  return built;
}

const NO_TROUBLE = {
  kind: expect.any(String) as unknown,
  problem: null,
  refusals: [],
  notices: [],
  unknownColumns: [],
};
const troubleIn = ({ kind, problem, refusals, notices, unknownColumns }: ImportedFile) => ({
  ...{ kind, problem, refusals, unknownColumns, notices: notices.map(({ reason }) => reason) },
});

async function differencesOf(built: BuiltArchive, importId: string): Promise<string[]> {
  const { rows } = await built.must('import.differences', { importId });
  return rows.flatMap(({ name, cells }) =>
    cells.map(({ column, before, after }) => `${name} ${column}: ${before} → ${after}`),
  );
}

/** What was known the year before, and this year's acts. */
async function prepare(built: BuiltArchive, each: Case, { withActs }: { withActs: boolean }): Promise<void> {
  built.setToday('2024-12-20');
  const known = await people(built, each.year);
  await each.before?.(built, known);
  built.setToday('2025-12-10');
  if (withActs) await each.acts(built, known);
  built.setToday('2025-12-20');
}

const dataIn = (built: BuiltArchive) => dataOf(built.session.archive!);

describe.each(CASES)('$kind of $year', (each) => {
  test('comes back into the archive that wrote it and changes nothing', async () => {
    const built = await archive();
    await prepare(built, each, { withActs: true });
    const sheets = await sheetsOf(built, each);
    expect(await cellsIn(sheets)).toHaveLength(each.rows);
    const before = dataIn(built);
    const { importId, answer } = await built.must('import.plan', {
      fileIds: await uploadFiles(built, sheets),
    });
    expect(answer.files.map(troubleIn)).toEqual(answer.files.map(() => NO_TROUBLE));
    expect(await differencesOf(built, importId)).toEqual([]);
    expect(await built.must('import.commit', { importId })).toMatchObject({ change: null, doubts: 0 });
    expect(dataIn(built)).toEqual(before);
  });

  test('brings an archive that knew nothing of it to the same cells', async () => {
    const [built, other] = [await archive(), await archive()];
    await prepare(built, each, { withActs: true });
    await prepare(other, each, { withActs: false });
    const sheets = await sheetsOf(built, each);
    const { answer } = await importFiles(other, sheets);
    expect(answer.files.map(troubleIn)).toEqual(
      answer.files.map(() => ({ ...NO_TROUBLE, notices: each.notices ?? [] })),
    );
    expect(answer.doubts).toBe(0);
    const without = (rows: Record<string, string>[]) =>
      rows.map((row) => ({
        ...row,
        ...Object.fromEntries((each.ofAct ?? []).map((header) => [header, null])),
      }));
    const brought = await cellsIn(await sheetsOf(other, each, { working: true }));
    expect(without(brought)).toEqual(without(await cellsIn(sheets)));
    const { answer: again } = await importFiles(other, sheets);
    expect(again.change).toBeNull();
  });
});

test('new households and their people (3.1, 3.8) come into an archive that has none of them', async () => {
  const [built, other] = [await archive(), await archive()];
  const [recognised] = CASES.filter(({ kind }) => kind === '3.1');
  const everybody = { kind: '3.8', year: ADJUSTED, rows: 7, acts: () => Promise.resolve() };
  await prepare(built, recognised!, { withActs: true });
  const sheets = [await sheetsOf(built, recognised!), await sheetsOf(built, everybody)];
  const { answer } = await importFiles(other, sheets.flat());
  expect(answer).toMatchObject({ doubts: 0, households: { added: 3 }, members: { added: 7 } });
  for (const [at, each] of [recognised!, everybody].entries())
    expect(await cellsIn(await sheetsOf(other, each, { working: true }))).toEqual(await cellsIn(sheets[at]!));
  expect((await importFiles(other, sheets.flat())).answer.change).toBeNull();
});
