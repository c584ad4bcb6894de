import type { FieldGroup } from '../../fields/field-group.ts';
import { grouped } from './grouped.ts';

export const overviewGroups = (year: number): FieldGroup[] =>
  grouped('household', year, [
    ['户', ['household_no', 'household_type', 'group_name', 'address', 'phone', 'annual_head_count']],
    ['账户', ['bank_name', 'bank_account']],
    [
      '属性',
      [
        'is_martyr_family',
        'is_only_child_family',
        'is_two_daughter_family',
        'whole_household_without_labour',
        'key_assistance',
        'lives_in_resettlement_area',
      ],
    ],
    [
      '识别与退出',
      [
        'identification_standard',
        'poverty_attribute',
        'exit_status',
        'first_recognised_year',
        'planned_exit_year',
        'exit_year',
        'return_year',
        'main_cause',
        'other_causes',
        'return_causes',
        'is_exit_household',
      ],
    ],
    ['采集', ['collectors', 'collector_phone', 'filled_on']],
  ]);

export const livingGroups = (year: number): FieldGroup[] => [
  ...grouped('living_conditions', year, [
    [
      '住房',
      [
        'housing_area',
        'house_structure',
        'is_dangerous_house',
        'dangerous_house_level',
        'safe_housing',
        'house_renovation_year',
        'has_sanitary_toilet',
        'fuel',
      ],
    ],
    [
      '水电路网',
      [
        'has_safe_water',
        'is_water_difficult',
        'is_water_safe',
        'has_household_power',
        'has_production_power',
        'has_broadcast_tv',
        'has_broadband',
        'access_road',
        'is_access_road_hardened',
        'road_distance',
      ],
    ],
    [
      '土地（亩）',
      [
        'arable_area',
        'irrigated_area',
        'forest_area',
        'returned_farmland_area',
        'orchard_area',
        'pasture_area',
        'water_area',
      ],
    ],
    ['产业', ['is_in_cooperative', 'is_led_by_enterprise', 'is_led_by_entrepreneur', 'industry_support']],
  ]),
  ...grouped('relocation', year, []).map((group) => ({ ...group, title: '易地搬迁' })),
];

export const memberGroups = (year: number): FieldGroup[] =>
  grouped('member', year, [
    [
      '身份',
      [
        'name',
        'relation',
        'id_type',
        'id_number',
        'sex',
        'birth_date',
        'nation',
        'political_status',
        'phone',
        'person_no',
      ],
    ],
    ['上学', ['education', 'school_status', 'dropout_reason', 'unemployed_reason', 'speaks_mandarin']],
    [
      '健康',
      ['health', 'disability_type', 'disability_level', 'disability_card_year', 'is_unattended_child'],
    ],
    [
      '劳动和务工',
      [
        'labour_ability',
        'work_area',
        'work_place',
        'work_months',
        'employer',
        'monthly_wage',
        'industry',
        'employment_channel',
        'is_point_to_point',
        'work_from',
        'work_to',
        'transport_subsidy',
        'works_abroad',
        'employment_need',
        'public_post',
        'public_post_months',
      ],
    ],
    [
      '保险和救助',
      [
        'has_resident_medical_insurance',
        'has_employee_medical_insurance',
        'has_serious_illness_insurance',
        'has_commercial_medical_insurance',
        'has_accident_insurance_subsidy',
        'has_medical_aid',
        'has_other_health_aid',
        'has_resident_pension_insurance',
        'has_employee_pension_insurance',
        'dibao',
        'tekun',
      ],
    ],
  ]);
