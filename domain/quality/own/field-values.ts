import type { FieldStore } from '#domain/fields/field.ts';
import { findListField, type ListField } from '#domain/lists/list-fields.ts';
import { dayOf, textOf, type Values } from '../facts.ts';
import type { Home, Person } from '../home.ts';
import { AGE_READS } from '../reads.ts';

type Value = Values[string];

/** Whom a condition is asked of: the household, one of its members, one of its spells of monitoring. */
export interface Asked {
  readonly home: Home;
  readonly person: Person | null;
  readonly spell: Values | null;
}

/** A field as an own rule reads it. */
export interface ReadableField {
  readonly key: string;
  readonly of: ListField;
  readonly reads: readonly string[];
  readonly value: (asked: Asked) => Value;
}

const isOpen = ({ values }: Home['spells'][number]): boolean => values['state'] === 'open';
const openSpells = (home: Home) => home.spells.filter(isOpen);
const RISKS = ['risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'];
const risksOf = (spell: Values): string[] => RISKS.flatMap((name) => textOf(spell, name) ?? []);

/** What lists derive, as far as the facts of a household tell it. */
const DERIVED: Readonly<Record<string, Pick<ReadableField, 'reads' | 'value'>>> = {
  'member.age': { reads: AGE_READS, value: ({ person }) => person?.age ?? null },
  'household.present_people': { reads: ['@member.left_on'], value: ({ home }) => home.present.length },
  'household.is_monitored': {
    reads: ['@monitoring_spell.state'],
    value: ({ home }) => (home.spells.some(isOpen) ? 1 : 0),
  },
  'household.open_category': {
    reads: ['@monitoring_spell.state', 'monitoring.category'],
    value: ({ home }) => textOf(openSpells(home)[0]?.values ?? null, 'category'),
  },
  'household.open_risks': {
    reads: ['@monitoring_spell.state', ...RISKS.map((name) => `monitoring.${name}`)],
    value: ({ home }) =>
      openSpells(home)
        .flatMap(({ values }) => risksOf(values))
        .join(',') || null,
  },
  'household.last_visit': {
    reads: ['@visit.visited_on'],
    value: ({ home }) => dayOf(home.visits.at(-1)?.values ?? null, 'visited_on'),
  },
};

/** Rows that a household or a member has one of. */
const ROWS: Partial<Record<FieldStore, (asked: Asked) => Values | null | undefined>> = {
  household: ({ home }) => home.values,
  household_year: ({ home }) => home.year,
  income_statement: ({ home }) => home.income,
  member: ({ person }) => person?.values,
  member_year: ({ person }) => person?.year,
  monitoring_spell: ({ spell }) => spell,
};

/** The field of a key; undefined where own rules cannot read it. */
export function readableField(key: string): ReadableField | undefined {
  const of = findListField(key);
  if (of === undefined) return undefined;
  const derived = DERIVED[key];
  if (derived !== undefined) return { key, of, ...derived };
  const { store, name } = of.field;
  const row = ROWS[store];
  return row && { key, of, reads: [key], value: (asked) => row(asked)?.[name] ?? null };
}
