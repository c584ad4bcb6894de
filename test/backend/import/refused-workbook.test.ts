import exceljs from 'exceljs';
import { expect, onTestFinished, test } from 'vitest';
import { anArchive } from '#test/support/archive-builder.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { takeOutput } from '#test/support/take-output.ts';

const BASE = { 性别: '男', 民族: '汉族' };

test('refused rows go out coloured and explained, are corrected, and come in as they are', async () => {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  const rows = [
    aRow('1', 1, { ...BASE, 出生日期: '昨天' }),
    aRow('2', 1, { ...BASE, 出生日期: '1970-01-02' }),
  ];
  const fileIds = await uploadFiles(built, [csvFile('成员信息_2024.csv', rows)]);
  const { importId } = await built.must('import.plan', { fileIds });
  const waiting = await built.must('import.refused', { importId });
  const { batch } = await built.must('import.commit', { importId });
  const later = await built.must('import.refused', { batch: batch! });
  expect(later.files).toMatchObject([{ name: '成员信息_2024_未导入的行.xlsx', rows: 1 }]);
  const bytes = await takeOutput(built, later.files[0]!.outputId);
  expect(Buffer.from(bytes)).toEqual(Buffer.from(await takeOutput(built, waiting.files[0]!.outputId)));

  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer);
  const [sheet] = workbook.worksheets;
  const headers = sheet!.getRow(2).values as string[];
  expect(headers.slice(1)).toEqual([...Object.keys(rows[0]!), '说明（导入时不用管）']);
  const wrong = sheet!.getRow(3).getCell(headers.indexOf('出生日期'));
  expect(wrong.text).toBe('昨天');
  expect(wrong.fill).toMatchObject({ type: 'pattern', pattern: 'solid' });
  expect(JSON.stringify(wrong.note)).toContain('有效日期');
  wrong.value = '1970-03-01';
  const corrected = new Uint8Array(await workbook.xlsx.writeBuffer());
  const { answer } = await importFiles(built, [{ name: later.files[0]!.name, bytes: corrected }]);
  expect(answer.files).toMatchObject([{ year: 2024, rowsRead: 1, rowsAccepted: 1, rowsRefused: 0 }]);
  expect(answer.members.added).toBe(1);
});
