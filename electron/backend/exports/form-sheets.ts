import type { FormRows } from '#db/export-forms.ts';
import { fieldByKey, fieldsOf } from '#domain/fields/dictionary.ts';
import type { EntityName, Field, FieldStore } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { headAmong, wasPresentOn } from '#domain/household/present-on.ts';
import { HEAD, SPOUSE } from '#domain/household/kin.ts';
import { recordKinds } from '#domain/records/record-kinds.ts';
import type { Township } from '../documents/target.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import type { SheetColumn, SheetToWrite, SheetValue } from '../sheets/write-workbook.ts';
import { dropDownOfField } from './drop-down-of-field.ts';
import { widthOf } from './export-sheet.ts';

/** Values by the store in which a field keeps them. */
type Stores = Partial<Record<FieldStore, object | undefined>>;

interface FormSheet {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rowsOf: (household: FormHousehold) => Stores[];
}

export interface FormSetting {
  readonly year: number;
  /** The evening as of which the forms speak. */
  readonly day: string;
  readonly township: Township;
}

interface FormHousehold {
  /** Who and where, for every sheet. */
  readonly places: Stores;
  readonly own: Stores;
  readonly members: readonly Stores[];
  readonly spells: readonly object[];
  readonly measures: object | null;
  readonly pairings: readonly object[];
  readonly benefits: readonly object[];
}

/** Where a household is, as every row says it; a subset of the derived fields of a household. */
const PLACES = ['year', 'province', 'city', 'county', 'township', 'village', 'group_name'];
const IDENTITY = ['household_no', 'head_name', 'head_id_number'];

const isIn = (field: Field, year: number): boolean =>
  (field.since ?? 0) <= year && year <= (field.until ?? 9999);

/**
 * The fields of these subjects that a sheet can carry, each header once: the importer gives a header to the first of
 * the subjects that knows it.
 */
function fieldsFor(
  year: number,
  wanted: readonly (readonly [EntityName, (field: Field) => boolean])[],
): Field[] {
  const taken = new Set<string>();
  return wanted.flatMap(([entity, isWanted]) => {
    const known = fieldsOf(entity);
    const own = known.filter(
      (field) => isWanted(field) && isIn(field, year) && !taken.has(normaliseHeader(field.exportHeader)),
    );
    for (const { headers } of known) for (const header of headers) taken.add(normaliseHeader(header));
    return own;
  });
}

const inStores =
  (...stores: FieldStore[]) =>
  ({ store }: Field): boolean =>
    stores.includes(store);
const named =
  (names: readonly string[]) =>
  ({ name }: Field): boolean =>
    names.includes(name);

/** The sheets of a year, each as our importer knows it by its headers. */
function sheetsOfYear(year: number): FormSheet[] {
  const placed = named([...PLACES, ...IDENTITY]);
  return [
    {
      name: '户信息',
      fields: fieldsFor(year, [
        ['household', (field) => inStores('household', 'household_year')(field) || named(PLACES)(field)],
        ['living_conditions', inStores('household_year')],
        ['income', inStores('income_statement')],
        ['relocation', inStores('household_year')],
      ]),
      rowsOf: ({ places, own }) => [{ ...places, ...own }],
    },
    {
      name: '家庭成员',
      fields: fieldsFor(year, [
        ['member', (field) => inStores('member', 'member_year')(field) || field.name === 'household_no'],
        ['household', named([...PLACES, 'household_no', 'head_name'])],
      ]).toSorted((a, b) => Number(a.entity === 'member') - Number(b.entity === 'member')),
      rowsOf: ({ places, members }) => members.map((member) => ({ ...places, ...member })),
    },
    {
      name: '监测',
      fields: fieldsFor(year, [
        ['household', placed],
        ['monitoring', inStores('monitoring_spell')],
      ]),
      rowsOf: ({ places, spells }) => spells.map((spell) => ({ ...places, monitoring_spell: spell })),
    },
    {
      name: '帮扶措施',
      fields: fieldsFor(year, [
        ['household', placed],
        ['assistance_measure', (field) => field.store === 'measure' && field.type === 'codes'],
      ]),
      rowsOf: ({ places, measures }) => (measures === null ? [] : [{ ...places, measure: measures }]),
    },
    {
      name: '结对',
      fields: fieldsFor(year, [
        ['helper', inStores('helper', 'pairing')],
        ['household', placed],
      ]).toSorted((a, b) => Number(a.entity === 'helper') - Number(b.entity === 'helper')),
      rowsOf: ({ places, pairings }) => pairings.map((pairing) => ({ ...places, helper: pairing, pairing })),
    },
    {
      name: '享受政策',
      fields: [
        ...fieldsFor(year, [['household', placed]]),
        fieldByKey('member.name'),
        ...recordKinds.benefit.fields,
      ],
      rowsOf: ({ places, benefits }) => benefits.map((benefit) => ({ ...places, benefit, member: benefit })),
    },
  ];
}

