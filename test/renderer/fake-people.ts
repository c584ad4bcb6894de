import type { FieldValues } from '#contract/common.ts';
import { checkDigit } from '#domain/identity/id-number.ts';

const surnames = '陈李王张刘杨黄吴周徐孙胡朱高林何郭马罗梁'.split('');
const given = ['建国', '秀英', '志强', '桂花', '春梅', '国庆', '小芳', '文军', '玉兰', '海燕', '明', '丽华', '子涵', '浩然'];
export const villageNames = ['大树村', '青石村', '竹坪村', '河湾村', '新田村', '石桥村'];
const groups = ['一组', '二组', '三组', '四组'];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** An invented number of region 529901, which does not exist. */
const idNumber = (birth: string, order: number): string => {
  const first17 = `529901${birth.replaceAll('-', '')}${String(order % 1000).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
};

export interface FakeMember {
  id: number;
  present: boolean;
  leftOn: string | null;
  leftReason: string | null;
  values: FieldValues;
}

export interface FakeHousehold {
  id: number;
  villageId: number | null;
  values: FieldValues;
  lastYear: FieldValues;
  members: FakeMember[];
  category: string | null;
}

function member(household: number, order: number): FakeMember {
  const seed = household * 7 + order * 13;
  const years = [1958, 1962, 1985, 1988, 2012, 2016];
  const birth = `${pick(years, order + (household % 2))}-0${(seed % 9) + 1}-1${seed % 9}`;
  const sex = (order + household) % 2 === 0 ? 1 : 2;
  const relation = ['01', '02', '03', '05', '07', '08'][order] ?? '99';
  const child = birth > '2010';
  return {
    id: household * 10 + order,
    present: true,
    leftOn: null,
    leftReason: null,
    values: {
      'member.name': pick(surnames, order === 1 || order === 3 ? seed : household) + pick(given, seed),
      'member.sex': String(sex),
      'member.relation': relation,
      'member.id_type': '01',
      'member.id_number': idNumber(birth, seed * 2 + sex),
      'member.birth_date': birth,
      'member.nation': '01',
      'member.health': order === 1 && household % 3 === 0 ? '02,04' : '01',
      'member.labour_ability': child ? '04' : '01',
      'member.education': child ? null : '03',
      'member.school_status': child ? '03' : null,
      'member.work_place': order === 2 ? '浙江省温州市乐清市' : null,
      'member.work_months': order === 2 ? 9.5 : null,
      'member.phone': order < 3 ? `138${String(10000000 + seed * 7919).slice(0, 8)}` : null,
      'member.has_resident_medical_insurance': 1,
    },
  };
}

export function household(id: number): FakeHousehold {
  const people = 1 + ((id * 5) % 6);
  const wage = (id % 7) * 8000 + 6000;
  const income = {
    'income.wage_income': id % 9 === 0 ? null : wage,
    'income.business_income': id % 9 === 0 ? null : (id % 5) * 2100,
    'income.business_expense': id % 9 === 0 ? null : (id % 5) * 700,
    'income.dibao_income': id % 4 === 0 ? 4200 : 0,
    'income.pension_income': id % 2 === 0 ? 1680 : 0,
    'income.other_transfer_income': 312.5,
  };
  const members = Array.from({ length: people }, (_, order) => member(id, order));
  return {
    id,
    villageId: id % 41 === 0 ? null : (id % villageNames.length) + 1,
    category: id % 6 === 0 ? String((id % 3) + 1) : null,
    members,
    values: {
      'household.household_no': `529901${String(20140000 + id)}`,
      'household.household_type': id % 3 === 0 ? '02' : '01',
      'household.group_name': pick(groups, id),
      'household.phone': members[0]?.values['member.phone'] ?? null,
      'household.address': `${villageNames[id % 6]}${pick(groups, id)} ${id} 号`,
      'household.bank_name': '农村信用社',
      'household.bank_account': `62218800${String(10000000000 + id)}`,
      'household.exit_status': id % 3 === 0 ? null : '1',
      'household.exit_year': id % 3 === 0 ? null : 2019,
      'household.main_cause': '01',
      'living_conditions.housing_area': 96 + id,
      'living_conditions.is_dangerous_house': 0,
      'living_conditions.has_safe_water': 1,
      'living_conditions.arable_area': 3.2,
      'living_conditions.access_road': '05',
      ...income,
    },
    lastYear: { ...income, 'income.wage_income': wage - 2500, 'income.pension_income': 1500 },
  };
}
