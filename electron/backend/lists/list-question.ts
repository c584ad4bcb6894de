import type { ReadHandle } from '#db/handle.ts';
import { listedIds, type ListFilter, type ListOrder } from '#db/household-list.ts';
import { filterSql } from '#db/list-filter.ts';
import { type ListMoment, valueSql } from '#db/list-values.ts';
import { bothOf, onWorkingList, openIds } from '#db/lists.ts';
import { findTownship } from '#db/places.ts';
import { filterFaults, type FilterGroup, trimmed } from '#domain/lists/filter.ts';
import { findColumn } from '#domain/lists/list-fields.ts';
import type { Field } from '#domain/fields/field.ts';
import { type HouseholdFilter, LIST_COLUMNS } from '#contract/household.ts';
import type { HouseholdTarget } from '#contract/list.ts';
import { incomeLine } from '../income-line.ts';
import { packLines } from '../packs/library.ts';
import { Refusal, type Session, today } from '../session.ts';

const wrong = (path: string, messages: readonly string[]) =>
  new Refusal({ code: 'invalid-input', issues: messages.map((message) => ({ path, message })) });

/** Throws a Refusal that says what is wrong with a filter; null when it asks nothing. */
export function askedFor(group: FilterGroup | undefined): FilterGroup | null {
  const asked = group === undefined ? null : trimmed(group);
  const faults = asked === null ? [] : filterFaults(asked);
  if (faults.length > 0) throw wrong('条件', faults);
  return asked;
}

export const momentOf = (session: Session, year: number): ListMoment => ({ year, today: today(session) });

/** What a caller asks, as the database is asked it. */
export async function listFilterOf(
  session: Session,
  db: ReadHandle,
  { belowLine, where, workingList, done, ...filter }: HouseholdFilter,
): Promise<ListFilter> {
  const asked = askedFor(where);
  const line =
    belowLine === true
      ? incomeLine(filter.year, (await findTownship(db))?.province ?? '', await packLines(db))
      : null;
  return {
    ...filter,
    below: line?.amount,
    where: bothOf(
      asked === null ? undefined : filterSql(asked, momentOf(session, filter.year)),
      workingList === undefined ? undefined : onWorkingList(workingList, done),
    ),
  };
}

const isListColumn = (key: string): key is ListOrder['sort'] & string =>
  LIST_COLUMNS.some((column) => column === key);

/** The fields of columns by key; throws a Refusal for a key that no list knows. */
export function columnsOf(keys: readonly string[]): Field[] {
  return keys.map((key) => {
    const field = findColumn(key);
    if (field === undefined) throw wrong('列', [`没有“${key.slice(0, 60)}”这一列，可能已停用`]);
    return field;
  });
}

export function listOrderOf(
  session: Session,
  { sort, descending, year }: { sort: string; descending: boolean; year: number },
): ListOrder {
  if (isListColumn(sort)) return { sort, descending };
  const [field] = columnsOf([sort]);
  if (field === undefined) return { sort: 'householdNo', descending };
  return { sort: valueSql(field, momentOf(session, year)), descending };
}

/** The households that are meant, each once; closed ones are left out. */
export async function targetIds(
  session: Session,
  db: ReadHandle,
  target: HouseholdTarget,
): Promise<number[]> {
  if ('ids' in target) return openIds(db, target.ids);
  const filter = await listFilterOf(session, db, target.filter);
  return listedIds(db, filter, { sort: 'householdNo', descending: false });
}
