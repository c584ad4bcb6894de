import { afterAll, describe, expect, test } from 'vitest';
import type {
  HouseholdFacts,
  RecordFacts,
  RuleContext,
  Values,
  VillageFacts,
} from '#domain/quality/facts.ts';
import { Home } from '#domain/quality/home.ts';
import { prepareRules } from '#domain/quality/prepare-rules.ts';
import { readOf } from '#domain/quality/reads.ts';
import { isVillageRule, type Rule, type RuleHit } from '#domain/quality/rule.ts';
import { homeFinding, runHomeRules, runVillageRules, villageFinding } from '#domain/quality/run-rules.ts';
import { aContext } from './household-facts.ts';

export interface RuleCase {
  readonly home?: HouseholdFacts;
  readonly village?: VillageFacts;
  /** What differs from the usual context. */
  readonly context?: Partial<RuleContext>;
}

/** A case that hits: with the sentences that the clerk reads, in order. */
type Hit = RuleCase & { readonly says: string | readonly string[] };

export interface RuleCases {
  readonly hits: Readonly<Record<string, Hit>>;
  /** Cases that just miss. */
  readonly misses: Readonly<Record<string, RuleCase>>;
  /** Cases in which something that the rule reads is not known: what it then says, mostly nothing. */
  readonly unknown: Readonly<Record<string, RuleCase & { readonly says?: string | readonly string[] }>>;
}

/** Read without being declared: who is meant, for the sentence. */
const NAMES = new Set(['member.name', 'member.left_on', 'pairing.name', 'member.present']);

const recorded = (values: Values | null, table: string, read: Set<string>): Values | null =>
  values &&
  new Proxy(values, {
    get: (target, name) => {
      if (typeof name === 'string') read.add(`${table}.${name}`);
      return Reflect.get(target, name) as unknown;
    },
  });

function watched(home: HouseholdFacts, read: Set<string>): HouseholdFacts {
  const of = (values: Values | null, table: string) => recorded(values, table, read);
  const rows = <R extends RecordFacts>(records: readonly R[], table: string): R[] =>
    records.map((record) => ({ ...record, values: of(record.values, table) ?? {} }));
  return {
    ...home,
    values: of(home.values, 'household') ?? {},
    year: of(home.year, 'household_year'),
    yearBefore: of(home.yearBefore, 'household_year'),
    income: of(home.income, 'income_statement'),
    incomeBefore: of(home.incomeBefore, 'income_statement'),
    members: home.members.map((member) => ({
      ...member,
      values: of(member.values, 'member') ?? {},
      year: of(member.year, 'member_year'),
      before: [of(member.before[0], 'member_year'), of(member.before[1], 'member_year')] as const,
    })),
    spells: rows(home.spells, 'monitoring_spell'),
    measures: rows(home.measures, 'measure'),
    pairings: rows(home.pairings, 'pairing'),
    benefits: rows(home.benefits, 'benefit'),
    visits: rows(home.visits, 'visit'),
    adjustments: rows(home.adjustments, 'adjustment'),
    candidacies: rows(home.candidacies, 'procedure_household'),
    comparisons: rows(home.comparisons ?? [], 'comparison_person'),
    consents: rows(home.consents ?? [], 'consent'),
  };
}

/** Whose columns come with another table. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  pairing: ['helper'],
  comparison_person: ['comparison_round'],
  procedure_household: ['procedure', 'procedure_step', 'procedure_paper', 'procedure_answer'],
};

function undeclared(rule: Rule, read: ReadonlySet<string>): string[] {
  const declared = rule.reads.map(readOf);
  return [...read].filter((key) => {
    const [table = '', column = ''] = key.split('.');
    const tables = [table, ...(ALIASES[table] ?? [])];
    return (
      !NAMES.has(key) &&
      !declared.some(
        (each) => tables.includes(each.table) && (each.column === null || each.column === column),
      )
    );
  });
}

function sentencesOf(rule: Rule, { home, village, context }: RuleCase): string[] {
  const ground = aContext(home === undefined ? [] : [home], context);
  const { ofHomes, ofVillages } = prepareRules([rule], { year: ground.year, checks: undefined });
  const said: string[] = [];
  if (isVillageRule(rule)) {
    if (village === undefined) throw new Error(`${rule.id} wants a village`);
    runVillageRules(village, ofVillages, ground, (of, hit) =>
      said.push(villageFinding(village, of, hit).message),
    );
    return said;
  }
  if (home === undefined) throw new Error(`${rule.id} wants a household`);
  const read = new Set<string>();
  const looked = new Home(watched(home, read), ground);
  const hits: RuleHit[] = [];
  runHomeRules([looked], ofHomes, ground, (_home, _rule, hit) => hits.push(hit));
  // Before the findings are made: they carry the id number of who is meant, which the rule need not read.
  expect(undeclared(rule, read), `${rule.id} reads what it does not declare`).toEqual([]);
  return hits.map((hit) => homeFinding(looked, rule, hit).message);
}

const listed = (says: string | readonly string[]): readonly string[] =>
  typeof says === 'string' ? [says] : says;

/**
 * The cases of a chapter of rules: every rule has one that hits, one that just misses and one with something missing,
 * says its whole sentence, and reads nothing that it does not declare.
 */
export function casesOf(rules: readonly Rule[], cases: Readonly<Record<string, RuleCases>>): void {
  const done = new Set<string>();
  describe.each(Object.entries(cases))('%s', (id, { hits, misses, unknown }) => {
    done.add(id);
    const rule = rules.find((each) => each.id === id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    test.each(Object.entries(hits))('hits: %s', (_, { says, ...given }) => {
      const said = sentencesOf(rule, given);
      expect(said).toEqual(listed(says));
      for (const sentence of said) {
        expect(sentence).not.toMatch(/[{}]/);
        expect(sentence).not.toMatch(/\d{15}/);
      }
    });
    test.each(Object.entries(misses))('misses: %s', (_, given) => {
      expect(sentencesOf(rule, given)).toEqual([]);
    });
    test.each(Object.entries(unknown))('not known: %s', (_, { says = [], ...given }) => {
      expect(sentencesOf(rule, given)).toEqual(listed(says));
    });
    test('has all three', () => {
      expect([hits, misses, unknown].map((of) => Object.keys(of).length > 0)).toEqual([true, true, true]);
    });
  });
  test('every rule of the chapter has its cases', () => {
    expect(rules.map(({ id }) => id).filter((id) => !Object.hasOwn(cases, id))).toEqual([]);
  });
  afterAll(() => done.clear());
}
