import { departmentCode, departmentLabel } from '#domain/comparison/departments.ts';
import { PROBLEM_KINDS, type ProblemKind } from '#domain/policy/pack-parts.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { countyDepartment } from '../documents/models/county-office.ts';
import { kindOf } from '../documents/posted/offices.ts';
import type { Township } from '../documents/target.ts';

interface Offices {
  readonly township: Township;
  readonly pack: PolicyPack;
}

/** Stands in the pack's table for the year's lead department. */
const LEAD = '{县级部门}';

/** Who confirms problems of a kind, as the policy pack says; the lead department where it says nothing. */
export function departmentOfKind({ township, pack }: Offices, kind: ProblemKind | null): string {
  const lead = countyDepartment({ township, pack });
  const table = pack.documents.problemDepartments;
  const written = (kind === null ? undefined : table?.[kind]?.value) ?? LEAD;
  const own = kindOf(township.county);
  return written === LEAD ? lead : `${written.startsWith(own) ? '' : own}${written}`;
}

/** Who reported a suspicion, under the name that the department has among those that confirm problems. */
export function departmentThatReported(
  { year, ...offices }: Offices & { readonly year: number },
  code: string,
): string {
  const known = PROBLEM_KINDS.map((kind) => departmentOfKind(offices, kind));
  const same = known.find((department) => departmentCode(department, year) === code);
  const label = departmentLabel(code, year);
  return same ?? (/[局委办会联行构]$|部门$/u.test(label) ? label : `${label}部门`);
}

/** The kind of a stored word; null for one that this version does not know. */
export const kindNamed = (kind: string): ProblemKind | null =>
  PROBLEM_KINDS.find((known) => known === kind) ?? null;

/** Who should confirm a problem of the ledger: the department that reported it, else that of its kind. */
export const departmentFor = (
  offices: Offices & { readonly year: number },
  { kind, hitDepartment }: { readonly kind: string; readonly hitDepartment: string | null },
): string =>
  hitDepartment === null
    ? departmentOfKind(offices, kindNamed(kind))
    : departmentThatReported(offices, hitDepartment);
