import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkbook } from '#backend/sheets/write-workbook.ts';
import { checkDigit } from '#domain/identity/id-number.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { csvFile } from '#test/support/member-file.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { rowsOfWorkbook } from '#test/support/workbook-rows.ts';

const YEAR = 2025;
const TOO_SHORT = '52990119850305001';
let built: BuiltArchive;
beforeEach(async () => {
  built = await anArchive({ today: '2025-06-20' });
});
afterEach(() => built.close());

const upload = async (name: string, bytes: Uint8Array): Promise<string> =>
  (await uploadFiles(built, [{ name, bytes }]))[0]!;
const uploadCsv = async (rows: readonly Record<string, string>[], name = '县反馈.csv'): Promise<string> =>
  (await uploadFiles(built, [csvFile(name, rows)]))[0]!;
const text = (header: string) => ({ header, kind: 'text' }) as const;
const read = (fileId: string, more = {}) => built.must('received.import', { fileId, year: YEAR, ...more });
const linesOf = async (id: number, more = {}) => (await built.must('received.get', { id, ...more })).rows;

/** 钱二 has a number that is too short; 孙三 nothing wrong. */
const twoHouseholds = async () => ({
  wrong: await aHousehold(built, {
    ...{ no: '5299011000000001', head: '钱二', headCells: { id_number: TOO_SHORT, id_key: null } },
  }),
  right: await aHousehold(built, { no: '5299011000000002', head: '孙三', village: '石板村' }),
});

