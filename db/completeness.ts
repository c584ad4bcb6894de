import type Database from 'better-sqlite3';
import { checklistsOf } from '#domain/completeness/checklists.ts';
import {
  type Checklists,
  householdLines,
  type PaperLine,
  type Procedures,
} from '#domain/completeness/lines.ts';
import { packsInForce } from '#domain/policy/load-pack.ts';
import type { PackFile } from '#domain/policy/pack-schema.ts';
import { fileFacts } from './completeness-facts.ts';
import { packsThere, procedureFacts } from './completeness-procedures.ts';

/** By what the papers of files are judged: the lists in force and the procedures that ran. */
export interface PaperRules {
  readonly lists: Checklists;
  readonly procedures: Procedures;
}

const known = new WeakMap<readonly PackFile[], Map<string, Checklists>>();

/** The lists of what must be on file in this township, as its packs have them now. */
export function checklistsThere(raw: Database.Database): Checklists {
  const { packs, province } = packsThere(raw);
  const ofPacks = known.get(packs) ?? new Map<string, Checklists>();
  known.set(packs, ofPacks);
  const lists = ofPacks.get(province) ?? checklistsOf(packsInForce({ packs, province }));
  ofPacks.set(province, lists);
  return lists;
}

/** With the procedures of these households, of a village, or of all. */
export function paperRules(
  raw: Database.Database,
  of: { readonly households: readonly number[] } | { readonly villageId: number } | 'all',
): PaperRules {
  const { packs } = packsThere(raw);
  return { lists: checklistsThere(raw), procedures: procedureFacts(raw, proceduresOf(raw, of), packs) };
}

function proceduresOf(raw: Database.Database, of: Parameters<typeof paperRules>[1]): number[] | null {
  if (of === 'all') return null;
  if ('villageId' in of)
    return raw.prepare('SELECT id FROM procedure WHERE village_id = ?').pluck().all(of.villageId) as number[];
  return raw
    .prepare(
      `SELECT DISTINCT t.procedure_id FROM json_each(?) o
      CROSS JOIN procedure_household t ON t.household_id = o.value WHERE t.dropped = 0`,
    )
    .pluck()
    .all(JSON.stringify(of.households)) as number[];
}

/** The papers that the files of these households must hold, household by household. */
export function linesOfHouseholds(
  raw: Database.Database,
  ids: readonly number[],
  rules: PaperRules = paperRules(raw, { households: ids }),
): Map<number, PaperLine[]> {
  return new Map(
    fileFacts(raw, ids, rules.procedures).map((facts) => [facts.id, householdLines(facts, rules)]),
  );
}
