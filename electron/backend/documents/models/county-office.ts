import { departmentOf, kindOf } from '../posted/offices.ts';
import type { Ask } from '../sheet.ts';

/** 县乡村振兴局, as the township calls it. */
export const countyDepartment = ({ township, pack }: Pick<Ask, 'township' | 'pack'>): string =>
  departmentOf(township, pack.terms.department.value);

/** 云岭县乡村振兴局: as a letter is addressed to it. */
export function addressedCounty(ask: Pick<Ask, 'township' | 'pack'>): string {
  const { county } = ask.township;
  const department = countyDepartment(ask);
  if (department.startsWith(county)) return department;
  const kind = kindOf(county);
  return `${county}${department.startsWith(kind) ? department.slice(kind.length) : department}`;
}
