import { checkDigit } from '#domain/identity/id-number.ts';
import { RULES } from '#domain/quality/catalogue.ts';
import {
  type HouseholdFacts,
  type IncomeFacts,
  indexByIdKey,
  type MemberFacts,
  type RuleContext,
  type Values,
} from '#domain/quality/facts.ts';
import { runRules } from '#domain/quality/run-rules.ts';

/** A number of an invented person: county 529901 does not exist. */
export function anIdNumber(birth: string, sex: '1' | '2', { county = '529901', serial = '01' } = {}): string {
  const first17 = county + birth.replaceAll('-', '') + serial + sex;
  return first17 + checkDigit(first17);
}

let lastId = 0;

interface MemberChanges {
  readonly present?: boolean;
  readonly values?: Values;
}

/** A member without a fault; what is given replaces. */
export function aMember({ present = true, values = {} }: MemberChanges = {}): MemberFacts {
  lastId += 1;
  const birth = typeof values['birth_date'] === 'string' ? values['birth_date'] : '1970-05-06';
  const sex = values['sex'] === '2' ? '2' : '1';
  return {
    id: lastId,
    present,
    values: {
      name: '赵一',
      sex,
      id_type: '01',
      id_number: anIdNumber(birth, sex, { serial: String(lastId % 100).padStart(2, '0') }),
      birth_date: birth,
      relation: '01',
      ...values,
    },
    yearValues: {},
  };
}

export const aSpouse = (values: Values = {}): MemberFacts =>
  aMember({ values: { name: '钱二', sex: '2', relation: '02', birth_date: '1972-03-04', ...values } });

interface HouseholdChanges {
  readonly members?: readonly MemberFacts[];
  readonly yearValues?: Values;
  readonly income?: IncomeFacts | null;
  readonly householdNo?: string | null;
}

export function aHousehold(changes: HouseholdChanges = {}): HouseholdFacts {
  lastId += 1;
  return {
    id: lastId,
    householdNo: '5299010000000001',
    values: {},
    yearValues: {},
    income: null,
    members: [aMember()],
    spells: [],
    ...changes,
  };
}

export function aContext(households: readonly HouseholdFacts[] = []): RuleContext {
  return { today: '2024-06-30', countyCode: '529901', householdsByIdKey: indexByIdKey(households) };
}

export function findingsOf(household: HouseholdFacts, context: RuleContext = aContext([household])) {
  return runRules(household, RULES, context);
}

/** Ids of the rules that the whole catalogue reports, so that a second finding for one cause shows. */
export function rulesOf(household: HouseholdFacts, context?: RuleContext): string[] {
  return findingsOf(household, context).map(({ rule }) => rule);
}
