import {
  findHousehold,
  comparisonsOf,
  documentsOf,
  householdYear,
  incomeStatement,
  measuresOf,
  memberYearsOf,
  membersOf,
  pairingsOf,
  proceduresOf,
  spellsOf,
} from '#db/households.ts';
import { customValuesOf } from '#db/custom-fields.ts';
import { headCountOf } from '#db/facts.ts';
import { listHouseholds } from '#db/household-list.ts';
import { columnValues, doneOnList } from '#db/lists.ts';
import { findTownship } from '#db/places.ts';
import { entrantsOf } from '#db/procedure-entrants.ts';
import { reader } from '#db/write.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import { standingOf } from '#domain/household/standing.ts';
import { isDay } from '#domain/time/day.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import { INCOME_ITEMS, deriveIncome, type IncomeItems } from '#domain/income/statement.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { measureView } from '../assistance/measure-view.ts';
import { runCheck } from '../checks/run-check.ts';
import { valuesOf } from '../field-input.ts';
import { incomeLine } from '../income-line.ts';
import { columnsOf, listFilterOf, listOrderOf, momentOf } from '../lists/list-question.ts';
import { packLibrary, packLines } from '../packs/library.ts';
import { stepTitle } from '../procedure/step-title.ts';
import { openArchiveOf, today, type Session } from '../session.ts';

const HOUSEHOLD = fieldsOf('household');
const OF_HOUSEHOLD = HOUSEHOLD.filter((f) => f.store === 'household');
const OF_YEAR = [...HOUSEHOLD, ...fieldsOf('living_conditions'), ...fieldsOf('relocation')].filter(
  (f) => f.store === 'household_year',
);
const INCOME = fieldsOf('income').filter((f) => f.store === 'income_statement');
const MEMBER = fieldsOf('member').filter((f) => f.store === 'member');
const MEMBER_YEAR = fieldsOf('member').filter((f) => f.store === 'member_year');
const SPELL = fieldsOf('monitoring').filter((f) => f.store === 'monitoring_spell');
const HELPER = fieldsOf('helper').filter((f) => f.store === 'helper');

type Row = Readonly<Record<string, unknown>>;

export async function list(
  session: Session,
  input: Input<'household.list'>,
): Promise<Result<Output<'household.list'>>> {
  const { sort, descending, offset, limit, columns, ...filter } = input;
  const db = reader(openArchiveOf(session));
  const fields = columnsOf(columns);
  const order = listOrderOf(session, { sort, descending, year: input.year });
  const found = await listHouseholds(db, await listFilterOf(session, db, filter), {
    ...order,
    offset,
    limit,
  });
  const ids = found.rows.map((row) => row.id);
  const extra = await columnValues(db, ids, fields, momentOf(session, input.year));
  const done = input.workingList === undefined ? null : await doneOnList(db, input.workingList, ids);
  const rows = found.rows.map((row) => ({
    ...row,
    monitoringOpen: row.monitoringOpen === 1,
    extra: { ...extra.get(row.id), ...(done === null ? {} : { 'list.done': done.has(row.id) ? 1 : 0 }) },
  }));
  return ok({ ...found, rows });
}

function memberView(
  row: Row & {
    id: number;
    left_on: string | null;
    joined_on: string | null;
    joined_reason: string | null;
    left_reason: string | null;
  },
  ofYear: Row | undefined,
  on: string,
): MemberView {
  const idNumber = typeof row['id_number'] === 'string' ? row['id_number'] : '';
  const birth = typeof row['birth_date'] === 'string' ? row['birth_date'] : birthDateOf(idNumber);
  const blank = Object.fromEntries(MEMBER_YEAR.map((f) => [f.key, null]));
  return {
    id: row.id,
    present: row.left_on === null,
    age: birth === null || !isDay(birth) ? null : ageInFullYears(birth, on),
    joinedOn: row.joined_on,
    joinedReason: row.joined_reason,
    leftOn: row.left_on,
    leftReason: row.left_reason,
    values: { ...valuesOf(row, MEMBER), ...blank, ...valuesOf(ofYear, MEMBER_YEAR) },
  };
}

