import { fieldsOf, findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { maskIdNumber, maskPhone } from '#domain/identity/mask.ts';
import { isInYear, isTyped } from './read-written.ts';
import { fieldColumn, type SheetColumn } from './sheet-column.ts';

/** Columns that follow from the id number and the day of birth. */
export const AGE = 'entry.age';
export const REGION = 'entry.region';

export type MemberGroup = 'common' | 'identity' | 'school' | 'health' | 'work' | 'insurance' | 'other';

export const memberGroupTitles: readonly { key: MemberGroup; title: string }[] = [
  { key: 'common', title: '常用' },
  { key: 'identity', title: '身份' },
  { key: 'school', title: '上学' },
  { key: 'health', title: '健康' },
  { key: 'work', title: '劳动务工' },
  { key: 'insurance', title: '保险救助' },
  { key: 'other', title: '其他' },
];

/** What each group shows beside the leading columns; what no group names is in 其他. */
const plan: Readonly<Record<Exclude<MemberGroup, 'other'>, readonly string[]>> = {
  common: [
    ...['relation', 'sex', 'birth_date', AGE, REGION, 'nation', 'education', 'school_status', 'health'],
    ...['labour_ability', 'work_place', 'work_months', 'phone'],
  ],
  identity: [
    ...['relation', 'id_type', 'sex', 'birth_date', AGE, REGION, 'nation', 'political_status', 'phone'],
    ...['person_no', 'is_soldier', 'is_relocated', 'member_state'],
  ],
  school: ['education', 'school_status', 'dropout_reason', 'unemployed_reason', 'speaks_mandarin'],
  health: ['health', 'disability_type', 'disability_level', 'disability_card_year', 'is_unattended_child'],
  work: [
    ...['labour_ability', 'work_area', 'work_place', 'work_months', 'employer', 'monthly_wage', 'industry'],
    ...[
      'employment_channel',
      'is_point_to_point',
      'work_from',
      'work_to',
      'transport_subsidy',
      'works_abroad',
    ],
    ...['employment_need', 'public_post', 'public_post_months'],
  ],
  insurance: [
    ...['has_resident_medical_insurance', 'has_employee_medical_insurance', 'has_serious_illness_insurance'],
    ...['has_commercial_medical_insurance', 'has_accident_insurance_subsidy', 'has_medical_aid'],
    ...['has_other_health_aid', 'has_resident_pension_insurance', 'has_employee_pension_insurance'],
    ...['dibao', 'tekun'],
  ],
};

/** Kept by the program: the household number of the household, the state of the acts. */
const KEPT = new Set(['member.household_no', 'member.member_state']);

const widths: Readonly<Record<string, number>> = {
  'member.id_number': 168,
  'member.name': 92,
  'member.relation': 82,
  'member.sex': 44,
  'member.birth_date': 92,
  'member.nation': 76,
  'member.phone': 104,
  'member.person_no': 130,
  'member.health': 112,
  'member.education': 92,
  'member.school_status': 100,
  'member.labour_ability': 100,
  'member.work_place': 110,
  'member.work_months': 62,
  'member.employer': 150,
  'member.industry': 110,
  'member.public_post': 110,
  'member.dibao': 110,
  'member.tekun': 110,
};

/** Short enough for a narrow column; the whole label is shown when the pointer rests on it. */
const shortLabels: Readonly<Record<string, string>> = {
  'member.relation': '与户主关系',
  'member.phone': '电话',
  'member.work_months': '务工（月）',
  'member.dropout_reason': '未上学原因',
  'member.unemployed_reason': '毕业未就业原因',
  'member.speaks_mandarin': '会讲普通话',
  'member.is_unattended_child': '无人抚养儿童',
  'member.disability_card_year': '残疾证年度',
  'member.is_point_to_point': '点对点输送',
  'member.works_abroad': '国外务工',
  'member.employment_need': '劳动意愿需求',
  'member.public_post_months': '公岗（月）',
  'member.is_soldier': '现役军人',
  'member.is_relocated': '易地搬迁人口',
  'member.has_resident_medical_insurance': '城乡居民医保',
  'member.has_employee_medical_insurance': '职工医保',
  'member.has_serious_illness_insurance': '大病保险',
  'member.has_commercial_medical_insurance': '商业补充医保',
  'member.has_accident_insurance_subsidy': '意外险补贴',
  'member.has_medical_aid': '医疗救助',
  'member.has_other_health_aid': '其他健康扶贫',
  'member.has_resident_pension_insurance': '城乡居民养老',
  'member.has_employee_pension_insurance': '职工养老',
  'member.dibao': '低保',
  'member.tekun': '特困供养',
};

const derived: Readonly<Record<string, SheetColumn>> = {
  [AGE]: derivedColumn(AGE, '年龄', 46, 'right'),
  [REGION]: derivedColumn(REGION, '号码地区', 96),
};

function derivedColumn(key: string, label: string, width: number, align?: 'right'): SheetColumn {
  return {
    key,
    label,
    title: `${label}：由证件号码得出`,
    width,
    fixed: true,
    hint: '由证件号码得出，不用填',
    ...(align === undefined ? {} : { align }),
    read: (text) => text,
    shown: (text) => text,
    reasonOf: () => null,
  };
}

export interface MemberColumnsWanted {
  readonly group: MemberGroup;
  readonly year: number;
  /** Names of the leading columns. */
  readonly lead: readonly string[];
  /** Whether numbers are shown as they are. */
  readonly bare: boolean;
}

/** The columns of a sheet of people: the leading ones, then those of the group that the year's forms have. */
export function memberColumns({ group, year, lead, bare }: MemberColumnsWanted): SheetColumn[] {
  const names = [...lead, ...namesOf(group, year).filter((name) => !lead.includes(name))];
  return names.flatMap((name) => {
    const own = derived[name];
    const field = own === undefined ? findField(`member.${name}`) : undefined;
    if (field === undefined || !isInYear(field, year)) return own === undefined ? [] : [own];
    return [columnOf(field, year, bare)];
  });
}

function columnOf(field: Field, year: number, bare: boolean): SheetColumn {
  const label = shortLabels[field.key];
  const mask = bare ? undefined : masks[field.key];
  return fieldColumn(field, year, {
    width: widths[field.key] ?? (field.type === 'bool' ? 70 : 96),
    ...(label === undefined ? {} : { label }),
    ...(mask === undefined ? {} : { mask }),
    ...(KEPT.has(field.key) ? { fixed: true } : {}),
  });
}

const masks: Readonly<Record<string, (written: string) => string>> = {
  'member.id_number': maskIdNumber,
  'member.phone': maskPhone,
};

function namesOf(group: MemberGroup, year: number): readonly string[] {
  if (group !== 'other') return plan[group];
  const named = new Set(Object.values(plan).flat());
  return memberSheetFields(year)
    .map(({ name }) => name)
    .filter((name) => !named.has(name));
}

/** Every field of a person that the year's forms have and that can be typed or is kept. */
export const memberSheetFields = (year: number): readonly Field[] =>
  fieldsOf('member').filter((field) => (isTyped(field) || KEPT.has(field.key)) && isInYear(field, year));

/** The groups that have anything to show in the year. */
export const memberGroupsOf = (year: number): readonly { key: MemberGroup; title: string }[] =>
  memberGroupTitles.filter(({ key }) => key !== 'other' || namesOf('other', year).length > 0);
