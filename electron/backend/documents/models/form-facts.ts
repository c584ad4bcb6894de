import { fieldByKey, fieldsOf, type FieldKey } from '#domain/fields/dictionary.ts';
import type { EntityName, Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import type { FormFact, FormGroup } from '#templates/p05-model.ts';
import { type HouseholdRecord, printedValue, risksOf, shown } from './household-record.ts';

/** What the form always asks; everything else of its subject is printed where it is recorded. */
const ASKED = [
  {
    title: '户基本情况',
    entities: ['household'],
    keys: [
      ...['household.head_name', 'household.phone', 'household.address', 'household.household_type'],
      ...['household.poverty_attribute', 'household.exit_status', 'household.first_recognised_year'],
      ...['household.annual_head_count', 'household.main_cause', 'household.other_causes'],
      ...['household.return_causes', 'household.bank_name', 'household.bank_account'],
    ],
  },
  {
    title: '年度收入（单位：元）',
    entities: ['income'],
    keys: [
      ...['income.wage_income', 'income.business_income', 'income.property_income'],
      ...['income.transfer_income', 'income.business_expense', 'income.net_income'],
      'income.per_capita_net_income',
    ],
  },
  {
    title: '生活条件',
    entities: ['living_conditions', 'relocation'],
    keys: [
      ...['living_conditions.housing_area', 'living_conditions.house_structure'],
      ...['living_conditions.dangerous_house_level', 'living_conditions.safe_housing'],
      ...['living_conditions.is_water_difficult', 'living_conditions.is_water_safe'],
      ...['living_conditions.has_safe_water', 'living_conditions.has_household_power'],
      ...['living_conditions.fuel', 'living_conditions.has_sanitary_toilet'],
      ...['living_conditions.access_road', 'living_conditions.arable_area'],
      ...['living_conditions.forest_area', 'living_conditions.is_in_cooperative'],
      'relocation.is_relocated_household',
    ],
  },
] as const satisfies readonly { title: string; entities: EntityName[]; keys: FieldKey[] }[];

/** Stands in the head of the form, in the list of its members or beside a signature. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'household.household_no',
  'household.head_person_no',
  'household.head_id_number',
] satisfies FieldKey[]);

/** The household's side of the form, group by group. */
export const householdGroups = (record: HouseholdRecord): FormGroup[] =>
  ASKED.map(({ title, entities, keys }) => {
    const asked = keys.map((key): Field => fieldByKey(key)).filter((field) => isAsked(field, record.year));
    const rest = entities
      .flatMap((entity) => fieldsOf(entity))
      .filter((field) => !asked.includes(field) && !ELSEWHERE.has(field.key))
      .filter((field) => valueIn(record, field) !== null);
    const facts = [...asked, ...rest].map((field) => factOf(record, field));
    return { title, facts: title === '户基本情况' ? [...facts, ...monitoring(record)] : facts };
  });

const isAsked = ({ since, until }: Field, year: number): boolean =>
  (since ?? year) <= year && year <= (until ?? year);

const factOf = (record: HouseholdRecord, field: Field): FormFact => ({
  key: field.key,
  label: labelWithUnit(field),
  value: printedValue(field, valueIn(record, field), record.year),
});

/** Brackets in full width, as Chinese text has them; money's unit stands in the title of its group. */
export const labelWithUnit = ({ label, unit }: Field): string => {
  const name = label.replaceAll('(', '（').replaceAll(')', '）');
  return unit === undefined || unit === '元' ? name : `${name}（${unit}）`;
};

function valueIn(record: HouseholdRecord, field: Field): FieldValue {
  if (field.key === 'household.head_name') return record.head;
  const { household, ofYear, income, custom } = record;
  switch (field.store) {
    case 'household':
      return household[field.name] ?? null;
    case 'household_year':
      return ofYear[field.name] ?? null;
    case 'income_statement':
      return income[field.name] ?? null;
    case 'custom':
      return custom[field.key] ?? null;
    default:
      return null;
  }
}

/** 识别/监测时间 and risks, since there is monitoring. */
function monitoring({ spell, year }: HouseholdRecord): FormFact[] {
  if (year < 2021 && spell === null) return [];
  const about = (key: 'monitoring.category' | 'monitoring.recognised_month'): FormFact => ({
    ...{ key, label: labelWithUnit(fieldByKey(key)) },
    value: shown(spell, key, year),
  });
  return [
    about('monitoring.category'),
    about('monitoring.recognised_month'),
    { key: 'monitoring.risks', label: '返贫致贫风险', value: risksOf(spell, year).join('、') },
  ];
}
