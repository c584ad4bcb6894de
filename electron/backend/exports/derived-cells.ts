import { labelOf, labelsOf, splitCodes } from '#domain/codes/code-value.ts';
import { adequacyOf } from '#domain/exports/adequacy.ts';
import type { DerivedSourceName } from '#domain/exports/column-sources.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { monthOf } from '#domain/time/day.ts';
import type { Township } from '../documents/target.ts';
import type { ExportRow, MeasureCells } from './export-row.ts';

export interface ExportSetting {
  readonly township: Township;
  readonly year: number;
}

type Derived = (row: ExportRow, setting: ExportSetting) => FieldValue;

const SHORTFALLS = { education: '教育', medical: '医疗', housing: '住房', water: '饮水' } as const;
type Guarantee = keyof typeof SHORTFALLS;
const GUARANTEES = Object.keys(SHORTFALLS) as Guarantee[];

const adequacyIn = ({ family, householdYear, year }: ExportRow) => adequacyOf(family, householdYear, year);

const met =
  (guarantee: Guarantee): Derived =>
  (row) => {
    const isMet = adequacyIn(row)[guarantee];
    return isMet === null ? null : isMet ? '达标' : '不达标';
  };

function shortfalls(row: ExportRow): string | null {
  const told = adequacyIn(row);
  const missing = GUARANTEES.filter((guarantee) => told[guarantee] === false);
  if (missing.length > 0) return missing.map((guarantee) => SHORTFALLS[guarantee]).join(',');
  return GUARANTEES.every((guarantee) => told[guarantee]) ? '无' : null;
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const changeReason: Derived = ({ change }, { year }) =>
  change === null
    ? null
    : labelOf(change.kind === 'joined' ? 'increase_reason' : 'decrease_reason', change.reason, year);

/** A blank new value would say nothing, also to our own importer. */
const CLEARED = '清空';

const cellOfChange =
  (cell: 'before' | 'after'): Derived =>
  ({ fieldChange }, { year }) =>
    fieldChange &&
    (formatFieldValue(fieldChange.field, fieldChange[cell], year) || (cell === 'after' ? CLEARED : ''));

const codeOfAdjustment =
  (list: 'exit_status' | 'adjustment_kind', column: string): Derived =>
  ({ adjustment }, { year }) =>
    labelOf(list, text(adjustment?.[column]), year);

function period({ statement }: ExportRow): string | null {
  const [from, to] = [text(statement['period_from']), text(statement['period_to'])];
  return from === null || to === null ? null : `${from.replaceAll('-', '')}-${to.replaceAll('-', '')}`;
}

const kindsOfMeasures = fieldsOf('assistance_measure').filter(({ type }) => type === 'codes');

const fieldOfMeasure = ({ kind }: MeasureCells): Field | undefined =>
  kindsOfMeasures.find(({ name }) => name === kind);

/** The items of a kind of measures, each once, in the words of the year. */
export function measureItems(field: Field, { measures }: ExportRow, year: number): string | null {
  const items = measures
    .filter(({ kind }) => kind === field.name)
    .flatMap(({ items: own }) => splitCodes(own));
  if (field.codes === undefined || items.length === 0) return null;
  return labelsOf(field.codes, [...new Set(items)].join(','), year);
}

/** What was noted of the measures of a kind, or told of their content. */
export const measureTexts = ({ measures }: ExportRow, column: 'note' | 'content', kind?: string): string =>
  [
    ...new Set(
      measures
        .filter((measure) => kind === undefined || measure.kind === kind)
        .map((measure) => measure[column] ?? ''),
    ),
  ]
    .filter((each) => each !== '')
    .join(',');

export const derivedCells: Readonly<Record<DerivedSourceName, Derived>> = {
  'row.number': ({ number }) => number,
  'row.year': ({ year }) => year,
  'township.province': (_, { township }) => township.province,
  'township.city': (_, { township }) => township.city,
  'township.county': (_, { township }) => township.county,
  'township.name': (_, { township }) => township.name,
  'village.name': ({ household }) => household.village,
  'head.name': ({ head, household }) => head?.name ?? household.head_name,
  'head.id_number': ({ head, household }) => head?.id_number ?? household.head_id_number,
  'household.people': ({ family }) => family.length,
  'change.reason': changeReason,
  'change.increase_reason': changeReason,
  'change.decrease_reason': changeReason,
  'change.on': ({ change }) => change?.on ?? null,
  'change.proof': ({ change }) => change?.proof ?? null,
  'change.was_head': ({ change }) => change && Number(change.wasHead),
  'change.new_head_name': ({ change }) => change?.newHead?.name ?? null,
  'change.new_head_id_number': ({ change }) => change?.newHead?.id_number ?? null,
  'adjustment.month': ({ adjustment }) => {
    const on = text(adjustment?.['announced_on']) ?? text(adjustment?.['county_approved_on']);
    return on === null ? null : monthOf(on);
  },
  'adjustment.exit_mark': codeOfAdjustment('exit_status', 'mark'),
  'adjustment.decrease_kind': codeOfAdjustment('adjustment_kind', 'kind'),
  'adequacy.education': met('education'),
  'adequacy.medical': met('medical'),
  'adequacy.housing': met('housing'),
  'adequacy.water': met('water'),
  'adequacy.shortfalls': shortfalls,
  'field_change.title': ({ fieldChange }) => fieldChange?.field.label ?? null,
  'field_change.before': cellOfChange('before'),
  'field_change.after': cellOfChange('after'),
  'field_change.reason': ({ fieldChange }) => fieldChange?.reason ?? null,
  'field_change.on': ({ fieldChange }) => fieldChange?.on ?? null,
  'income.period': period,
  'measure.kinds': ({ measures }) =>
    [...new Set(measures.map((measure) => fieldOfMeasure(measure)?.label ?? ''))]
      .filter((l) => l !== '')
      .join(','),
  'measure.contents': (row) => measureTexts(row, 'content'),
};
