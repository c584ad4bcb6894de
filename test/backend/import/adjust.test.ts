import { describe, expect, onTestFinished, test } from 'vitest';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { aRow, csvFile, idNumber } from '#test/support/member-file.ts';
import { openImport, targetsByHeader, type Source } from '#test/support/open-import.ts';

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return built;
}

const list = (name = '花名册.csv') =>
  csvFile(
    name,
    [1, 2].map((n) => ({
      户号: '1',
      姓名: `赵${'一二'[n - 1]}`,
      身份证号: idNumber(n),
      家庭角色: n === 1 ? '户主' : '之子',
      手机: `1380000000${n}`,
      另一个手机: `1390000000${n}`,
      杂项: '无',
    })),
  );

type Wish = Parameters<typeof adjust>[2];
async function adjust(
  built: BuiltArchive,
  importId: string,
  wish: {
    source?: number;
    used?: boolean;
    kind?: string;
    year?: number;
    headerRow?: number;
    headerRows?: number;
    columns?: { index: number; target: string | null }[];
  },
): Promise<Source> {
  return (await built.must('import.adjust', { importId, source: 0, ...wish })).source;
}

async function refusal(built: BuiltArchive, importId: string, wish: Wish): Promise<string> {
  const answer = await built.call('import.adjust', { importId, source: 0, ...wish });
  if (answer.ok) throw new Error('not refused');
  return 'message' in answer.error ? answer.error.message : JSON.stringify(answer.error);
}

const indexOf = (source: Source, header: string) => source.columns.find((c) => c.header === header)!.index;

describe('adjusting by hand', () => {
  test('gives a column to a target; the automatic owner steps back and says so', async () => {
    const built = await archive();
    const { importId, sources } = await openImport(built, [list()]);
    expect(targetsByHeader(sources[0]!)).toMatchObject({ 手机: 'member.phone', 户号: null });
    const other = indexOf(sources[0]!, '另一个手机');
    const source = await adjust(built, importId, {
      columns: [
        { index: other, target: 'member.phone' },
        { index: indexOf(sources[0]!, '户号'), target: 'household.household_no' },
      ],
    });
    expect(targetsByHeader(source)).toMatchObject({
      ...{ 手机: null, 另一个手机: 'member.phone', 户号: 'household.household_no' },
    });
    expect(source.columns.find(({ index }) => index === other)).toMatchObject({
      sure: 'clerk',
      remark: null,
    });
    expect(source.columns.find(({ header }) => header === '手机')?.remark).toBe(
      '“家庭成员联系电话”已经由“另一个手机”填写，这一列不导入',
    );
    expect(source.missing).toEqual([]);
  });

  test('refuses two columns for one target, and changes nothing then', async () => {
    const built = await archive();
    const { importId, sources } = await openImport(built, [list()]);
    const [a, b] = [indexOf(sources[0]!, '手机'), indexOf(sources[0]!, '另一个手机')];
    const both = [a, b].map((index) => ({ index, target: 'member.phone' }));
    expect(await refusal(built, importId, { columns: both })).toBe(
      '“手机”和“另一个手机”不能都作“家庭成员联系电话”，只能有一列。请把其中一列改成别的，或不导入。',
    );
    const source = await adjust(built, importId, {});
    expect(source).toEqual({ ...sources[0], used: true });
  });

  test('refuses what is not there: header rows, columns, targets, kinds, sheets', async () => {
    const built = await archive();
    const { importId } = await openImport(built, [list(), { name: '坏.xlsx', bytes: Buffer.from('') }]);
    expect(await refusal(built, importId, { headerRow: 26 })).toMatch(/不能作表头/);
    expect(await refusal(built, importId, { headerRow: 3, headerRows: 3 })).toMatch(/不能占这么多行/);
    expect(await refusal(built, importId, { kind: 'menu' })).toMatch(/没有这一种表/);
    expect(await refusal(built, importId, { columns: [{ index: 70, target: null }] })).toMatch(
      /没有第 71 列/,
    );
    expect(await refusal(built, importId, { columns: [{ index: 0, target: 'helper.name' }] })).toMatch(
      /没有这一项/,
    );
    expect(await refusal(built, importId, { source: 1, used: true })).toMatch(/没有读出来/);
    expect(await built.call('import.adjust', { importId, source: 7 })).toMatchObject({ ok: false });
  });

  test('turns a list of people into one of households, and the year into another', async () => {
    const built = await archive();
    const { importId } = await openImport(built, [list()]);
    const source = await adjust(built, importId, { kind: 'household-list', year: 2024 });
    expect(source).toMatchObject({
      kind: 'household-list',
      kindSure: 'clerk',
      year: 2024,
      yearFrom: 'clerk',
    });
    expect(targetsByHeader(source)).toMatchObject({ 姓名: 'household.head_name', 手机: 'household.phone' });
  });

  test('refuses a year for rows that say their own, until that column is left out', async () => {
    const built = await archive();
    const rows = [aRow('1', 1, { 性别: '男', 民族: '汉族', 年度: '2022' })];
    const { importId, sources } = await openImport(built, [csvFile('成员.csv', rows)]);
    expect(sources[0]).toMatchObject({ year: 2022, yearFrom: 'column' });
    expect(await refusal(built, importId, { year: 2024 })).toMatch(/每一行按自己的年度导入/);
    const columns = [{ index: indexOf(sources[0]!, '年度'), target: null }];
    expect(await adjust(built, importId, { columns, year: 2024 })).toMatchObject({
      year: 2024,
      yearFrom: 'clerk',
    });
  });

  test('takes a header that nobody knows from the row that is pointed at', async () => {
    const built = await archive();
    const text = '某某村登记\n甲,乙,丙,丁\n1,赵一,x,y\n1,钱二,x,y\n';
    const { importId, sources } = await openImport(built, [{ name: '怪表.csv', bytes: Buffer.from(text) }]);
    expect(sources[0]).toMatchObject({ kind: null, kindSure: 'none', used: false, header: null });
    expect(await refusal(built, importId, { kind: 'member-list' })).toMatch(/没有找到表头/);
    const bare = await adjust(built, importId, { headerRow: 2 });
    expect(bare.columns.map(({ header }) => header)).toEqual(['甲', '乙', '丙', '丁']);
    const columns = [
      { index: 0, target: 'household.household_no' },
      { index: 1, target: 'member.name' },
    ];
    const source = await adjust(built, importId, { kind: 'member-list', columns });
    expect(source).toMatchObject({ used: true, missing: ['证件号码'], header: { row: 2, rows: 1 } });
    const answer = await built.must('import.compare', { importId });
    expect(answer).toMatchObject({ households: { added: 1 }, members: { added: 2 } });
  });

  test('leaves a sheet out, and takes a dry run back', async () => {
    const built = await archive();
    const rows = [aRow('1', 1, { 性别: '男', 民族: '汉族' })];
    const { importId } = await openImport(built, [csvFile('成员_2025.csv', rows)]);
    expect((await built.must('import.compare', { importId })).members.added).toBe(1);
    expect(await adjust(built, importId, { used: false })).toMatchObject({ used: false });
    expect(await built.call('import.differences', { importId })).toMatchObject({ ok: false });
    expect((await built.must('import.compare', { importId })).members.added).toBe(0);
  });
});

