import { factsLoader, householdsToCheck } from '#db/facts.ts';
import { villagesToCheck } from '#db/village-facts.ts';
import { reader } from '#db/write.ts';
import type { VillageFacts } from '#domain/quality/facts.ts';
import { Home } from '#domain/quality/home.ts';
import { type Prepared, type PreparedRules, prepareRules } from '#domain/quality/prepare-rules.ts';
import { columnsRead, columnsReadBefore } from '#domain/quality/reads.ts';
import type { HomeRule, Rule, RuleHit, VillageRule } from '#domain/quality/rule.ts';
import { type OnHomeHit, runHomeRules, runVillageRules } from '#domain/quality/run-rules.ts';
import { openArchiveOf, today, type Session } from '../session.ts';
import { type CheckGround, checkGround, type CheckHandles } from './check-context.ts';
import { rulesOfYear } from './rules-of-year.ts';
import { inOrder, type Turns } from './turns.ts';

export interface CheckRequest {
  readonly year: number;
  readonly householdIds?: readonly number[] | undefined;
  /** Ids of rules; all that hold in the year unless given. */
  readonly rules?: readonly string[] | undefined;
  readonly level?: 'error' | undefined;
  /** Instead of those of the year: rules that are tried out. */
  readonly these?: readonly Rule[] | undefined;
  /** Narrows the rules by what they read. */
  readonly about?: ((rules: readonly Rule[]) => readonly Rule[]) | undefined;
  /** Also the rules over villages, over all or over these; with a narrowed check only when asked for. */
  readonly villages?: boolean | readonly number[] | undefined;
}

export type OnVillageHit = (village: VillageFacts, rule: VillageRule, hit: RuleHit) => void;

export interface HitVisitor {
  readonly ofHome: OnHomeHit;
  readonly ofVillage: OnVillageHit;
}

export interface Walking {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Who takes which chunk of these households, when another takes some of them; null: nobody does. */
  readonly share?: ((ids: readonly number[]) => Turns | null) | undefined;
}

/** So many households are read at once, and so many of them stay with one rule. */
export const CHUNK = 200;
const AT_ONCE = 100;

export interface Walked {
  readonly households: number;
  /** Ids of the rules that were run. */
  readonly rules: ReadonlySet<string>;
}

/** Runs rules over households as they stand, in the values of one year. Yields between chunks; throws when aborted. */
export async function walkHits(
  session: Session,
  request: CheckRequest,
  visitor: HitVisitor,
  { signal, onProgress, share }: Walking = {},
): Promise<Walked> {
  const handles = handlesOf(session);
  const { year, householdIds } = request;
  const ground = await checkGround(handles, { year, householdIds, today: today(session) });
  const prepared = prepareRules(await wantedRules(handles, request), { year, checks: ground.checks });
  overVillages(handles, { request, prepared, ground }, visitor.ofVillage);
  const ids = householdsToCheck(handles.raw, householdIds);
  const turns = share?.(ids) ?? inOrder(Math.ceil(ids.length / CHUNK));
  const check = homeChecker(handles, { year, rules: prepared.ofHomes, ground });
  for (let at = turns.next(); at !== null; at = turns.next()) {
    check(ids.slice(at * CHUNK, (at + 1) * CHUNK), visitor.ofHome);
    if (ids.length <= CHUNK) break;
    onProgress?.(Math.min(turns.taken() * CHUNK, ids.length), ids.length);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
  const rules = new Set([...prepared.ofHomes, ...prepared.ofVillages].map(({ rule }) => rule.id));
  return { households: ids.length, rules };
}

export const handlesOf = (session: Session): CheckHandles => {
  const archive = openArchiveOf(session);
  return { db: reader(archive), raw: archive.rawReading };
};

interface VillageCheck {
  readonly request: CheckRequest;
  readonly prepared: PreparedRules;
  readonly ground: CheckGround;
}

function overVillages(
  { raw }: CheckHandles,
  { request, prepared: { ofVillages }, ground: { context } }: VillageCheck,
  onHit: OnVillageHit,
): void {
  const { villages = request.householdIds === undefined, year } = request;
  if (ofVillages.length === 0 || villages === false) return;
  for (const village of villagesToCheck(raw, year))
    if (villages === true || villages.includes(Number(village.id)))
      runVillageRules(village, ofVillages, context, (rule, hit) => onHit(village, rule, hit));
}

export async function wantedRules(
  handles: CheckHandles,
  { year, rules, level, these, about }: CheckRequest,
): Promise<readonly Rule[]> {
  const wanted = (these ?? (await rulesOfYear(handles, year))).filter(
    (rule) =>
      (rules === undefined || rules.includes(rule.id)) &&
      (level === undefined || rule.level === level || isMixed(rule)),
  );
  return about?.(wanted) ?? wanted;
}

/** A warning some hits of which are errors is among the errors too. */
const isMixed = ({ mixed }: Rule): boolean => mixed === true;

interface HomeCheck {
  readonly year: number;
  readonly rules: readonly Prepared<HomeRule>[];
  readonly ground: CheckGround;
}

/** Runs rules over some households at a time, reading only what these rules read. */
export function homeChecker({ raw }: CheckHandles, { year, rules, ground }: HomeCheck) {
  const of = rules.map(({ rule }) => rule);
  const load = factsLoader(raw, year, {
    columns: columnsRead(of),
    before: columnsReadBefore(of),
  });
  return (householdIds: readonly number[], onHit: OnHomeHit): void => {
    const homes = load(householdIds).map((facts) => new Home(facts, ground.context));
    for (let from = 0; from < homes.length; from += AT_ONCE)
      runHomeRules(homes.slice(from, from + AT_ONCE), rules, ground.context, onHit);
  };
}
