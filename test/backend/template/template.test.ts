import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layoutOf, openTemplateFile, rowsOfSheet } from '#backend/template/open-template.ts';
import { writeZip } from '#backend/sheets/write-zip.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { excelTemplate } from './excel-template.ts';
import { packageOf } from './package-of.ts';

const fixture = fileURLToPath(new URL('../../fixtures/templates/members-libreoffice.xlsx', import.meta.url));

let archive: BuiltArchive;

beforeAll(async () => {
  archive = await anArchive({ today: '2025-03-20' });
  await aHousehold(archive, {
    ...{ no: '529901100001', head: '赵一', year: { year: 2025, head_count: 9 } },
    headCells: { relation: '01', birth_date: '1960-03-05' },
    headYear: { year: 2025, health: '01', work_months: 3, work_place: '示范省示范市' },
    income: { year: 2025, wage_income: 12_000.5, business_expense: 200 },
    others: [
      { name: '钱二', relation: '02' },
      { name: '赵三', relation: '06' },
    ],
  });
  await aHousehold(archive, {
    no: '529901100002',
    head: '孙四',
    village: '石板村',
    cells: { household_type: '01' },
  });
});
afterAll(() => archive.close());

async function open(bytes: Uint8Array, name = '采集模板.xlsx') {
  const { fileId } = await archive.must('file.begin', { name, size: bytes.length });
  await archive.must('file.append', { fileId, base64: Buffer.from(bytes).toString('base64') });
  return archive.call('template.open', { fileId });
}

