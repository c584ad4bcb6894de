import { amountOf } from '#domain/comparison/amount-of.ts';
import { readDate } from '#domain/fields/written-value.ts';
import type { ImportDraft, Origin } from './draft.ts';
import { keyOfNumber, textOf, type CellIssue, type ReadRow } from './read-row.ts';

/** A row of what a department reports; a reason when it cannot be taken. */
export function gatherComparison(
  draft: ImportDraft,
  row: ReadRow,
  origin: Origin,
): Omit<CellIssue, 'row'> | null {
  const member = row.stores.get('member');
  const written = textOf(member, 'id_number');
  const key = keyOfNumber(written);
  if (key === null)
    return { column: '证件号码', value: written ?? '', reason: '证件号码为空或不是 15、18 位，不能对上人' };
  const suspicion = row.special.get('suspicion') ?? '';
  const department = row.special.get('department') ?? '';
  if (suspicion === '' || department === '')
    return {
      column: suspicion === '' ? '疑似问题' : '比对部门',
      value: '',
      reason: '没有写明比对部门或疑似问题',
    };
  draft.comparisons.push({
    origin,
    cells: {
      id_key: key,
      name: textOf(member, 'name') ?? '',
      department,
      suspicion,
      detail: row.special.get('detail') ?? null,
      amount: amountOf(row.special.get('detail') ?? null, suspicion),
      reported_on: readDate(row.special.get('reported-on') ?? '') ?? null,
    },
  });
  return null;
}