/** The workbook of some households: a sheet for each subject of the collection forms that has anything to say. */
export function formSheets(rows: FormRows, setting: FormSetting): SheetToWrite[] {
  const households = formHouseholds(rows, setting);
  return sheetsOfYear(setting.year).flatMap((sheet, at): SheetToWrite[] => {
    const values = households.flatMap((household) =>
      sheet
        .rowsOf(household)
        .map((stores) => sheet.fields.map((field) => cellOf(field, stores, setting.year))),
    );
    if (values.length === 0 && at > 1) return [];
    const columns = sheet.fields.map((field) => columnOf(field, setting.year));
    return [{ name: sheet.name, columns, rows: values }];
  });
}

const columnOf = (field: Field, year: number): SheetColumn => ({
  header: field.exportHeader,
  kind: field.type === 'decimal' ? 'number' : field.type === 'int' ? 'int' : 'text',
  width: widthOf(field.exportHeader),
  ...dropDownOfField(field, year),
});

function cellOf(field: Field, stores: Stores, year: number): SheetValue {
  const record = (stores[field.store] ?? {}) as Readonly<Record<string, FieldValue | undefined>>;
  const value = record[field.name] ?? null;
  if (value === null || value === '') return null;
  if (field.type === 'decimal' || field.type === 'int') return Number(value);
  return formatFieldValue(field, value, year);
}

function formHouseholds(rows: FormRows, { year, day, township }: FormSetting): FormHousehold[] {
  const one = <Row extends { household_id: number }>(list: readonly Row[]) =>
    new Map(list.map((row) => [row.household_id, row]));
  const many = <Row extends { household_id: number }>(list: readonly Row[]) =>
    Map.groupBy(list, ({ household_id }) => household_id);
  const [years, statements] = [one(rows.years), one(rows.statements)];
  const memberYears = new Map(rows.memberYears.map((row) => [row.member_id, row]));
  const [members, spells, measures] = [many(rows.members), many(rows.spells), many(rows.measures)];
  const [pairings, benefits] = [many(rows.pairings), many(rows.benefits)];
  return rows.households.map((household): FormHousehold => {
    const { id } = household;
    const present = (members.get(id) ?? [])
      .filter((member) => wasPresentOn(member, day))
      .toSorted((a, b) => rankOf(a) - rankOf(b) || compare(a.birth_date, b.birth_date) || a.id - b.id);
    const head = headAmong(present);
    return {
      places: {
        household: {
          ...household,
          head_name: head?.name ?? household.head_name,
          head_id_number: head?.id_number ?? household.head_id_number,
        },
        derived: {
          ...{ year, household_no: household.household_no },
          ...{ province: township.province, city: township.city, county: township.county },
          ...{ township: township.name, village: household.village, group_name: household.group },
        },
      },
      own: { household_year: years.get(id), income_statement: statements.get(id) },
      members: present.map((member) => ({ member, member_year: memberYears.get(member.id) })),
      spells: spells.get(id) ?? [],
      measures: measuresOf(measures.get(id) ?? []),
      pairings: pairings.get(id) ?? [],
      benefits: (benefits.get(id) ?? []).map((benefit) => ({ ...benefit, name: benefit.member_name })),
    };
  });
}

const rankOf = ({ relation }: { relation: string | null }): number =>
  relation === HEAD ? 0 : relation === SPOUSE ? 1 : 2;
const compare = (a: string | null, b: string | null): number =>
  (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1;

/** What was done in the year, by kind, as one row: the items of a kind together. */
function measuresOf(measures: readonly { kind: string; items: string | null }[]): object | null {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, items } of measures) {
    const known = kinds.get(kind) ?? new Set();
    for (const item of items?.split(',') ?? []) known.add(item);
    kinds.set(kind, known);
  }
  const told = [...kinds].filter(([, items]) => items.size > 0);
  return told.length === 0
    ? null
    : Object.fromEntries(told.map(([kind, items]) => [kind, [...items].join(',')]));
}
