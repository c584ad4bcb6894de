import type { CodeListName } from '#domain/codes/code-lists.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { recordField } from '#domain/records/record-kinds.ts';

/** The few words that may stand in a column, where it has few. */
export interface DerivedSource {
  readonly codes?: CodeListName;
  /** Those of the list's codes that the column takes; all without. */
  readonly only?: readonly string[];
  readonly options?: readonly string[];
}

const MET = ['达标', '不达标'];
const plain: DerivedSource = {};
const met: DerivedSource = { options: MET };

/** What no single field holds: the backend computes it under these names. */
export const derivedSources = {
  /** Counts the rows of a file from 1. */
  'row.number': plain,
  'row.year': plain,
  'township.province': plain,
  'township.city': plain,
  'township.county': plain,
  'township.name': plain,
  'village.name': plain,
  'head.name': plain,
  'head.id_number': plain,
  'household.people': plain,
  /** Of whichever side; a sheet of one side names that side, so that its list can be offered. */
  'change.reason': plain,
  'change.increase_reason': { codes: 'increase_reason' },
  'change.decrease_reason': { codes: 'decrease_reason' },
  'change.on': plain,
  'change.proof': plain,
  'change.was_head': { options: ['是', '否'] },
  'change.new_head_name': plain,
  'change.new_head_id_number': plain,
  /** 识别时间: the month of the announcement. */
  'adjustment.month': plain,
  'adjustment.exit_mark': { codes: 'exit_status', only: ['1', '4'] },
  'adjustment.decrease_kind': { codes: 'adjustment_kind', only: ['4', '5'] },
  'adequacy.education': met,
  'adequacy.medical': met,
  'adequacy.housing': met,
  'adequacy.water': met,
  /** 教育, 医疗, 住房, 饮水 as far as one is not met, 无 where all are. */
  'adequacy.shortfalls': plain,
  'field_change.title': plain,
  'field_change.before': plain,
  'field_change.after': plain,
  'field_change.reason': plain,
  'field_change.on': plain,
  /** 20191001-20200930 */
  'income.period': plain,
  /** Kinds of measures of the household in the year, and what was done. */
  'measure.kinds': plain,
  'measure.contents': plain,
} as const satisfies Record<string, DerivedSource>;

export type DerivedSourceName = keyof typeof derivedSources;

export const isDerivedSource = (name: string): name is DerivedSourceName =>
  Object.hasOwn(derivedSources, name);

/** The field that a column takes its value from: of the collection forms, or of the year's adjustment. */
export function sourceField(name: string): Field | undefined {
  const [table = '', column = ''] = name.split('.');
  return findField(name) ?? (table === 'adjustment' ? recordField(table, column) : undefined);
}
