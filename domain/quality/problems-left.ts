import { AFTER_PROBLEMS } from '#domain/monitoring/problems-after.ts';
import { flagOf, type RuleContext } from './facts.ts';
import type { Home } from './home.ts';
import { AGE_READS } from './reads.ts';
import {
  DROPOUT_READS,
  INSURANCE_READS,
  isDangerousHouse,
  isDropout,
  isKnownUninsured,
  isWaterSafe,
  WATER_READS,
} from './shortfalls.ts';
import type { Spell } from './spells.ts';

/** What `problemsLeft` reads. */
export const PROBLEMS_READ = [
  ...AFTER_PROBLEMS.map(([name]) => `monitoring.${name}`),
  ...AGE_READS,
  ...DROPOUT_READS,
  ...INSURANCE_READS,
  'living_conditions.is_dangerous_house',
  ...WATER_READS,
] as const;

type ProblemName = (typeof AFTER_PROBLEMS)[number][0];

/** The same as the records of the year tell it, and where they do. */
const IN_THE_YEAR: Readonly<
  Record<ProblemName, readonly [field: string, isSo: (home: Home, context: RuleContext) => boolean]>
> = {
  after_school_problem: [
    'member.dropout_reason',
    ({ present }, context) => present.some((person) => isDropout(person, context)),
  ],
  after_housing_problem: ['living_conditions.is_dangerous_house', (home) => isDangerousHouse(home) === true],
  after_insurance_problem: [
    'member.has_resident_medical_insurance',
    ({ present }) => present.some(({ year }) => year !== null && isKnownUninsured(year)),
  ],
  after_water_problem: [
    'living_conditions.has_safe_water',
    (home, context) => isWaterSafe(home, context) === false,
  ],
};

/**
 * What is not solved though the risk is marked as eliminated: by the spell itself or, of the newest one – a later spell
 * speaks for the household as it is now – by the household of the year.
 */
export function problemsLeft(spell: Spell, home: Home, context: RuleContext) {
  const left = AFTER_PROBLEMS.flatMap(([name, words]) => {
    if (flagOf(spell.values, name) === true) return [{ field: `monitoring.${name}`, words }];
    const [field, isSo] = IN_THE_YEAR[name];
    return spell.isNewest && isSo(home, context) ? [{ field, words }] : [];
  });
  const [first] = left;
  return (
    first !== undefined && {
      field: first.field,
      words: { 问题: left.map(({ words }) => words).join('、') },
    }
  );
}
