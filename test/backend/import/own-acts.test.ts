import { expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { csvFile, type MemberRow } from '#test/support/member-file.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const YEAR = 2025;

async function aFamily(): Promise<{ built: BuiltArchive; no: string; memberIds: readonly number[] }> {
  const built = await anArchive({ today: '2025-12-20' });
  onTestFinished(() => built.close());
  const { no, memberIds } = await aHousehold(built, {
    ...{
      no: '1',
      head: '赵大山',
      year: { year: YEAR, head_count: 5 },
      headYear: { year: YEAR, education: '02' },
    },
    others: [
      { name: '钱小玉', relation: '02', sex: '2' },
      { name: '赵长子', relation: '03' },
      { name: '赵次子', relation: '03' },
      { name: '孙媳', relation: '05', sex: '2' },
    ],
  });
  return { built, no, memberIds };
}

const membersOf = (built: BuiltArchive) =>
  dataOf(built.session.archive!)['member']!.map((m) => [m['name'], m['relation'], m['left_on']]);
const noticesOf = ({ files }: Awaited<ReturnType<typeof importFiles>>['answer']) =>
  files.flatMap(({ notices }) => notices.map(({ row, reason }) => [row, reason]));

const left = (name: string, more: MemberRow = {}): MemberRow => ({
  ...{ 户编号: '1', 姓名: name, 减少原因: '死亡', 减少日期: '2025-06-01', 是否户主: '否' },
  ...{ 新户主姓名: '', 新户主证件号码: '', ...more },
});
const leftFile = (...rows: MemberRow[]) => csvFile('家庭成员自然减少_2025.csv', rows);
const changed = (more: MemberRow): MemberRow => ({
  ...{ 户编号: '1', 姓名: '赵大山', 变更原因: '核对', 变更日期: '2025-12-01', ...more },
});
const changedFile = (...rows: MemberRow[]) => csvFile('家庭成员信息变更_2025.csv', rows);

test('a head who leaves is followed by the one who is named, and everybody is related to her', async () => {
  const { built } = await aFamily();
  const { answer } = await importFiles(built, [
    leftFile(left('赵大山', { 是否户主: '是', 新户主姓名: '钱小玉' })),
  ]);
  expect(membersOf(built)).toEqual([
    ['赵大山', '01', '2025-06-01'],
    ['钱小玉', '01', null],
    ['赵长子', '03', null],
    ['赵次子', '03', null],
    ['孙媳', '05', null],
  ]);
  const data = dataOf(built.session.archive!);
  expect(data['member']![0]).toMatchObject({ left_reason: '01', left_kind: 'natural', new_head_id: 2 });
  expect(data['household']).toMatchObject([{ head_name: '钱小玉', closed_on: null }]);
  expect(data['household_year']).toMatchObject([{ head_count: 4 }]);
  expect(noticesOf(answer)).toEqual([]);
  await built.must('change.undo', { id: answer.change! });
  expect(membersOf(built)[1]).toEqual(['钱小玉', '02', null]);
});

test('relations that do not follow from the old ones stay, and are told', async () => {
  const { built } = await aFamily();
  const file = leftFile(left('赵大山', { 是否户主: '是', 新户主姓名: '赵长子' }));
  const { preview } = await importFiles(built, [file]);
  expect(noticesOf(preview)).toEqual([[2, '请到户里核对孙媳与新户主的关系，从原来的关系推不出来']]);
  expect(membersOf(built)).toEqual([
    ['赵大山', '01', '2025-06-01'],
    ['钱小玉', '12', null],
    ['赵长子', '01', null],
    ['赵次子', '21', null],
    ['孙媳', '05', null],
  ]);
});

test.each([
  ['赵三', '减少的是户主，没有在这一户找到新户主；减少已登记，请到户里办理“更换户主”'],
  ['', '减少的是户主，没有在这一户找到新户主；减少已登记，请到户里办理“更换户主”'],
])('a new head who cannot be found (%j) is told, and nobody becomes head', async (name, reason) => {
  const { built } = await aFamily();
  const { answer } = await importFiles(built, [
    leftFile(left('赵大山', { 是否户主: '是', 新户主姓名: name })),
  ]);
  expect(noticesOf(answer)).toEqual([[2, reason]]);
  expect(membersOf(built).map(([, relation]) => relation)).toEqual(['01', '02', '03', '03', '05']);
});

test('the household of which everybody left stays open, and that is told', async () => {
  const { built } = await aFamily();
  const names = ['赵大山', '钱小玉', '赵长子', '赵次子', '孙媳'];
  const rows = names.map((name, at) => left(name, { 是否户主: at === 0 ? '是' : '否' }));
  const { answer } = await importFiles(built, [leftFile(...rows)]);
  expect(noticesOf(answer)).toEqual([[2, '户里没有别的人了；这一户没有注销，请到户里办理“整户减少”']]);
  expect(dataOf(built.session.archive!)['household']).toMatchObject([{ closed_on: null }]);
});

test('who is not in the archive neither leaves nor changes; a day or a reason that is missing is refused', async () => {
  const { built } = await aFamily();
  const before = membersOf(built);
  const { answer } = await importFiles(built, [
    leftFile(left('李四'), left('赵长子', { 减少日期: '' }), left('赵次子', { 减少原因: '' })),
    changedFile(changed({ 姓名: '李五', 变更指标: '文化程度', 原值: '', 新值: '小学' })),
  ]);
  expect(answer.files.map((f) => f.refusals)).toMatchObject([
    [
      { row: 3, column: '减少日期' },
      { row: 4, column: '减少原因' },
    ],
    [],
  ]);
  expect(noticesOf(answer)).toEqual([
    [2, '这一户没有这个人，减少没有导入'],
    [2, '这一户没有这个人，变更没有导入'],
  ]);
  expect(membersOf(built)).toEqual(before);
});

test('the day on which somebody left and the reason are ticked together', async () => {
  const { built } = await aFamily();
  const fileIds = await uploadFiles(built, [leftFile(left('赵长子'))]);
  const { importId } = await built.must('import.plan', { fileIds });
  await built.must('import.tick', { importId, on: false, columns: ['member.left_reason'] });
  const { rows } = await built.must('import.differences', { importId, filter: { entity: 'member' } });
  expect(rows[0]?.cells.filter(({ ticked }) => ticked)).toEqual([]);
  await built.must('import.commit', { importId });
  expect(membersOf(built)[2]).toEqual(['赵长子', '03', null]);
});

test('of a change whose old value is not the archive’s the cell waits for the clerk’s tick', async () => {
  const { built } = await aFamily();
  const file = changedFile(
    changed({ 变更指标: '文化程度', 原值: '初中', 新值: '高中' }),
    changed({ 变更指标: '民族', 原值: '汉族', 新值: '苗族' }),
    changed({ 变更指标: '户联系电话', 原值: '13800001234', 新值: '13700001111' }),
  );
  const fileIds = await uploadFiles(built, [file]);
  const { importId, answer } = await built.must('import.plan', { fileIds });
  expect(noticesOf(answer)).toEqual([
    [2, '“文化程度”的原值和档案库里的不一样，这一格没有勾选；核对后要改的，请在差异里勾上'],
  ]);
  const { rows } = await built.must('import.differences', { importId });
  expect(rows.flatMap(({ cells }) => cells.map((c) => [c.label, c.before, c.after, c.ticked]))).toEqual([
    ['户联系电话', '13800001234', '13700001111', true],
    ['民族', '汉族', '苗族', true],
    ['文化程度', '小学', '高中', false],
  ]);
  await built.must('import.commit', { importId });
  const data = dataOf(built.session.archive!);
  expect(data['member']![0]).toMatchObject({ nation: '07' });
  expect(data['member_year']).toMatchObject([{ education: '02' }]);
  expect(data['household']).toMatchObject([{ phone: '13700001111' }]);
});

test.each([
  [{ 变更指标: '鞋码', 新值: '42' }, '变更指标', '成员信息里没有这个指标'],
  [{ 变更指标: '文化程度', 新值: '' }, '新值', '没有写新值；要清空请写“清空”'],
  [{ 变更指标: '出生日期', 新值: '昨天' }, '新值', expect.any(String) as unknown],
])('a change %j is refused', async (cells, column, reason) => {
  const { built } = await aFamily();
  const file = changedFile(changed({ 原值: '', ...cells }));
  const { answer } = await importFiles(built, [file]);
  expect(answer.files[0]?.refusals).toMatchObject([{ row: 2, column, reason }]);
});

test('such a cell that the clerk ticks is written, also when the archive changed meanwhile', async () => {
  const { built } = await aFamily();
  const file = changedFile(changed({ 变更指标: '文化程度', 原值: '初中', 新值: '高中' }));
  const { importId } = await built.must('import.plan', { fileIds: await uploadFiles(built, [file]) });
  await built.must('import.tick', { importId, on: true, columns: ['member.education'] });
  await aHousehold(built, { no: '2' });
  await built.must('import.commit', { importId });
  expect(dataOf(built.session.archive!)['member_year']).toMatchObject([{ education: '04' }]);
});

test('a value is cleared by the word for it', async () => {
  const { built } = await aFamily();
  await importFiles(built, [changedFile(changed({ 变更指标: '民族', 原值: '汉族', 新值: '清空' }))]);
  expect(dataOf(built.session.archive!)['member']![0]).toMatchObject({ nation: null });
});

test('a kind of decrease that nobody knows is refused, and so is a yes that is none', async () => {
  const { built } = await aFamily();
  const row = { 户编号: '1', 户主姓名: '赵大山', 原因: '', 评议日期: '', 告知日期: '' };
  const { answer } = await importFiles(built, [
    csvFile('清退_2025.csv', [
      { ...row, 减少类型: '搬走' },
      { ...row, 减少类型: '清退', 告知日期: '昨天' },
    ]),
  ]);
  expect(answer.files[0]?.refusals).toMatchObject([
    { row: 2, column: '减少类型', value: '搬走' },
    { row: 3, column: '告知日期', value: '昨天' },
  ]);
  expect(answer.change).toBeNull();
});
