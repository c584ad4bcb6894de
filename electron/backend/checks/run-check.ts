import { prepareRules } from '#domain/quality/prepare-rules.ts';
import { homeFinding, type RuleFinding } from '#domain/quality/run-rules.ts';
import type { Session } from '../session.ts';
import { type Beside, checkBeside, ThreadLost } from './beside.ts';
import { checkGround, type CheckHandles } from './check-context.ts';
import { type Gathered, gathering } from './gather.ts';
import {
  type CheckRequest,
  handlesOf,
  homeChecker,
  type Walked,
  walkHits,
  type Walking,
  wantedRules,
} from './walk-hits.ts';
import { withAnswers } from './with-answers.ts';

export interface CheckResult extends Walked, Gathered {}

/**
 * Runs the catalogue over households as they stand, in the values of one year. Yields between chunks; throws when
 * aborted. A whole township is shared with a second thread.
 */
export async function runCheck(
  session: Session,
  request: CheckRequest,
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<CheckResult> {
  const walking = { signal, onProgress };
  if (!canShare(request)) return await checkAlone(session, request, walking);
  try {
    return await checkShared(session, request, walking);
  } catch (error) {
    if (error instanceof ThreadLost) return await checkAlone(session, request, walking);
    throw error;
  }
}

/** Of everybody, and by rules that another thread can find by itself. */
const canShare = ({ householdIds, these, about }: CheckRequest): boolean =>
  householdIds === undefined && these === undefined && about === undefined;

async function checkAlone(session: Session, request: CheckRequest, walking: Walking): Promise<CheckResult> {
  const gathered = gathering();
  const visitor = withAnswers(handlesOf(session), request, gathered.add, gathered);
  const walked = await walkHits(session, request, visitor, walking);
  return { ...gathered.result(), ...walked };
}

async function checkShared(session: Session, request: CheckRequest, walking: Walking): Promise<CheckResult> {
  const { year, rules, level } = request;
  const gathered = gathering();
  const visitor = withAnswers(handlesOf(session), request, gathered.add, gathered);
  const threads: Beside[] = [];
  const share = (ids: readonly number[]) => {
    if (ids.length < session.checks.besideFrom) return null;
    const beside = checkBeside(session, { year, rules, level }, { ids, shown: gathered.shown });
    if (beside !== null) threads.push(beside);
    return beside?.turns ?? null;
  };
  try {
    const walked = await walkHits(session, request, visitor, { ...walking, share });
    for (const { found } of threads) for (const part of await found) gathered.follow(part);
    return { ...gathered.result(), ...walked };
  } finally {
    for (const { end } of threads) await end();
  }
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
