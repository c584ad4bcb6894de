import { isOfCompulsorySchoolAge } from '#domain/time/age.ts';

/**
 * One of 三保障与饮水 as the records of a year tell it. `none`: nobody whom it concerns (no child of school age);
 * `unknown`: not collected, which is not the same as lacking.
 */
export type Safeguard = 'secured' | 'lacking' | 'none' | 'unknown';

type Flag = number | null | undefined;

export interface SafeguardPerson {
  /** yyyy-mm-dd */
  readonly birth: string | null;
  readonly schoolStatus: string | null;
  readonly dropoutReason: string | null;
  readonly hasResidentInsurance: Flag;
  readonly hasEmployeeInsurance: Flag;
}

export interface SafeguardHome {
  readonly safeHousing: string | null;
  readonly isDangerousHouse: Flag;
  readonly hasSafeWater: Flag;
  /** The forms up to 2018 asked it this way. */
  readonly isWaterSafe: Flag;
}

export interface Safeguards {
  readonly education: Safeguard;
  readonly medical: Safeguard;
  readonly housing: Safeguard;
  readonly water: Safeguard;
}

/** 送教上门: taught at home, and therefore enrolled. */
const TAUGHT_AT_HOME = '07';
const SAFE_HOUSE = '01';

/** 三保障与饮水 of a household in a year, from what was collected of its people and its home. */
export const safeguardsOf = (
  people: readonly SafeguardPerson[],
  home: SafeguardHome | undefined,
  year: number,
): Safeguards => ({
  education: educationOf(people, year),
  medical: medicalOf(people),
  housing: housingOf(home),
  water: flagged(home?.hasSafeWater ?? home?.isWaterSafe),
});

function educationOf(people: readonly SafeguardPerson[], year: number): Safeguard {
  const children = people.filter(({ birth }) => birth !== null && isOfCompulsorySchoolAge(birth, year));
  if (children.some(({ dropoutReason: why }) => why !== null && why !== TAUGHT_AT_HOME)) return 'lacking';
  if (people.length === 0 || people.some(({ birth }) => birth === null)) return 'unknown';
  if (children.length === 0) return 'none';
  const isKnown = children.every((child) => child.schoolStatus !== null || child.dropoutReason !== null);
  return isKnown ? 'secured' : 'unknown';
}

/** Everybody is in one of the two insurances; one person without is enough to lack it. */
function medicalOf(people: readonly SafeguardPerson[]): Safeguard {
  const single = people.map(({ hasResidentInsurance: resident, hasEmployeeInsurance: employee }) =>
    resident === 1 || employee === 1 ? 'secured' : flagged(resident ?? employee),
  );
  if (single.includes('lacking')) return 'lacking';
  return single.length === 0 || single.includes('unknown') ? 'unknown' : 'secured';
}

function housingOf(home: SafeguardHome | undefined): Safeguard {
  const { safeHousing = null, isDangerousHouse } = home ?? {};
  if (safeHousing !== null) return safeHousing === SAFE_HOUSE ? 'secured' : 'lacking';
  return isDangerousHouse === 1 ? 'lacking' : isDangerousHouse === 0 ? 'secured' : 'unknown';
}

const flagged = (flag: Flag): Safeguard => (flag === 1 ? 'secured' : flag === 0 ? 'lacking' : 'unknown');
