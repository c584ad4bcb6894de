import type { Cells, RowWriter } from '#db/row-access.ts';
import { spellFigureNames } from '#domain/income/spell-figures.ts';
import { ageInFullYears } from '#domain/time/age.ts';

/** Cells of an invented household to which no rule of level error objects; what a test gives stands before them. */

interface YearWanted extends Cells {
  readonly year: number;
}

/** Codes of 户类型, 脱贫状态 and 主要致贫原因. */
const TYPE_EXITED = '01';
const EXITED = ['1', '4'];
const NO_MONEY = '09';

/** 户 and 生产生活条件 of a year: a sound house with light, water and a road, no land. */
export function soundYear(cells: YearWanted, household: Cells): Cells {
  const isExited =
    EXITED.includes(String(cells['exit_status'])) || household['household_type'] === TYPE_EXITED;
  return {
    ...{ arable_area: 0, forest_area: 0, returned_farmland_area: 0 },
    ...{ orchard_area: 0, pasture_area: 0, water_area: 0 },
    ...{ has_household_power: 1, has_broadcast_tv: 1, has_sanitary_toilet: 1, fuel: '04' },
    ...{ access_road: cells.year < 2020 ? '03' : '05', road_distance: 0.5, housing_area: 100 },
    ...(cells.year <= 2018 ? { is_water_safe: 1 } : {}),
    ...(cells.year >= 2018 ? { has_safe_water: 1 } : {}),
    ...('dangerous_house_level' in cells ? {} : { is_dangerous_house: 0 }),
    ...(isExited || 'poverty_attribute' in cells ? { main_cause: NO_MONEY } : {}),
    ...(isExited ? { first_recognised_year: 2014, exit_year: Math.min(cells.year, 2018) } : {}),
    ...cells,
  };
}

/** Who is younger has no 劳动能力; codes of it: 普通劳动力, 无劳动力. */
const WORKING_AGE = 16;

/** A year of a person who is healthy and insured, of school age or of working age. */
export function soundMemberYear(cells: YearWanted, born: string): Cells {
  const isGrown = ageInFullYears(born, `${cells.year}-12-31`) >= WORKING_AGE;
  const isTaught = cells['school_status'] === undefined && cells['dropout_reason'] === undefined;
  return {
    health: '01',
    labour_ability: isGrown && cells['school_status'] === undefined ? '01' : '04',
    ...(isTaught ? { education: '03' } : {}),
    ...('has_employee_medical_insurance' in cells ? {} : { has_resident_medical_insurance: 1 }),
    ...cells,
  };
}

const figures = (prefix: 'recognised' | 'after') =>
  Object.fromEntries(spellFigureNames(prefix).map((name) => [name, 0]));

/** What is asked at the end of a spell. */
export const soundEnd = (cells: Cells = {}): Cells => ({
  ...END,
  ...figures('after'),
  ...ENOUGH,
  ...cells,
});

/** Codes of 监测对象类别: 脱贫不稳定户, 边缘易致贫户; and of 风险消除方式: 自然消除. */
const UNSTABLE = '1';
const MARGINAL = '2';
const BY_ITSELF = '2';

/** A spell of monitoring with all that is asked when it is recognised, and when it ends. */
export function soundSpell(cells: Cells, household: Cells = {}): Cells {
  if (cells['state'] === 'proposed') return cells;
  const isOver = cells['state'] === 'eliminated';
  return {
    category: household['household_type'] === TYPE_EXITED ? UNSTABLE : MARGINAL,
    ...{ risk_1: '01', consent_on: '2021-01-10' },
    ...{ school_problem: 0, housing_problem: 0, water_problem: 0, insurance_problem: 0 },
    ...figures('recognised'),
    ...(isOver ? soundEnd() : {}),
    ...cells,
  };
}

const END = {
  ...{ is_eliminated: 1, elimination_mode: BY_ITSELF },
  ...{
    after_school_problem: 0,
    after_housing_problem: 0,
    after_insurance_problem: 0,
    after_water_problem: 0,
  },
  ...{ contact_name: '李联系', contact_phone: '13800005678' },
};
/** Above the 监测范围 of any year. */
const ENOUGH = { after_transfer_income: 20_000, after_net_income: 20_000, after_per_capita_income: 20_000 };

/** Who is monitored is helped, from before the forms until after the tests. */
export function insertHelper(rows: RowWriter, householdId: number): void {
  const helper = { name: '周帮扶', phone: '13700002345', unit_name: '云岭县农业农村局' };
  const helper_id = rows.insert('helper', helper);
  rows.insert('pairing', {
    ...{ helper_id, household_id: householdId, starts_on: '2014-01-01', ends_on: '2035-12-31' },
  });
}
