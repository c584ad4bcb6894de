import { codeItemsOf, type CodeListName } from '#domain/codes/code-lists.ts';
import { excludedBy } from '#domain/entry/schooling.ts';
import { fieldByKey, fieldsOf, type FieldKey } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { notApplicable } from '#templates/layout/marks.ts';
import type { FormFact, FormMember } from '#templates/p05-model.ts';
import { labelWithUnit } from './form-facts.ts';
import { type HouseholdRecord, printedValue, type RecordedMember, type Values } from './household-record.ts';

/** Facts that are columns of their own, in the order of the form. */
const PLAIN = [
  ...['member.name', 'member.sex', 'member.relation', 'member.nation', 'member.education'],
  ...['member.school_status', 'member.health', 'member.labour_ability', 'member.work_months'],
  ...['member.political_status', 'member.phone', 'member.employer', 'member.monthly_wage'],
  ...['member.industry', 'member.employment_channel'],
] as const satisfies FieldKey[];

/** Several fields that the form asks in one column: what is a yes is named. */
const INSURANCES = {
  'form.medical': {
    label: '医疗保险',
    parts: [
      ['member.has_resident_medical_insurance', '城乡居民'],
      ['member.has_employee_medical_insurance', '城镇职工'],
      ['member.has_serious_illness_insurance', '大病'],
      ['member.has_commercial_medical_insurance', '商业补充'],
    ],
  },
  'form.pension': {
    label: '养老保险',
    parts: [
      ['member.has_resident_pension_insurance', '城乡居民'],
      ['member.has_employee_pension_insurance', '城镇职工'],
    ],
  },
} as const satisfies Record<string, { label: string; parts: readonly (readonly [FieldKey, string])[] }>;

/** Printed in a column together with others. */
const JOINED = [
  ...['member.id_number', 'member.work_area', 'member.work_place', 'member.dibao', 'member.tekun'],
  ...['member.disability_type', 'member.disability_level', 'member.disability_card_year'],
  ...['member.work_from', 'member.work_to', 'member.public_post', 'member.public_post_months'],
  ...['member.dropout_reason', 'member.unemployed_reason'],
] as const satisfies FieldKey[];

/** Said by the id number, or of use to the archive only. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'member.person_no',
  'member.id_type',
  'member.birth_date',
  'member.member_state',
] satisfies FieldKey[]);

export const formMembers = ({ members, year }: HouseholdRecord): FormMember[] =>
  members.map((member) => ({ id: member.id, facts: factsOf(member, year) }));

function factsOf(member: RecordedMember, year: number): FormFact[] {
  const value = (key: FieldKey): string => {
    const field = fieldByKey(key);
    return printedValue(field, valueIn(member, field), year);
  };
  const joined = (keys: readonly FieldKey[], by = '、'): string =>
    keys
      .map(value)
      .filter((text) => text !== '')
      .join(by);
  const plain = PLAIN.map((key): FormFact => ({
    ...{ key, label: labelWithUnit(fieldByKey(key)) },
    value: isExcluded(member, key, year) ? notApplicable : value(key),
  }));
  const insured = Object.entries(INSURANCES).map(([key, { label, parts }]): FormFact => ({
    ...{ key, label },
    value: insuranceIn(member.ofYear, parts),
  }));
  return [
    ...plain,
    ...insured,
    { key: 'member.id_number', label: '证件号码', value: numberOf(member, value('member.id_number')) },
    { key: 'form.work_place', label: '务工地区', value: joined(['member.work_area', 'member.work_place']) },
    {
      key: 'form.minimum',
      label: '低保、特困',
      value: minimumOf(value('member.dibao'), value('member.tekun')),
    },
    {
      ...{ key: 'form.disability', label: '残疾类别、等级、办证年度' },
      value: joined(['member.disability_type', 'member.disability_level', 'member.disability_card_year']),
    },
    {
      key: 'form.work_period',
      label: '务工起止',
      value: joined(['member.work_from', 'member.work_to'], '—'),
    },
    { key: 'form.public_post', label: '公益性岗位', value: postOf(value) },
    {
      ...{ key: 'form.reason', label: '未上学、未就业原因' },
      value: joined(['member.dropout_reason', 'member.unemployed_reason']),
    },
    { key: 'form.other', label: '其他情况', value: othersOf(member, year) },
  ];
}

function valueIn({ values, ofYear, custom }: RecordedMember, field: Field): FieldValue {
  if (field.store === 'custom') return custom[field.key] ?? null;
  return (field.store === 'member' ? values : ofYear)[field.name] ?? null;
}

/** 文化程度 and 在校生状况: who has the one has nothing to write under the other, in the years whose forms say so. */
function isExcluded({ ofYear }: RecordedMember, key: FieldKey, year: number): boolean {
  const other = excludedBy(key, year);
  if (other === null) return false;
  const known = (name: string) => (ofYear[name] ?? null) !== null;
  return known(other.replace('member.', '')) && !known(key.replace('member.', ''));
}

