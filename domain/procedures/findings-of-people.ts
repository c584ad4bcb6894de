import { splitCodes } from '#domain/codes/code-value.ts';
import { isMinor } from '#domain/identity/age.ts';
import { dayOf, textOf } from '#domain/quality/facts.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import { type Finder, found, missing } from './finding.ts';
import { birthOf, type KnownPerson } from './known-household.ts';

const DEAD = '01';
const LOST_LABOUR = '03';
const DISABLED = '04';
const GRAVELY_ILL = '03';

const healthOf = ({ yearValues }: KnownPerson): readonly string[] => splitCodes(textOf(yearValues, 'health'));
const isTold = (people: readonly KnownPerson[], ...names: readonly string[]): boolean =>
  people.some(({ yearValues }) => names.some((name) => textOf(yearValues, name) !== null));
/** Of the country or of the town. */
const draws = ({ yearValues }: KnownPerson, name: 'dibao' | 'tekun'): boolean =>
  ['1', '2'].includes(textOf(yearValues, name) ?? '');

export const minimumLiving: Finder = ({ people, year }) => {
  if (!isTold(people, 'dibao', 'tekun')) return missing(`${year} 年低保、特困`);
  const drawing = people.filter((person) => draws(person, 'dibao') || draws(person, 'tekun'));
  return drawing.length > 0
    ? found(true, `${drawing.length} 人享受低保、特困`)
    : found(false, '没有人享受低保、特困');
};

export const illOrDisabled: Finder = ({ people, year }) => {
  if (!isTold(people, 'health')) return missing(`${year} 年健康状况`);
  const ill = people.filter((person) => healthOf(person).includes(GRAVELY_ILL)).length;
  const disabled = people.filter((person) => healthOf(person).includes(DISABLED)).length;
  return ill + disabled === 0
    ? found(false, '没有人患大病或残疾')
    : found(
        true,
        [ill > 0 ? `大病 ${ill} 人` : '', disabled > 0 ? `残疾 ${disabled} 人` : '']
          .filter(Boolean)
          .join('，'),
      );
};

/** Of 18 to 59 when they died, with a minor left in the household. */
export const breadwinnerDead: Finder = ({ people, gone, on }) => {
  const minors = people.filter((person) => {
    const born = birthOf(person);
    return born !== null && isMinor(born, on);
  }).length;
  const died = gone.flatMap((person) => {
    const born = birthOf(person);
    const day = dayOf(person.values, 'left_on');
    if (textOf(person.values, 'left_reason') !== DEAD || born === null || day === null) return [];
    const age = ageInFullYears(born, day);
    return age >= 18 && age < 60 ? [day] : [];
  });
  if (died.length === 0) return found(false, '没有 18 至 59 岁成员死亡');
  const deaths = `${died.toSorted().join('、')} 有 18 至 59 岁成员死亡`;
  return minors > 0 ? found(true, `${deaths}，未成年 ${minors} 人`) : found(false, `${deaths}，没有未成年人`);
};

export const halfDisabled: Finder = ({ people, year }) => {
  if (!isTold(people, 'health')) return missing(`${year} 年健康状况`);
  const disabled = people.filter((person) => healthOf(person).includes(DISABLED));
  if (disabled.length > 0 && !isTold(disabled, 'labour_ability')) return missing(`残疾人 ${year} 年劳动能力`);
  const lost = disabled.filter(
    ({ yearValues }) => textOf(yearValues, 'labour_ability') === LOST_LABOUR,
  ).length;
  return found(
    lost > 0 && 2 * lost >= people.length,
    `丧失劳动力的残疾人 ${lost} 人，家庭人口 ${people.length} 人`,
  );
};

export const withoutLabour: Finder = ({ people, isWithoutLabour, year }) => {
  const destitute = people.filter((person) => draws(person, 'tekun')).length;
  if (destitute > 0 && destitute === people.length) return found(true, `全户 ${destitute} 人享受特困供养`);
  if (isWithoutLabour === null) return missing(`${year} 年劳动能力`);
  return found(isWithoutLabour, isWithoutLabour ? '整户无劳动力' : '户内有劳动力');
};
