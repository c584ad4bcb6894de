import { checkDigit } from '#domain/identity/id-number.ts';
import type {
  CandidacyFacts,
  HouseholdFacts,
  MemberFacts,
  RuleContext,
  Values,
} from '#domain/quality/facts.ts';
import { Home, indexByIdKey } from '#domain/quality/home.ts';
import { prepareRules } from '#domain/quality/prepare-rules.ts';
import type { Rule } from '#domain/quality/rule.ts';
import { identityRules } from '#domain/quality/rules/identity.ts';
import { incomeRules } from '#domain/quality/rules/income.ts';
import { householdRules } from '#domain/quality/rules/make-up.ts';
import { homeFinding, type RuleFinding, runHomeRules } from '#domain/quality/run-rules.ts';
import type { PackChecks } from '#domain/policy/check-parts.ts';

/** A number of an invented person: county 529901 does not exist. */
export function anIdNumber(birth: string, sex: '1' | '2', { county = '529901', serial = '01' } = {}): string {
  const first17 = county + birth.replaceAll('-', '') + serial + sex;
  return first17 + checkDigit(first17);
}

let lastId = 0;

interface MemberChanges {
  readonly present?: boolean;
  readonly values?: Values;
  /** Of the year that is checked; nothing is recorded of it unless given. */
  readonly year?: Values | null;
  readonly before?: MemberFacts['before'];
}

/** A member without a fault in who he is; what is given replaces. */
export function aMember({
  present = true,
  values = {},
  year = null,
  before = [null, null],
}: MemberChanges = {}): MemberFacts {
  lastId += 1;
  const birth = typeof values['birth_date'] === 'string' ? values['birth_date'] : '1970-05-06';
  const sex = values['sex'] === '2' ? '2' : '1';
  return {
    id: lastId,
    ...{ present, year, before },
    values: {
      name: '赵一',
      sex,
      id_type: '01',
      id_number: anIdNumber(birth, sex, { serial: String(lastId % 100).padStart(2, '0') }),
      birth_date: birth,
      relation: '01',
      nation: '01',
      ...values,
    },
  };
}

export const aSpouse = (values: Values = {}, year: Values | null = null): MemberFacts =>
  aMember({
    values: { name: '钱二', sex: '2', relation: '02', birth_date: '1972-03-04', ...values },
    year,
  });

/** A record of a household: a spell, a measure, a pairing, a benefit, a visit, an adjustment. */
export function aRecord(values: Values): { id: number; values: Values } {
  lastId += 1;
  return { id: lastId, values };
}

export function aCandidacy(
  values: Values,
  rest: Partial<Omit<CandidacyFacts, 'id' | 'values'>> = {},
): CandidacyFacts {
  return { ...aRecord(values), answers: [], steps: [], papers: [], ...rest };
}

export function aHousehold(changes: Partial<HouseholdFacts> = {}): HouseholdFacts {
  lastId += 1;
  return {
    id: lastId,
    householdNo: '5299010000000001',
    villageId: 1,
    values: { phone: '13900000000' },
    ...{ year: null, yearBefore: null, income: null, incomeBefore: null, headCount: null },
    members: [aMember()],
    ...{ spells: [], measures: [], pairings: [], benefits: [], visits: [], adjustments: [], candidacies: [] },
    ...changes,
  };
}

export function aContext(
  households: readonly HouseholdFacts[] = [],
  changes: Partial<RuleContext> = {},
): RuleContext {
  return {
    ...{ today: '2024-06-30', on: '2024-06-30', year: 2024, countyCode: '529901' },
    ownPlace: { province: '示范省', city: '示范市', county: '示范县' },
    householdsByIdKey: indexByIdKey(households),
    householdsByPhone: new Map(),
    assisted: new Set(),
    ...{
      exitLine: 4000,
      monitoringLine: 7800,
      monitoringLines: new Map([[2023, 7300]]),
      incomePeriod: ['2023-10-01', '2024-09-30'],
      packOf: () => undefined,
    },
    ...changes,
  };
}

/** The chapters on who people are, how they make up a household, and how an income adds up. */
const FIRST: readonly Rule[] = [...identityRules, ...householdRules, ...incomeRules];

interface Options {
  readonly rules?: readonly Rule[];
  readonly checks?: PackChecks;
}

/** What rules say of a household, in the order of the rules. */
export function findingsOf(
  facts: HouseholdFacts,
  context: RuleContext = aContext([facts]),
  { rules = FIRST, checks }: Options = {},
): RuleFinding[] {
  const home = new Home(facts, context);
  const found: RuleFinding[] = [];
  const { ofHomes } = prepareRules(rules, { year: context.year, checks });
  runHomeRules([home], ofHomes, context, (_, rule, hit) => found.push(homeFinding(home, rule, hit)));
  return found;
}

/** Ids of the rules that report something, so that a second finding for one cause shows. */
export const rulesOf = (...args: Parameters<typeof findingsOf>): string[] =>
  findingsOf(...args).map(({ rule }) => rule);
