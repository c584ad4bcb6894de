import { createHash } from 'node:crypto';
import { insertExport } from '#db/exports.ts';
import { findReconciliation, type LineRow, listLines, type ReconciliationRow } from '#db/reconcile.ts';
import { actFor, fieldTitle } from '#domain/reconcile/fields.ts';
import { kindWord } from '#domain/reconcile/words.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { fileWord } from '../documents/file-word.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { type SheetColumn, type SheetToWrite, writeWorkbook } from '../sheets/write-workbook.ts';

const MOST_LINES = 50_000;
const NO_VILLAGE = '未定村';

const text = (header: string, width: number): SheetColumn => ({ header, kind: 'text', width });

const COLUMNS: readonly SheetColumn[] = [
  { header: '序号', kind: 'int', width: 6 },
  text('户编号', 20),
  text('姓名', 10),
  text('证件号码', 21),
  text('差异', 13),
  text('指标', 16),
  text('档案', 18),
  text('国家系统', 18),
  text('纸质台账', 18),
  { ...text('核实结果', 14), options: ['档案对', '国家系统对', '纸质台账对', '都不对'] },
  text('说明（正确的内容、要办的变动）', 32),
  text('核实人', 10),
];

/** The lines that the filter finds (the open ones unless it says otherwise), one workbook for each village. */
export async function writeLineSheets(
  session: Session,
  { id, state = 'open', ...filter }: Input<'reconcile.sheets'>,
): Promise<Result<Output<'reconcile.sheets'>>> {
  const raw = openArchiveOf(session).rawReading;
  const found = findReconciliation(raw, id);
  if (found === undefined) return notFound('这次三账比对');
  const asked = { ...filter, state, reconciliationId: id };
  const lines = listLines(raw, asked, { offset: 0, limit: MOST_LINES });
  if (lines.length === 0) return refuse('reconcile-empty', '没有要核对的差异，请放宽筛选条件。');
  involve(lines.map(({ householdId }) => householdId));
  const day = today(session);
  const files: { village: string; name: string; rows: number; bytes: Uint8Array }[] = [];
  for (const [village, those] of Map.groupBy(lines, (line) => line.village ?? NO_VILLAGE)) {
    const sheet = sheetOf(found, village, those, day);
    const bytes = await writeWorkbook(sheet);
    await verifyWorkbook(bytes, [sheet]);
    const name = `三账核对单_${fileWord(village)}_${found.year}_${day.replaceAll('-', '')}.xlsx`;
    files.push({ village, name, rows: those.length, bytes });
  }
  const title = `打印三账核对单：${files.length} 个村 ${lines.length} 处`;
  await act(session, { command: 'reconcile.sheets', title }, async ({ trx, changeId, keep }) => {
    keep();
    for (const { village, name, rows, bytes } of files)
      await insertExport(trx, {
        change_id: changeId,
        ...{ kind: 'reconcile-sheet', title: '三账核对单', year: found.year, file: name, rows },
        ...{ area: village, sha256: createHash('sha256').update(bytes).digest('hex') },
        at: session.now().toISOString(),
      });
  });
  return ok({
    files: files.map(({ village, name, rows, bytes }) => ({
      ...session.outputs.put(name, bytes),
      ...{ village, rows },
    })),
  });
}

const sheetOf = (
  { title, madeOn, nationalFile, paperFile }: ReconciliationRow,
  village: string,
  lines: readonly LineRow[],
  day: string,
): SheetToWrite => {
  const sources = [nationalFile && `国家系统：${nationalFile}`, paperFile && `纸质台账：${paperFile}`];
  return {
    name: '三账核对单',
    title: `${village}三账核对单`,
    note: `${title}（${madeOn ?? ''} 比对，${day} 制），共 ${lines.length} 处。${sources.filter(Boolean).join('；')}。请逐条核实后填写最后三列。`,
    onPaper: true,
    columns: COLUMNS,
    rows: lines.map((line, at) => [
      ...[at + 1, line.householdNo, line.name, line.idNumber],
      ...[kindWord(line), subjectOf(line), line.archive, line.national, line.paper],
      ...[null, line.note, null],
    ]),
  };
};

function subjectOf({ field, entity }: LineRow): string {
  if (field === null) return entity === 'household' ? '户' : '人';
  return actFor(field) === null ? fieldTitle(field) : `${fieldTitle(field)}（要办变动）`;
}
