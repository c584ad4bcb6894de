import { readFileSync } from 'node:fs';
import type { Field } from '#domain/fields/field.ts';
import { isComparable } from '#domain/reconcile/fields.ts';
import type { StoredFile } from '../file-store.ts';
import type { SourceState } from '../import/conversation.ts';
import type { ImportJob } from '../import/import-job.ts';
import type { ColumnMap } from '../import/map-columns.ts';
import { openFiles } from '../import/open-files.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';

/** A sheet of a register as the importer understands it: which columns it has and where its rows begin. */
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

/** Rows of lists: somebody, or a household, as it is. */
const LISTS = new Set(['member', 'household']);
const NOT_A_LIST = '没有认出户或人的名单。请给成员信息、户信息或全字段表，表头在前 20 行内。';

/** Every visible sheet of a file: a list of households or people, or why it cannot be compared. */
export async function lookAtFile(file: StoredFile, job: ImportJob): Promise<LookedAt[]> {
  const { sources } = await openFiles([file], undefined, job);
  const looked = sources.filter(({ hidden }) => !hidden).map(lookedAt);
  const lists = looked.filter(({ ok }) => ok);
  return lists.length > 0 ? lists : looked.slice(0, 1);
}

function lookedAt({ name, tab, problem, sheet, map, headerEnd, isDated, year }: SourceState): LookedAt {
  if (problem !== null || map === undefined || !LISTS.has(map.fileKind.rowIs))
    return { ok: false, file: name, sheet: tab, problem: problem ?? NOT_A_LIST };
  const said = isDated ? year : null;
  return { ok: true, understood: { file: name, index: sheet, sheet: tab, map, headerEnd, year: said } };
}

export const bytesOf = (file: StoredFile): Uint8Array =>
  file.kind === 'bytes' ? file.bytes : readFileSync(file.path);

export const textsOf = (row: SheetRow): string[] => row.cells.map((cell) => (cell === '' ? '' : cell.text));

/** The fields of a sheet by which it can be compared. */
export const fieldsOfSheet = ({ map }: UnderstoodSheet): readonly Field[] =>
  map.columns.flatMap(({ target }) =>
    target.kind === 'field' && isComparable(target.field) ? [target.field] : [],
  );
