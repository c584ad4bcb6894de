import type { Archive } from '#db/open-archive.ts';
import { newestConsents } from '#db/consents.ts';
import type { ReadHandle } from '#db/handle.ts';
import { findTownship } from '#db/places.ts';
import { comparedSince, naturalChangesSince } from '#db/procedure-facts.ts';
import { exitLine } from '#domain/income/exit-line.ts';
import type { GateName } from '#domain/procedures/definition.ts';
import { SAFEGUARD_WORDS } from '#domain/procedures/findings-of-home.ts';
import type { KnownHousehold } from '#domain/procedures/known-household.ts';
import type { CandidateFacts } from '#domain/procedures/procedure-state.ts';
import { applying, unanswered } from '#domain/procedures/score-sheet.ts';
import { yearOf } from '#domain/time/day.ts';
import { yearLineOf } from '../income/statement-view.ts';
import { packLines } from '../packs/library.ts';
import { eliminationFacts } from './elimination-facts.ts';
import { knownHouseholds } from './known-households.ts';
import { liveOf, type Running } from './running.ts';
import { type Scored, scoresOf } from './scores.ts';

/** `raw` is the archive of the same moment as `db`. */
interface Source {
  readonly db: ReadHandle;
  readonly raw: Archive['rawReading'];
}

/**
 * What the archive says of the households still in, as far as a gate of the procedure asks for it: some questions for
 * all of them together.
 */
async function factsOf(
  { db, raw }: Source,
  running: Running,
  today: string,
): Promise<Map<number, CandidateFacts>> {
  const ids = liveOf(running).map(({ household_id }) => household_id);
  const asks = asking(running);
  const facts = new Map<number, CandidateFacts>(ids.map((id) => [id, {}]));
  const addAll = (entries: Iterable<readonly [number, CandidateFacts]>) => {
    for (const [id, more] of entries) facts.set(id, { ...facts.get(id), ...more });
  };
  if (asks('consent-signed'))
    addAll([...(await newestConsents(db, ids, today))].map(([id, consent]) => [id, { consent }]));
  if (asks('compared', 'suspicions-answered') || running.definition.steps.some(({ only }) => only))
    addAll(
      comparedSince(raw, ids, running.row.opened_on).map(({ householdId, ...comparison }) => [
        householdId,
        { comparison },
      ]),
    );
  if (asks('exit-standard', 'scored', 'not-excluded', 'not-barred'))
    addAll(sheetFacts(running, { raw, known: await knownOf({ db, raw }, running, today), asks }));
  if (asks('long-enough', 'measure-in-place', 'has-labour', 'risk-gone'))
    addAll(await ofElimination({ db, raw }, running, today));
  if (asks('changes-recorded'))
    addAll(
      [...naturalChangesSince(raw, ids, running.row.opened_on)].map(([id, naturalChanges]) => [
        id,
        { naturalChanges },
      ]),
    );
  return facts;
}

type Asking = (...gates: readonly GateName[]) => boolean;

const asking =
  ({ definition }: Running): Asking =>
  (...gates) =>
    definition.steps.some((step) => gates.some((gate) => step.gates.includes(gate)));

/** What the archive knows of the year of the procedure's households, by id; with the line of an exit. */
export async function knownOf(
  { db, raw }: Source,
  { row: { year }, candidates }: Pick<Running, 'row' | 'candidates'>,
  today: string,
): Promise<Map<number, KnownHousehold>> {
  const province = (await findTownship(db))?.province ?? '';
  const line = exitLine({ year, province, own: await packLines(db) });
  const householdIds = candidates.map(({ household_id }) => household_id);
  return knownHouseholds(raw, { householdIds, year, today, line });
}

function sheetFacts(
  running: Running,
  { raw, known, asks }: { raw: Archive['rawReading']; known: Map<number, KnownHousehold>; asks: Asking },
): [number, CandidateFacts][] {
  return scoresOf(raw, running, known)
    .filter(({ row }) => row.dropped === 0)
    .map((scored): [number, CandidateFacts] => [
      scored.row.household_id,
      {
        ...(asks('exit-standard') && { exit: exitFactsOf(scored.known) }),
        ...(asks('scored', 'not-excluded') && scoreFactsOf(scored)),
        ...(asks('not-barred') && { bars: barFactsOf(scored) }),
      },
    ]);
}

const exitFactsOf = (known: KnownHousehold | undefined): NonNullable<CandidateFacts['exit']> => ({
  perCapita: known?.perCapita ?? null,
  line: known?.line ?? null,
  unmet: SAFEGUARD_WORDS.filter(
    ([name]) => known === undefined || ['lacking', 'unknown'].includes(known.safeguards[name]),
  ).map(([, words]) => words),
});

/** Scored is who has all points, and of whom somebody looked at every line of 七不进. */
const scoreFactsOf = ({ sheet, total, rank }: Scored): CandidateFacts => ({
  isScored:
    sheet.items.every(({ given }) => given !== null) && unanswered(sheet, ['exclusions']).length === 0,
  exclusions: applying(sheet, 'exclusions').map(({ text }) => text),
  score: { points: total, rank },
});

const barFactsOf = ({ sheet }: Scored): NonNullable<CandidateFacts['bars']> => ({
  applying: applying(sheet, 'bars').map(({ text }) => text),
  unanswered: unanswered(sheet, ['bars']).length,
});

async function ofElimination(
  { db, raw }: Source,
  running: Running,
  today: string,
): Promise<[number, CandidateFacts][]> {
  const spells = liveOf(running).flatMap(({ spell_id }) => running.spells.get(spell_id) ?? []);
  const line = (await yearLineOf(db, yearOf(today)))?.amount ?? null;
  return [...eliminationFacts(raw, spells, { on: today, line })].map(([id, elimination]) => [
    id,
    { elimination },
  ]);
}

/** The procedure with these facts, so that its gates can judge by them. */
export async function withFacts(
  db: ReadHandle,
  raw: Archive['rawReading'],
  running: Running,
  today: string,
): Promise<Running> {
  const facts = await factsOf({ db, raw }, running, today);
  const candidates = running.state.candidates.map((candidate) => {
    const own = facts.get(Number(candidate.id));
    return own === undefined ? candidate : { ...candidate, facts: own };
  });
  return { ...running, state: { ...running.state, candidates } };
}
