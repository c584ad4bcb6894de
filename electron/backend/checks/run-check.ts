import { answersOfChecks, placeOfAnswer } from '#db/check-answers.ts';
import { prepareRules } from '#domain/quality/prepare-rules.ts';
import type { RuleLevel } from '#domain/quality/rule.ts';
import {
  homeFinding,
  homePlace,
  type RuleFinding,
  type RulePlace,
  villageFinding,
} from '#domain/quality/run-rules.ts';
import type { Finding } from '#contract/common.ts';
import type { Session } from '../session.ts';
import { checkGround, type CheckHandles } from './check-context.ts';
import { answerTo, digestOf, digestOfVillage } from './standing-answers.ts';
import {
  type CheckRequest,
  handlesOf,
  homeChecker,
  type HitVisitor,
  type Walked,
  walkHits,
  wantedRules,
} from './walk-hits.ts';

/** How many hits of a rule in a village; how many of them are errors, how many answered. */
export interface Tally {
  readonly rule: string;
  /** 0: no village. */
  readonly villageId: number;
  readonly hits: number;
  readonly errors: number;
  readonly answered: number;
}

export interface CheckResult extends Walked {
  /** In the order of household numbers; not all of them where there are very many. */
  readonly hits: readonly Finding[];
  /** Of all there are; warnings that are answered are counted in `answered` only. */
  readonly counts: { readonly error: number; readonly warning: number; readonly answered: number };
  readonly tally: readonly Tally[];
}

/** So many hits are shown; after that only errors are, as many again. Nobody reads more, and memory has an end. */
const MOST_HITS = 10_000;

/** Runs the catalogue over households as they stand, in the values of one year. Yields between chunks; throws when aborted. */
export async function runCheck(
  session: Session,
  request: CheckRequest,
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<CheckResult> {
  const gathered = gathering();
  const visitor = withAnswers(handlesOf(session), request, gathered.add, gathered);
  const walked = await walkHits(session, request, visitor, { signal, onProgress });
  return { ...gathered.result(), ...walked };
}

interface ErrorsAsked {
  readonly year: number;
  readonly today: string;
  readonly householdIds: readonly number[];
}

const CHUNK = 400;

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

/** Of so many households the answers are looked up, of more all are read. */
const FEW = 500;

/** Takes each hit with the answer that stands to it, and with what its values are now. */
export type OnFinding = (finding: Finding, digest: () => string) => void;

type Counted = Pick<Finding, 'rule' | 'level' | 'villageId'> & { readonly isAnswered: boolean };

/** Hits beyond those that somebody reads: without an answer they are counted, and need no sentence. */
interface Uncalled {
  readonly isFull: (level: RuleLevel) => boolean;
  readonly count: (hit: Counted) => void;
}

/** Gives every hit as a finding, warnings with the answers that stand. */
export function withAnswers(
  { raw }: CheckHandles,
  { householdIds, villages = false }: CheckRequest,
  onFinding: OnFinding,
  uncalled?: Uncalled,
): HitVisitor {
  const isNarrow = householdIds !== undefined && householdIds.length <= FEW && villages === false;
  const answers = answersOfChecks(raw, isNarrow ? householdIds : undefined);
  const answersTo = (place: RulePlace) =>
    place.level === 'warning' && answers.size > 0 ? answers.get(placeOfAnswer(place)) : undefined;
  const tell = (found: RuleFinding, digest: () => string): void => {
    const given = answersTo(found);
    onFinding(findingOf(found, answerTo(given, digest)), digest);
  };
  return {
    ofHome: (home, rule, hit) => {
      const level = hit.level ?? rule.level;
      if (uncalled?.isFull(level) === true && answersTo(homePlace(home, rule, hit)) === undefined)
        uncalled.count({ rule: rule.id, level, villageId: idOf(home.facts.villageId), isAnswered: false });
      else tell(homeFinding(home, rule, hit), () => digestOf({ home, rule, hit }));
    },
    ofVillage: (village, rule, hit) => {
      const found = villageFinding(village, rule, hit);
      tell(found, () => digestOfVillage(village, rule, found.message));
    },
  };
}

function gathering() {
  const hits: Finding[] = [];
  const counts = { error: 0, warning: 0, answered: 0 };
  const tally = new Map<string, { -readonly [K in keyof Tally]: Tally[K] }>();
  const isFull = (level: RuleLevel): boolean =>
    hits.length >= (level === 'error' ? 2 * MOST_HITS : MOST_HITS);
  const count = ({ rule, level, villageId, isAnswered }: Counted): void => {
    counts[isAnswered ? 'answered' : level] += 1;
    const key = `${rule}|${villageId ?? 0}`;
    let counted = tally.get(key);
    if (counted === undefined) {
      counted = { rule, villageId: villageId ?? 0, hits: 0, errors: 0, answered: 0 };
      tally.set(key, counted);
    }
    counted.hits += 1;
    if (level === 'error') counted.errors += 1;
    if (isAnswered) counted.answered += 1;
  };
  const add = (found: Finding): void => {
    count({ ...found, isAnswered: found.answer !== null });
    if (!isFull(found.level)) hits.push(found);
  };
  return { add, count, isFull, result: () => ({ hits, counts, tally: [...tally.values()] }) };
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
