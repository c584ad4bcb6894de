import type { Archive } from '#db/open-archive.ts';
import { findReconciliation, type LineRow, listLines } from '#db/reconcile.ts';
import {
  hasHousehold,
  hasPerson,
  homesOf,
  isPresent,
  placeNow,
  valueRow,
  type ValueTable,
} from '#db/reconcile-values.ts';
import { rowWriter } from '#db/row-access.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { type FieldValue, parseFieldValue } from '#domain/fields/field-value.ts';
import { SIDES } from '#domain/reconcile/compare-ledgers.ts';
import { WHICH_HOUSEHOLD } from '#domain/reconcile/fields.ts';
import { isSameValue } from '#domain/reconcile/same-value.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { withSums } from './load-known.ts';
import { markLine } from './settle.ts';

const PAGE = 100_000;

/** Closes the open lines whose difference is no longer there. */
export async function recheck(
  session: Session,
  { id }: Input<'reconcile.recheck'>,
): Promise<Result<Output<'reconcile.recheck'>>> {
  const raw = openArchiveOf(session).rawReading;
  const found = findReconciliation(raw, id);
  if (found === undefined) return notFound('这次三账比对');
  const open = listLines(raw, { reconciliationId: id, state: 'open' }, { offset: 0, limit: PAGE });
  const gone = open.filter((line) => isGone(raw, line, found.year));
  const title = `三账比对：复核，${gone.length} 处差异已消除`;
  const done = await act(session, { command: 'reconcile.recheck', title }, async (scope) => {
    const writer = rowWriter(scope.raw);
    for (const { id: lineId, note } of gone)
      markLine(writer, lineId, { how: 'gone', note, day: today(session) });
  });
  return ok({ change: done.change, gone: gone.length });
}

function isGone(raw: Archive['raw'], line: LineRow, year: number): boolean {
  const { kind, entity, householdId, memberId, householdNo, idNumber } = line;
  if (kind === 'missing') {
    if (entity === 'household') return householdNo !== null && hasHousehold(raw, householdNo);
    return idNumber !== null && hasPerson(raw, idNumber);
  }
  if (householdId === null) return false;
  if (kind === 'extra') return !isPresent(raw, { householdId, memberId });
  return agrees(raw, { ...line, householdId }, year);
}

/** Whether the archive says now what every register says that says something. */
function agrees(raw: Archive['raw'], line: LineRow & { householdId: number }, year: number): boolean {
  // A blank of the paper file says nothing.
  const said = SIDES.flatMap((side) => {
    const words = line[side];
    return words === null || (words === '' && side === 'paper') ? [] : [words];
  });
  if (line.field === WHICH_HOUSEHOLD) {
    // Who went to another household of the archive stands there under a row of its own.
    const homes = homesOf(raw, { memberId: line.memberId, idKey: line.idNumber });
    return homes.length === 1 && said.every((words) => words.split(' ')[0] === homes[0]);
  }
  const field = line.field === null ? undefined : findField(line.field);
  if (field === undefined) return false;
  const now = valueNow(raw, field, line, year);
  return said.every((words) => {
    const parsed = parseFieldValue(field, words, year);
    return parsed.ok && isSameValue(field, now, parsed.value);
  });
}

const TABLES: ReadonlySet<string> = new Set<ValueTable>([
  'household',
  'household_year',
  'income_statement',
  'member',
  'member_year',
]);
const isTable = (store: string): store is ValueTable => TABLES.has(store);

function valueNow(
  raw: Archive['raw'],
  field: Field,
  { householdId, memberId }: { householdId: number; memberId: number | null },
  year: number,
): FieldValue {
  if (field.store === 'derived') {
    const place = placeNow(raw, householdId);
    return (field.name === 'village' ? place?.village : place?.group) ?? null;
  }
  if (field.key === 'household.head_name') return placeNow(raw, householdId)?.headName ?? null;
  const owner = field.entity === 'member' ? memberId : householdId;
  if (owner === null || !isTable(field.store)) return null;
  const row = valueRow(raw, field.store, owner, year);
  if (row === undefined || field.store !== 'income_statement') return row?.[field.name] ?? null;
  const ofYear = valueRow(raw, 'household_year', householdId, year);
  return (
    withSums(row, Number(ofYear?.['annual_head_count'] ?? ofYear?.['head_count'] ?? 0))[field.name] ?? null
  );
}