describe('a list of the county', () => {
  it('with a sheet for each rule under a title is laid beside our own hits', async () => {
    const { wrong, right } = await twoHouseholds();
    const columns = ['序号', '行政村', '户编号', '户主姓名', '姓名', '证件号码', '错误描述'].map(text);
    const bytes = await writeWorkbook(
      {
        name: '汇总',
        columns: ['序号', '错误类型', '错误条数'].map(text),
        rows: [['1', '身份证号位数错误', '2']],
      },
      {
        ...{ name: '身份证号位数错误', title: '云岭县系统逻辑错误', note: '2025 年 6 月', columns },
        rows: [
          ['1', '云溪村', '5299011000000001', '钱二', '钱二', TOO_SHORT, '位数不足 18 位'],
          ['2', '石板村', '5299011000000002', '孙三', '孙三', right.idNumbers[0]!, '位数不足 18 位'],
          ['3', '石板村', '9999', '周五', '周五', '529901199001010011', '位数不足 18 位'],
          ['合计', '', '', '', '', '', '3'],
        ],
      },
      { name: '收益分配', columns, rows: [['1', '石板村', '5299011000000002', '孙三', '', '', '没有分红']] },
    );
    const done = await read(await upload('云岭县反馈.xlsx', bytes), { receivedOn: '2025-06-18' });
    expect(done).toMatchObject({ hits: 4, noHousehold: 1, noRule: 1, problems: [] });
    const view = await built.must('received.get', { id: done.id! });
    expect(
      view.rows.map(({ sheet, row, rule, householdId, memberId, beside }) => [
        ...[sheet, row, rule, householdId, memberId, beside],
      ]),
    ).toEqual([
      ['身份证号位数错误', 4, 'Q002', wrong.id, wrong.memberIds[0], 'found'],
      ['身份证号位数错误', 5, 'Q002', right.id, right.memberIds[0], 'gone'],
      ['身份证号位数错误', 6, 'Q002', null, null, 'no-household'],
      ['收益分配', 2, null, right.id, null, 'no-rule'],
    ]);
    expect(view.rows[0]).toMatchObject({ village: '云溪村', level: 'error', field: 'member.id_number' });
    expect(view.beside).toEqual({ found: 1, answered: 0, gone: 1, 'no-rule': 1, 'no-household': 1 });
    expect(view.list).toMatchObject({ title: '云岭县反馈', receivedOn: '2025-06-18', hits: 4 });
    expect(view.onlyOurs.map(({ rule }) => rule)).not.toContain('Q002');
    expect(await linesOf(done.id!, { beside: 'gone' })).toHaveLength(1);
    expect(await linesOf(done.id!, { text: '周五' })).toHaveLength(1);
  });

  it('of one sheet is matched by id number, masked number or names', async () => {
    const { wrong, right } = await twoHouseholds();
    const number = right.idNumbers[0]!;
    const rule = { 规则编号: 'Q002' };
    const fileId = await uploadCsv([
      { ...rule, 姓名: '孙三', 身份证号: number.toLowerCase() },
      { ...rule, 姓名: '孙三', 身份证号: `${number.slice(0, 6)}********${number.slice(14)}` },
      { ...rule, 姓名: '孙三', 村: '石板村' },
      { ...rule, 姓名: '孙三', 村: '云溪村' },
      { ...rule, 户主姓名: '钱二', 村: '云溪村' },
      { ...rule, 户编号: wrong.no, 姓名: '没有这人' },
    ]);
    const { id } = await read(fileId);
    expect((await linesOf(id!)).map(({ householdId, memberId }) => [householdId, memberId])).toEqual([
      [right.id, right.memberIds[0]],
      [right.id, right.memberIds[0]],
      [right.id, right.memberIds[0]],
      [null, null],
      [wrong.id, null],
      [wrong.id, null],
    ]);
  });

  it('says file, sheet and row of what it cannot read', async () => {
    await twoHouseholds();
    const fileId = await uploadCsv([
      { 规则编号: 'Q002', 户编号: '5299011000000001', 姓名: '钱二' },
      { 规则编号: 'Q002', 户编号: '', 姓名: '' },
    ]);
    expect((await read(fileId)).problems).toEqual([
      { sheet: '县反馈', row: 3, message: '没有户编号、证件号码和姓名，不知道是哪一户，这一行没有读入' },
    ]);
    const refused = async (name: string, bytes: Uint8Array) => {
      const answer = await built.call('received.import', { fileId: await upload(name, bytes), year: YEAR });
      return answer.ok ? null : answer.error;
    };
    expect(await refused('通知.csv', Buffer.from('a,b\n1,2\n'))).toMatchObject({ rule: 'not-a-list' });
    expect(await refused('坏.xlsx', Buffer.from('PK\u0003\u0004 broken'))).toMatchObject({
      ...{ rule: 'unreadable-file', message: expect.stringContaining('坏.xlsx') },
    });
    const again = await uploadCsv([
      { 规则编号: 'Q002', 户编号: '5299011000000001', 姓名: '钱二' },
      { 规则编号: 'Q002', 户编号: '', 姓名: '' },
    ]);
    const answer = await built.call('received.import', { fileId: again, year: YEAR });
    expect(answer).toMatchObject({ error: { rule: 'received-before' } });
  });
});

