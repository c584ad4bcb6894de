import { checkDigit } from '#domain/identity/id-number.ts';
import type { Random } from '#test/support/township/random.ts';

/** By how common they are, the commonest first; names are drawn so that a few make up most of a village. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤单',
  ...['欧阳', '司马', '上官', '劉'],
];
const GIVEN = [
  ...'明国华英秀芳兰玉建军伟强志平文桂花春丽红霞永福德贵云海林荣发成金学义光忠万生长青松柏梅香琴珍凤莲翠仙菊远超鹏浩宇轩涵梓萱欣怡思雨佳琪俊杰子豪莉静敏磊洋勇艳涛娟宁飞玲燕辉鑫婷雪倩颖洁慧晓冬刚峰彦龙亮波凯健阳晨辰昊然博诗瑶萌蕊淑贞惠清兴旺财富根水土火木石山川喆峯',
];

/** Codes of 与户主关系. */
const RELATION = {
  head: '01',
  spouse: '02',
  sons: ['03', '04'],
  grandsons: ['07', '08'],
  mother: '12',
} as const;

type Sex = '1' | '2';

export interface Person {
  readonly name: string;
  readonly sex: Sex;
  readonly relation: string;
  readonly birth: string;
  readonly idNumber: string;
  readonly health: 'good' | 'ill' | 'disabled';
  readonly phone: string | null;
  /** What he earns a month and for how many months of a year, where he goes to work. */
  readonly work: { readonly wage: number; readonly months: number; readonly away: boolean } | null;
  readonly isSkilled: boolean;
  readonly education: string;
  /** Goes on to college after school. */
  readonly isStudious: boolean;
  /** The day of a death. */
  readonly diedOn: string | null;
}

export const two = (n: number) => String(n).padStart(2, '0');

const skewed = (random: Random, from: readonly string[]) =>
  from[Math.floor(random.next() ** 1.8 * from.length)] ?? '';

const nameOf = (random: Random, surname: string) =>
  `${surname}${random.next() < 0.2 ? '' : skewed(random, GIVEN)}${skewed(random, GIVEN)}`;

export interface PeopleMaker {
  family(): readonly Person[];
  phone(): string;
}

/** Makes families of invented people of region 529901, which does not exist, as they are in a year; nothing of one is another's. */
export function makePeople(random: Random, year: number): PeopleMaker {
  const born = new Map<string, number>();
  let phones = 0;
  const phone = (): string =>
    `1${random.pick([...'3578'])}${String(((phones += 1) * 7_919_333 + 104_729) % 1_000_000_000).padStart(9, '0')}`;
  const idNumber = (birth: string, sex: Sex): string => {
    const day = birth.replaceAll('-', '');
    const serial = (born.get(day + sex) ?? 0) + 1;
    born.set(day + sex, serial);
    const first17 = `529901${day}${String((serial * 2 - (sex === '1' ? 1 : 2)) % 1000).padStart(3, '0')}`;
    return first17 + checkDigit(first17);
  };
  const person = (
    surname: string,
    given: Pick<Person, 'sex' | 'relation'> & { readonly age: number; readonly diedOn?: string },
  ): Person => {
    const { age, diedOn = null, ...rest } = given;
    const birth = `${year - age}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
    const health = healthOf(random, age);
    const works = age >= 20 && age < 59 && health !== 'disabled' && random.next() < 0.75;
    const away = random.next() < 0.4;
    const number = idNumber(birth, rest.sex);
    return {
      ...{ ...rest, birth, health, diedOn, name: nameOf(random, surname) },
      idNumber:
        health === 'disabled' ? `${number}${random.pick([1, 2, 3, 5, 6])}${random.int(1, 4)}` : number,
      phone: works || (age >= 18 && random.next() < 0.6) ? phone() : null,
      work: works ? { wage: random.int(25, 50) * 100, months: random.int(6, 12), away } : null,
      isSkilled: random.next() < 0.2,
      education: random.pick(age < 60 ? ['03', '03', '04'] : ['01', '02', '02', '03']),
      isStudious: random.next() < 0.3,
    };
  };
  return { phone, family: () => familyOf(random, person) };
}

function healthOf(random: Random, age: number): Person['health'] {
  const chance = random.next();
  if (age >= 20 && chance < 0.04) return 'disabled';
  return age > 45 && chance < 0.2 ? 'ill' : 'good';
}

type MakePerson = (
  surname: string,
  given: Pick<Person, 'sex' | 'relation'> & { readonly age: number; readonly diedOn?: string },
) => Person;

/** A head, mostly with a spouse, children, a child of theirs and a mother; one family in five buried somebody. */
function familyOf(random: Random, person: MakePerson): Person[] {
  const surname = skewed(random, SURNAMES);
  const other = () => skewed(random, SURNAMES);
  const age = random.int(34, 76);
  const sex = random.next() < 0.85 ? '1' : '2';
  const people = [person(surname, { relation: RELATION.head, sex, age })];
  if (random.next() < 0.85)
    people.push(
      person(other(), {
        relation: RELATION.spouse,
        sex: sex === '1' ? '2' : '1',
        age: age + random.int(-3, 3),
      }),
    );
  const children = random.pick([0, 1, 2, 2, 2, 3]);
  for (let at = 0; at < children; at += 1) {
    const childAge = age - random.int(22, 34) - at;
    if (childAge < 0) continue;
    const childSex: Sex = random.next() < 0.55 ? '1' : '2';
    people.push(
      person(surname, { relation: RELATION.sons[Number(childSex) - 1] ?? '', sex: childSex, age: childAge }),
    );
    if (childAge >= 26 && random.next() < 0.45) {
      const grandSex: Sex = random.next() < 0.5 ? '1' : '2';
      const relation = RELATION.grandsons[Number(grandSex) - 1] ?? '';
      people.push(
        person(surname, { relation, sex: grandSex, age: Math.min(childAge - 22, random.int(0, 14)) }),
      );
    }
  }
  if (age < 62 && random.next() < 0.45) {
    const died = random.next() < 0.4 ? { diedOn: '2024-05-01' } : {};
    people.push(
      person(other(), { relation: RELATION.mother, sex: '2', age: age + random.int(20, 26), ...died }),
    );
  }
  return people;
}
