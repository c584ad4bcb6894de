import { checksOfVisits, householdsOfLedger, openHitsOf, visitsOfYear } from '#db/documents-follow-up.ts';
import { loadFacts } from '#db/facts.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { safeguardsOf, type Safeguards } from '#domain/household/safeguards.ts';
import { kindOfRule } from '#domain/ledger/kind-of-rule.ts';
import type { ProblemKind } from '#domain/policy/pack-parts.ts';
import { type HouseholdFacts, textOf, type Values } from '#domain/quality/facts.ts';
import { errorsOf } from '../../checks/run-check.ts';
import { compareGroups } from '../../exports/compare-groups.ts';
import { departmentOfKind, departmentThatReported } from '../../ledger/departments.ts';
import type { Ask } from '../sheet.ts';
import type { LedgerCourse } from './ledger-problems.ts';

/** What the archive knows to be wrong with a household. */
export interface FoundProblem {
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly village: string;
  readonly group: string | null;
  readonly head: string | null;
  readonly category: string | null;
  readonly kind: ProblemKind | null;
  readonly department: string;
  readonly text: string;
  readonly source: string;
  /** yyyy-mm-dd */
  readonly foundOn: string | null;
  /** What the ledger has of it, where the problem stands there. */
  readonly course?: LedgerCourse;
}

type Raw = Pick<FoundProblem, 'householdId' | 'kind' | 'text' | 'source' | 'foundOn'> & {
  /** Code of who reported it, where the kind does not say whose it is. */
  readonly reportedBy?: string;
};

const CHUNK = 100;

/**
 * Problems of these households in the year: what visits found and nobody handled, 三保障与饮水 that lack, what a
 * comparison reported and nobody explained, and errors of the check; by place and household, in this order.
 */
export async function problemsOf(ask: Ask, householdIds: readonly number[]): Promise<FoundProblem[]> {
  const found = await foundIn(ask, householdIds);
  const households = new Map((await householdsOfLedger(ask.db, householdIds)).map((row) => [row.id, row]));
  return found
    .flatMap((problem) => {
      const household = households.get(problem.householdId);
      return household === undefined ? [] : [placed(problem, household, ask)];
    })
    .toSorted(
      (one, other) =>
        one.village.localeCompare(other.village) ||
        compareGroups(one.group, other.group) ||
        (one.householdNo ?? '').localeCompare(other.householdNo ?? '') ||
        one.householdId - other.householdId,
    );
}

type Looked = Pick<Ask, 'db' | 'raw' | 'year' | 'today'>;

async function foundIn(ask: Looked, householdIds: readonly number[]): Promise<Raw[]> {
  const { raw, year } = ask;
  const found: Raw[] = [
    ...(await ofVisits(ask, householdIds)),
    ...(await ofComparisons(ask, householdIds)),
    ...(await ofCheck(ask, householdIds)),
  ];
  for (let at = 0; at < householdIds.length; at += CHUNK) {
    const ids = householdIds.slice(at, at + CHUNK);
    for (const facts of loadFacts(raw, { year, householdIds: ids })) found.push(...ofSafeguards(ask, facts));
  }
  return found;
}

/** Those of the households that have a problem, in their order. */
export async function householdsWithProblems(
  ask: Looked,
  householdIds: readonly number[],
): Promise<number[]> {
  const found = new Set((await foundIn(ask, householdIds)).map(({ householdId }) => householdId));
  return householdIds.filter((id) => found.has(id));
}

type LedgerRow = Awaited<ReturnType<typeof householdsOfLedger>>[number];

function placed({ reportedBy, ...problem }: Raw, household: LedgerRow, ask: Ask): FoundProblem {
  const { year } = ask;
  return {
    ...problem,
    householdNo: household.household_no,
    village: household.village,
    group: household.group,
    head: household.head,
    category:
      labelOf('monitoring_category', household.category, year) ||
      labelOf('household_type', household.household_type, year) ||
      null,
    department:
      reportedBy === undefined
        ? departmentOfKind(ask, problem.kind)
        : departmentThatReported(ask, reportedBy),
  };
}

/** The kind of problem that each look speaks of, by its code in the visit's list. */
const KIND_OF_LOOK: Readonly<Record<string, ProblemKind>> = {
  '91': '收入',
  '92': '住房',
  '93': '教育',
  '94': '饮水',
  '95': '信息',
  '96': '医疗',
  '97': '收入',
  '98': '政策',
  '99': '政策',
};

