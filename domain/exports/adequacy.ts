import type { FieldValue } from '#domain/fields/field-value.ts';
import { isOfCompulsorySchoolAge } from '#domain/time/age.ts';

type Cells = Readonly<Record<string, FieldValue | undefined>>;

/** One of the household's people with what was collected of them in the year. */
export interface PersonOfYear {
  readonly member: Cells;
  readonly year: Cells;
}

/** 义务教育, 基本医疗, 住房安全, 饮水安全: met, not met, or null where nothing tells. */
interface Adequacy {
  readonly education: boolean | null;
  readonly medical: boolean | null;
  readonly housing: boolean | null;
  readonly water: boolean | null;
}

const SAFE_HOUSE = '01';
/** 送教上门(在籍): at home, yet schooled. */
const TAUGHT_AT_HOME = '07';
const NOT_AT_SCHOOL = '01';

/** 三保障和饮水安全 as what was collected for a year tells them. */
export const adequacyOf = (
  people: readonly PersonOfYear[],
  householdYear: Cells,
  year: number,
): Adequacy => ({
  education: allOf(people.map((person) => isSchooled(person, year))),
  medical: allOf(people.map(isInsured)),
  housing: isHouseSafe(householdYear),
  water: isTrue(householdYear['has_safe_water']) ?? isTrue(householdYear['is_water_safe']),
});

/** Null where there is nobody, or nothing is known of somebody and nobody speaks against it. */
function allOf(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.length === 0 || answers.includes(null) ? null : true;
}

const isTrue = (value: FieldValue | undefined): boolean | null =>
  value === 1 ? true : value === 0 ? false : null;

/** Of whoever is not of the age there is nothing to say against the household. */
function isSchooled({ member, year: told }: PersonOfYear, year: number): boolean | null {
  const born = member['birth_date'];
  if (typeof born !== 'string') return null;
  if (!isOfCompulsorySchoolAge(born, year)) return true;
  const reason = told['dropout_reason'] ?? null;
  if (reason !== null) return reason === TAUGHT_AT_HOME;
  const status = told['school_status'] ?? null;
  return status === null ? null : status !== NOT_AT_SCHOOL;
}

function isInsured({ year }: PersonOfYear): boolean | null {
  const [resident, employee] = [
    isTrue(year['has_resident_medical_insurance']),
    isTrue(year['has_employee_medical_insurance']),
  ];
  if (resident === true || employee === true) return true;
  return resident === null && employee === null ? null : false;
}

function isHouseSafe(year: Cells): boolean | null {
  const isDangerous = isTrue(year['is_dangerous_house']);
  if (isDangerous !== null) return !isDangerous;
  const safe = year['safe_housing'] ?? null;
  return safe === null ? null : safe === SAFE_HOUSE;
}
