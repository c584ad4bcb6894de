import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { loadSearchFacts } from './search/search-facts.ts';
import { tokensOf } from './search/search-tokens.ts';

/** Tells one content of a document from another; 48 bits, so that a column of whole numbers holds it. */
export const digestOf = (tokens: string): number =>
  createHash('sha256').update(tokens).digest().readUIntBE(0, 6);

/**
 * Writes the search documents of these households anew where they differ from what the summary remembers, and
 * returns the digest of each household that exists.
 */
export function refreshSearch(raw: Database.Database, householdIds: readonly number[]): Map<number, number> {
  const known = new Map(raw.prepare(KNOWN_SQL).raw().all(JSON.stringify(householdIds)) as [number, number][]);
  const drop = raw.prepare('DELETE FROM search_index WHERE rowid = ?');
  const insert = raw.prepare('INSERT INTO search_index (rowid, tokens) VALUES (?, ?)');
  const digests = new Map<number, number>();
  for (const facts of loadSearchFacts(raw, householdIds)) {
    const tokens = tokensOf(facts);
    const digest = digestOf(tokens);
    digests.set(facts.id, digest);
    if (known.get(facts.id) === digest) continue;
    if (known.has(facts.id)) drop.run(facts.id);
    insert.run(facts.id, tokens);
  }
  for (const id of known.keys()) if (!digests.has(id)) drop.run(id);
  return digests;
}

/** Of these households, those whose search document was made of other data than there is now, or is missing. */
export function outdatedSearch(raw: Database.Database, householdIds: readonly number[]): number[] {
  const known = new Map(raw.prepare(KNOWN_SQL).raw().all(JSON.stringify(householdIds)) as [number, number][]);
  const there = new Set(raw.prepare(THERE_SQL).pluck().all(JSON.stringify(householdIds)) as number[]);
  return loadSearchFacts(raw, householdIds)
    .filter((facts) => !there.has(facts.id) || known.get(facts.id) !== digestOf(tokensOf(facts)))
    .map(({ id }) => id);
}

const KNOWN_SQL =
  'SELECT household_id, search_digest FROM household_summary WHERE household_id IN (SELECT value FROM json_each(?))';
const THERE_SQL = 'SELECT id FROM search_index_docsize WHERE id IN (SELECT value FROM json_each(?))';
