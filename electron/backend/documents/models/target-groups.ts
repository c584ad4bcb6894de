import type { TargetGroup } from '#templates/p30-look-back.ts';
import type { HouseholdOf } from '../target.ts';
import type { LookedAt } from './look-facts.ts';

const OUT_OF_POVERTY = '01';
/** 脱贫状态: 未脱贫 and 返贫; 已脱贫 with policies and without. */
const POOR = ['0', '3'];
const EXITED = ['1', '4'];
const NONE = '0';
/** 患有大病; disability of the first and second degree. */
const SERIOUSLY_ILL = '03';
const SEVERE = ['1', '2'];

/** Which of the groups that are looked at again the household is in, as far as the archive says. */
export function targetGroupsOf({
  household,
  people,
  years,
  ofYear,
  isMarginal,
}: Pick<LookedAt, 'people' | 'years' | 'ofYear'> & {
  household: HouseholdOf;
  isMarginal: boolean;
}): TargetGroup[] {
  const present = years.filter(({ member_id }) => people.some(({ id }) => id === member_id));
  const has = (test: (row: LookedAt['years'][number]) => boolean) => present.some(test);
  const status = ofYear?.exit_status ?? '';
  const groups: readonly (readonly [TargetGroup, boolean])[] = [
    ['已脱贫', status === '' ? household.household_type === OUT_OF_POVERTY : EXITED.includes(status)],
    ['未脱贫', POOR.includes(status)],
    ['低保', has(({ dibao }) => dibao !== null && dibao !== NONE)],
    ['分散供养五保', has(({ tekun }) => tekun !== null && tekun !== NONE)],
    ['重残', has(({ disability_level: level }) => SEVERE.includes(level ?? ''))],
    ['重病', has(({ health }) => health === SERIOUSLY_ILL)],
    ['边缘', isMarginal],
  ];
  return groups.flatMap(([group, holds]) => (holds ? [group] : []));
}