/** Looks that were not passed; on a visit without them, what was found and not handled. */
async function ofVisits({ db, year }: Looked, householdIds: readonly number[]): Promise<Raw[]> {
  const visits = await visitsOfYear(db, { householdIds, year });
  const checks = await checksOfVisits(
    db,
    visits.map(({ id }) => id),
  );
  const failed = Map.groupBy(
    checks.filter(({ item, result }) => result === 0 && KIND_OF_LOOK[item] !== undefined),
    ({ visit_id }) => visit_id,
  );
  const titles = new Map(codeItemsOf('visit_nine_looks', year).map(({ code, label }) => [code, label]));
  const source = '入户核查';
  return visits
    .filter(({ handled }) => (handled ?? '').trim() === '')
    .flatMap(({ id, household_id: householdId, visited_on: foundOn, found }): Raw[] => {
      const looks = failed.get(id) ?? [];
      if (looks.length > 0)
        return looks.map(({ item, note }) => ({
          ...{ householdId, foundOn, source, kind: KIND_OF_LOOK[item] ?? null },
          text: note ?? `${titles.get(item) ?? ''}：不达标`,
        }));
      const text = (found ?? '').trim();
      return text === '' ? [] : [{ householdId, foundOn, source, kind: null, text }];
    });
}

async function ofComparisons({ db, year }: Looked, householdIds: readonly number[]): Promise<Raw[]> {
  const hits = await openHitsOf(db, { householdIds, year });
  return hits.map(({ household_id, name, department, suspicion, detail, reported_on, verdict }) => {
    const state = verdict === 'confirmed' ? '（核实属实）' : '（待核实）';
    const told = [suspicion, detail ?? ''].filter((part) => part.trim() !== '').join('，');
    return {
      ...{ householdId: household_id, foundOn: reported_on, source: '部门比对', kind: '信息' as const },
      text: `${name ?? ''}：${told}${state}`,
      reportedBy: department,
    };
  });
}

const SAFEGUARDS: Readonly<Record<keyof Safeguards, readonly [ProblemKind, string]>> = {
  education: ['教育', '义务教育阶段有成员未在校'],
  medical: ['医疗', '有成员未参加基本医疗保险'],
  housing: ['住房', '住房安全没有保障'],
  water: ['饮水', '饮水安全没有保障'],
};

function ofSafeguards({ year, today }: Looked, facts: HouseholdFacts): Raw[] {
  const present = facts.members.filter((member) => member.present);
  const people = present.map(({ values, year: yearValues }) => ({
    birth: textOf(values, 'birth_date'),
    schoolStatus: textOf(yearValues, 'school_status'),
    dropoutReason: textOf(yearValues, 'dropout_reason'),
    hasResidentInsurance: flagOf(yearValues, 'has_resident_medical_insurance'),
    hasEmployeeInsurance: flagOf(yearValues, 'has_employee_medical_insurance'),
  }));
  const home = facts.year;
  const state = safeguardsOf(
    people,
    {
      safeHousing: textOf(home, 'safe_housing'),
      isDangerousHouse: flagOf(home, 'is_dangerous_house'),
      hasSafeWater: flagOf(home, 'has_safe_water'),
      isWaterSafe: flagOf(home, 'is_water_safe'),
    },
    year,
  );
  return (Object.keys(SAFEGUARDS) as (keyof Safeguards)[]).flatMap((key): Raw[] => {
    const [kind, text] = SAFEGUARDS[key];
    return state[key] === 'lacking'
      ? [{ householdId: Number(facts.id), kind, text, source: '年度信息', foundOn: today }]
      : [];
  });
}

function flagOf(values: Values | null, name: string): number | null {
  const value = values?.[name];
  return typeof value === 'number' ? value : null;
}

async function ofCheck({ db, raw, year, today }: Looked, householdIds: readonly number[]): Promise<Raw[]> {
  const errors = await errorsOf({ db, raw }, { year, today, householdIds });
  return errors.map(({ rule, householdId, message }) => ({
    householdId: Number(householdId),
    kind: kindOfRule(rule),
    text: message,
    source: '数据检查',
    foundOn: today,
  }));
}
