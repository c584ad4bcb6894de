import { readFileSync } from 'node:fs';
import type { Field } from '#domain/fields/field.ts';
import { isComparable } from '#domain/reconcile/fields.ts';
import type { StoredFile } from '../file-store.ts';
import { isKnownHeader } from '../import/column-targets.ts';
import { mapColumns, type ColumnMap } from '../import/map-columns.ts';
import { findHeader } from '../sheets/find-header.ts';
import { openWorkbook, type OpenWorkbook } from '../sheets/read-table.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';

/** A sheet of a register as it was understood: which columns it has and where its rows begin. */
export interface UnderstoodSheet {
  readonly file: string;
  /** 0-based tab. */
  readonly index: number;
  readonly sheet: string | null;
  readonly map: ColumnMap;
  /** 1-based number of the last header row. */
  readonly headerEnd: number;
  /** The year that the sheet or its name speaks of. */
  readonly year: number | null;
}

export type LookedAt =
  | { readonly ok: true; readonly understood: UnderstoodSheet }
  | { readonly ok: false; readonly file: string; readonly sheet: string | null; readonly problem: string };

const HEADER_ROWS = 20;
/** Kinds of files that list households or people, with what they are at the moment. */
const LISTS = new Set(['member', 'household']);

/** Every visible sheet of a file: a list of households or people, or why it cannot be compared. */
export async function lookAtFile(file: StoredFile, signal: AbortSignal): Promise<LookedAt[]> {
  let workbook: OpenWorkbook | undefined;
  try {
    workbook = await openWorkbook({ name: file.name, bytes: bytesOf(file) }, { signal });
    const looked: LookedAt[] = [];
    for (const [index, { name, hidden }] of workbook.sheets.entries()) {
      if (hidden) continue;
      const sheet = name === '' ? null : name;
      const head: SheetRow[] = [];
      for await (const row of workbook.rows(index)) if (head.push(row) >= HEADER_ROWS) break;
      looked.push(understood(file.name, index, sheet, head));
    }
    const lists = looked.filter(({ ok }) => ok);
    return lists.length > 0 ? lists : looked.slice(0, 1);
  } catch (error) {
    if (signal.aborted || !(error instanceof SheetError)) throw error;
    return [{ ok: false, file: file.name, sheet: null, problem: error.message }];
  } finally {
    workbook?.close();
  }
}

export const bytesOf = (file: StoredFile): Uint8Array =>
  file.kind === 'bytes' ? file.bytes : readFileSync(file.path);

const NOT_A_LIST = '没有认出户或人的名单。请给成员信息、户信息或全字段表，表头在前 20 行内。';

function understood(file: string, index: number, sheet: string | null, head: readonly SheetRow[]): LookedAt {
  const found = findHeader(head.map(textsOf), isKnownHeader);
  const map = found === undefined ? undefined : mapColumns(found);
  const last = found === undefined ? undefined : head[found.index + found.rows - 1];
  if (map === undefined || found === undefined || last === undefined || !LISTS.has(map.fileKind.rowIs))
    return { ok: false, file, sheet, problem: NOT_A_LIST };
  const banner = head.slice(0, found.index).flatMap(textsOf);
  const year = yearIn(banner) ?? yearIn([file]);
  return { ok: true, understood: { file, index, sheet, map, headerEnd: last.number, year } };
}

export const textsOf = (row: SheetRow): string[] => row.cells.map((cell) => (cell === '' ? '' : cell.text));

/** The first year that a banner or a file name speaks of: 20251202, 2025-12-02, 2021年. */
function yearIn(written: readonly string[]): number | null {
  for (const text of written) {
    const match = /(?<!\d)(20[0-4]\d)(?=\d{4}(?!\d)|\d{2}(?!\d)|[-./年_\s）)]|(?!\d))/.exec(text);
    if (match !== null) return Number(match[1]);
  }
  return null;
}

/** The fields of a sheet by which it can be compared. */
export const fieldsOfSheet = ({ map }: UnderstoodSheet): readonly Field[] =>
  map.columns.flatMap(({ target }) =>
    target.kind === 'field' && isComparable(target.field) ? [target.field] : [],
  );
