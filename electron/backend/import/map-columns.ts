import { customFields, fieldsOf } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FoundHeader } from '../sheets/find-header.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import { fileKinds, recogniseKind, type FileKind } from './file-kinds.ts';

/** What one column of a file means. */
export type ColumnTarget =
  | { readonly kind: 'field'; readonly field: Field }
  /** A column that the importer itself understands although no form has it. */
  | { readonly kind: 'special'; readonly name: SpecialColumn };

export type SpecialColumn =
  'village-phone' | 'department' | 'suspicion' | 'detail' | 'reported-on' | 'ignored' | 'reported-category';

export interface MappedColumn {
  readonly index: number;
  /** As written in the file. */
  readonly header: string;
  readonly target: ColumnTarget;
}

export interface ColumnMap {
  readonly fileKind: FileKind;
  readonly columns: readonly MappedColumn[];
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

const SPECIAL: ReadonlyMap<string, SpecialColumn> = new Map([
  ['村办公电话', 'village-phone'],
  ['比对部门', 'department'],
  ['部门', 'department'],
  ['疑似问题', 'suspicion'],
  ['命中类型', 'suspicion'],
  ['数值', 'detail'],
  ['说明', 'detail'],
  ['数值/说明', 'detail'],
  ['反馈日期', 'reported-on'],
  ['比对日期', 'reported-on'],
  ['序号', 'ignored'],
]);

/** Made anew when the township's own fields change: they are another list then. */
const headersByFields = new WeakMap<readonly Field[], Map<string, Map<string, Field>>>();
function headersOf(entity: FileKind['entities'][number]): Map<string, Field> {
  const byEntity = headersByFields.get(customFields()) ?? new Map<string, Map<string, Field>>();
  headersByFields.set(customFields(), byEntity);
  const known = byEntity.get(entity);
  if (known !== undefined) return known;
  const made = new Map<string, Field>();
  for (const field of fieldsOf(entity))
    for (const header of field.headers)
      if (!made.has(normaliseHeader(header))) made.set(normaliseHeader(header), field);
  byEntity.set(entity, made);
  return made;
}

const COMPARISON_FIELDS: readonly [string, string][] = [
  ['姓名', 'member'],
  ['证件号码', 'member'],
];

/** Every header that any kind of file may carry; decides which row is the header row. */
export function isKnownHeader(header: string): boolean {
  if (SPECIAL.has(header)) return true;
  return fileKinds.some((kind) => kind.entities.some((entity) => headersOf(entity).has(header)));
}

/** What each column means in a file of the recognised kind, or undefined when the headers speak for no kind. */
export function mapColumns(found: FoundHeader): ColumnMap | undefined {
  const present = new Set(found.keys.filter((k) => k !== ''));
  const fileKind = recogniseKind(present);
  if (fileKind === undefined) return undefined;
  const columns: MappedColumn[] = [];
  const unknown: string[] = [];
  found.keys.forEach((key, index) => {
    if (key === '') return;
    const header = found.headers[index] ?? key;
    const target = targetOf(fileKind, key);
    if (target === undefined) unknown.push(header);
    else columns.push({ index, header, target });
  });
  return { fileKind, columns, unknown, missing: fileKind.expected.filter((h) => !present.has(h)) };
}

function targetOf(fileKind: FileKind, key: string): ColumnTarget | undefined {
  if (fileKind.rowIs === 'comparison') {
    const entity = COMPARISON_FIELDS.find(([header]) => header === key);
    const field = entity && headersOf('member').get(key);
    if (field !== undefined) return { kind: 'field', field };
  }
  if (key === '监测对象类别' && !fileKind.entities.includes('monitoring'))
    return { kind: 'special', name: 'reported-category' };
  for (const entity of fileKind.entities) {
    const field = headersOf(entity).get(key);
    if (field !== undefined && isImportable(field)) return { kind: 'field', field };
  }
  const special = SPECIAL.get(key);
  return special === undefined ? undefined : { kind: 'special', name: special };
}

/** Derived places (省 … 村, 组, 年度) are read too: they say where the household is and which year the row speaks of. */
const PLACE_NAMES = new Set([
  'year',
  'province',
  'city',
  'county',
  'township',
  'village',
  'group_name',
  'household_no',
]);
const isImportable = (field: Field) =>
  field.type !== 'signature' &&
  (field.store !== 'derived' || PLACE_NAMES.has(field.name)) &&
  // Of the measures the exports carry kinds only; a single measure is typed in.
  (field.store !== 'measure' || field.type === 'codes');
