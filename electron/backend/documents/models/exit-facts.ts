import { appraisalOn } from '#db/documents-decisions.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { headAmong } from '#domain/household/present-on.ts';
import type { Safeguard, SafeguardPerson } from '#domain/household/safeguards.ts';
import { annualCycle } from '#domain/income/cycles.ts';
import { exitLine } from '#domain/income/exit-line.ts';
import { isOfCompulsorySchoolAge } from '#domain/time/age.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { packLines } from '../../packs/library.ts';
import { exitStandardOf } from '../../procedure/exit-standard.ts';
import { noticeStepOf, recordOfStep } from '../../procedure/running.ts';
import { asksFor } from '../posted/course.ts';
import type { HouseholdAsk } from '../sheet.ts';
import { adjustmentFor } from './adjustment-for.ts';
import { checkingVisit } from './checking-visit.ts';

type Check = ModelOf<'P20'>['checks'][number];

/** Everything that check and confirmation of an exit are made of. */
export async function exitFacts(ask: HouseholdAsk) {
  const { db, household, village, township, pack, year, today } = ask;
  const found = await exitStandardOf(db, { householdId: household.id, year, today });
  const { people, income } = found;
  const standard = exitLine({ year, province: township.province, own: await packLines(db) });
  const adjustment = await adjustmentFor(ask, ['3']);
  return {
    base: {
      place: { county: township.county, township: township.name, village: village.name },
      group: household.group,
      householdNo: household.household_no,
      year,
      object: pack.terms.object.value,
      head: headAmong(people)?.name ?? household.head_name ?? '',
      people: people.length,
      standard,
      period: annualCycle(year, pack.incomePeriods.annual),
    },
    income,
    checks: [incomeCheck(income, standard), ...(await homeChecks(ask, found))],
    visit: await checkingVisit(ask),
    adjustment,
    noticeFrom: adjustment?.first_notice_from ?? noticeOfExit(ask),
  };
}

/** When a procedure of exits put its notice up. */
const noticeOfExit = ({ running }: HouseholdAsk): string | null =>
  running === null || !asksFor(running, ['P22'])
    ? null
    : (recordOfStep(running, noticeStepOf(running))?.notice_from ?? null);

function incomeCheck(
  { net, perCapita }: { net: number | null; perCapita: number | null },
  standard: number | null,
): Check {
  const known = perCapita !== null && standard !== null;
  return {
    name: '人均纯收入',
    fact:
      perCapita === null
        ? null
        : `${net === null ? '' : `纯收入${net.toFixed(2)}元，`}人均${perCapita.toFixed(2)}元`,
    met: known ? perCapita > standard : null,
    proof: perCapita === null ? null : '收入测算表',
  };
}

const MET: Readonly<Record<Safeguard, boolean | null>> = {
  secured: true,
  none: true,
  lacking: false,
  unknown: null,
};

async function homeChecks(
  { db, household, year }: HouseholdAsk,
  { day, ofYear, persons, safeguards: found }: Awaited<ReturnType<typeof exitStandardOf>>,
): Promise<Check[]> {
  const appraisal = await appraisalOn(db, household.id, day);
  const house = [
    labelOf('safe_housing', ofYear?.safe_housing ?? null, year),
    labelOf('dangerous_house_level', ofYear?.dangerous_house_level ?? null, year),
    labelOf('house_structure', ofYear?.house_structure ?? null, year),
    ofYear?.housing_area == null ? '' : `${ofYear.housing_area}平方米`,
  ].filter((word) => word !== '');
  const report = appraisal?.report_no?.trim() ?? '';
  return [
    { name: '义务教育', fact: schooling(persons, year), met: MET[found.education], proof: null },
    { name: '基本医疗', fact: insured(persons), met: MET[found.medical], proof: null },
    {
      name: '住房安全',
      fact: house.length === 0 ? null : house.join('，'),
      met: MET[found.housing],
      proof: report === '' ? null : `鉴定报告${report}`,
    },
    { name: '饮水安全', fact: WATER[found.water], met: MET[found.water], proof: null },
  ];
}

const WATER: Readonly<Record<Safeguard, string | null>> = {
  secured: '饮水安全',
  lacking: '饮水不安全',
  none: null,
  unknown: null,
};

/** Of the children of school age: how many there are, and how many are known not to go to school. */
function schooling(persons: readonly SafeguardPerson[], year: number): string | null {
  if (persons.some(({ birth }) => birth === null)) return null;
  const children = persons.filter(({ birth }) => birth !== null && isOfCompulsorySchoolAge(birth, year));
  if (children.length === 0) return '没有义务教育阶段人口';
  const away = children.filter(({ dropoutReason: why }) => why !== null);
  const reasons = [...new Set(away.map(({ dropoutReason: why }) => labelOf('dropout_reason', why, year)))];
  const told = away.length === 0 ? '' : `，未上学${away.length}人（${reasons.join('、')}）`;
  return `义务教育阶段${children.length}人${told}`;
}

function insured(persons: readonly SafeguardPerson[]): string | null {
  const known = persons.filter(
    ({ hasResidentInsurance: resident, hasEmployeeInsurance: employee }) =>
      resident != null || employee != null,
  );
  if (known.length === 0) return null;
  const count = known.filter(
    ({ hasResidentInsurance: resident, hasEmployeeInsurance: employee }) => resident === 1 || employee === 1,
  ).length;
  return `共${persons.length}人，参加基本医疗保险${count}人`;
}
