import { cardChanges, type CardChange } from '#db/documents-registers.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { lastDayToTell } from '#domain/household/present-on.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import { ofMonth } from '#domain/time/timeline.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import {
  measuresIn,
  registerFacts,
  type RegisterFacts,
  safeguardsIn,
  stateIn,
  wordFor,
} from '../register-facts.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';

type Card = ModelOf<'P38'>;
type Member = Card['members'][number];

const YEARS = 5;

/** 户卡 (P38) for the file. */
export const card: Maker<Card> = { of: 'household', model: cardOf };

/** 户卡 that stays with the household (P38B): the numbers never reach the template. */
export const householdCard: Maker<ModelOf<'P38B'>> = {
  of: 'household',
  model: async (ask) => {
    const full = await cardOf(ask);
    return { ...full, members: full.members.map((member) => ({ ...member, idNumber: null })) };
  },
};

async function cardOf({ db, household, village, township, year, today, lacks }: HouseholdAsk): Promise<Card> {
  const day = lastDayToTell(year, today);
  const years = Array.from({ length: YEARS }, (_, at) => year - YEARS + 1 + at);
  const [facts] = await registerFacts(db, { ids: [household.id], years, day });
  if (facts === undefined) throw new Error('the household is gone');
  const number = `户编号 ${householdLabel(household.household_no)}`;
  if (facts.year(year) === undefined) lacks(`${number} 没有 ${year} 年的年度信息，户卡上留空手写`);
  if (facts.helpers.length === 0) lacks(`${number} 没有帮扶责任人，户卡上留空手写`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: facts.household.group,
    householdNo: household.household_no,
    year,
    head: facts.head,
    address: facts.household.address,
    phone: household.phone,
    type: labelOf('household_type', household.household_type, year),
    members: facts.people.map((person) => memberOf(facts, person, { year, day })),
    events: eventsOf(facts, years),
    helpers: facts.helpers.map(({ name, unit_name: unit, position, phone }) => ({
      ...{ name: name ?? '', unit: unit ?? '', position: position ?? '', phone: phone ?? '' },
    })),
    years: years.map((of) => ({
      year: of,
      perCapita: facts.income(of),
      funds: facts.funds(of),
      measures: measuresIn(facts, of).map(({ kind, items }) => (items === '' ? kind : `${kind}（${items}）`)),
      safeguards: safeguardsIn(facts, of),
      state: stateIn(facts, of),
    })),
    changes: (await cardChanges(db, household.id)).filter((change) => change.day <= day).map(changeOf),
  };
}

function memberOf(
  { memberYear }: RegisterFacts,
  person: RegisterFacts['people'][number],
  { year, day }: { year: number; day: string },
): Member {
  const row = memberYear(person.id, year);
  const word = (column: string, value: string | null | undefined) => wordFor(`member.${column}`, value, year);
  const birth = person.birth_date ?? (person.id_number === null ? null : birthDateOf(person.id_number));
  const insured = [row?.has_resident_medical_insurance, row?.has_employee_medical_insurance];
  const pension = [row?.has_resident_pension_insurance, row?.has_employee_pension_insurance];
  const disability = [
    word('disability_type', row?.disability_type),
    word('disability_level', row?.disability_level),
  ];
  return {
    name: person.name ?? '',
    sex: word('sex', person.sex).replace(/性$/u, ''),
    idNumber: person.id_number,
    relation: word('relation', person.relation),
    age: birth === null ? null : ageInFullYears(birth, day),
    health: word('health', row?.health),
    labour: word('labour_ability', row?.labour_ability),
    occupation: occupationOf(row, word),
    isMedicallyInsured: eitherOf(insured),
    hasPension: eitherOf(pension),
    relief: reliefOf(row),
    disability: disability.filter((part) => part !== '').join(''),
  };
}

type MemberYear = ReturnType<RegisterFacts['memberYear']>;

function occupationOf(
  row: MemberYear,
  word: (column: string, value: string | null | undefined) => string,
): string {
  const school = word('school_status', row?.school_status);
  if (school !== '') return school;
  const area = word('work_area', row?.work_area);
  const months = row?.work_months ?? 0;
  return months > 0 ? `${area === '' ? '务工' : area}${months}个月` : area;
}

const OFF = '0';

/** 低保, 特困, both or none; empty where neither was asked. */
function reliefOf(row: MemberYear): string {
  const [dibao, tekun] = [row?.dibao ?? null, row?.tekun ?? null];
  if (dibao === null && tekun === null) return '';
  const held = [dibao !== null && dibao !== OFF ? '低保' : '', tekun !== null && tekun !== OFF ? '特困' : ''];
  return held.filter((part) => part !== '').join('、') || '否';
}

const eitherOf = (flags: readonly (number | null | undefined)[]): boolean | null => {
  if (flags.includes(1)) return true;
  return flags.includes(0) ? false : null;
};

/** Recognised, out of poverty, back in it; watched and no longer: each once, oldest first. */
function eventsOf({ year, spells }: RegisterFacts, years: readonly number[]): Card['events'] {
  const rows = years.flatMap((of) => year(of) ?? []);
  const once = (column: 'first_recognised_year' | 'exit_year' | 'return_year', what: string) =>
    [...new Set(rows.map((row) => row[column]))].flatMap((on) =>
      on == null ? [] : [{ on: String(on), what }],
    );
  const ofSpells = spells.flatMap((spell) => [
    ...monthly(
      spell.recognised_month,
      `纳入监测：${labelOf('monitoring_category', spell.category) || '监测对象'}`,
    ),
    ...(spell.state === 'eliminated' ? monthly(spell.eliminated_month, '风险消除') : []),
  ]);
  return [
    ...once('first_recognised_year', '首次识别'),
    ...once('exit_year', '脱贫退出'),
    ...once('return_year', '返贫'),
    ...ofSpells,
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const monthly = (month: string | null, what: string): Card['events'] =>
  month === null ? [] : [{ on: ofMonth(month), what }];

function changeOf({ day: on, what, name, kind, reason, operator: by }: CardChange): Card['changes'][number] {
  const who = name ?? '';
  const why = (list: 'increase_reason' | 'decrease_reason') => {
    const word = kind === 'transfer' ? (reason ?? '') : labelOf(list, reason);
    return word === '' ? '' : `（${word}）`;
  };
  const said = {
    join: () => `增加${who}${why('increase_reason')}`,
    leave: () => `减少${who}${why('decrease_reason')}`,
    pair: () => `结对帮扶责任人${who}`,
    unpair: () => `结束结对${who}`,
    open: () => '立户',
    move: () => `迁到${who}`,
  };
  return { on, what: said[what](), by };
}
