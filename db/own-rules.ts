import type Database from 'better-sqlite3';
import { type OwnRule, ownRuleSchema } from '#domain/quality/own/own-rule.ts';

/** A rule of the township's own with its row. */
export interface StoredOwnRule extends OwnRule {
  readonly id: number;
  /** Z001, Z002 … */
  readonly rule: string;
  /** What it rests on: a letter, a meeting. */
  readonly basis: string | null;
  readonly enabled: boolean;
  readonly testedOn: string | null;
  readonly testedHits: number | null;
}

interface Row {
  readonly id: number;
  readonly rule: string;
  readonly title: string;
  readonly level: string;
  readonly definition: string;
  readonly message: string;
  readonly basis: string | null;
  readonly from_year: number | null;
  readonly to_year: number | null;
  readonly enabled: number;
  readonly tested_on: string | null;
  readonly tested_hits: number | null;
}

export const loadOwnRules = (raw: Database.Database): StoredOwnRule[] =>
  (raw.prepare('SELECT * FROM own_rule ORDER BY rule').all() as Row[]).map((row) => ({
    ...ownRuleSchema.parse({
      ...{ title: row.title, level: row.level, message: row.message },
      when: JSON.parse(row.definition) as unknown,
      years: [row.from_year, row.to_year],
    }),
    ...{ id: row.id, rule: row.rule, basis: row.basis, enabled: row.enabled === 1 },
    ...{ testedOn: row.tested_on, testedHits: row.tested_hits },
  }));

/** The number that the next rule gets; ids are never used twice, so that a hit keeps its meaning for ever. */
export function nextOwnRule(raw: Database.Database): string {
  const last = raw.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'own_rule'`).pluck().get() as
    number | undefined;
  return `Z${String((last ?? 0) + 1).padStart(3, '0')}`;
}

export const deleteOwnRule = (raw: Database.Database, id: number): void =>
  void raw.prepare('DELETE FROM own_rule WHERE id = ?').run(id);
