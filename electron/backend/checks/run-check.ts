import { answersOfChecks } from '#db/check-answers.ts';
import { factsLoader, householdsToCheck } from '#db/facts.ts';
import { villagesToCheck } from '#db/village-facts.ts';
import { reader } from '#db/write.ts';
import { Home } from '#domain/quality/home.ts';
import { type Prepared, prepareRules } from '#domain/quality/prepare-rules.ts';
import { columnsRead } from '#domain/quality/reads.ts';
import type { HomeRule, Rule, RuleHit } from '#domain/quality/rule.ts';
import {
  homeFinding,
  runHomeRules,
  type RuleFinding,
  runVillageRules,
  villageFinding,
} from '#domain/quality/run-rules.ts';
import type { Finding } from '#contract/common.ts';
import { openArchiveOf, today, type Session } from '../session.ts';
import { type CheckGround, checkGround, type CheckHandles } from './check-context.ts';
import { answerTo, type AnswerKeys, keyOfFinding } from './standing-answers.ts';
import { rulesOfYear } from './rules-of-year.ts';

export interface CheckRequest {
  readonly year: number;
  readonly householdIds?: readonly number[] | undefined;
  /** Ids of rules; all that hold in the year unless given. */
  readonly rules?: readonly string[] | undefined;
  readonly level?: 'error' | undefined;
  /** Narrows the rules by what they read. */
  readonly about?: ((rules: readonly Rule[]) => readonly Rule[]) | undefined;
  /** Also the rules over villages; with a narrowed check only when asked for. */
  readonly villages?: boolean | undefined;
}

/** How many hits of a rule in a village, and how many of them are answered. */
export interface Tally {
  readonly rule: string;
  /** 0: no village. */
  readonly villageId: number;
  readonly hits: number;
  readonly answered: number;
}

export interface CheckResult {
  /** In the order of household numbers; not all of them where there are very many. */
  readonly hits: readonly Finding[];
  /** Of all there are; warnings that are answered are counted in `answered` only. */
  readonly counts: { readonly error: number; readonly warning: number; readonly answered: number };
  readonly tally: readonly Tally[];
  readonly households: number;
}

const CHUNK = 400;
/** So many hits are shown; after that only errors are, as many again. Nobody reads more, and memory has an end. */
const MOST_HITS = 10_000;

/** Runs the catalogue over households as they stand, in the values of one year. Yields between chunks; throws when aborted. */
export async function runCheck(
  session: Session,
  request: CheckRequest,
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<CheckResult> {
  const archive = openArchiveOf(session);
  const handles = { db: reader(archive), raw: archive.rawReading };
  const { year, householdIds } = request;
  const ground = await checkGround(handles, { year, householdIds, today: today(session) });
  const { ofHomes, ofVillages } = prepareRules(await wantedRules(handles, request), {
    year,
    checks: ground.checks,
  });
  const gathered = gathering(handles);
  if (ofVillages.length > 0 && (request.villages ?? householdIds === undefined))
    for (const village of villagesToCheck(handles.raw, year))
      runVillageRules(village, ofVillages, ground.context, (rule, hit) =>
        gathered.add(villageFinding(village, rule, hit)),
      );
  const check = homeChecker(handles, { year, rules: ofHomes, ground });
  const ids = householdsToCheck(handles.raw, householdIds);
  for (let from = 0; from < ids.length; from += CHUNK) {
    check(ids.slice(from, from + CHUNK), gathered.addOf);
    if (ids.length <= CHUNK) break;
    onProgress?.(Math.min(from + CHUNK, ids.length), ids.length);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
  return { ...gathered.result(), households: ids.length };
}

async function wantedRules(
  handles: CheckHandles,
  { year, rules, level, about }: CheckRequest,
): Promise<readonly Rule[]> {
  const wanted = (await rulesOfYear(handles, year)).filter(
    (rule) =>
      (rules === undefined || rules.includes(rule.id)) &&
      (level === undefined || rule.level === level || isMixed(rule)),
  );
  return about?.(wanted) ?? wanted;
}

interface ErrorsAsked {
  readonly year: number;
  readonly today: string;
  readonly householdIds: readonly number[];
}

/** The errors of some households, however many. */
export async function errorsOf(handles: CheckHandles, asked: ErrorsAsked): Promise<RuleFinding[]> {
  const { year, householdIds } = asked;
  const ground = await checkGround(handles, asked);
  const wanted = await wantedRules(handles, { year, level: 'error' });
  const { ofHomes } = prepareRules(wanted, { year, checks: ground.checks });
  const check = homeChecker(handles, { year, rules: ofHomes, ground });
  const errors: RuleFinding[] = [];
  for (let from = 0; from < householdIds.length; from += CHUNK)
    check(householdIds.slice(from, from + CHUNK), (home, rule, hit) => {
      const found = homeFinding(home, rule, hit);
      if (found.level === 'error') errors.push(found);
    });
  return errors;
}

/** A warning some hits of which are errors is among the errors too. */
const isMixed = ({ mixed }: Rule): boolean => mixed === true;

type OnHomeHit = (home: Home, rule: HomeRule, hit: RuleHit) => void;

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
    before: new Set(of.flatMap(({ before }) => before ?? [])),
  });
  return (householdIds: readonly number[], onHit: OnHomeHit): void => {
    for (const facts of load(householdIds)) {
      const home = new Home(facts, ground.context);
      runHomeRules(home, rules, ground.context, (rule, hit) => onHit(home, rule as HomeRule, hit));
    }
  };
}

function gathering({ raw }: CheckHandles) {
  const answers: AnswerKeys = answersOfChecks(raw);
  const hits: Finding[] = [];
  const counts = { error: 0, warning: 0, answered: 0 };
  const tally = new Map<string, { rule: string; villageId: number; hits: number; answered: number }>();
  const add = (found: RuleFinding, answer: Finding['answer'] = null): void => {
    counts[answer === null ? found.level : 'answered'] += 1;
    const villageId = Number(found.villageId ?? 0);
    const key = `${found.rule}|${villageId}`;
    const counted = tally.get(key) ?? { rule: found.rule, villageId, hits: 0, answered: 0 };
    counted.hits += 1;
    if (answer !== null) counted.answered += 1;
    tally.set(key, counted);
    if (hits.length < MOST_HITS || (found.level === 'error' && hits.length < 2 * MOST_HITS))
      hits.push(findingOf(found, answer));
  };
  const addOf: OnHomeHit = (home, rule, hit) => {
    const found = homeFinding(home, rule, hit);
    add(
      found,
      found.level === 'warning' ? answerTo(answers.get(keyOfFinding(found)), { home, rule, hit }) : null,
    );
  };
  return { add, addOf, result: () => ({ hits, counts, tally: [...tally.values()] }) };
}

const idOf = (id: RuleFinding['memberId']): number | null => (id === null ? null : Number(id));

const findingOf = (found: RuleFinding, answer: Finding['answer']): Finding => ({
  ...found,
  villageId: idOf(found.villageId),
  householdId: idOf(found.householdId),
  memberId: idOf(found.memberId),
  recordId: idOf(found.recordId),
  answer,
});
