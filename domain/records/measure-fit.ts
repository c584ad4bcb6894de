/** Which kinds of measures answer which risk (quality rule Q153). Other risks are answered by any. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  '01': ['health', 'social'],
  '02': ['compulsory_education', 'education', 'social'],
  '03': ['security', 'social'],
  '09': ['housing', 'relocation'],
  '10': ['water'],
};

/** The kinds of measures of which one is asked for, the usual one first; null where any will do. */
export const answersTo = (risk: string): readonly string[] | null => ANSWERS[risk] ?? null;

/** False where the rule knows the risk and the kind of measure is none of its answers. */
export const fitsRisk = (risk: string, measureKind: string): boolean =>
  ANSWERS[risk]?.includes(measureKind) ?? true;
