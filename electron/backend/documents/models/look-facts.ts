import type { householdYear, memberYearsOf } from '#db/households.ts';
import type { RecordRow } from '#db/records.ts';
import type { peopleOn } from '#db/regroup.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { moneyText } from '#domain/income/money.ts';
import type { IncomeOnFile } from '#templates/p30-look-back.ts';

/** A household in a year as far as the nine looks ask for it. */
export interface LookedAt {
  readonly people: Awaited<ReturnType<typeof peopleOn>>;
  readonly years: Awaited<ReturnType<typeof memberYearsOf>>;
  readonly ofYear: Awaited<ReturnType<typeof householdYear>>;
  readonly income: IncomeOnFile;
  /** Benefits that are not over. */
  readonly benefits: readonly RecordRow[];
  readonly year: number;
}

type MemberYear = LookedAt['years'][number];

/** What the archive knows of each look, by its code in the visit's list; null where it knows nothing. */
export const lookFacts = (at: LookedAt): Readonly<Record<string, string | null>> => ({
  '92': housing(at),
  '93': schooling(at),
  '94': water(at),
  '95': `${at.people.length}人`,
  '96': health(at),
  '97': work(at),
  '98': policies(at),
  '99': at.income.perCapita === null ? null : `人均纯收入${moneyText(at.income.perCapita)}元`,
});

const joined = (parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null && part !== '').join('；') || null;

const named = (label: string, flag: number | null | undefined, yes: string, no: string): string | null =>
  flag === null || flag === undefined ? null : `${label}${flag === 1 ? yes : no}`;

function housing({ ofYear, year }: LookedAt): string | null {
  if (ofYear === undefined) return null;
  const structure = labelOf('house_structure', ofYear.house_structure, year);
  const safe = labelOf('safe_housing', ofYear.safe_housing, year);
  return joined([
    structure,
    ofYear.housing_area === null ? null : `${ofYear.housing_area}㎡`,
    safe === '' ? null : `安全住房：${safe}`,
    named('', ofYear.is_dangerous_house, '危房', '非危房'),
  ]);
}

const water = ({ ofYear }: LookedAt): string | null =>
  joined([
    named('饮水', ofYear?.is_water_safe ?? ofYear?.has_safe_water, '安全', '不安全'),
    named('', ofYear?.is_water_difficult, '饮水困难', '取水方便'),
  ]);

/** Names of the pupils and their classes; who left school with the reason. */
function schooling({ people, years, year }: LookedAt): string | null {
  const codes = findField('member.school_status')?.codes ?? null;
  return joined(
    people.map(({ id, name }) => {
      const ofYear = yearOf(years, id);
      const left = labelOf('dropout_reason', ofYear?.dropout_reason ?? null, year);
      if (left !== '') return `${name ?? ''}未在校（${left}）`;
      const stage = codes === null ? '' : labelOf(codes, ofYear?.school_status ?? null, year);
      return stage === '' || /非在校|学龄前/u.test(stage) ? null : `${name ?? ''}${stage}`;
    }),
  );
}

const yearOf = (years: readonly MemberYear[], memberId: number): MemberYear | undefined =>
  years.find(({ member_id }) => member_id === memberId);

const HEALTHY = '01';

function health({ people, years, year }: LookedAt): string | null {
  const ill = people.map(({ id, name }) => {
    const state = yearOf(years, id)?.health ?? null;
    return state === null || state === HEALTHY
      ? null
      : `${name ?? ''}${labelOf('health_status', state, year)}`;
  });
  const asked = people.flatMap(({ id }) => yearOf(years, id) ?? []).filter(isAsked);
  const insured = asked.filter(isInsured).length;
  return joined([...ill, asked.length === 0 ? null : `参加基本医疗保险${insured}人/${people.length}人`]);
}

const insurances = (row: MemberYear) => [
  row.has_resident_medical_insurance,
  row.has_employee_medical_insurance,
];
const isAsked = (row: MemberYear): boolean => insurances(row).some((flag) => flag !== null);
const isInsured = (row: MemberYear): boolean => insurances(row).includes(1);

function work({ years, people, income }: LookedAt): string | null {
  const working = people.filter(({ id }) => (yearOf(years, id)?.work_months ?? 0) > 0);
  return joined([
    working.length === 0 ? null : `务工${working.length}人`,
    income.wage === null ? null : `工资性收入${moneyText(income.wage)}元`,
    income.business === null ? null : `经营性收入${moneyText(income.business)}元`,
  ]);
}

const policies = ({ benefits, year }: LookedAt): string | null =>
  [...new Set(benefits.map(({ kind }) => labelOf('benefit_kind', String(kind), year)))].join('、') || null;
