import { createHash } from 'node:crypto';
import { insertExport } from '#db/exports.ts';
import type { Candidate } from '#db/comparison.ts';
import type { WriteScope } from '#db/write.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { departmentLabel } from '#domain/comparison/departments.ts';
import { idKey } from '#domain/identity/id-number.ts';
import { involve } from '../access/involve.ts';
import { fileWord } from '../documents/file-word.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import { type Session, today } from '../session.ts';
import { type SheetColumn, type SheetValue, writeWorkbook } from '../sheets/write-workbook.ts';

/** One line of a list: somebody who may be asked about, and by which paper. */
export interface Listed {
  readonly person: Candidate;
  readonly consentNumber: string;
  /** Codes. */
  readonly departments: readonly string[];
}

export interface ListFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly households: number;
  readonly department: string;
}

/** The columns of a 比对名单 (procedures g). */
const COLUMNS: readonly SheetColumn[] = [
  { header: '序号', kind: 'int', width: 6 },
  { header: '户编号', kind: 'text', width: 22 },
  { header: '户主', kind: 'text', width: 12 },
  { header: '姓名', kind: 'text', width: 12 },
  { header: '证件号码', kind: 'text', width: 22 },
  { header: '与户主关系', kind: 'text', width: 12 },
  { header: '授权书编号', kind: 'text', width: 22 },
];

interface ListHead {
  readonly title: string;
  readonly year: number;
  readonly dueOn: string | null;
  readonly departments: readonly string[];
}

/** One workbook for each department, with those whom it may be asked about; a department with nobody gets none. */
export async function listFiles(
  session: Session,
  head: ListHead,
  listed: readonly Listed[],
): Promise<ListFile[]> {
  involve(listed.map(({ person }) => person.householdId));
  const files: ListFile[] = [];
  for (const code of head.departments) {
    const those = listed.filter(({ departments }) => departments.includes(code));
    if (those.length === 0) continue;
    const department = departmentLabel(code, head.year);
    const due = head.dueOn === null ? '' : `请于 ${head.dueOn} 前反馈。`;
    const sheet = {
      name: '比对名单',
      title: `${head.title}（${department}）`,
      note: `名单内人员均已签承诺授权书，查询结果仅用于认定、帮扶和动态管理。${due}`,
      columns: COLUMNS,
      rows: those.map((line, at) => rowOf(line, at + 1, head.year)),
    };
    const bytes = await writeWorkbook(sheet);
    await verifyWorkbook(bytes, [sheet]);
    const words = [
      '比对名单',
      fileWord(head.title),
      fileWord(department),
      today(session).replaceAll('-', ''),
    ];
    files.push({
      ...{ name: `${words.join('_')}.xlsx`, bytes, rows: those.length, department },
      households: new Set(those.map(({ person }) => person.householdId)).size,
    });
  }
  return files;
}

const rowOf = ({ person, consentNumber }: Listed, no: number, year: number): SheetValue[] => [
  no,
  person.householdNo,
  person.headName,
  person.name,
  idKey(person.idNumber ?? ''),
  labelOf('relation_to_head', person.relation, year),
  consentNumber,
];

/** Writes down that lists left the house. */
export async function recordLists(
  session: Session,
  { trx, changeId, keep }: WriteScope,
  { year, title }: { year: number; title: string },
  files: readonly ListFile[],
): Promise<void> {
  keep();
  for (const { name, bytes, rows, households, department } of files)
    await insertExport(trx, {
      change_id: changeId,
      ...{ kind: 'comparison', title: `比对名单：${title}（${department}）`, year, file: name, rows },
      ...{ households, members: rows },
      sha256: createHash('sha256').update(bytes).digest('hex'),
      at: session.now().toISOString(),
    });
}

/** The files as the caller takes them. */
export const given = (session: Session, files: readonly ListFile[]) =>
  files.map(({ name, bytes, rows, department }) => ({
    ...session.outputs.put(name, bytes),
    ...{ rows, department },
  }));
