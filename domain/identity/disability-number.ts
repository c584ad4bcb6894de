/** 残疾人证 categories in the order of the 19th digit. */
export const disabilityCategories = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'] as const;

export interface DisabilityNumber {
  /** The holder's id number: the first 18 characters. */
  readonly idNumber: string;
  readonly category: (typeof disabilityCategories)[number];
  /** 1 (gravest) to 4. */
  readonly grade: 1 | 2 | 3 | 4;
  /** How many times the certificate was replaced; 0 for a 20-digit number. */
  readonly reissued: number;
}

const grades = [1, 2, 3, 4] as const;

/**
 * Reads a disability certificate number: 18 digits of the id number, category 1–7, grade 1–4 and, on a replaced
 * certificate, two more characters (`B1` or two digits). Null when it is none. The input is normalised already.
 */
export function readDisabilityNumber(number: string): DisabilityNumber | null {
  const parts = /^(\d{17}[\dX])([1-7])([1-4])(?:[B\d](\d))?$/.exec(number);
  if (parts === null) return null;
  const category = disabilityCategories[Number(parts[2]) - 1];
  const grade = grades[Number(parts[3]) - 1];
  if (parts[1] === undefined || category === undefined || grade === undefined) return null;
  return { idNumber: parts[1], category, grade, reissued: Number(parts[4] ?? 0) };
}