async function opened(bytes: Uint8Array, name?: string) {
  const answer = await open(bytes, name);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function cellsOf(bytes: Uint8Array, from: number): Promise<string[][]> {
  const file = await openTemplateFile({ name: 'a.xlsx', bytes });
  const rows = (await rowsOfSheet(file, 0)).filter(({ number }) => number >= from);
  return rows.map(({ cells }) => cells.map((cell) => (cell === '' ? '' : cell.text)));
}

describe('a template is understood', () => {
  test('headers of two rows, formulas, drop-downs and what the rows are', async () => {
    const state = await opened(readFileSync(fixture));
    expect(state).toMatchObject({ sheet: 0, header: { row: 3, rows: 2 }, firstRow: 5, of: 'member' });
    expect(state.limit).toEqual({ rows: 5000, why: '模板写明最多 5000 行' });
    expect(state.sheets).toEqual([
      { index: 0, name: '家庭成员', hidden: false },
      { index: 1, name: '代码', hidden: true },
    ]);
    expect(state.columns.map(({ header, target, sure }) => [header, target, sure])).toEqual([
      ['序号', null, 'none'],
      ['户编号*', 'household.household_no', 'sure'],
      ['家庭成员基本情况/姓名*', 'member.name', 'sure'],
      ['家庭成员基本情况/证件号码*', 'member.id_number', 'sure'],
      ['家庭成员基本情况/性别', 'member.sex', 'sure'],
      ['家庭成员基本情况/与户主关系', 'member.relation', 'sure'],
      ['家庭成员基本情况/健康状况', 'member.health', 'sure'],
      ['务工情况/务工所在地', 'member.work_place', 'sure'],
      ['务工情况/务工时间（月）', 'member.work_months', 'sure'],
      ['出生日期', 'member.birth_date', 'sure'],
    ]);
    expect(state.columns[0]?.isFormula).toBe(true);
    expect(state.columns.map(({ validation }) => validation?.said ?? '')).toEqual([
      ...['', '', '', '字数不小于 15', '下拉列表 2 项', '下拉列表 8 项', '下拉列表 4 项', ''],
      ...['整数在 0 到 12 之间', ''],
    ]);
    expect(state.columns[6]?.validation?.values).toEqual(['健康', '长期慢性病', '患有大病', '残疾']);
  });

  test('an example is seen and asked about, a line to be signed bounds the rows', async () => {
    const state = await opened(await excelTemplate({ sample: true, foot: 9, note: '说明' }));
    expect(state.samples).toEqual([{ row: 4, words: '1 示例 张三 3', isMarked: true }]);
    expect(state).toMatchObject({ overwrite: true, firstRow: 4, of: 'household' });
    expect(state.limit).toEqual({ rows: 5, why: '第 9 行起另有内容，中间只有 5 行' });
    const kept = await archive.must('template.adjust', { templateId: state.templateId, overwrite: false });
    expect(kept).toMatchObject({ overwrite: false, firstRow: 5 });
  });

  test('headers where a clerk says they are', async () => {
    const { templateId } = await opened(readFileSync(fixture));
    const state = await archive.must('template.adjust', { templateId, headerRow: 4, headerRows: 1 });
    expect(state.header).toEqual({ row: 4, rows: 1 });
    expect(state.columns.map(({ header }) => header)).not.toContain('户编号*');
  });
});

const asked = { of: 'member', year: 2025 } as const;

describe('a template is tried', () => {
  test('values come in the words of its lists; what it does not take is told', async () => {
    const { templateId } = await opened(readFileSync(fixture));
    const preview = await archive.must('template.preview', { templateId, rows: asked });
    expect(preview).toMatchObject({ rows: 4, households: 2 });
    expect(preview.first[0]?.slice(1, 3)).toEqual(['529901100001', '赵一']);
    expect(preview.misfits).toEqual([
      expect.objectContaining({ header: '家庭成员基本情况/与户主关系', reason: '不在下拉列表里', rows: 1 }),
    ]);
  });

  test('the words of a list with codes before them are found by their meaning', async () => {
    const { templateId } = await opened(await excelTemplate());
    const preview = await archive.must('template.preview', {
      templateId,
      rows: { of: 'household', year: 2025 },
    });
    const type = preview.translations.find(({ header }) => header === '户类型');
    expect(type).toMatchObject({ from: '一般农户', to: '1-一般农户', rows: 1 });
  });

  test('of one village, of certain households, of a working list', async () => {
    const { templateId } = await opened(readFileSync(fixture));
    const villageId = archive.villages['石板村']!;
    const of = (more: object) =>
      archive.must('template.preview', { templateId, rows: { ...asked, ...more } });
    expect((await of({ villageId })).rows).toBe(1);
    expect((await of({ householdIds: [1] })).rows).toBe(3);
    expect((await of({ householdIds: [] })).rows).toBe(0);
  });
});

describe('a template is filled', () => {
  test('not while something does not fit, unless a clerk says what becomes of it', async () => {
    const { templateId } = await opened(readFileSync(fixture));
    const refused = await archive.call('template.fill', { templateId, rows: asked });
    expect(refused).toMatchObject({ ok: false, error: { rule: 'template-misfits' } });
    const { files } = await archive.must('template.fill', { templateId, rows: asked, misfits: 'blank' });
    expect(files).toHaveLength(1);
    expect(files[0]?.name).toBe('采集模板_2025_20250320.xlsx');
    const cells = await cellsOf(await takeOutput(archive, files[0]!.outputId), 5);
    expect(cells[0]?.slice(1)).toEqual([
      ...['529901100001', '赵一', expect.stringMatching(/^529901196003/), '男', '户主', '健康'],
      ...['示范省示范市', '3', '1960-03-05'],
    ]);
    expect(cells.slice(0, 4).map((row) => row[2])).toEqual(['赵一', '钱二', '赵三', '孙四']);
    expect(cells[2]?.[5]).toBe('');
  });

  test('amounts as numbers, sums derived, days and months as the column wants them', async () => {
    const { templateId } = await opened(await excelTemplate());
    const { files } = await archive.must('template.fill', {
      templateId,
      rows: { of: 'household', year: 2025 },
    });
    const bytes = await takeOutput(archive, files[0]!.outputId);
    const file = await openTemplateFile({ name: 'a.xlsx', bytes });
    const rows = await rowsOfSheet(file, 0);
    const first = rows.find(({ number }) => number === 4)?.cells ?? [];
    expect(first.slice(1, 9)).toEqual([
      { text: '529901100001' },
      { text: '赵一' },
      { text: expect.stringMatching(/^\d{17}[\dX]$/) },
      { text: expect.any(String) },
      { text: '3', numeric: true },
      { text: '12000.5', numeric: true },
      { text: '200', numeric: true },
      expect.anything(),
    ]);
    expect((await layoutOf(file, 0)).hasFormulas).toBe(true);
  });

  test('in a file for each village, numbered anew, where one file may not have all', async () => {
    const { templateId } = await opened(await excelTemplate({ note: '一次不超过 1 0 行' }));
    const fill = await archive.must('template.fill', {
      ...{ templateId, rows: { of: 'household', year: 2025 }, byVillage: true },
    });
    expect(fill.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['采集模板_云溪村_2025_20250320.xlsx', 1],
      ['采集模板_石板村_2025_20250320.xlsx', 1],
    ]);
    const people = await opened(readFileSync(fixture));
    const rows = { templateId: people.templateId, rows: asked, misfits: 'keep', rowsAFile: 2 } as const;
    const split = await archive.must('template.fill', rows);
    expect(split.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['采集模板_云溪村1_2025_20250320.xlsx', 2],
      ['采集模板_云溪村2_2025_20250320.xlsx', 1],
      ['采集模板_石板村_2025_20250320.xlsx', 1],
    ]);
  });

  test('is in the history, and the next template with these headers is understood in the same way', async () => {
    const { templateId } = await opened(readFileSync(fixture), '省厅模板.xlsx');
    await archive.must('template.adjust', {
      templateId,
      columns: [{ index: 7, target: 'household.village' }],
    });
    await archive.must('template.fill', { templateId, rows: asked, misfits: 'keep' });
    const sent = archive.session.archive?.rawReading
      .prepare('SELECT kind, title, rows, file FROM export_batch ORDER BY id DESC LIMIT 1')
      .get();
    expect(sent).toEqual({
      kind: 'template',
      title: '省厅模板',
      rows: 4,
      file: '省厅模板_2025_20250320.xlsx',
    });
    const again = await opened(readFileSync(fixture), '另一份.xlsx');
    expect(again.columns[7]).toMatchObject({ target: 'household.village', sure: 'remembered' });
  });
});

