import type { ReadHandle } from '#db/handle.ts';
import {
  type BallotRow,
  ballotsOfProcedure,
  type CandidateRow,
  candidatesOf,
  findProcedure,
  objectionsOf,
  type PaperRow,
  papersOf,
  postingsOf,
  type ProcedureRow,
  type SpellRow,
  spellsOfProcedure,
  type StepRow,
  stepsOf,
  waiversOf,
} from '#db/procedures.ts';
import { dueDays, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { type Judgement, judge } from '#domain/procedures/clock.ts';
import type { Procedure, Step } from '#domain/procedures/definition.ts';
import type {
  Ballot,
  Candidate,
  Clock,
  ObjectionRecord,
  ProcedureState,
} from '#domain/procedures/procedure-state.ts';
import { packVersion } from '../packs/library.ts';
import { Refusal } from '../session.ts';

/** A procedure as the archive holds it, with the definition that it began with. */
export interface Running {
  readonly row: ProcedureRow;
  readonly pack: PolicyPack;
  readonly definition: Procedure;
  readonly steps: readonly StepRow[];
  readonly papers: readonly PaperRow[];
  readonly candidates: readonly CandidateRow[];
  readonly spells: ReadonlyMap<number | null, SpellRow>;
  readonly state: ProcedureState;
}

/** Throws a Refusal when there is no such procedure. */
export async function runningOf(db: ReadHandle, id: number): Promise<Running> {
  const row = await findProcedure(db, id);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这个程序' });
  return loadRunning(db, row);
}

/** With the version of the pack that it began with, whatever was loaded since. */
export async function loadRunning(db: ReadHandle, row: ProcedureRow): Promise<Running> {
  const pack = await packVersion(db, { id: row.pack_id, version: row.pack_version });
  const whole = pack.procedures.find(({ key }) => key === row.key);
  if (whole === undefined) throw new Error(`no procedure ${row.key} in ${pack.id}`);
  const definition = withChosenSteps(whole, (row.optional_steps ?? '').split(','));
  const steps = await stepsOf(db, row.id);
  const papers = await papersOf(db, row.id);
  const later = await ballotsOfProcedure(db, row.id);
  const candidates = await candidatesOf(db, row.id);
  const spells = new Map<number | null, SpellRow>(
    (await spellsOfProcedure(db, row.id)).map((spell) => [spell.id, spell]),
  );
  const state: ProcedureState = {
    procedure: row.key,
    packId: row.pack_id,
    packVersion: row.pack_version,
    steps: steps.map((step) => ({
      key: step.step_key,
      doneOn: step.done_on,
      noticeFrom: step.notice_from,
      noticeTo: step.notice_to,
      expected: step.expected,
      present: step.present,
      place: step.place,
      nobody: step.nobody === 1,
    })),
    candidates: candidates.map((candidate) => ({
      ...candidateOf(candidate, spells.get(candidate.spell_id)),
      ballots: ballotsOf(candidate, reviewStepOf({ definition })?.key, later),
    })),
    papers: papers.map(({ step_key: step, document, state, household_id: candidateId }) => ({
      ...{ step, document, state, candidateId },
    })),
    objections: await objectionRecords(db, row.id),
    waivers: (await waiversOf(db, row.id)).map(({ step_key: step, rule, household_id: candidateId }) => ({
      ...{ step, rule, candidateId },
    })),
  };
  return { row, pack, definition, steps, papers, candidates, spells, state };
}

/** What a sentence calls a household: its number, since sentences become errors and errors carry no names. */
export const householdLabel = (householdNo: string | null): string => householdNo ?? '（未编号）';

/** Without the optional steps that were not chosen, and without what spoke of them. */
export function withChosenSteps(definition: Procedure, chosen: readonly string[]): Procedure {
  const steps = definition.steps.filter(
    ({ key, optional }) => optional === undefined || chosen.includes(key),
  );
  const has = (key: string) => steps.some((step) => step.key === key);
  return {
    ...definition,
    steps: steps.map(({ within, notBefore, ...step }) => ({
      ...step,
      ...(within && has(within.of) && { within }),
      ...(notBefore && has(notBefore.of) && { notBefore }),
    })),
    limits: definition.limits.filter(({ from, to }) => has(from) && has(to)),
  };
}

/** Of the first meeting from the household's own row, of later ones from their ballots. */
function ballotsOf(
  row: CandidateRow,
  first: string | undefined,
  later: readonly BallotRow[],
): Record<string, Ballot> {
  const own = later.filter((ballot) => ballot.procedure_household_id === row.id);
  return {
    ...(first !== undefined && { [first]: ballotOf(row) }),
    ...Object.fromEntries(own.map((ballot) => [ballot.step_key, ballotOf(ballot)])),
  };
}

const ballotOf = (votes: Pick<BallotRow, `votes_${'for' | 'against' | 'abstain' | 'recused'}`>): Ballot => ({
  ...{ votesFor: votes.votes_for, votesAgainst: votes.votes_against },
  ...{ votesAbstain: votes.votes_abstain, votesRecused: votes.votes_recused },
});

async function objectionRecords(db: ReadHandle, id: number): Promise<ObjectionRecord[]> {
  const postings = await postingsOf(db, id);
  return (await objectionsOf(db, id)).map((row) => ({
    ...{ step: row.step_key, candidateId: row.household_id, receivedOn: row.received_on },
    ...{ outcome: row.outcome, answeredOn: row.answered_on },
    isReposted: postings.some(({ objection_id: cause }) => cause === row.id),
  }));
}

function candidateOf(row: CandidateRow, spell: SpellRow | undefined): Candidate {
  return {
    id: row.household_id,
    name: householdLabel(row.household_no),
    consentOn: row.consent_on,
    consentSigner: row.consent_signer,
    visitedOn: row.visited_on,
    investigators: investigatorsOf(row),
    category: spell?.category ?? null,
    firstRisk: spell?.risk_1 ?? null,
    ...{ mark: row.mark, causes: row.causes, mode: row.mode, reason: row.reason },
    dropped: row.dropped === 1,
  };
}

export const investigatorsOf = ({ investigators }: Pick<CandidateRow, 'investigators'>): string[] =>
  (investigators ?? '').split('、').filter((name) => name !== '');

/** What its days are counted by: the holidays and the calendar of the pack that it began with. */
export const clockOf = ({ pack, row }: Pick<Running, 'pack' | 'row'>, today: string): Clock => ({
  ...{ today, holidays: pack.holidays, due: dueDays(pack, row) },
});

export const judgementOf = (running: Running, today: string): Judgement =>
  judge(running.definition, running.state, clockOf(running, today));

export const liveOf = ({ candidates }: Running): CandidateRow[] =>
  candidates.filter(({ dropped }) => dropped === 0);

export const recordOfStep = ({ steps }: Running, step: Step | undefined): StepRow | undefined =>
  steps.find(({ step_key }) => step_key === step?.key);

/** 民主评议: after it no household comes in, and what it judged stays as it was. */
export const reviewStepOf = ({ definition }: Pick<Running, 'definition'>): Step | undefined =>
  definition.steps.find(({ actor }) => actor === 'village-assembly');

/** 公示: the notice that later steps wait for; an announcement of the result is none. */
export const noticeStepOf = ({ definition }: Running): Step | undefined =>
  definition.steps.find(({ notice }) => notice?.holds === true);

/** Throws a Refusal unless the procedure is still running. */
export function requireOpen({ row }: Running): void {
  if (row.status === 'open') return;
  const how = row.status === 'finished' ? '已经办结' : '已经终止';
  const todo = row.status === 'finished' ? '，要更改请先撤销最后一步' : '，不能再办理';
  throw new Refusal({ code: 'rule', rule: 'procedure-closed', message: `这个程序${how}${todo}。` });
}
