import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { fieldColumn, type SheetColumn } from '../../fields/sheet-column.ts';

const widths: Readonly<Record<string, number>> = {
  'member.id_number': 164,
  'member.name': 84,
  'member.relation': 84,
  'member.work_months': 76,
  'member.has_resident_medical_insurance': 104,
};

const widthOf = ({ key, type }: Field): number =>
  widths[key] ?? (type === 'decimal' || type === 'int' ? 104 : 112);

/** 是否参加城乡居民基本医疗保险 → 参加城乡居民基本医疗保险: the cell says 是 or 否. */
const shortOf = ({ label, unit }: Field): string =>
  `${label.replace(/^是否/u, '')}${unit === undefined || /[)）]$/u.test(label) ? '' : `（${unit}）`}`;

export const sampleColumns = (keys: readonly string[], year: number): SheetColumn[] =>
  keys.flatMap((key) => {
    const field = findField(key);
    return field === undefined
      ? []
      : fieldColumn(field, year, { width: widthOf(field), label: shortOf(field) });
  });

export const PERSON = 'sampling.person';

/** Who the row is about: never typed. */
export const personColumn: SheetColumn = {
  ...{ key: PERSON, label: '成员', title: '档案里的姓名，用来对上人', width: 84, fixed: true, hint: '' },
  read: (text) => text,
  shown: (text) => text,
  reasonOf: () => null,
};
