import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeWorkbook } from '#backend/sheets/write-workbook.ts';
import { anArchive } from '#test/support/archive-builder.ts';
import { contentOf } from '#test/support/archive-content.ts';
import { importFiles } from '#test/support/import-files.ts';
import { aRow, csvFile, idNumber, type MemberRow } from '#test/support/member-file.ts';

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return built;
}

const values = (built: Awaited<ReturnType<typeof anArchive>>, sql: string) =>
  built.session.archive!.raw.prepare(sql).raw().all();

describe('columns', () => {
  test('may be moved, and rows too: the archive is the same', async () => {
    const rows = ['1', '2', '3'].flatMap((no) =>
      [1, 2].map((n) =>
        aRow(no, n, { 健康状况: n === 1 ? '健康' : '残疾,长期慢性病', 年度: '2025', 村: '云溪村' }),
      ),
    );
    const columns = Object.keys(rows[0]!);
    const first = await archive();
    await importFiles(first, [csvFile('成员信息.csv', rows)]);
    const content = contentOf(first.session.archive!);
    const permutation = fc.tuple(
      fc.shuffledSubarray(rows, { minLength: rows.length }),
      fc.shuffledSubarray(columns, { minLength: columns.length }),
    );
    await fc.assert(
      fc.asyncProperty(permutation, async ([someRows, someColumns]) => {
        const built = await anArchive({ today: '2025-12-31' });
        try {
          await importFiles(built, [csvFile('成员信息.csv', someRows, someColumns)]);
          expect(contentOf(built.session.archive!)).toEqual(content);
        } finally {
          await built.close();
        }
      }),
      { numRuns: 15 },
    );
  }, 40_000);

  test('may be missing: those that matter are named', async () => {
    const built = await archive();
    const rows = [{ 户编号: '1', 姓名: '赵一', 民族: '汉族', 性别: '男', 文化程度: '小学' }];
    const { answer } = await importFiles(built, [csvFile('成员信息_2025.csv', rows)]);
    expect(answer.files[0]).toMatchObject({
      kind: 'member-export',
      rowsAccepted: 1,
      missingColumns: ['证件号码', '与户主关系'],
    });
  });

  test('that no field knows are named and do no harm', async () => {
    const built = await archive();
    const rows = [aRow('1', 1, { 性别: '男', 民族: '汉族', 备注说法: '随便', 工号: '7' })];
    const { answer } = await importFiles(built, [csvFile('成员信息_2025.csv', rows)]);
    expect(answer.files[0]).toMatchObject({ rowsAccepted: 1, unknownColumns: ['备注说法', '工号'] });
  });

  test('that stand twice are read once, the first', async () => {
    const built = await archive();
    const text = '户编号,姓名,性别,民族,文化程度,姓名\n1,赵一,男,汉族,小学,赵二\n';
    const { answer } = await importFiles(built, [{ name: '成员信息_2025.csv', bytes: Buffer.from(text) }]);
    expect(answer.files[0]?.notices).toMatchObject([
      { column: '姓名', reason: '表头重复，只取第一个同名列' },
    ]);
    expect(values(built, 'SELECT name FROM member')).toEqual([['赵一']]);
  });

  test('without 户编号 lead to the household by its head’s id number, or the row is refused', async () => {
    const built = await archive();
    const headed = { 户主证件号码: idNumber(11), 户主姓名: '成员甲', 性别: '男', 民族: '汉族' };
    await importFiles(built, [csvFile('成员信息_2024.csv', [aRow('1', 1, headed)])]);
    const known = { ...aRow('1', 2, { ...headed, 户主证件号码: idNumber(11).toLowerCase() }) };
    const unknown = { ...aRow('9', 1, { ...headed, 户主证件号码: idNumber(91) }) };
    const file = csvFile('成员信息_2025.csv', [known, unknown], Object.keys(known).slice(1));
    const { answer } = await importFiles(built, [file]);
    expect(answer.files[0]).toMatchObject({ rowsRead: 2, rowsAccepted: 1, rowsRefused: 1 });
    expect(answer.files[0]?.refusals).toMatchObject([{ row: 3, column: '户编号' }]);
    expect(values(built, 'SELECT count(*), count(DISTINCT household_id) FROM member')).toEqual([[2, 1]]);
    expect(values(built, 'SELECT household_no FROM household')).toEqual([['1']]);
  });

  test('of measures: kinds become measures, what belongs to no kind is named as not taken', async () => {
    const built = await archive();
    const row = aRow('1', 1, {
      ...{
        监测对象类别: '突发严重困难户',
        识别监测时间: '202503',
        '致贫/返贫风险1': '因病',
        风险是否已消除: '否',
      },
      ...{ 产业帮扶: '发展生产', 公益性岗位帮扶其他备注: '扫地', 小额信贷金额: '50000' },
    });
    const { answer } = await importFiles(built, [csvFile('监测对象信息.csv', [row])]);
    expect(answer.files[0]?.kind).toBe('monitoring-export');
    expect(answer.files[0]?.unknownColumns).toEqual(['小额信贷金额']);
    expect(answer.files[0]?.notices).toContainEqual({
      ...{ row: 2, column: '公益性岗位帮扶其他备注', value: '扫地' },
      reason: '档案库里没有可以记这条备注的公益岗位帮扶，备注没有导入',
    });
    expect(values(built, 'SELECT kind FROM measure')).toEqual([['industry']]);
  });

  test('of nothing known make a file that is not read', async () => {
    const built = await archive();
    const files = [
      { name: '菜单.csv', bytes: Buffer.from('菜名,价格\n豆腐,3\n') },
      { name: '空.csv', bytes: Buffer.from('') },
      { name: '图.xlsx', bytes: Buffer.from('not a workbook') },
    ];
    const { answer } = await importFiles(built, files);
    expect(answer.change).toBeNull();
    for (const f of answer.files) {
      expect(f.kind).toBeNull();
      expect(f.problem).toMatch(/[。，]/);
      expect(f.rowsRead).toBe(0);
    }
  });

  test('are found below banners, and rows of sums are passed over', async () => {
    const built = await archive();
    const columns = ['户编号', '人口编号', '姓名', '与户主关系', '性别', '民族'].map((header) => ({
      header,
      kind: 'text' as const,
    }));
    const rows = [aRow('1', 1), aRow('1', 2)].map((r: MemberRow) => columns.map((c) => r[c.header] ?? ''));
    const bytes = await writeWorkbook({
      ...{ name: '成员', title: '成员信息表', note: '导出时间:2024-12-02', columns },
      rows: [...rows, ['合计', '', '2', '', '', '']],
    });
    const { answer } = await importFiles(built, [{ name: '成员.xlsx', bytes }]);
    expect(answer.files[0]).toMatchObject({ year: 2024, rowsRead: 2, rowsAccepted: 2 });
  });
});
