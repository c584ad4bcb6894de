import type { RecordFacts, Values } from './facts.ts';
import type { Home, Person } from './home.ts';
import { readOf } from './reads.ts';
import type { HomeRule, RuleHit } from './rule.ts';

type Cell = Values[string];

const cell = (values: Values | null | undefined, column: string): Cell => values?.[column] ?? null;

/** The values that a rule read where it hit: as long as they stay the same, an answer to the hit stands. */
export function valuesRead(rule: HomeRule, home: Home, hit: RuleHit): string {
  const people =
    hit.memberId === undefined ? home.present : home.people.filter(({ id }) => id === hit.memberId);
  const read = rule.reads
    .map(readOf)
    .map(({ table, column }) => valuesOf(home, people, { table, column, hit, rule }));
  return JSON.stringify(read);
}

interface Asked {
  readonly table: string;
  readonly column: string | null;
  readonly hit: RuleHit;
  readonly rule: HomeRule;
}

/** The tables of the one record that a hit is about; another table has records of its own numbers. */
const OWN_TABLES: Partial<Record<HomeRule['entity'], readonly string[]>> = {
  monitoring: ['monitoring_spell'],
  helper: ['pairing', 'helper'],
};

const isMeant = (id: RecordFacts['id'], { table, hit, rule }: Asked): boolean =>
  hit.recordId === undefined || id === hit.recordId || OWN_TABLES[rule.entity]?.includes(table) === false;

function valuesOf(home: Home, people: readonly Person[], asked: Asked): unknown {
  const { table, column } = asked;
  if (column === null) return (RECORDS[table]?.(home) ?? []).map(({ id }) => id);
  switch (table) {
    case 'member':
      return people.map(({ id, values }) => [id, cell(values, column)]);
    case 'member_year':
      return people.map(({ id, year }) => [id, cell(year, column)]);
    case 'household':
      return cell(home.values, column);
    case 'household_year':
      return cell(home.year, column);
    case 'income_statement':
      return cell(home.income, column);
    default:
      return (RECORDS[table]?.(home) ?? [])
        .filter(({ id }) => isMeant(id, asked))
        .map(({ id, values }) => [id, cell(values, column)]);
  }
}

const RECORDS: Readonly<Record<string, (home: Home) => Home['spells']>> = {
  monitoring_spell: ({ spells }) => spells,
  measure: ({ measures }) => measures,
  pairing: ({ pairings }) => pairings,
  helper: ({ pairings }) => pairings,
  benefit: ({ benefits }) => benefits,
  visit: ({ visits }) => visits,
  adjustment: ({ adjustments }) => adjustments,
  comparison_person: ({ comparisons }) => comparisons,
  consent: ({ consents }) => consents,
  procedure_household: ({ candidacies }) => candidacies,
};
