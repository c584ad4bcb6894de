import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '#contract/channels.ts';
import { checkDigit } from '#domain/identity/id-number.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { rowsOfWorkbook } from '#test/support/workbook-rows.ts';
import { takeOutput } from '#test/support/take-output.ts';

const YEAR = 2025;
let built: BuiltArchive;
beforeEach(async () => {
  built = await anArchive({ today: '2025-06-20' });
});
afterEach(() => built.close());

type Run = Output<'check.run'>;
const run = (more = {}): Promise<Run> => built.must('check.run', { year: YEAR, ...more });
const of = ({ hits }: Run, rule: string) => hits.filter((hit) => hit.rule === rule);
/** A number of another county is a warning (Q011), one of 17 digits an error (Q002). */
const ELSEWHERE = `11010119850305001${checkDigit('11010119850305001')}`;
const TOO_SHORT = '52990119850305001';
const aStranger = (no: string): Promise<BuiltHousehold> =>
  aHousehold(built, { no, headCells: { id_number: ELSEWHERE, id_key: ELSEWHERE, birth_date: '1985-03-05' } });
const update = (id: number, values: Record<string, string>) =>
  built.must('member.update', { id, year: YEAR, values });
const placeOf = ({ rule, villageId, householdId, memberId, recordId, field }: Run['hits'][number]) => ({
  ...{ rule, villageId, householdId, memberId, recordId, field },
});

describe('情况属实', () => {
  it('stays until a value that the rule read changes, and comes back with it', async () => {
    const { memberIds } = await aStranger('1');
    const [hit] = of(await run(), 'Q011');
    const answered = await built.must('check.answer', {
      ...{ year: YEAR, hits: [placeOf(hit!)], reason: '从外县嫁入', evidence: '结婚证' },
    });
    expect(answered).toMatchObject({ answered: 1, skipped: [] });
    const after = await run();
    expect(of(after, 'Q011')[0]?.answer).toMatchObject({
      reason: '从外县嫁入',
      evidence: '结婚证',
      by: '李经办',
    });
    expect(after.tally.find(({ rule }) => rule === 'Q011')).toMatchObject({
      hits: 1,
      errors: 0,
      answered: 1,
    });
    await update(memberIds[0]!, { 'member.phone': '13900001111' });
    expect(of(await run(), 'Q011')[0]?.answer).not.toBeNull();
    await update(memberIds[0]!, { 'member.relation': '99' });
    expect(of(await run(), 'Q011')[0]?.answer).toBeNull();
    await update(memberIds[0]!, { 'member.relation': '01' });
    expect(of(await run(), 'Q011')[0]?.answer).not.toBeNull();
  });

  it('is not for errors, nor for what does not hit, nor twice', async () => {
    const { id, memberIds } = await aStranger('1');
    const short = await aHousehold(built, { no: '2', headCells: { id_number: TOO_SHORT, id_key: null } });
    const place = (rule: string, householdId: number, memberId: number) => ({
      ...{ rule, householdId, memberId, recordId: null, field: 'member.id_number' },
    });
    const hits = [
      place('Q011', id, memberIds[0]!),
      place('Q002', short.id, short.memberIds[0]!),
      place('Q011', short.id, short.memberIds[0]!),
    ];
    const first = await built.must('check.answer', { year: YEAR, hits, reason: '属实' });
    expect(first.answered).toBe(1);
    expect(first.skipped.map(({ rule, why }) => `${rule} ${why}`)).toEqual([
      'Q002 这是错误，要改正，不能按情况属实放过',
      'Q011 现在核查不出这一处，不用说明',
    ]);
    const again = await built.must('check.answer', { year: YEAR, hits: hits.slice(0, 1), reason: '属实' });
    expect(again).toEqual({
      ...{ change: null, answered: 0 },
      skipped: [{ rule: 'Q011', householdId: id, why: '已经说明过情况属实' }],
    });
  });

  it('answers all hits of a rule in a village at once, and is withdrawn', async () => {
    for (const no of ['1', '2', '3']) await aStranger(no);
    const all = { rules: ['Q011'], villageId: built.villages['云溪村']! };
    const elsewhere = await built.must('check.answer', {
      ...{ year: YEAR, reason: '外县迁入', all: { ...all, villageId: built.villages['石板村']! } },
    });
    expect(elsewhere.answered).toBe(0);
    expect((await built.must('check.answer', { year: YEAR, reason: '外县迁入', all })).answered).toBe(3);
    const ids = of(await run(), 'Q011').map(({ answer }) => answer!.id);
    await built.must('check.withdraw', { ids: ids.slice(0, 2) });
    expect((await run()).tally.find(({ rule }) => rule === 'Q011')).toMatchObject({ hits: 3, answered: 1 });
    expect((await built.call('check.withdraw', { ids })).ok).toBe(true);
    expect(await built.call('check.withdraw', { ids })).toMatchObject({ ok: false });
    await built.must('change.undo', {});
    expect((await run()).counts.answered).toBe(1);
  });
});