const blanks = (fields: readonly Field[]): FieldValues =>
  Object.fromEntries(fields.map((f) => [f.key, null]));

/** The 11 entry items of a statement row. */
export function incomeItems(row: Row | undefined): IncomeItems {
  return Object.fromEntries(
    INCOME_ITEMS.map(({ name }) => [name, (row?.[name] as number | null | undefined) ?? null]),
  ) as IncomeItems;
}

/** Derived from the items; where no item is known, as reported. */
export function perCapitaOf(row: Row | undefined, headCount: number): number | null {
  return (
    deriveIncome(incomeItems(row), headCount).per_capita_net_income ??
    (row?.['per_capita_net_income'] as number | null | undefined) ??
    null
  );
}

export async function get(session: Session, input: Input<'household.get'>): Promise<Result<HouseholdPage>> {
  const db = reader(openArchiveOf(session));
  const { year } = input;
  const h = await findHousehold(db, input);
  if (h === undefined) return notFound('这一户');
  const [
    ofYear,
    income,
    before,
    members,
    memberYears,
    spells,
    pairings,
    measures,
    comparisons,
    documents,
    procedures,
    township,
    [entrant],
  ] = await Promise.all([
    householdYear(db, h.id, year),
    incomeStatement(db, h.id, year),
    incomeStatement(db, h.id, year - 1),
    membersOf(db, h.id),
    memberYearsOf(db, h.id, year),
    spellsOf(db, h.id),
    pairingsOf(db, h.id),
    measuresOf(db, h.id),
    comparisonsOf(db, h.id),
    documentsOf(db, h.id),
    proceduresOf(db, h.id),
    findTownship(db),
    entrantsOf(db, [h.id], { year, keys: [] }),
  ]);
  const packs = await packLibrary(db);
  const present = members.filter((m) => m.left_on === null).length;
  const headCount = headCountOf(ofYear ?? {}, present);
  const own = customValuesOf(openArchiveOf(session).rawReading, { householdId: h.id, year });
  return ok({
    id: h.id,
    year,
    householdNo: h.household_no,
    headName: h.present_head_name,
    villageId: h.village_id,
    village: h.village,
    clearedIn: entrant !== undefined && standingOf(entrant) === 'cleared' ? entrant.adjustment_year : null,
    values: {
      ...valuesOf(h, OF_HOUSEHOLD),
      'household.group_name': h.group,
      ...blanks(OF_YEAR),
      ...valuesOf(ofYear, OF_YEAR),
      ...blanks(INCOME),
      ...valuesOf(income, INCOME),
      ...own.get(null),
    },
    lastYear: { ...blanks(INCOME), ...valuesOf(before, INCOME) },
    perCapita: perCapitaOf(income, headCount),
    headCount,
    line: incomeLine(year, township?.province ?? '', await packLines(db)),
    members: members.map((m) => {
      const view = memberView(
        m,
        memberYears.find((y) => y.member_id === m.id),
        today(session),
      );
      return { ...view, values: { ...view.values, ...own.get(m.id) } };
    }),
    spells: spells.map((s) => ({
      id: s.id,
      state: s.state,
      procedureId: s.procedure_id,
      values: valuesOf(s, SPELL),
    })),
    pairings: pairings.map((p) => ({
      id: p.pairing_id,
      helperId: p.id,
      startsOn: p.starts_on,
      endsOn: p.ends_on,
      endReason: p.end_reason,
      values: valuesOf(p, HELPER),
    })),
    measures: measures.map(measureView),
    comparisons: comparisons.map((c) => ({ ...c, memberName: c.memberName ?? '' })),
    procedures: procedures.map((p) => ({
      id: p.id,
      title: p.title,
      step:
        p.lastStep === null
          ? null
          : stepTitle(packs, {
              pack: { id: p.packId, version: p.packVersion },
              ...{ procedure: p.key, step: p.lastStep },
            }),
      status: p.dropped === 1 ? 'dropped' : p.status,
    })),
    documents: documents.map((each) => ({ ...each, draft: each.draft === 1 })),
    findings: [...(await runCheck(session, { year, householdIds: [h.id] })).hits],
  });
}