describe('what is done with a line', () => {
  const aList = async () => {
    const { wrong, right } = await twoHouseholds();
    const row = (no: string, name: string, rule: string) => ({
      规则编号: rule,
      户编号: no,
      姓名: name,
      提示: '核实',
    });
    const { id } = await read(
      await uploadCsv([
        row(wrong.no, '钱二', 'Q002'),
        row(right.no, '孙三', 'Q002'),
        row(right.no, '孙三', 'XX-7'),
      ]),
    );
    return { wrong, right, id: id!, ids: (await linesOf(id!)).map((line) => line.id) };
  };

  it('is settled in bulk, but not as corrected while we find it ourselves', async () => {
    const { wrong, id, ids } = await aList();
    const settle = (more: object) =>
      built.must('received.settle', { ids, state: 'corrected', reply: '对照户口簿', ...more });
    const first = await settle({});
    expect(first).toMatchObject({ settled: 2, answered: 0 });
    expect(first.skipped).toEqual([
      { id: ids[0], why: expect.stringContaining('还没有改正，数据核查仍查得出：钱二证件号码位数不对') },
    ]);
    await built.must('member.update', {
      ...{ id: wrong.memberIds[0]!, year: YEAR, values: { 'member.id_number': '529901198503050015' } },
    });
    expect(await settle({ ids: ids.slice(0, 1) })).toMatchObject({ settled: 1, skipped: [] });
    expect((await built.must('received.list', {})).lists[0]?.states).toEqual({
      ...{ open: 0, corrected: 3, true: 0, unfounded: 0 },
    });
    await settle({ ids: ids.slice(1, 2), state: 'open' });
    const bare = await built.call('received.settle', { ids, state: 'unfounded' });
    expect(bare).toMatchObject({ error: { rule: 'received-reply' } });
    const file = await built.must('received.workbook', { id });
    expect(file.name).toBe('问题清单处理情况_2025_全乡镇_20250620.xlsx');
    const sheets = await rowsOfWorkbook(await takeOutput(built, file.outputId));
    expect(sheets['县反馈']?.map((row) => row[8])).toEqual([
      '处理情况',
      '已修改：对照户口簿',
      '对照户口簿',
      '已修改：对照户口簿',
    ]);
    expect(sheets['汇总']?.at(-1)).toEqual(['合计', '', '', '3', '2']);
  });

  it('comes in again from the answered workbook, and from our own findings', async () => {
    const { ids, id } = await aList();
    await built.must('received.settle', { ids: ids.slice(1), state: 'unfounded', reply: '重名' });
    const answered = await built.must('received.workbook', { id });
    const back = await read(await upload('处理情况.xlsx', await takeOutput(built, answered.outputId)));
    expect((await linesOf(back.id!)).map(({ rule, state, reply }) => [rule, state, reply])).toEqual([
      ['Q002', 'open', null],
      ['Q002', 'unfounded', '重名'],
      [null, 'unfounded', '重名'],
    ]);
    const own = await built.must('check.workbook', { year: YEAR });
    const ours = await read(await upload('核查结果.xlsx', await takeOutput(built, own.outputId)));
    const view = await built.must('received.get', { id: ours.id! });
    expect(view.total).toBe(own.rows);
    expect(view.beside).toMatchObject({ found: own.rows });
    expect(view.onlyOurs).toEqual([]);
  });

  it('情况属实 answers our own warning as well when asked to', async () => {
    const number = `11010119850305001${checkDigit('11010119850305001')}`;
    const { no } = await aHousehold(built, {
      ...{ no: '1', headCells: { id_number: number, id_key: number, birth_date: '1985-03-05' } },
    });
    const { id } = await read(await uploadCsv([{ 规则编号: 'Q011', 户编号: no, 证件号码: number }]));
    const [line] = await linesOf(id!);
    expect(line?.beside).toBe('found');
    const settled = await built.must('received.settle', {
      ...{ ids: [line!.id], state: 'true', reply: '外县嫁入', answerOwn: true },
    });
    expect(settled).toMatchObject({ settled: 1, answered: 1 });
    expect((await linesOf(id!))[0]).toMatchObject({
      beside: 'answered',
      state: 'true',
      settledOn: '2025-06-20',
    });
    await built.must('change.undo', {});
    expect((await linesOf(id!))[0]).toMatchObject({ beside: 'found', state: 'open' });
  });

  it('is placed by hand, its rule is said once for all lists, and the list is removed', async () => {
    const { right, id, ids } = await aList();
    await built.must('received.place', { ids: ids.slice(0, 1), householdId: right.id });
    expect((await linesOf(id))[0]).toMatchObject({ householdId: right.id, memberId: null, beside: 'gone' });
    expect(await built.must('received.map', { code: 'XX-7', rule: 'Q013' })).toMatchObject({ hits: 1 });
    expect((await linesOf(id))[2]).toMatchObject({ rule: 'Q013', ruleTitle: '没有户主', beside: 'gone' });
    const next = await read(
      await uploadCsv([{ 规则编号: 'XX-7', 户编号: right.no, 姓名: '孙三' }], '下月.csv'),
    );
    expect(next.noRule).toBe(0);
    expect(await built.call('received.map', { code: 'XX-7', rule: 'Q999' })).toMatchObject({ ok: false });
    await built.must('received.remove', { id });
    expect((await built.must('received.list', {})).lists.map(({ title }) => title)).toEqual(['下月']);
    await built.must('change.undo', {});
    expect(await linesOf(id)).toHaveLength(3);
  });
});
