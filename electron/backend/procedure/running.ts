import type { ReadHandle } from '#db/handle.ts';
import {
  type BallotRow,
  ballotsOf,
  type CandidateRow,
  candidatesOf,
  findProcedure,
  type ObjectionRow,
  objectionsOf,
  type PaperRow,
  papersOf,
  type PostingRow,
  postingsOf,
  type ProcedureRow,
  type SpellRow,
  spellsOfProcedures,
  type StepRow,
  stepsOf,
  type WaiverRow,
  waiversOf,
} from '#db/procedures.ts';
import { dueDays, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { type Judgement, judge } from '#domain/procedures/clock.ts';
import type { Procedure, Step } from '#domain/procedures/definition.ts';
import type { Ballot, Candidate, Clock, ProcedureState } from '#domain/procedures/procedure-state.ts';
import { Refusal } from '../session.ts';
import { definitionsOf } from './definitions.ts';

/** A procedure as the archive holds it, with the definition that it began with. */
export interface Running {
  readonly row: ProcedureRow;
  readonly pack: PolicyPack;
  readonly definition: Procedure;
  readonly steps: readonly StepRow[];
  readonly papers: readonly PaperRow[];
  readonly candidates: readonly CandidateRow[];
  readonly spells: ReadonlyMap<number | null, SpellRow>;
  /** Votes of meetings after the first. */
  readonly ballots: readonly BallotRow[];
  readonly objections: readonly ObjectionRow[];
  readonly postings: readonly PostingRow[];
  readonly waivers: readonly WaiverRow[];
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
  const [running] = await loadRunnings(db, [row]);
  if (running === undefined) throw new Error('a procedure was not loaded');
  return running;
}

/** As `loadRunning`, of many at once: as many questions to the archive as for one. */
export async function loadRunnings(db: ReadHandle, rows: readonly ProcedureRow[]): Promise<Running[]> {
  const ids = rows.map(({ id }) => id);
  const of = <Row extends { readonly procedure_id: number }>(all: readonly Row[]) => {
    const grouped = Map.groupBy(all, ({ procedure_id }) => procedure_id);
    return (id: number): Row[] => grouped.get(id) ?? [];
  };
  const stepsIn = of(await stepsOf(db, ids));
  const papersIn = of(await papersOf(db, ids));
  const candidatesIn = of(await candidatesOf(db, ids));
  const objectionsTo = of(await objectionsOf(db, ids));
  const postingsIn = of(await postingsOf(db, ids));
  const waiversIn = of(await waiversOf(db, ids));
  const ballots = Map.groupBy(await ballotsOf(db, ids), (ballot) => ballot.procedure_household_id);
  const spells = new Map<number | null, SpellRow>(
    (await spellsOfProcedures(db, ids)).map((spell) => [spell.id, spell]),
  );
  const definitions = await definitionsOf(db, rows);
  return rows.map((row): Running => {
    const candidates = candidatesIn(row.id);
    const loaded = {
      ...definitions(row),
      ...{ row, steps: stepsIn(row.id), papers: papersIn(row.id), candidates, spells },
      ...{ objections: objectionsTo(row.id), postings: postingsIn(row.id), waivers: waiversIn(row.id) },
      ballots: candidates.flatMap(({ id }) => ballots.get(id) ?? []),
    };
    return { ...loaded, state: stateOf(loaded) };
  });
}

/** What the rules are judged by, from the rows. */
const stateOf = (running: Omit<Running, 'state'>): ProcedureState => ({
  procedure: running.row.key,
  packId: running.row.pack_id,
  packVersion: running.row.pack_version,
  steps: running.steps.map((step) => ({
    ...{ key: step.step_key, doneOn: step.done_on, noticeFrom: step.notice_from, noticeTo: step.notice_to },
    ...{ expected: step.expected, present: step.present, place: step.place, nobody: step.nobody === 1 },
  })),
  candidates: running.candidates.map((row) => candidateOf(row, running)),
  papers: running.papers.map(({ step_key: step, document, state, household_id: candidateId }) => ({
    ...{ step, document, state, candidateId },
  })),
  objections: running.objections.map((row) => ({
    ...{ step: row.step_key, candidateId: row.household_id, receivedOn: row.received_on },
    ...{ outcome: row.outcome, answeredOn: row.answered_on },
    isReposted: running.postings.some(({ objection_id: cause }) => cause === row.id),
  })),
  waivers: running.waivers.map(({ step_key: step, rule, household_id: candidateId }) => ({
    ...{ step, rule, candidateId },
  })),
});

function candidateOf(row: CandidateRow, running: Omit<Running, 'state'>): Candidate {
  const spell = running.spells.get(row.spell_id);
  return {
    ...{ id: row.household_id, name: whichHousehold(row.household_no), dropped: row.dropped === 1 },
    ...{ consentOn: row.consent_on, consentSigner: row.consent_signer, visitedOn: row.visited_on },
    ...{ investigators: investigatorsOf(row), ballots: ballotsIn(running, row) },
    ...{ category: spell?.category ?? null, firstRisk: spell?.risk_1 ?? null },
    ...{ mark: row.mark, causes: row.causes, mode: row.mode, reason: row.reason },
  };
}

/** By the meeting's step: of the first meeting from the household's own row, of later ones from their ballots. */
export function ballotsIn(
  { definition, ballots }: Pick<Running, 'definition' | 'ballots'>,
  row: CandidateRow,
): Record<string, Ballot> {
  const first = reviewStepOf({ definition })?.key;
  const own = ballots.filter((ballot) => ballot.procedure_household_id === row.id);
  return {
    ...(first !== undefined && { [first]: ballotOf(row) }),
    ...Object.fromEntries(own.map((ballot) => [ballot.step_key, ballotOf(ballot)])),
  };
}

type Votes = Pick<BallotRow, `votes_${'for' | 'against' | 'abstain' | 'recused'}`>;

const ballotOf = (votes: Votes): Ballot => ({
  ...{ votesFor: votes.votes_for, votesAgainst: votes.votes_against },
  ...{ votesAbstain: votes.votes_abstain, votesRecused: votes.votes_recused },
});

/** What a sentence calls a household: its number, since sentences become errors and errors carry no names. */
export const householdLabel = (householdNo: string | null): string => householdNo ?? '（未编号）';

/** As a sentence of the rules says it, before 户: 529901100123 号户没有…, 未编号的户没有… */
const whichHousehold = (householdNo: string | null): string =>
  householdNo === null ? '未编号的' : `${householdNo} 号`;

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

/** Those still in that a step is for; that somebody is suspected only the facts tell (`withFacts`). */
export function concernedBy(running: Running, step: Step): CandidateRow[] {
  if (step.only === undefined) return liveOf(running);
  const suspected = running.state.candidates.filter(({ facts }) => (facts?.comparison?.hits ?? 0) > 0);
  return liveOf(running).filter((row) => suspected.some(({ id }) => id === row.household_id));
}

export const recordOfStep = (
  { steps }: Pick<Running, 'steps'>,
  step: Step | undefined,
): StepRow | undefined => steps.find(({ step_key }) => step_key === step?.key);

/** Its meetings in their order. */
export const meetingStepsOf = ({ definition }: Pick<Running, 'definition'>): Step[] =>
  definition.steps.filter(({ actor }) => actor === 'village-assembly');

/** 民主评议: after it no household comes in, and what it judged stays as it was. */
export const reviewStepOf = (running: Pick<Running, 'definition'>): Step | undefined =>
  meetingStepsOf(running)[0];

/** Who decides: the step that its role says, else the county's. */
export const approvalStepOf = ({ definition: { steps } }: Pick<Running, 'definition'>): Step | undefined =>
  steps.find(({ writes }) => writes === 'approval') ?? steps.find(({ actor }) => actor === 'county');

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
