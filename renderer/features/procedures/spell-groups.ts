import type { ProcedurePage } from '#contract/procedure.ts';
import { fieldByKey, type FieldKey } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldGroup } from '../../fields/field-group.ts';

type Kind = Pick<ProcedurePage, 'asks' | 'effect'>;
type NameOf<K> = K extends `monitoring.${infer Name}` ? Name : never;

const group = (title: string, names: readonly NameOf<FieldKey>[]): FieldGroup => ({
  title,
  fields: names.map((name) => fieldByKey(`monitoring.${name}`)),
});

/** What the recognition sheet asks of the proposed spell. */
const RECOGNISED: readonly FieldGroup[] = [
  group('风险', [
    'category',
    'discovery_channel',
    'risk_1',
    'risk_2',
    'risk_3',
    'risk_4',
    'risk_5',
    'disaster_kind',
    'disaster_note',
    'other_note',
    'school_problem',
    'housing_problem',
    'water_problem',
    'insurance_problem',
  ]),
  group('识别时收支（识别前 12 个月）', [
    'recognised_wage_income',
    'recognised_business_income',
    'recognised_property_income',
    'recognised_transfer_income',
    'recognised_business_expense',
    'recognised_net_income',
    'recognised_per_capita_income',
    'recognised_claim_income',
    'recognised_self_paid_expense',
  ]),
];

/** What the elimination sheet asks of the spell that ends. */
const ELIMINATED: readonly FieldGroup[] = [
  group('消除风险时的情况', [
    'after_school_problem',
    'after_housing_problem',
    'after_water_problem',
    'after_insurance_problem',
  ]),
  group('消除风险时的收支', [
    'after_wage_income',
    'after_business_income',
    'after_property_income',
    'after_transfer_income',
    'after_business_expense',
    'after_net_income',
    'after_per_capita_income',
    'after_claim_income',
    'after_self_paid_expense',
  ]),
];

/** The values of its spell that a procedure asks of every household. */
export function spellGroups({ asks, effect }: Kind): readonly FieldGroup[] {
  if (effect === 'eliminate-spell') return ELIMINATED;
  return asks.spell ? RECOGNISED : [];
}

export const spellFields = (kind: Kind): Field[] => spellGroups(kind).flatMap(({ fields }) => fields);