describe('what was done by hand', () => {
  test('is remembered for the next file with these headers, in whatever order', async () => {
    const built = await archive();
    const first = await openImport(built, [list()]);
    const columns = [
      { index: indexOf(first.sources[0]!, '户号'), target: 'household.household_no' },
      { index: indexOf(first.sources[0]!, '另一个手机'), target: 'member.phone' },
      { index: indexOf(first.sources[0]!, '手机'), target: null },
    ];
    await adjust(built, first.importId, { columns });
    await built.must('import.compare', { importId: first.importId });
    await built.must('import.commit', { importId: first.importId });

    const text = Buffer.from(list().bytes).toString();
    const turned = text
      .split('\r\n')
      .map((line) => line.replace('\ufeff', '').split(',').toReversed().join(','))
      .join('\r\n');
    const { sources } = await openImport(built, [{ name: '第二个月.csv', bytes: Buffer.from(turned) }]);
    expect(sources[0]).toMatchObject({ kind: 'member-list', used: true, missing: [] });
    const sure = Object.fromEntries(sources[0]!.columns.map((c) => [c.header, [c.target, c.sure]]));
    expect(sure).toMatchObject({
      户号: ['household.household_no', 'remembered'],
      另一个手机: ['member.phone', 'remembered'],
      手机: [null, 'remembered'],
      姓名: ['member.name', 'sure'],
      杂项: [null, 'none'],
    });
  });

  test('is not remembered of an import that was given up', async () => {
    const built = await archive();
    const first = await openImport(built, [list()]);
    await adjust(built, first.importId, { columns: [{ index: 0, target: 'household.household_no' }] });
    await built.must('import.discard', { importId: first.importId });
    const { sources } = await openImport(built, [list()]);
    expect(targetsByHeader(sources[0]!)).toMatchObject({ 户号: null });
  });
});

test('import.targets lists own fields too, each target once and with a group', async () => {
  const built = await archive();
  await built.must('customField.add', {
    ...{
      label: '家有拖拉机',
      form: 'household',
      type: 'bool',
      options: [],
      scale: 0,
      unit: '',
      yearly: false,
    },
    level: 'INTERNAL',
  });
  const { kinds, targets } = await built.must('import.targets', {});
  expect(kinds.length).toBeGreaterThan(20);
  expect(new Set(targets.map(({ target }) => target)).size).toBe(targets.length);
  expect(targets.find(({ label }) => label === '家有拖拉机')).toMatchObject({ group: '自定义' });
  expect(targets.every(({ group, label }) => group !== '其他' && label !== '')).toBe(true);
});