describe('the curve', () => {
  it('has the newest run of each day, of everything, a rule or a village', async () => {
    const { memberIds } = await aHousehold(built, {
      no: '1',
      headCells: { id_number: TOO_SHORT, id_key: null },
    });
    await aHousehold(built, {
      no: '2',
      village: '石板村',
      headCells: { id_number: TOO_SHORT, id_key: null },
    });
    await run();
    await run({ rules: ['Q002'] });
    await run({ villageId: built.villages['云溪村'] });
    built.setToday('2025-06-21');
    const { errors } = (await built.must('check.curve', { year: YEAR })).runs[0]!;
    await run();
    await update(memberIds[0]!, { 'member.id_number': '529901198503050015' });
    const last = await run();
    const { runs } = await built.must('check.curve', { year: YEAR });
    expect(runs.map(({ on, errors: of }) => [on, of])).toEqual([
      ['2025-06-20', errors],
      ['2025-06-21', last.counts.error],
    ]);
    const ofRule = (more = {}) => built.must('check.curve', { year: YEAR, rule: 'Q002', ...more });
    expect((await ofRule()).runs.map(({ hits }) => hits)).toEqual([2, 1]);
    expect((await ofRule({ villageId: built.villages['云溪村']! })).runs.map(({ hits }) => hits)).toEqual([
      1, 0,
    ]);
    expect((await built.must('check.curve', { year: 2024 })).runs).toEqual([]);
  });

  it('keeps one run a day of what is long ago, and writes no change', async () => {
    await aHousehold(built, { no: '1' });
    const change = () => built.session.archive!.raw.prepare('SELECT max(id) FROM change').pluck().get();
    const before = change();
    await run();
    await run();
    built.setToday('2025-12-01');
    await run();
    expect(change()).toBe(before);
    const runs = built.session.archive!.raw.prepare('SELECT run_on FROM check_run').pluck().all();
    expect(runs).toEqual(['2025-06-20', '2025-12-01']);
  });
});

