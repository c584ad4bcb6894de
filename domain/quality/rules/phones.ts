import { textOf } from '../facts.ts';
import { ofHousehold } from '../find.ts';
import type { Home } from '../home.ts';
import { homeRule, type Rule } from '../rule.ts';

const MOBILE = /^1[3-9]\d{9}$/;

/** The mobile number of the household; null where there is none or what was typed is none. */
function mobileOf({ values }: Home): string | null {
  const phone = textOf(values, 'phone');
  return phone !== null && MOBILE.test(phone) ? phone : null;
}

/** Rules on the household's phone, Q033 and Q034 of the catalogue. */
export const phoneRules = [
  homeRule({
    id: 'Q033',
    level: 'error',
    entity: 'household',
    title: '户联系电话不对',
    message: '户联系电话为空或不是 11 位手机号',
    source: 'G1 4_02_001、5_13_003;G3 15',
    reads: ['household.phone'],
    find: ofHousehold('household.phone', (home) => mobileOf(home) === null),
  }),
  homeRule({
    id: 'Q034',
    level: 'warning',
    entity: 'household',
    title: '联系电话与别户相同',
    message: '联系电话 {tel} 被 {n} 户共用',
    source: 'G1 5_15_022',
    reads: ['household.phone'],
    find: ofHousehold('household.phone', (home, { householdsByPhone }) => {
      const tel = mobileOf(home);
      if (tel === null) return false;
      const others = householdsByPhone
        .get(tel)
        ?.filter(({ householdId }) => householdId !== home.facts.id).length;
      return others !== undefined && others > 0 && { tel, n: others + 1 };
    }),
  }),
] satisfies readonly Rule[];
