/** Whole years of a person born on `birth` at the day `on` (both yyyy-mm-dd); the birthday itself counts. */
export function ageOn(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Under 18 (Civil Code §17): the name is never posted. */
export const isMinor = (birth: string, on: string): boolean => ageOn(birth, on) < 18;

/** Under 14: all data are sensitive and a guardian signs (Personal Information Protection Law §§28, 31). */
export const isChild = (birth: string, on: string): boolean => ageOn(birth, on) < 14;