describe('problems of the ledger after a check of everything', () => {
  const openIssue = async (rule: string) => {
    const hits = of(await run(), rule).map(({ rule: of, householdId, memberId, field }) => ({
      ...{ rule: of, householdId, memberId, field },
    }));
    return (await built.must('issue.openFrom', { findings: { year: YEAR, hits } })).issues;
  };
  const stateOf = async (id: number) => (await built.must('issue.get', { id })).issue;

  it('close when the hit is gone, with what was done, and open when it returns', async () => {
    const { memberIds } = await aHousehold(built, {
      no: '1',
      headCells: { id_number: TOO_SHORT, id_key: null },
    });
    const [issue] = await openIssue('Q002');
    expect((await run()).closed).toEqual([]);
    await update(memberIds[0]!, { 'member.id_number': '529901198503050015' });
    expect((await run({ villageId: built.villages['云溪村'] })).closed).toEqual([]);
    expect((await run()).closed).toEqual([issue!.number]);
    const closed = await stateOf(issue!.id);
    expect(closed).toMatchObject({
      state: 'closed',
      closedAs: 'corrected',
      closedBy: '数据核查',
      checkedOn: null,
    });
    expect(closed.done).toBe('2025-06-20 李经办改了“证件号码”（修改户 1 的成员：证件号码）');
    await built.must('change.undo', {});
    expect((await stateOf(issue!.id)).state).toBe('found');
    expect((await run()).closed).toEqual([issue!.number]);
    await update(memberIds[0]!, { 'member.id_number': TOO_SHORT });
    expect((await run()).reopened).toEqual([issue!.number]);
    expect((await stateOf(issue!.id)).state).toBe('reopened');
  });

  it('close with an answered warning, and open when the answer is withdrawn', async () => {
    await aStranger('1');
    const [issue] = await openIssue('Q011');
    await built.must('check.answer', { year: YEAR, reason: '外县嫁入', all: { rules: ['Q011'] } });
    expect((await run()).closed).toEqual([issue!.number]);
    expect((await stateOf(issue!.id)).done).toBe('2025-06-20 李经办说明情况属实：外县嫁入');
    const { answer } = of(await run(), 'Q011')[0]!;
    await built.must('check.withdraw', { ids: [answer!.id] });
    expect((await run()).reopened).toEqual([issue!.number]);
  });
});

describe('the workbook', () => {
  it('has a summary and a sheet for each rule, with what was answered', async () => {
    const stranger = await aStranger('1');
    await aHousehold(built, { no: '2', head: '钱二', headCells: { id_number: TOO_SHORT, id_key: null } });
    await built.must('check.answer', { year: YEAR, reason: '外县嫁入', all: { rules: ['Q011'] } });
    const rules = ['Q002', 'Q011'];
    const file = await built.must('check.workbook', { year: YEAR, rules });
    expect(file).toMatchObject({ name: '核查结果表_2025_全乡镇_20250620.xlsx', rows: 2 });
    const sheets = await rowsOfWorkbook(await takeOutput(built, file.outputId));
    expect(sheets).toEqual({
      汇总: [
        ['规则编号', '错误类型', '级别', '错误条数', '已说明'],
        ['Q002', '证件号码位数不对', '错误', '1', '0'],
        ['Q011', '号码地区码与本县不同', '提醒', '1', '1'],
        ['合计', '', '', '2', '1'],
      ],
      'Q002 证件号码位数不对': [
        ['规则编号', '村', '户编号', '户主姓名', '姓名', '证件号码', '字段值', '提示', '处理情况'],
        [
          ...['Q002', '云溪村', '2', '钱二', '钱二', TOO_SHORT, TOO_SHORT],
          '钱二证件号码位数不对（应为 18 位身份证或 20/22 位残疾人证）',
        ],
      ],
      'Q011 号码地区码与本县不同': [
        ['规则编号', '村', '户编号', '户主姓名', '姓名', '证件号码', '字段值', '提示', '处理情况'],
        [
          ...['Q011', '云溪村', '1', '赵一', '赵一', stranger.idNumbers[0], ELSEWHERE],
          ...['赵一证件号码地区码与本县不同，请核实是否迁入人员', '情况属实：外县嫁入'],
        ],
      ],
    });
    expect((await built.must('export.list', {})).exports[0]).toMatchObject({ title: '核查结果表', rows: 2 });
    expect((await built.must('check.workbook', { year: YEAR, rules, level: 'error' })).rows).toBe(1);
    const clean = await built.call('check.workbook', { year: YEAR, rules: ['Q012'] });
    expect(clean).toMatchObject({ error: { rule: 'check-clean' } });
  });
});
