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
const year = 2025;

beforeEach(async () => {
  archive = await anArchive();
  first = await aHousehold(archive, { head: '钱大山', others: [{ name: '孙小玉', relation: '02' }] });
});
afterEach(() => archive.close());

async function preview(wanted: Request<'document.preview'>) {
  const answer = await archive.must('document.preview', wanted);
  const { pages } = await readPdf(await takeOutput(archive, answer.outputId));
  return { ...answer, text: pages.join('') };
}

const ofFirst = () => ({ target: { householdId: first.id }, year });
const ofVillage = () => ({ target: { villageId: archive.villages['云溪村'] ?? 0 }, year });
const ofTownship = { target: { township: true as const }, year };

/** A consent of the household, a list of its village, and a draft that is no paper. */
async function somePapers(): Promise<void> {
  const id = await startProcedure(archive, [first.id]);
  await archive.must('document.print', { document: 'P02', ...ofFirst() });
  await fillHousehold(archive, id, first.id);
  await doStepsUpTo(archive, id, 'notice');
  await archive.must('document.print', { document: 'P12', target: { procedureId: id }, year });
  archive.setToday('2025-03-21');
  await archive.must('document.print', { document: 'P02', ...ofFirst(), draft: true });
}

describe('the file of a household', () => {
  test('has no cover while nothing lies in it', async () => {
    expect(await archive.call('document.print', { document: 'P41', ...ofFirst() })).toMatchObject({
      error: { rule: 'file-empty' },
    });
  });

  test('counts what was printed, with the longest period, and not drafts', async () => {
    await somePapers();
    const cover = await preview({ document: 'P41', ...ofFirst() });
    expect(cover.text).toContain('云岭县清水镇人民政府');
    expect(cover.text).toContain('钱大山家庭档案');
    expect(cover.text).toContain('起止时间20250320—20250320保管期限永久');
    expect(cover.text).toContain('件数1件');
    expect(cover.text).toContain(`归档号${first.no}`);
    expect(cover.text).toContain('____-JF·2025-Y-201-____');
    expect(cover.missing).toEqual([expect.stringContaining('全宗号')]);
    expect((await preview({ document: 'P43', ...ofFirst() })).text).toContain('共有文件1件');
  });

  test('lists its own papers with their pages, and names those that lie in the village’s file', async () => {
    await somePapers();
    await archive.must('document.print', { document: 'P02', ...ofFirst() });
    const { text } = await preview({ document: 'P42', ...ofFirst() });
    expect(text).toMatch(/1\/农户2025年度申请及承诺授权查询书20250321/);
    expect(text.match(/申请及承诺授权查询书/g)).toHaveLength(1);
    expect(text).toMatch(/2\/云溪村村民委员会2025年度[^/]*公示[^/]*20250320\/原件在村卷/);
  });
});

describe('the papers of a year', () => {
  test('of a village are numbered in the order of their first prints', async () => {
    await somePapers();
    await archive.must('document.print', { document: 'P10', ...ofVillage() });
    const before = await preview({ document: 'P42B', ...ofVillage() });
    expect(before.text).toMatch(/-201-0001\/云溪村村民委员会云溪村监测对象识别/);
    const { procedures } = await archive.must('procedure.list', {});
    const target = { procedureId: procedures[0]?.id ?? 0 };
    await archive.must('document.print', { document: 'P12', target, year });
    const after = await preview({ document: 'P42B', ...ofVillage() });
    const numbers = (text: string) => text.match(/-201-\d{4}/g);
    expect(numbers(after.text)).toEqual(numbers(before.text));
  });

  test('of the township are its own', async () => {
    await archive.must('document.print', { document: 'P44', ...ofTownship });
    const { text } = await preview({ document: 'P42C', ...ofTownship });
    expect(text).toMatch(/____-JF·2025-Y-FP-0001\/清水镇人民政府清水镇全乡镇年度统计表/);
  });

  test('change hands with the files of the households and their hashes', async () => {
    await somePapers();
    const { text } = await preview({ document: 'P45', ...ofVillage() });
    expect(text).toContain('钱大山家庭档案');
    expect(text).toMatch(/纸质、电子(?:[0-9a-f]{4}:){3}[0-9a-f]{4}1件/);
    expect(text).toContain('移交人签字');
  });

  test('the book of lending is a sheet for the pen', async () => {
    expect((await preview({ document: 'P45B', ...ofTownship })).text).toContain('借阅人签字');
  });
});

describe('the statistics of a year', () => {
  const spell = (cells: object) => ({ category: '1', risk_1: '08', recognised_month: '202401', ...cells });

  async function aYear(): Promise<void> {
    const gone = { state: 'eliminated', eliminated_month: '202502', is_eliminated: 1 };
    await aHousehold(archive, { head: '冯一', spell: spell({}), others: [{ name: '冯妻', relation: '02' }] });
    await aHousehold(archive, { head: '冯二', spell: spell(gone) });
    await aHousehold(archive, { head: '冯三', spell: spell({ category: '2', recognised_month: '202503' }) });
    await aHousehold(archive, {
      ...{ head: '冯四', village: '石板村', spell: spell({}) },
      others: [{ name: '冯小', relation: '03', joined_on: '2025-02-01', joined_kind: 'natural' }],
    });
  }

  test('tell start, movement and end of each village', async () => {
    await aYear();
    const { text, missing } = await preview({ document: 'P44', ...ofTownship });
    // 年初 2户3人，新纳入 1户1人，风险消除 1户1人，年末 2户3人
    expect(text).toContain('云溪村23110000001100000023');
    expect(text).toContain('石板村11000001000000000012');
    expect(text).toContain('合计34110001001100000035');
    expect(missing.join()).toContain('3 户没有算出');
  });

  test('on a board do not tell what is fewer than three', async () => {
    await aYear();
    const { text } = await preview({ document: 'P44B', ...ofTownship });
    expect(text).toContain('清水镇2025年度监测对象情况统计表');
    expect(text).toMatch(/石板村<3<300000<30000000000<3<3/);
    expect(text).not.toContain('缺劳动力');
    expect(text).not.toContain('打印时间');
  });
});
