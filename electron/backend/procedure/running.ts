import type { ReadHandle } from '#db/handle.ts';
import {
  type CandidateRow,
  candidatesOf,
  findProcedure,
  type PaperRow,
  papersOf,
  type ProcedureRow,
  type SpellRow,
  spellsOfProcedure,
  type StepRow,
  stepsOf,
} from '#db/procedures.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { type Judgement, judge } from '#domain/procedures/clock.ts';
import type { Procedure, Step } from '#domain/procedures/definition.ts';
import type { Candidate, ProcedureState } from '#domain/procedures/procedure-state.ts';
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
  readonly spells: ReadonlyMap<number, SpellRow>;
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
  const definition = pack.procedures.find(({ key }) => key === row.key);
  if (definition === undefined) throw new Error(`no procedure ${row.key} in ${pack.id}`);
  const steps = await stepsOf(db, row.id);
  const papers = await papersOf(db, row.id);
  const candidates = await candidatesOf(db, row.id);
  const spells = new Map((await spellsOfProcedure(db, row.id)).map((spell) => [spell.id, spell]));
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
    })),
    candidates: candidates.map((candidate) => candidateOf(candidate, spells.get(candidate.spell_id))),
    papers: papers.map(({ step_key: step, document, state }) => ({ step, document, state })),
  };
  return { row, pack, definition, steps, papers, candidates, spells, state };
}

/** What a sentence calls a household: its number, since sentences become errors and errors carry no names. */
export const householdLabel = (householdNo: string | null): string => householdNo ?? '（未编号）';

function candidateOf(row: CandidateRow, spell: SpellRow | undefined): Candidate {
  return {
    id: row.household_id,
    name: householdLabel(row.household_no),
    consentOn: row.consent_on,
    consentSigner: row.consent_signer,
    visitedOn: row.visited_on,
    investigators: investigatorsOf(row),
    votesFor: row.votes_for,
    votesAgainst: row.votes_against,
    votesAbstain: row.votes_abstain,
    category: spell?.category ?? null,
    firstRisk: spell?.risk_1 ?? null,
    dropped: row.dropped === 1,
  };
}

export const investigatorsOf = ({ investigators }: Pick<CandidateRow, 'investigators'>): string[] =>
  (investigators ?? '').split('、').filter((name) => name !== '');

export const judgementOf = ({ definition, state, pack }: Running, today: string): Judgement =>
  judge(definition, state, today, pack.holidays);

export const liveOf = ({ candidates }: Running): CandidateRow[] =>
  candidates.filter(({ dropped }) => dropped === 0);

export const recordOfStep = ({ steps }: Running, step: Step | undefined): StepRow | undefined =>
  steps.find(({ step_key }) => step_key === step?.key);

/** 民主评议: after it no household comes in, and what it judged stays as it was. */
export const reviewStepOf = ({ definition }: Running): Step | undefined =>
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
