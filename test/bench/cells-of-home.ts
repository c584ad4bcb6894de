import type { Cells } from '#db/row-access.ts';
import { spellFigureNames } from '#domain/income/spell-figures.ts';
import { type Random, round2 } from '#test/support/township/random.ts';
import { ageIn, canWork, wagesIn } from './cells-of-person.ts';
import type { Person } from './make-people.ts';

export interface Home {
  /** 脱贫户, else 一般农户. */
  readonly isExited: boolean;
  readonly isInDibao: boolean;
  readonly monitored: 'no' | 'open' | 'over';
  readonly people: readonly Person[];
  /** Square metres; mu. */
  readonly housing: number;
  readonly land: number;
  readonly forest: number;
  readonly restored: number;
  readonly earned: number;
  readonly shared: number;
  readonly spent: number;
}

/** What a family has, and how it stands. */
export function drawHome(random: Random, people: readonly Person[], year: number): Home {
  const living = people.filter(({ diedOn }) => diedOn === null);
  const isInDibao = random.next() < 0.05 || !living.some((person) => canWork(year, person));
  const isMonitored = random.next() < 0.2 && living.some(({ health }) => health !== 'good');
  const earned = random.money(2000, 12_000);
  const isWooded = random.next() < 0.3;
  return {
    ...{ people, isInDibao, isExited: random.next() < 0.45 },
    monitored: isMonitored ? (random.next() < 0.25 ? 'over' : 'open') : 'no',
    ...{
      housing: people.length * random.int(22, 40),
      land: random.money(0.5, 8),
      forest: random.money(4, 9),
    },
    ...{ restored: isWooded ? random.money(1, 3) : 0, earned, spent: Math.round(earned * 0.3) },
    shared: random.money(0, 800),
  };
}

/** Who belonged to the household in a year. */
export const peopleIn = (year: number, { people }: Home): Person[] =>
  people.filter(
    ({ birth, diedOn }) =>
      Number(birth.slice(0, 4)) <= year && (diedOn === null || Number(diedOn.slice(0, 4)) > year),
  );

const EXITED = {
  ...{ exit_status: '1', first_recognised_year: 2014, exit_year: 2018, identification_standard: '1' },
  main_cause: '09',
};
/** Codes of 贫困户属性. */
const DIBAO = '02';
const ORDINARY = '05';

/** 户 and 生产生活条件 of a year. */
export function cellsOfHome(year: number, home: Home): Cells {
  const heads = peopleIn(year, home).length;
  return {
    ...{ year, head_count: heads, annual_head_count: heads, collectors: '陈登记' },
    ...(home.isExited ? { ...EXITED, poverty_attribute: home.isInDibao ? DIBAO : ORDINARY } : {}),
    ...{ arable_area: home.land, irrigated_area: 0, forest_area: home.forest },
    ...{ returned_farmland_area: home.restored, orchard_area: 0, pasture_area: 0, water_area: 0 },
    ...{
      has_safe_water: 1,
      has_household_power: 1,
      has_production_power: 1,
      has_broadcast_tv: 1,
      has_broadband: 1,
    },
    ...{ housing_area: home.housing, house_structure: '02', is_dangerous_house: 0, has_sanitary_toilet: 1 },
    ...{ fuel: '04', access_road: '05', is_access_road_hardened: 1, road_distance: 0.4 },
    ...{ is_relocated_household: 0, is_in_cooperative: 0, is_led_by_enterprise: 0 },
  };
}

/** Above the 监测范围 of any year and province. */
const ENOUGH = 11_000;
const DIBAO_A_HEAD = 5_000;
const PENSION = 1_800;

/** The statement of a year with the sums that a form claims. */
export function statementOf(year: number, home: Home): Cells {
  const people = peopleIn(year, home);
  const wage = wagesIn(year, people);
  const dibao = home.isInDibao ? DIBAO_A_HEAD * people.length : 0;
  const pension = PENSION * people.filter((person) => ageIn(year, person) > 60).length;
  const ecology = Math.round(home.restored * 125);
  const sure = wage + home.earned - home.spent + home.shared + dibao + pension + ecology;
  const other = round2(Math.max(300, ENOUGH * people.length - sure));
  const transfer = round2(dibao + pension + ecology + other);
  const all = round2(wage + home.earned + home.shared + transfer);
  const net = round2(all - home.spent);
  return {
    ...{ year, purpose: 'annual', period_from: `${year - 1}-10-01`, period_to: `${year}-09-30` },
    ...{ wage_income: wage, business_income: home.earned, business_expense: home.spent },
    ...{ property_income: home.shared, dividend_income: home.shared, other_property_income: 0 },
    ...{ transfer_income: transfer, family_planning_income: 0, dibao_income: dibao, tekun_income: 0 },
    ...{ pension_income: pension, ecology_income: ecology, other_transfer_income: other },
    ...{ annual_income: all, net_income: net, per_capita_net_income: round2(net / people.length) },
  };
}

const figures = (prefix: 'recognised' | 'after', per: number): Cells => ({
  ...Object.fromEntries(spellFigureNames(prefix).map((name) => [name, 0])),
  ...{
    [`${prefix}_wage_income`]: per,
    [`${prefix}_business_income`]: per,
    [`${prefix}_transfer_income`]: per,
  },
  ...{
    [`${prefix}_net_income`]: 3 * per,
    [`${prefix}_per_capita_income`]: per,
    [`${prefix}_self_paid_expense`]: 6000,
  },
});

/** Codes of 风险类型: 因病, 因残. */
const BY_ILLNESS = '01';
const BY_DISABILITY = '03';

/** A spell of monitoring for who is ill or disabled there. */
export function spellOf(home: Home, hasLabour: boolean): Cells {
  const isIll = home.people.some(({ health, diedOn }) => health === 'ill' && diedOn === null);
  return {
    ...{ state: home.monitored === 'over' ? 'eliminated' : 'open', category: home.isExited ? '1' : '2' },
    ...{
      discovery_channel: '2',
      discovered_on: '2024-03-01',
      consent_on: '2024-02-20',
      recognised_month: '202403',
    },
    ...{ county_approved_on: '2024-03-12', notice_from: '2024-03-04', notice_to: '2024-03-11' },
    ...{ risk_1: isIll ? BY_ILLNESS : BY_DISABILITY, development_measures: hasLabour ? '1' : '2' },
    ...{ school_problem: 0, housing_problem: 0, water_problem: 0, insurance_problem: 0 },
    ...figures('recognised', 5000),
    ...(home.monitored === 'over' ? END : {}),
  };
}

const END: Cells = {
  ...{ is_eliminated: 1, elimination_mode: '1', eliminated_month: '202502' },
  ...{
    after_school_problem: 0,
    after_housing_problem: 0,
    after_insurance_problem: 0,
    after_water_problem: 0,
  },
  ...figures('after', 15_000),
  ...{ contact_name: '李联系', contact_phone: '13800005678' },
};
