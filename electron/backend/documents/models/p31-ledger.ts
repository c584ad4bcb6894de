import { householdsOfVillage } from '#db/documents.ts';
import { listVillages } from '#db/places.ts';
import { PROBLEM_KINDS } from '#domain/policy/pack-parts.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { Ask, Maker } from '../sheet.ts';
import { departmentOfKind } from '../../ledger/departments.ts';
import { ledgerProblems } from './ledger-problems.ts';
import { type FoundProblem, problemsOf } from './problems.ts';

type Ledger = ModelOf<'P31'>;

/** So many rows of a village, and of a township, are printed; nobody puts more right from paper. */
const MOST = { village: 300, township: 2000 } as const;
/** A sheet has so many rows at least, the rest for the pen; they stand on one page with the seals. */
const LEAST_ROWS = 8;

/** The problems of a village, a sheet for each department (P31): those of the ledger, else what the archive finds. */
export const ledger: Maker<Ledger> = {
  of: 'village',
  model: async (ask) => {
    const { village } = ask;
    const registered = ledgerProblems(ask, { villageId: village.id });
    const found =
      registered.length > 0
        ? registered
        : await problemsOf(ask, await householdsOfVillage(ask.db, { villageId: village.id }));
    return ledgerOf(ask, found, { village: village.name, most: MOST.village });
  },
};

/** The same for the whole township, which the county's departments confirm at once. */
export const townshipLedger: Maker<Ledger> = {
  of: 'township',
  model: async (ask) => {
    const found: FoundProblem[] = [...ledgerProblems(ask, {})];
    if (found.length === 0)
      for (const { id } of (await listVillages(ask.db)).villages)
        found.push(...(await problemsOf(ask, await householdsOfVillage(ask.db, { villageId: id }))));
    return ledgerOf(ask, found, { village: null, most: MOST.township });
  },
};

function ledgerOf(
  ask: Ask,
  found: readonly FoundProblem[],
  { village, most }: { village: string | null; most: number },
): Ledger {
  const { township, year, today, lacks } = ask;
  const where = village ?? township.name;
  if (found.length === 0) lacks(`${where}：档案里没有发现问题，每个部门印一张空表`);
  if (found.length > most)
    lacks(`${where}：共有 ${found.length} 个问题，只印前 ${most} 个，其余请从问题台账导出表格`);
  const of = Map.groupBy(found.slice(0, most), ({ department }) => department);
  const known = PROBLEM_KINDS.map((kind) => departmentOfKind(ask, kind));
  const departments = [...new Set([...known, ...of.keys()])].filter(
    (department) => of.size === 0 || of.has(department),
  );
  return {
    ...{ county: township.county, township: township.name, village, year, madeOn: today },
    sheets: departments.map((department) => {
      const problems = of.get(department) ?? [];
      return {
        department,
        problems: problems.map(problemOf),
        blankRows: Math.max(0, LEAST_ROWS - problems.length),
      };
    }),
  };
}

const problemOf = ({
  householdId: _household,
  department: _department,
  ...problem
}: FoundProblem): Ledger['sheets'][number]['problems'][number] => problem;
