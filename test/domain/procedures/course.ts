import { dueDays } from '#domain/policy/pack-schema.ts';
import { packFor } from '#domain/policy/load-pack.ts';
import { refuseStep } from '#domain/procedures/clock.ts';
import type { Procedure } from '#domain/procedures/definition.ts';
import { WEEKENDS_ONLY } from '#domain/procedures/periods.ts';
import type {
  Ballot,
  Candidate,
  CandidateFacts,
  ObjectionRecord,
  PaperRecord,
  ProcedureState,
  StepInput,
  StepRecord,
} from '#domain/procedures/procedure-state.ts';
import { shipped } from './running-procedure.ts';

type Entry = StepInput & { readonly key: string };

/** A whole procedure as a village would do it right: its steps with their days, and what is known of the household. */
export interface Course {
  readonly definition: Procedure;
  readonly year: number;
  readonly steps: readonly Entry[];
  readonly candidates: readonly Candidate[];
  readonly papers: readonly PaperRecord[];
  readonly objections: readonly ObjectionRecord[];
}

/** One thing that is done otherwise than it should be. */
export interface Change {
  /** Other entries of a step; `mar 16` and the like are written out in full. */
  readonly step?: Partial<StepInput> & { readonly key: string };
  readonly candidate?: Partial<Candidate>;
  readonly facts?: Partial<CandidateFacts>;
  /** Votes in the meeting of this step. */
  readonly votes?: Partial<Ballot> & { readonly of: string };
  /** `first-notice/P15`: this paper of this step is not there. */
  readonly paper?: string;
  /** A step that is left out, or two that change places. */
  readonly skip?: string;
  readonly swap?: readonly [string, string];
  readonly objection?: Partial<ObjectionRecord> & { readonly step: string };
}

const votesOf = (present: number): Ballot => ({
  ...{ votesFor: present - 1, votesAgainst: 1, votesAbstain: 0, votesRecused: null },
});

/** `2017-11-16/22` is a notice from the 16th to the 22nd; `2017-11-28/12-02` runs into the next month. */
function entryOf(key: string, days: string): Entry {
  const [from = '', end] = days.split('/');
  if (end === undefined) return { key, doneOn: from };
  return { key, doneOn: from, noticeFrom: from, noticeTo: from.slice(0, 10 - end.length) + end };
}

/** Steps by key and days; a meeting has 20 of 30 present and 19 votes for it, every paper is signed. */
export function courseOf(
  [year, key, ...chosen]: readonly [number, string, ...string[]],
  days: Readonly<Record<string, string>>,
  candidate: Partial<Candidate>,
): Course {
  const definition = shipped(year, key, chosen);
  const meetings = definition.steps.filter(({ actor }) => actor === 'village-assembly');
  const isMeeting = (step: string) => meetings.some((meeting) => meeting.key === step);
  const [start = ''] = Object.values(days);
  return {
    ...{ definition, year, objections: [] },
    steps: Object.entries(days).map(([step, on]) => ({
      ...entryOf(step, on),
      ...(isMeeting(step) && { expected: 30, present: 20 }),
    })),
    candidates: [
      {
        ...{ id: 1, name: '甲', consentOn: start, consentSigner: '甲', visitedOn: days['visit'] ?? null },
        investigators: ['钱二', '孙三'],
        ballots: Object.fromEntries(meetings.map((meeting) => [meeting.key, votesOf(20)])),
        ...candidate,
      },
    ],
    papers: definition.steps.flatMap((step) =>
      step.papers.map(({ document }) => ({ step: step.key, document, state: 'signed' as const })),
    ),
  };
}

export function changed(course: Course, change: Change): Course {
  const { step, candidate, facts, votes, paper, skip, swap = [], objection } = change;
  const places = swap.map((key) => course.steps.findIndex((entry) => entry.key === key));
  const at = (index: number) => course.steps[places[1 - places.indexOf(index)] ?? index];
  return {
    ...course,
    steps: course.steps
      .map((entry, index) => (places.includes(index) ? (at(index) ?? entry) : entry))
      .filter(({ key }) => key !== skip)
      .map((entry) => (entry.key === step?.key ? { ...entry, ...step } : entry)),
    candidates: course.candidates.map((each) => ({
      ...each,
      ...candidate,
      facts: { ...each.facts, ...candidate?.facts, ...facts },
      ...(votes && { ballots: { ...each.ballots, [votes.of]: { ...votesOf(20), ...votes } } }),
    })),
    papers: course.papers.filter((each) => `${each.step}/${each.document}` !== paper),
    objections: [
      ...course.objections,
      ...(objection
        ? [
            {
              ...{ candidateId: 1, receivedOn: '2000-01-01', outcome: null, answeredOn: null },
              isReposted: false,
              ...objection,
            },
          ]
        : []),
    ],
  };
}

/** Does the steps on their days, one after the other; null when all went through, else the first that did not and why. */
export function run({ definition, year, steps, ...rest }: Course): [string, ...string[]] | null {
  const due = dueDays(packFor(year) ?? { calendar: [] }, { key: definition.key, year });
  const done: StepRecord[] = [];
  for (const { key, ...record } of steps) {
    const state: ProcedureState = {
      ...{ procedure: definition.key, packId: 'national', packVersion: 1, steps: done, waivers: [] },
      ...rest,
    };
    const clock = { today: record.doneOn, holidays: WEEKENDS_ONLY, due };
    const rules = refuseStep(definition, state, key, record, clock).map(({ rule }) => rule);
    const [first] = rules;
    if (first !== undefined) return [key, ...new Set(rules)];
    done.push({ key, ...record });
  }
  return null;
}
