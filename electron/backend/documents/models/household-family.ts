import { splitCodes } from '#domain/codes/code-value.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { type HouseholdRecord, type RecordedMember, shown } from './household-record.ts';

type Person = Pick<RecordedMember, 'values' | 'ofYear'>;
type Family = Pick<ModelOf<'P04'>, 'counts' | 'pupils' | 'dropouts' | 'ill' | 'insured' | 'uninsured'>;

const ABLE = new Set(['01', '02', '05']);
const ILL = new Set(['02', '03']);
const DISABLED = '04';
const NOT_AT_SCHOOL = new Set(['', '学龄前儿童', '非在校生']);

/** Who works, learns, is ill and is insured, as far as the year says so of anybody. */
export function familyOf({
  members,
  year,
}: Pick<HouseholdRecord, 'year'> & { members: readonly Person[] }): Family {
  const told = (key: string) => members.some(({ ofYear }) => (ofYear[key] ?? null) !== null);
  const count = (key: string, isOne: (member: Person) => boolean): number | null =>
    told(key) ? members.filter(isOne).length : null;
  const status = ({ ofYear }: Person) => shown(ofYear, 'member.school_status', year);
  const pupils = members.filter((member) => !NOT_AT_SCHOOL.has(status(member)));
  const ill = members.filter((member) => healthOf(member).some((code) => ILL.has(code)));
  const knowsSchooling = told('school_status') || told('education');
  return {
    counts: {
      people: members.length === 0 ? null : members.length,
      labour: count('labour_ability', ({ ofYear }) => ABLE.has(textOf(ofYear['labour_ability']) ?? '')),
      pupils: knowsSchooling ? pupils.length : null,
      ill: count('health', (member) => ill.includes(member)),
      disabled: count('health', (member) => healthOf(member).includes(DISABLED)),
      away: count('work_months', ({ ofYear }) => Number(ofYear['work_months'] ?? 0) > 0),
    },
    pupils: pupils.map((member) => `${nameOf(member)}（${status(member)}）`),
    dropouts: members.flatMap((member) => {
      const reason = shown(member.ofYear, 'member.dropout_reason', year);
      return reason === '' ? [] : [`${nameOf(member)}（${reason}）`];
    }),
    ill: ill.map((member) => `${nameOf(member)}（${shown(member.ofYear, 'member.health', year)}）`),
    insured: members.some((member) => insuranceOf(member) !== null)
      ? members.filter((member) => insuranceOf(member) === true).length
      : null,
    uninsured: members.filter((member) => insuranceOf(member) === false).map(nameOf),
  };
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const nameOf = ({ values }: Person): string => textOf(values['name']) ?? '';

/** Codes of 健康状况. */
export const healthOf = ({ ofYear }: Person): readonly string[] => splitCodes(textOf(ofYear['health']));

/** Basic medical insurance of one kind or the other; null where neither is recorded. */
function insuranceOf({ ofYear }: Person): boolean | null {
  const answers = [ofYear['has_resident_medical_insurance'], ofYear['has_employee_medical_insurance']];
  if (answers.includes(1)) return true;
  return answers.some((answer) => answer === 0) ? false : null;
}
