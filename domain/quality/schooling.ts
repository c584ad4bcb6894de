import { labelOf } from '#domain/codes/code-value.ts';
import { type RuleContext, textOf, type Values } from './facts.ts';
import { quotable } from './words.ts';

/**
 * From this year's forms on a person has a 文化程度 or a 在校生状况, never both; those before have a value 非在校生, and
 * always a 文化程度 (口径说明 2; G14;G9;G3).
 */
export const EXCLUSIVE_SINCE = 2019;
const NOT_IN_SCHOOL_2018 = '01';

export type SchoolStage =
  | 'preschool'
  | 'primary'
  | 'middle'
  | 'high'
  | 'vocational'
  | 'college'
  | 'technician'
  | 'bachelor'
  | 'master';

const stages = (first: number, last: number, stage: SchoolStage): [string, SchoolStage][] =>
  Array.from({ length: last - first + 1 }, (_, at) => [String(first + at).padStart(2, '0'), stage]);

/** Codes that both lists of 在校生状况 have alike: 小学 to 高职(高专)三年级. */
const COMMON: readonly [string, SchoolStage][] = [
  ...stages(2, 2, 'preschool'),
  ...stages(3, 3, 'primary'),
  ...stages(4, 6, 'middle'),
  ...stages(7, 9, 'high'),
  ...stages(10, 12, 'vocational'),
  ...stages(13, 15, 'college'),
];
const STAGES: ReadonlyMap<string, SchoolStage> = new Map([
  ...COMMON,
  ...stages(1, 1, 'preschool'),
  ...stages(16, 19, 'technician'),
  ...stages(20, 24, 'bachelor'),
  ...stages(25, 25, 'master'),
]);
/** 大专及以上 is one value there. */
const STAGES_2018: ReadonlyMap<string, SchoolStage> = new Map([...COMMON, ...stages(16, 16, 'college')]);

type OfYear = Pick<RuleContext, 'year'>;

/** The code of 在校生状况; null where it is empty or says 非在校生. 学龄前儿童 is a value too. */
export function schoolStatusOf(values: Values | null, { year }: OfYear): string | null {
  const status = textOf(values, 'school_status');
  return year < EXCLUSIVE_SINCE && status === NOT_IN_SCHOOL_2018 ? null : status;
}

/** 在校生状况 非空. */
export const isInSchool = (values: Values | null, context: OfYear): boolean =>
  schoolStatusOf(values, context) !== null;

/** The kind of school; null for who is in none and for a label that the list lacks. */
export function schoolStageOf(values: Values | null, context: OfYear): SchoolStage | null {
  const status = schoolStatusOf(values, context);
  if (status === null) return null;
  return (context.year < EXCLUSIVE_SINCE ? STAGES_2018 : STAGES).get(status) ?? null;
}

/** The label of 在校生状况 for a message. */
export const schoolLabel = (values: Values | null, { year }: OfYear): string =>
  quotable(labelOf('school_status', textOf(values, 'school_status'), year));

/** The label of 文化程度 for a message. */
export const educationLabel = (values: Values | null, { year }: OfYear): string =>
  quotable(labelOf('education', textOf(values, 'education'), year));

/** Codes of 文化程度: 大专, 本科及以上; up to 2018 大专及以上, and 06 was 学龄前儿童. */
const COLLEGE = '05';
const BACHELOR = '06';
/** 文盲或半文盲, 小学. */
const LITTLE: readonly string[] = ['01', '02'];

/** 文化程度 大专 or more. */
export function isCollegeEducated(values: Values | null, { year }: OfYear): boolean {
  const education = textOf(values, 'education');
  return education === COLLEGE || (education === BACHELOR && year >= EXCLUSIVE_SINCE);
}

/** 文化程度 小学 or less. */
export const isLittleEducated = (values: Values | null): boolean =>
  LITTLE.includes(textOf(values, 'education') ?? '');

/** Codes of 义务教育阶段未上学原因: 因病, 因残. */
const BY_HEALTH: readonly string[] = ['01', '02'];

/** 未上学原因∈{因病,因残}. */
export const isOutOfSchoolByHealth = (values: Values | null): boolean =>
  BY_HEALTH.includes(textOf(values, 'dropout_reason') ?? '');
