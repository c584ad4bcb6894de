import type { RegisterColumn } from '#domain/suspicions/register-columns.ts';
import { isHead, registerHeader } from '#domain/suspicions/register-columns.ts';
import { idKey, looksDamaged } from '#domain/identity/id-number.ts';
import { normalizeName } from '#domain/identity/personal-name.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import { openWorkbook } from '../sheets/read-table.ts';
import type { SheetRow, SheetSource } from '../sheets/sheet-row.ts';

/** Somebody of the file, as far as it can be read. */
export interface ReadPerson {
  readonly home: string;
  readonly headName: string | null;
  readonly name: string;
  readonly idKey: string;
  /** As written. */
  readonly village: string | null;
}

export interface ReadPopulation {
  readonly people: ReadPerson[];
  refused: number;
  readonly problems: { row: number; reason: string }[];
}

const HEADER_ROWS = 20;
const MOST_PROBLEMS = 100;

interface Reading {
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
}

/** Reads every visible sheet that is a register; null when none is. Throws `SheetError` only. */
export async function readPopulation(
  source: SheetSource,
  { signal, onRows }: Reading,
): Promise<ReadPopulation | null> {
  const read: ReadPopulation = { people: [], refused: 0, problems: [] };
  let isRegister = false;
  const workbook = await openWorkbook(source, { signal });
  try {
    for (const [index, { hidden }] of workbook.sheets.entries()) {
      if (hidden) continue;
      let columns: (RegisterColumn | undefined)[] | null = null;
      const homes = homeReader();
      for await (const row of workbook.rows(index, { signal, onProgress: onRows })) {
        if (columns === null) {
          columns = registerHeader(row.cells.map((cell) => (cell === '' ? '' : normaliseHeader(cell.text))));
          if (columns === null && row.number > HEADER_ROWS) break;
        } else takeRow(row, { columns, homes, read });
      }
      isRegister ||= columns !== null;
    }
  } finally {
    workbook.close();
  }
  return isRegister ? read : null;
}

type Line = Partial<Record<RegisterColumn, string>>;

function takeRow(
  row: SheetRow,
  {
    columns,
    homes,
    read,
  }: { columns: readonly (RegisterColumn | undefined)[]; homes: HomeReader; read: ReadPopulation },
): void {
  const line = lineOf(row, columns);
  const { name, idNumber, village = null } = line;
  if (name === undefined && idNumber === undefined) return;
  const idKeyOf = idKey(idNumber ?? '');
  const reason = faultOf(line);
  if (reason !== null || name === undefined || idKeyOf === null) {
    read.refused += 1;
    if (read.problems.length < MOST_PROBLEMS)
      read.problems.push({ row: row.number, reason: reason ?? '没有姓名' });
    return;
  }
  const { home, headName } = homes(line, name);
  read.people.push({ home, headName, name: normalizeName(name), idKey: idKeyOf, village });
}

function faultOf({ name, idNumber }: Line): string | null {
  if (name === undefined) return '没有姓名';
  if (idNumber === undefined) return '没有证件号码，无法和档案比对';
  if (looksDamaged(idNumber)) return '证件号码被表格软件改成了数字，末几位已丢失，请按文本重新导出';
  return idKey(idNumber) === null ? '证件号码的位数不对' : null;
}

function lineOf({ cells }: SheetRow, columns: readonly (RegisterColumn | undefined)[]): Line {
  const line: Line = {};
  for (const [at, cell] of cells.entries()) {
    const column = columns[at];
    if (column !== undefined && cell !== '' && cell.text.trim() !== '') line[column] = cell.text.trim();
  }
  return line;
}

type HomeReader = (line: Line, name: string) => { home: string; headName: string | null };

/**
 * What those of one household share: its number, else the head's id number, else the head's name in the village. A
 * list that only marks the head begins a household with him.
 */
function homeReader(): HomeReader {
  let count = 0;
  let last = { home: '', headName: null as string | null, hasHead: false };
  return (line, name) => {
    const isOfHead = line.relation !== undefined && isHead(line.relation);
    const head = isOfHead ? name : line.headName;
    const headName = head === undefined ? null : normalizeName(head);
    const shared = line.homeNo ?? headKeyOf(line.headIdNumber);
    if (shared !== undefined) {
      const before = last.home === shared ? last.headName : null;
      last = { home: shared, headName: headName ?? before, hasHead: false };
      return last;
    }
    const isSameHead = line.headName === undefined || last.headName === headName;
    const goesOn = last.home !== '' && isSameHead && !(isOfHead && last.hasHead) && !isAlone(line);
    if (goesOn) last = { ...last, headName: last.headName ?? headName, hasHead: last.hasHead || isOfHead };
    else last = { home: `#${(count += 1)} ${line.village ?? ''}`, headName, hasHead: isOfHead };
    return last;
  };
}

const headKeyOf = (written: string | undefined): string | undefined =>
  written === undefined ? undefined : (idKey(written) ?? written);

/** Nothing tells with whom somebody lives. */
const isAlone = ({ relation, headName }: Line): boolean => relation === undefined && headName === undefined;
