import { customFields, fieldsOf, findField } from '#domain/fields/dictionary.ts';
import type { EntityName, Field } from '#domain/fields/field.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import { fileKinds, isOfPerson, type FileKind } from './file-kinds.ts';
import { POST_NOTE } from './settle-measures.ts';
import { specialColumns, type SpecialColumn } from './special-columns.ts';

/** What one column of a file means. */
export type ColumnTarget =
  | { readonly kind: 'field'; readonly field: Field }
  /** A column that the importer itself understands although no form has it. */
  | { readonly kind: 'special'; readonly name: SpecialColumn };

/** The name under which a target is known outside: the key of the field, or `row.` and the name. */
export const targetName = (target: ColumnTarget): string =>
  target.kind === 'field' ? target.field.key : `row.${target.name}`;

/** What the columns of a kind of file may be. */
export interface KindTargets {
  readonly byName: ReadonlyMap<string, ColumnTarget>;
  /** By normalised header, with the place of the header among those of its target: 0 is the target's own. */
  readonly byHeader: ReadonlyMap<string, { readonly target: ColumnTarget; readonly place: number }>;
  /** By name, the header that the target has first. */
  readonly ownHeader: ReadonlyMap<string, string>;
  /** Headers of fields that no file brings in, such as those that are computed. */
  readonly refused: ReadonlySet<string>;
}

/** Where the household is and which year the row speaks of: derived elsewhere, told by a file. */
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
  // Of the measures the exports carry kinds and one note only; a single measure is typed in.
  (field.store !== 'measure' || field.type === 'codes' || field.name === POST_NOTE);

/** 户编号 of a member and 年度 of an income are those of the household: one target, under one name. */
const asOne = (field: Field): Field =>
  field.store === 'derived' ? (findField(`household.${field.name}`) ?? field) : field;

/** Made anew when the township's own fields change: they are another list then. */
const byFields = new WeakMap<readonly Field[], Map<string, KindTargets>>();

/** All targets of a kind; of two that share a header, the one of the earlier entity has it. */
export function targetsOf(kind: FileKind): KindTargets {
  const made = byFields.get(customFields()) ?? new Map<string, KindTargets>();
  byFields.set(customFields(), made);
  const known = made.get(kind.id) ?? buildTargets(kind);
  made.set(kind.id, known);
  return known;
}

/** People are named in results of comparison by name and number only. */
const COMPARED = new Set(['member.name', 'member.id_number']);

function buildTargets(kind: FileKind): KindTargets {
  const byName = new Map<string, ColumnTarget>();
  const byHeader = new Map<string, { target: ColumnTarget; place: number }>();
  const ownHeader = new Map<string, string>();
  const refused = new Set<string>();
  const add = (target: ColumnTarget, headers: readonly string[]) => {
    byName.set(targetName(target), target);
    for (const [place, written] of headers.entries()) {
      const header = normaliseHeader(written);
      if (byHeader.has(header)) continue;
      byHeader.set(header, { target, place });
      if (!ownHeader.has(targetName(target))) ownHeader.set(targetName(target), header);
    }
  };
  for (const field of fieldsOfKind(kind)) {
    if (isImportable(field)) add({ kind: 'field', field: asOne(field) }, headersOf(field));
    else for (const header of field.headers) refused.add(normaliseHeader(header));
  }
  for (const special of specialColumns)
    if (special.rows.includes(kind.rowIs) && (special.name !== 'reported-category' || takesCategory(kind)))
      add({ kind: 'special', name: special.name }, special.headers);
  return { byName, byHeader, ownHeader, refused };
}

function fieldsOfKind(kind: FileKind): readonly Field[] {
  if (kind.rowIs === 'comparison') return fieldsOf('member').filter((field) => COMPARED.has(field.key));
  return kind.entities.flatMap((entity) => fieldsOf(entity));
}

/** The label stands among the headers, before their other names. */
const headersOf = (field: Field): readonly string[] => [...new Set([...field.headers, field.label])];

const takesCategory = (kind: FileKind) => !kind.entities.includes('monitoring');

const knownHeaders = new WeakMap<readonly Field[], ReadonlySet<string>>();

/** Whether any kind of file knows the header; decides which row is the header row. */
export function isKnownHeader(header: string): boolean {
  const known = knownHeaders.get(customFields()) ?? new Set(fileKinds.flatMap(headersOfKind));
  knownHeaders.set(customFields(), known);
  return known.has(header);
}

function headersOfKind(kind: FileKind): readonly string[] {
  const { byHeader, refused } = targetsOf(kind);
  return [...byHeader.keys(), ...refused];
}

const GROUPS: Readonly<Partial<Record<EntityName, string>>> = {
  living_conditions: '生产生活条件',
  income: '收入',
  relocation: '易地搬迁',
  monitoring: '监测',
  assistance_measure: '帮扶措施',
  helper: '结对帮扶',
};

function groupOf(field: Field): string {
  if (field.store === 'custom') return '自定义';
  if (field.entity === 'household') return field.store === 'household_year' ? '年度情况' : '户基本';
  if (field.entity === 'member') return field.store === 'member_year' ? '成员年度情况' : '成员';
  return GROUPS[field.entity] ?? '其他';
}

/** What `import.targets` answers: every target once, with the kinds of files in which it may stand. */
export function listTargets() {
  const listed = new Map<string, { target: string; label: string; group: string; kinds: string[] }>();
  for (const kind of fileKinds)
    for (const [name, target] of targetsOf(kind).byName) {
      const entry = listed.get(name) ?? { target: name, ...wordsOf(target), kinds: [] };
      entry.kinds.push(kind.id);
      listed.set(name, entry);
    }
  return [...listed.values()];
}

/** The label and the group in which a clerk finds a target. */
export function wordsOf(target: ColumnTarget): { label: string; group: string } {
  if (target.kind === 'field') return { label: target.field.label, group: groupOf(target.field) };
  const special = specialColumns.find(({ name }) => name === target.name);
  return { label: special?.label ?? target.name, group: special?.group ?? '其他' };
}

/** The person of the row where rows are people, else its household: whom 姓名, 证件号码 and 电话 are about. */
export const subjectOf = (kind: FileKind): 'member' | 'household' | 'helper' =>
  kind.rowIs === 'pairing'
    ? 'helper'
    : isOfPerson(kind.rowIs) || kind.rowIs === 'comparison'
      ? 'member'
      : 'household';
