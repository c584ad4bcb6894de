import { createHash } from 'node:crypto';
import { type HitRow, listHits } from '#db/comparison-hits.ts';
import { insertExport } from '#db/exports.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { VERDICTS } from '#domain/comparison/verdicts.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { fileWord } from '../documents/file-word.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import {
  type SheetColumn,
  type SheetToWrite,
  type SheetValue,
  writeWorkbook,
} from '../sheets/write-workbook.ts';

/** A 核实单 holds no more lines than a village can work through. */
const MOST_LINES = 50_000;
const NO_VILLAGE = '未定村';

const text = (header: string, width: number) => ({ header, kind: 'text', width }) as const;

/** The columns of a 核实单; the last five are for the village. `readAnswers` finds them by these headers. */
export const COLUMNS = {
  id: { header: '行号', kind: 'int', width: 8, hidden: true },
  no: { header: '序号', kind: 'int', width: 6 },
  householdNo: text('户编号', 20),
  headName: text('户主', 10),
  name: text('姓名', 10),
  idNumber: text('证件号码', 21),
  relation: text('与户主关系', 11),
  department: text('比对部门', 12),
  suspicion: text('疑似问题', 20),
  detail: text('数值或说明', 20),
  reportedOn: text('比对日期', 12),
  verdict: { ...text('核实结论', 14), options: Object.values(VERDICTS) },
  answer: text('情况说明', 28),
  evidence: text('证据', 18),
  verifiedBy: text('核实人', 10),
  verifiedOn: text('核实日期', 12),
} as const satisfies Record<string, SheetColumn>;

/** The lines that the filter finds, one workbook for each village, to be filled in and read back. */
export async function writeSheets(
  session: Session,
  filter: Input<'comparison.sheets'>,
): Promise<Result<Output<'comparison.sheets'>>> {
  const raw = openArchiveOf(session).rawReading;
  const hits = listHits(raw, filter, { offset: 0, limit: MOST_LINES });
  if (hits.length === 0) return refuse('comparison-empty', '没有疑似问题可以打印核实单，请放宽筛选条件。');
  involve(hits.map(({ householdId }) => householdId));
  const day = today(session);
  const files: { village: string; name: string; rows: number; bytes: Uint8Array }[] = [];
  for (const [village, lines] of Map.groupBy(hits, (hit) => hit.village ?? NO_VILLAGE)) {
    const sheet = sheetOf(village, lines, day);
    const bytes = await writeWorkbook(sheet);
    await verifyWorkbook(bytes, [sheet]);
    const name = `比对核实单_${fileWord(village)}_${day.replaceAll('-', '')}.xlsx`;
    files.push({ village, name, rows: lines.length, bytes });
  }
  const title = `打印比对核实单：${files.length} 个村 ${hits.length} 条`;
  await act(session, { command: 'comparison.sheets', title }, async ({ trx, changeId, keep }) => {
    keep();
    for (const { village, name, rows, bytes } of files)
      await insertExport(trx, {
        change_id: changeId,
        ...{ kind: 'comparison-sheet', title: '比对核实单', year: Number(day.slice(0, 4)), file: name, rows },
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

const sheetOf = (village: string, lines: readonly HitRow[], day: string): SheetToWrite => ({
  name: '核实单',
  title: `${village}信息比对疑似问题核实单`,
  note: `${day} 制，共 ${lines.length} 条。请逐条入户核实，“核实结论”从下拉列表里选，写明情况和证据；填好后交回导入。`,
  onPaper: true,
  columns: Object.values(COLUMNS),
  rows: lines.map((hit, at) => rowOf(hit, at + 1)),
});

function rowOf(hit: HitRow, no: number): SheetValue[] {
  const values: Record<keyof typeof COLUMNS, SheetValue> = {
    ...{ id: hit.id, no, householdNo: hit.householdNo, headName: hit.headName, name: hit.name },
    ...{ idNumber: hit.idNumber, relation: labelOf('relation_to_head', hit.relation) },
    ...{ department: hit.department, suspicion: hit.suspicion, detail: hit.detail },
    ...{ reportedOn: hit.reportedOn, verdict: hit.verdict === null ? null : VERDICTS[hit.verdict] },
    ...{ answer: hit.answer, evidence: hit.evidence, verifiedBy: hit.verifiedBy, verifiedOn: hit.verifiedOn },
  };
  return Object.keys(COLUMNS).map((key) => values[key as keyof typeof COLUMNS]);
}
