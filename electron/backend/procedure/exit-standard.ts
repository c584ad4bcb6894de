import type { ReadHandle } from '#db/handle.ts';
import { householdYear, memberYearsOf } from '#db/households.ts';
import { peopleOn } from '#db/regroup.ts';
import { lastDayToTell } from '#domain/household/present-on.ts';
import { type SafeguardPerson, safeguardsOf } from '#domain/household/safeguards.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import { incomeOnFile } from '../income/year-income.ts';

interface Asked {
  readonly householdId: number;
  readonly year: number;
  readonly today: string;
}

/** What an exit is judged by: the people of the year, its income, and 三保障 with water. */
export async function exitStandardOf(db: ReadHandle, { householdId, year, today }: Asked) {
  const day = lastDayToTell(year, today);
  const people = await peopleOn(db, householdId, day);
  const income = await incomeOnFile(db, householdId, { year, present: people.length });
  const ofYear = await householdYear(db, householdId, year);
  const years = new Map((await memberYearsOf(db, householdId, year)).map((row) => [row.member_id, row]));
  const persons = people.map((member): SafeguardPerson => {
    const row = years.get(member.id);
    return {
      birth: member.birth_date ?? birthDateOf(member.id_number ?? ''),
      schoolStatus: row?.school_status ?? null,
      dropoutReason: row?.dropout_reason ?? null,
      hasResidentInsurance: row?.has_resident_medical_insurance,
      hasEmployeeInsurance: row?.has_employee_medical_insurance,
    };
  });
  const home = ofYear && {
    safeHousing: ofYear.safe_housing,
    isDangerousHouse: ofYear.is_dangerous_house,
    hasSafeWater: ofYear.has_safe_water,
    isWaterSafe: ofYear.is_water_safe,
  };
  return { day, people, income, ofYear, persons, safeguards: safeguardsOf(persons, home, year) };
}
