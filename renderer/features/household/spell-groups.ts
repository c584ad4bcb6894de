import type { FieldGroup } from '../../fields/field-group.ts';
import { grouped } from './grouped.ts';

const recognised = ['wage', 'business', 'property', 'transfer'].map((name) => `recognised_${name}_income`);
const after = ['wage', 'business', 'property', 'transfer'].map((name) => `after_${name}_income`);

export const spellGroups = (year: number): FieldGroup[] =>
  grouped('monitoring', year, [
    [
      '识别',
      [
        'category',
        'discovery_channel',
        'discovered_on',
        'consent_on',
        'notice_from',
        'notice_to',
        'county_approved_on',
        'recognised_month',
      ],
    ],
    [
      '风险',
      [
        'risk_1',
        'risk_2',
        'risk_3',
        'risk_4',
        'risk_5',
        'disaster_kind',
        'disaster_note',
        'other_note',
        'development_measures',
      ],
    ],
    ['三保障和饮水', ['school_problem', 'housing_problem', 'water_problem', 'insurance_problem']],
    [
      '识别时收支',
      [
        ...recognised,
        'recognised_business_expense',
        'recognised_net_income',
        'recognised_per_capita_income',
        'recognised_claim_income',
        'recognised_self_paid_expense',
      ],
    ],
    [
      '风险消除',
      [
        'is_eliminated',
        'elimination_mode',
        'eliminated_month',
        'contact_name',
        'contact_phone',
        'after_school_problem',
        'after_housing_problem',
        'after_insurance_problem',
        'after_water_problem',
        ...after,
        'after_business_expense',
        'after_net_income',
        'after_per_capita_income',
        'after_claim_income',
        'after_self_paid_expense',
        'rolled_back_on',
      ],
    ],
  ]);
