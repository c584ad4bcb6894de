import type { Cells } from '#db/row-access.ts';
import type { Person } from './make-people.ts';

/** 城镇 and 学校 of a year of life, by the full years on 31 August: codes of 在校生状况. */
const GRADES: Readonly<Record<number, string>> = {
  ...{ 3: '02', 4: '02', 5: '02', 12: '04', 13: '05', 14: '06', 15: '07', 16: '08', 17: '09' },
  ...Object.fromEntries([6, 7, 8, 9, 10, 11].map((age) => [age, '03'])),
};
const COLLEGE: Readonly<Record<number, string>> = { 18: '13', 19: '14', 20: '15' };

/** Full years on the last day of the year. */
export const ageIn = (year: number, { birth }: Person): number => year - Number(birth.slice(0, 4));

function gradeOf(year: number, person: Person): string | null {
  const age = ageIn(year, person) - (person.birth.slice(5) > '08-31' ? 1 : 0);
  if (age < 3) return '01';
  return GRADES[age] ?? (person.isStudious ? COLLEGE[age] : undefined) ?? null;
}

export const isInSchool = (year: number, person: Person): boolean => gradeOf(year, person) !== null;

/** Codes of 劳动能力. */
const LABOUR = { ordinary: '01', skilled: '02', lost: '03', none: '04', weak: '05' };

function labourOf(year: number, person: Person): string {
  const age = ageIn(year, person);
  if (age < 16 || isInSchool(year, person)) return LABOUR.none;
  if (age >= 75) return LABOUR.lost;
  if (age >= 60 || person.health === 'disabled') return LABOUR.weak;
  return person.isSkilled ? LABOUR.skilled : LABOUR.ordinary;
}

export const canWork = (year: number, person: Person): boolean =>
  ![LABOUR.none, LABOUR.lost].includes(labourOf(year, person));

export const worksIn = (year: number, person: Person): Person['work'] =>
  ageIn(year, person) < 60 && !isInSchool(year, person) ? person.work : null;

/** 工资 of a year: a little more every year. */
export const wagesIn = (year: number, people: readonly Person[]): number =>
  Math.round(
    people.reduce((sum, person) => sum + yearly(worksIn(year, person)), 0) * (1 + 0.03 * (year - 2025)),
  );

const yearly = (work: Person['work']): number => (work === null ? 0 : work.wage * work.months);

const HEALTH = { good: '01', ill: '02', disabled: '04' };

function workCells(year: number, person: Person): Cells {
  const work = worksIn(year, person);
  if (work === null) return {};
  const { away, wage, months } = work;
  return {
    ...{ work_months: months, monthly_wage: wage, industry: away ? 'C' : 'E', is_point_to_point: 0 },
    work_place: away ? '示范省望江市海安县' : '示范省示范市云岭县',
    ...{ work_area: away ? '03' : '02', employment_channel: away ? '01' : '06' },
    ...{ employer: away ? '海安县电子厂' : '云岭县砖厂', work_from: `${year}01` },
  };
}

/** What the form asks of a person in a year. */
export function cellsOfPerson(year: number, person: Person, isInDibao: boolean): Cells {
  const grade = gradeOf(year, person);
  const isGrown = ageIn(year, person) >= 16 && grade === null;
  return {
    ...{ year, health: HEALTH[person.health], labour_ability: labourOf(year, person) },
    ...(grade === null ? { education: person.education } : { school_status: grade }),
    ...{ political_status: '13', dibao: isInDibao ? '1' : '0', tekun: '0' },
    ...{
      has_resident_medical_insurance: 1,
      has_employee_medical_insurance: 0,
      has_serious_illness_insurance: 1,
    },
    ...{ has_commercial_medical_insurance: 0, has_medical_aid: 0, speaks_mandarin: 1, is_soldier: 0 },
    ...{
      has_resident_pension_insurance: isGrown ? 1 : null,
      has_employee_pension_insurance: isGrown ? 0 : null,
    },
    ...workCells(year, person),
  };
}