function insuranceIn(values: Values, parts: readonly (readonly [FieldKey, string])[]): string {
  const answers = parts.map(([key, word]) => [values[key.replace('member.', '')] ?? null, word] as const);
  const yes = answers.filter(([answer]) => answer === 1).map(([, word]) => word);
  if (yes.length > 0) return yes.join('、');
  return answers.some(([answer]) => answer === 0) ? '未参加' : '';
}

const numberOf = ({ certificateNo }: RecordedMember, idNumber: string): string =>
  certificateNo === null || certificateNo === idNumber ? idNumber : `${idNumber}（${certificateNo}）`;

const NOT_DRAWN = '未享受';

function minimumOf(dibao: string, tekun: string): string {
  const drawn = [dibao, tekun].filter((text) => text !== '' && text !== NOT_DRAWN);
  if (drawn.length > 0) return drawn.join('、');
  return dibao === '' && tekun === '' ? '' : NOT_DRAWN;
}

function postOf(value: (key: FieldKey) => string): string {
  const months = value('member.public_post_months');
  return `${value('member.public_post')}${months === '' ? '' : `（${months}个月）`}`;
}

/** Whatever else is recorded of the person: a yes by its name, any other value behind it. */
function othersOf(member: RecordedMember, year: number): string {
  const inColumns: ReadonlySet<string> = new Set([
    ...[...PLAIN, ...JOINED],
    ...Object.values(INSURANCES).flatMap(({ parts }) => parts.map(([key]) => key)),
  ]);
  return fieldsOf('member')
    .filter(({ key, store }) => !inColumns.has(key) && !ELSEWHERE.has(key) && store !== 'derived')
    .flatMap((field) => {
      const value = valueIn(member, field);
      if (value === null || (field.type === 'bool' && value === 0)) return [];
      const name = labelWithUnit(field).replace(/^是否/u, '');
      return field.type === 'bool' ? [name] : [`${name}：${printedValue(field, value, year)}`];
    })
    .join('；');
}

const CHOICES = [
  ['健康状况', 'health_status', '（“健康”不与其他同时填，其余可多选）'],
  ['劳动能力', 'labor_ability', '（未满16周岁的填无劳动力）'],
  ['文化程度', 'education', ''],
] as const satisfies readonly (readonly [string, CodeListName, string])[];

/** What the columns with choices take in the year, for the pen; and that schooling is asked once. */
export const formChoices = (year: number): string[] => [
  ...CHOICES.map(
    ([title, list, rule]) =>
      `${title}：${codeItemsOf(list, year)
        .map(({ label }) => label)
        .join('、')}${rule}`,
  ),
  ...(excludedBy('member.education', year) === null
    ? []
    : ['在校生只填在校生状况，非在校生只填文化程度，另一项划“/”']),
];