describe('hostile and unfit files get one sentence', () => {
  const parts = async (change: Record<string, string>): Promise<Uint8Array> => {
    const all = await packageOf(await excelTemplate());
    for (const [name, content] of Object.entries(change)) all.set(name, content);
    return writeZip([...all].map(([name, content]) => ({ name, content: Buffer.from(content, 'latin1') })));
  };
  const refusal = async (bytes: Uint8Array, name?: string): Promise<string> => {
    const answer = await open(bytes, name);
    return answer.ok ? '' : 'message' in answer.error ? answer.error.message : answer.error.code;
  };

  test('old formats, text, a document type, a cut file', async () => {
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('另存为 .xlsx');
    expect(await refusal(Buffer.from('户编号,姓名\n'))).toContain('文本文件');
    const sheet = '<!DOCTYPE a [<!ENTITY x "y">]><worksheet><sheetData/></worksheet>';
    expect(await refusal(await parts({ 'xl/worksheets/sheet1.xml': sheet }))).toContain('不该有的内容');
    expect(await refusal((await excelTemplate()).subarray(0, 3000))).toContain('不完整');
  });

  test('cells that lie about their place', async () => {
    const sheet = '<worksheet><sheetData><row r="3"/><row r="2"/></sheetData></worksheet>';
    expect(await refusal(await parts({ 'xl/worksheets/sheet1.xml': sheet }))).not.toBe('');
  });

  test('macros and links to other files stay where they are, and are told', async () => {
    const bytes = await parts({
      'xl/vbaProject.bin': 'macro',
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    });
    const state = await opened(bytes, '带宏.xlsm');
    expect(state.notices.join()).toMatch(/带宏.*指向别的文件/);
    const { files } = await archive.must('template.fill', {
      templateId: state.templateId,
      rows: { of: 'household', year: 2025 },
    });
    expect(files[0]?.name).toBe('带宏_2025_20250320.xlsm');
    const after = await packageOf(await takeOutput(archive, files[0]!.outputId));
    expect([after.get('xl/vbaProject.bin'), after.has('xl/externalLinks/externalLink1.xml')]).toEqual([
      'macro',
      true,
    ]);
  });
});
