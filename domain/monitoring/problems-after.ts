/** 三保障与饮水 after an elimination: the column that says whether one is a problem still, and the problem in words. */
export const AFTER_PROBLEMS = [
  ['after_school_problem', '失学辍学'],
  ['after_housing_problem', '住房安全问题'],
  ['after_insurance_problem', '有成员未参加基本医疗保险'],
  ['after_water_problem', '饮水安全问题'],
] as const;

type AfterProblem = (typeof AFTER_PROBLEMS)[number][0];

/** What is still wrong after an elimination, in words. */
export const problemsAfter = (spell: Readonly<Record<AfterProblem, number | null>>): string[] =>
  AFTER_PROBLEMS.filter(([name]) => spell[name] === 1).map(([, words]) => words);
