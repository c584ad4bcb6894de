import { storedFields } from '#domain/fields/dictionary.ts';
import type { Step } from '#domain/procedures/definition.ts';
import type { StepView } from '#domain/procedures/clock.ts';
import type { Refusal as StepRefusal } from '#domain/procedures/procedure-state.ts';
import type { CandidateRow } from '#db/procedures.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { documents } from '#templates/catalogue.ts';
import { valuesOf } from '../field-input.ts';
import { investigatorsOf, judgementOf, type Running } from './running.ts';

type PageStep = ProcedurePage['steps'][number];

/** A refusal of the domain as the contract carries it. */
export const bare = ({ rule, message, source }: StepRefusal) => ({ rule, message, source });

/** The whole procedure as its screen shows it on a day. */
export function pageOf(running: Running, today: string): ProcedurePage {
  const { row, pack, definition, candidates } = running;
  const judgement = judgementOf(running, today);
  const isOpen = row.status === 'open';
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    villageId: row.village_id,
    village: row.village,
    year: row.year,
    pack: `${pack.title} 第 ${row.pack_version} 版`,
    status: row.status,
    openedOn: row.opened_on,
    nextStep: isOpen ? judgement.next : null,
    warnings: isOpen ? judgement.warnings.map(bare) : [],
    steps: definition.steps.map((step, index) => stepOf(running, step, judgement.steps[index])),
    candidates: candidates.map((candidate) => candidateViewOf(running, candidate)),
  };
}

function stepOf(running: Running, step: Step, view: StepView | undefined): PageStep {
  const record = running.steps.find(({ step_key }) => step_key === step.key);
  const isOpen = running.row.status === 'open';
  const waiting = isOpen ? view : undefined;
  return {
    key: step.key,
    title: step.title,
    actor: step.actor,
    status: record !== undefined ? 'done' : (waiting?.status ?? 'later'),
    doneOn: record?.done_on ?? null,
    noticeFrom: record?.notice_from ?? null,
    noticeTo: record?.notice_to ?? null,
    noticeDays: step.notice?.days ?? null,
    expected: record?.expected ?? null,
    present: record?.present ?? null,
    place: record?.place ?? null,
    earliest: waiting?.earliest ?? null,
    latest: waiting?.latest ?? null,
    daysLeft: waiting?.daysLeft ?? null,
    papers: step.papers.map(({ document, title, need, each }) => ({
      document,
      title,
      need,
      state: paperStateOf(running, step.key, document),
      printable: Object.hasOwn(documents, document),
      perHousehold: each === 'household',
    })),
    blockers: (waiting?.blockers ?? []).map(bare),
    gates: [...step.gates],
  };
}

const paperStateOf = ({ papers }: Running, stepKey: string, document: string) =>
  papers.find((paper) => paper.step_key === stepKey && paper.document === document)?.state ?? 'missing';

function candidateViewOf({ spells }: Running, candidate: CandidateRow): ProcedurePage['candidates'][number] {
  return {
    householdId: candidate.household_id,
    householdNo: candidate.household_no,
    headName: candidate.head_name,
    group: candidate.group,
    people: candidate.people,
    spellId: candidate.spell_id,
    values: valuesOf(spells.get(candidate.spell_id), storedFields('monitoring_spell')),
    consentOn: candidate.consent_on,
    consentSigner: candidate.consent_signer,
    visitedOn: candidate.visited_on,
    investigators: investigatorsOf(candidate),
    votesFor: candidate.votes_for,
    votesAgainst: candidate.votes_against,
    votesAbstain: candidate.votes_abstain,
    dropped: candidate.dropped === 1,
    dropReason: candidate.drop_reason,
  };
}
