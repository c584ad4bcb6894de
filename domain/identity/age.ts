import { ageInFullYears } from '#domain/time/age.ts';

/** Under 18 (Civil Code §17): the name is never posted. */
export const isMinor = (birth: string, on: string): boolean => ageInFullYears(birth, on) < 18;

/** Under 14: all data are sensitive and a guardian signs (Personal Information Protection Law §§28, 31). */
export const isChild = (birth: string, on: string): boolean => ageInFullYears(birth, on) < 14;
