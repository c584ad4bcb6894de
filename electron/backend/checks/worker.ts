import { parentPort } from 'node:worker_threads';
import { openReading } from '#db/reading.ts';
import { prepareRules } from '#domain/quality/prepare-rules.ts';
import type { BesideWork } from './beside.ts';
import { checkGround, type CheckHandles } from './check-context.ts';
import { type Gathered, gathering, shownOf } from './gather.ts';
import { sharedTurns, shownInFront } from './turns.ts';
import { CHUNK, homeChecker, wantedRules } from './walk-hits.ts';
import { withAnswers } from './with-answers.ts';

// Whatever goes wrong ends the thread: the check goes on without it.
parentPort?.on('message', (work: BesideWork) => void tell(work));

const tell = async (work: BesideWork): Promise<void> => parentPort?.postMessage(await checked(work));

/** The archive is open, and its key in this thread, only as long as a check lasts. */
async function checked(work: BesideWork): Promise<readonly Gathered[]> {
  const { db, raw, close } = openReading(work.folder, work.key);
  try {
    return await checkFromBehind({ db, raw }, work);
  } finally {
    await close();
    work.key.fill(0);
  }
}

/** Its parts in the order of the households. */
async function checkFromBehind(
  handles: CheckHandles,
  { request, today, ids, shared }: BesideWork,
): Promise<readonly Gathered[]> {
  const { year } = request;
  const ground = await checkGround(handles, { year, today });
  const prepared = prepareRules(await wantedRules(handles, request), { year, checks: ground.checks });
  const check = homeChecker(handles, { year, rules: prepared.ofHomes, ground });
  const turns = sharedTurns(shared, Math.ceil(ids.length / CHUNK), 'back');
  let parts: readonly Gathered[] = [];
  for (let at = turns.next(); at !== null; at = turns.next()) {
    const gathered = gathering(() => shownInFront(shared));
    const visitor = withAnswers(handles, request, gathered.add, gathered);
    check(ids.slice(at * CHUNK, (at + 1) * CHUNK), visitor.ofHome);
    parts = shownOf([gathered.result(), ...parts]);
  }
  return parts;
}
