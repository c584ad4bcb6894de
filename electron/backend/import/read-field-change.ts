import { fieldByKey, fieldsOf } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import { readDate } from '#domain/fields/written-value.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import type { FileContext } from './file-context.ts';
import type { ReadAct } from './read-act.ts';
import type { ReadRow } from './read-row.ts';
import { isClearMark } from './read-store.ts';

/** One value of a person that changed: which one, from what, to what. */
export function readFieldChange({ special, year }: ReadRow, file: FileContext): ReadAct {
  const refuse = (name: string, value: string, reason: string): ReadAct => ({
    ...{ ok: false, refusal: { column: file.headerOf(`row.${name}`), value, reason } },
  });
  const label = special.get('changed-field') ?? '';
  const field = changeableField(label);
  if (field === undefined)
    return refuse('changed-field', label, label === '' ? '没有写变更的是哪个指标' : '成员信息里没有这个指标');
  const written = special.get('new-value') ?? '';
  if (written === '') return refuse('new-value', '', '没有写新值；要清空请写“清空”');
  const on = readDate(special.get('on') ?? '');
  const of = year ?? (on === undefined ? file.year : Number(on.slice(0, 4)));
  const after = isClearMark(written) ? null : parseFieldValue(field, written, of);
  if (after !== null && !after.ok) return refuse('new-value', written, after.reason);
  const old = special.get('old-value') ?? '';
  const before = old === '' ? null : parseFieldValue(field, old, of);
  return {
    ok: true,
    act: {
      change: {
        ...{ field: field.key, year: isYearly(field) ? of : null, after: after?.value ?? null },
        before: before === null ? null : before.ok ? before.value : old,
        written: old,
      },
    },
  };
}

export const isYearly = ({ store }: Field): boolean => store === 'member_year';

/** A person's own; beside them the phone of the household, which is told of its head. */
const changeable = (): readonly Field[] => [
  ...fieldsOf('member').filter(({ store }) => store === 'member' || store === 'member_year'),
  fieldByKey('household.phone'),
];

const changeableField = (label: string): Field | undefined => {
  const wanted = normaliseHeader(label);
  const fields = changeable();
  return (
    fields.find((field) => normaliseHeader(field.label) === wanted) ??
    fields.find((field) => field.headers.some((header) => normaliseHeader(header) === wanted))
  );
};
