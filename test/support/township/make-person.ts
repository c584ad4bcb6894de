import type { Random } from './random.ts';

/** A person as the exports show one. Codes are labels. */
export interface Person {
  personId: string;
  name: string;
  relation: string;
  sex: '男' | '女';
  /** yyyymmdd */
  birth: string;
  idNumber: string;
  idType: string;
  education: string;
  school: string;
  health: string;
  labour: string;
  months: number | '';
  place: string;
  phone: string;
}

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤',
  '欧阳',
  '司马',
  '上官',
];
const GIVEN = [
  ...'国明华建军志强平伟文英秀兰玉芳桂花春丽红霞永福德贵云海林荣发成金学义光忠万生长青松柏梅香琴珍凤莲翠仙菊远超鹏浩宇轩涵梓萱欣怡思雨佳琪俊杰子豪',
];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SCHOOL: readonly (readonly [number, string])[] = [
  [3, '学龄前儿童'],
  [6, '学前教育'],
  [12, '小学'],
  [13, '七年级'],
  [14, '八年级'],
  [15, '九年级'],
  [16, '普通高中一年级'],
  [17, '普通高中二年级'],
  [18, '普通高中三年级'],
];
const LABOUR = ['普通劳动力', '普通劳动力', '普通劳动力', '普通劳动力', '技能劳动力'];
const EDUCATION = ['文盲或半文盲', '小学', '小学', '初中', '初中', '高中'];

export interface PersonMaker {
  /** Whole years on 30 September of the year. */
  age(birth: string): number;
  /** A birth day of somebody `from` to `to` years old. */
  birthday(from: number, to: number): string;
  surname(): string;
  name(surname: string): string;
  phone(): string;
  person(
    given: Pick<Person, 'relation' | 'sex' | 'birth' | 'personId'> & { readonly surname: string },
  ): Person;
}

/** Makes invented people of region 529901, which does not exist; no id number is given twice. */
export function makePersonMaker(random: Random, year: number): PersonMaker {
  const used = new Set<string>();
  const reference = Date.UTC(year, 8, 30);
  const age = (birth: string) => year - Number(birth.slice(0, 4)) - (birth.slice(4) > '0930' ? 1 : 0);
  const name = (surname: string) => surname + random.sample(GIVEN, random.pick([1, 2, 2])).join('');
  const phone = () => `1${random.pick(['3', '5', '7', '8'])}${random.digits(9)}`;
  const idNumber = (birth: string, sex: string): string => {
    const order = random.int(0, 499) * 2 + (sex === '男' ? 1 : 0);
    const body = `529901${birth}${String(order).padStart(3, '0')}`;
    if (used.has(body)) return idNumber(birth, sex);
    used.add(body);
    return body + checkDigit(body);
  };
  return {
    age,
    name,
    phone,
    surname: () => random.pick(SURNAMES),
    birthday(from, to) {
      const days = random.int(from * 365 + 10, to * 365 + 300);
      return new Date(reference - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    },
    person({ surname, ...given }) {
      const years = age(given.birth);
      const disabled = years > 20 && random.next() < 0.08;
      const school = years < 18 ? (SCHOOL.find(([limit]) => years < limit)?.[1] ?? '') : '';
      const labour = labourOf(random, years, school, disabled);
      const works = LABOUR.includes(labour) && random.next() < 0.55;
      return {
        ...given,
        name: name(surname),
        idNumber: idNumber(given.birth, given.sex) + (disabled ? '44' : ''),
        idType: disabled ? '第二代残疾人证' : '居民身份证',
        education: school === '' ? random.pick(EDUCATION) : '',
        school,
        health: healthOf(random, years, disabled),
        labour,
        months: works ? random.pick([6, 8, 10, 11, 12]) : '',
        place: works ? '样省样市样县' : '',
        phone: years > 17 ? phone() : '',
      };
    },
  };
}

function checkDigit(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

function healthOf(random: Random, years: number, disabled: boolean): string {
  if (disabled) return '残疾';
  if (years > 50 && random.next() < 0.3) return '长期慢性病';
  return random.next() < 0.03 ? '患有大病' : '健康';
}

function labourOf(random: Random, years: number, school: string, disabled: boolean): string {
  if (years < 16 || school !== '') return '无劳动力';
  if (years > 75) return '丧失劳动力';
  return years > 60 || disabled ? '弱劳动力或半劳动力' : random.pick(LABOUR);
}
