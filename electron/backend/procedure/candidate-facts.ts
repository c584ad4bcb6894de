import type Database from 'better-sqlite3';
import { newestConsents } from '#db/consents.ts';
import type { ReadHandle } from '#db/handle.ts';
import { findTownship } from '#db/places.ts';
import { comparedSince, naturalChangesSince } from '#db/procedure-facts.ts';
import type { CandidateFacts } from '#domain/procedures/procedure-state.ts';
import { exitLine } from '#domain/income/exit-line.ts';
import { packLines } from '../packs/library.ts';
import { eliminationFactsOf } from '../spell/elimination.ts';
import { exitStandardOf } from './exit-standard.ts';
import { liveOf, type Running } from './running.ts';

/**
 * What the archive says of the households still in, as far as a gate of the procedure asks for it. `raw` is the
 * archive of the same moment as `db`.
 */
export async function factsOf(
  db: ReadHandle,
  raw: Database.Database,
  running: Running,
  today: string,
): Promise<Map<number, CandidateFacts>> {
  const ids = liveOf(running).map(({ household_id }) => household_id);
  const asks = asking(running);
  const facts = new Map<number, CandidateFacts>(ids.map((id) => [id, {}]));
  const add = (id: number, more: CandidateFacts) => facts.set(id, { ...facts.get(id), ...more });
  if (asks('consent-signed'))
    for (const [id, consent] of await newestConsents(db, ids, today)) add(id, { consent });
  if (asks('compared', 'suspicions-answered') || running.definition.steps.some(({ only }) => only))
    for (const { householdId, ...comparison } of comparedSince(raw, ids, running.row.opened_on))
      add(householdId, { comparison });
  if (asks('exit-standard'))
    for (const [id, exit] of await exitFactsOf(db, ids, running, today)) add(id, { exit });
  if (asks('long-enough', 'measure-in-place', 'has-labour', 'risk-gone'))
    for (const { household_id: id, spell_id } of liveOf(running)) {
      const spell = running.spells.get(spell_id);
      if (spell !== undefined) add(id, { elimination: await eliminationFactsOf(db, spell, today) });
    }
  if (asks('changes-recorded'))
    for (const [id, naturalChanges] of naturalChangesSince(raw, ids, running.row.opened_on))
      add(id, { naturalChanges });
  return facts;
}

type Gate = Running['definition']['steps'][number]['gates'][number];

const asking =
  ({ definition }: Running) =>
  (...gates: readonly Gate[]): boolean =>
    definition.steps.some((step) => gates.some((gate) => step.gates.includes(gate)));

const SAFEGUARDS = [
  ['education', '义务教育'],
  ['medical', '基本医疗'],
  ['housing', '住房安全'],
  ['water', '饮水安全'],
] as const;

async function exitFactsOf(
  db: ReadHandle,
  ids: readonly number[],
  { row: { year } }: Running,
  today: string,
): Promise<[number, NonNullable<CandidateFacts['exit']>][]> {
  const province = (await findTownship(db))?.province ?? '';
  const line = exitLine({ year, province, own: await packLines(db) });
  const facts: [number, NonNullable<CandidateFacts['exit']>][] = [];
  for (const householdId of ids) {
    const { income, safeguards } = await exitStandardOf(db, { householdId, year, today });
    const unmet = SAFEGUARDS.filter(
      ([name]) => safeguards[name] === 'lacking' || safeguards[name] === 'unknown',
    ).map(([, words]) => words);
    facts.push([householdId, { perCapita: income.perCapita, line, unmet }]);
  }
  return facts;
}

/** The procedure with these facts, so that its gates can judge by them. */
export async function withFacts(
  db: ReadHandle,
  raw: Database.Database,
  running: Running,
  today: string,
): Promise<Running> {
  const facts = await factsOf(db, raw, running, today);
  const candidates = running.state.candidates.map((candidate) => {
    const own = facts.get(Number(candidate.id));
    return own === undefined ? candidate : { ...candidate, facts: own };
  });
  return { ...running, state: { ...running.state, candidates } };
}
