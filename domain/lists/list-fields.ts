import { fieldsOf, findField } from '#domain/fields/dictionary.ts';
import type { EntityName, Field, FieldStore } from '#domain/fields/field.ts';

/** Whom a condition speaks of: the household, a present member of it, or its open monitoring. */
export type ListSubject = 'household' | 'member' | 'spell';

const derived = {
  store: 'derived',
  required: 'optional',
  level: 'INTERNAL',
  source: 'ours',
} as const;

const own = (
  key: Field['key'],
  label: string,
  rest: Pick<Field, 'type'> & Partial<Pick<Field, 'codes' | 'unit' | 'scale'>>,
): Field => ({
  ...derived,
  key,
  entity: key.slice(0, key.indexOf('.')) as EntityName,
  name: key.slice(key.indexOf('.') + 1),
  label,
  headers: [label],
  exportHeader: label,
  ...rest,
});

/** What a list can tell and ask of a household that no form has a box for. */
const OF_HOUSEHOLD: readonly Field[] = [
  own('household.present_people', '现有人口', { type: 'int', unit: '人' }),
  own('household.is_monitored', '是否在监测', { type: 'bool' }),
  own('household.open_category', '监测对象类别（在监测）', { type: 'code', codes: 'monitoring_category' }),
  own('household.open_risks', '风险（在监测）', { type: 'codes', codes: 'risk_type' }),
  own('household.benefits', '正在享受的政策', { type: 'codes', codes: 'benefit_kind' }),
  own('household.helpers', '帮扶责任人（结对）', { type: 'text' }),
  own('household.last_visit', '最近走访', { type: 'date' }),
  own('household.measure_count', '当年帮扶措施', { type: 'int', unit: '项' }),
];

const OF_MEMBER: readonly Field[] = [own('member.age', '年龄', { type: 'int', unit: '岁' })];

const DERIVED = new Map([...OF_HOUSEHOLD, ...OF_MEMBER].map((field) => [field.key as string, field]));

const STORES: Readonly<Record<ListSubject, readonly FieldStore[]>> = {
  household: ['household', 'household_year', 'income_statement', 'custom'],
  member: ['member', 'member_year', 'custom'],
  spell: ['monitoring_spell'],
};

/** Derived entries of the dictionary that a list can compute. */
const COMPUTED: ReadonlySet<string> = new Set(['household.village', 'household.group_name']);

const HOUSEHOLD_ENTITIES = ['household', 'living_conditions', 'relocation', 'income'] as const;

const stored = (subject: ListSubject) => (field: Field) =>
  STORES[subject].includes(field.store) || COMPUTED.has(field.key);

/** The fields that a column of the list may show: the household's, its year's, its income's, and what is derived. */
export const columnFields = (): readonly Field[] => [
  ...OF_HOUSEHOLD,
  ...HOUSEHOLD_ENTITIES.flatMap((entity) => fieldsOf(entity).filter(stored('household'))),
];

const memberFields = (): readonly Field[] => [...OF_MEMBER, ...fieldsOf('member').filter(stored('member'))];
const spellFields = (): readonly Field[] => fieldsOf('monitoring').filter(stored('spell'));

/** The fields that a condition may ask for, by whom they speak of. */
export const filterFields = (): Readonly<Record<ListSubject, readonly Field[]>> => ({
  household: columnFields(),
  member: memberFields(),
  spell: spellFields(),
});

export interface ListField {
  readonly field: Field;
  readonly subject: ListSubject;
}

const subjectOf = (field: Field): ListSubject =>
  field.entity === 'member' ? 'member' : field.entity === 'monitoring' ? 'spell' : 'household';

/** The field of a key that a saved filter, a column or a caller names; undefined when lists do not know it. */
export function findListField(key: string): ListField | undefined {
  const field = DERIVED.get(key) ?? findField(key);
  if (field === undefined) return undefined;
  const subject = subjectOf(field);
  const known =
    DERIVED.has(key) ||
    (stored(subject)(field) &&
      (subject !== 'household' || HOUSEHOLD_ENTITIES.some((entity) => entity === field.entity)));
  return known ? { field, subject } : undefined;
}

/** The field of a column; undefined when no column can show it. */
export function findColumn(key: string): Field | undefined {
  const found = findListField(key);
  return found?.subject === 'household' ? found.field : undefined;
}
