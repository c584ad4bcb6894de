import { packFor } from '#domain/policy/load-pack.ts';
import { withChosenSteps } from '#domain/procedures/chosen-steps.ts';
import type { Procedure } from '#domain/procedures/definition.ts';
import { WEEKENDS_ONLY } from '#domain/procedures/periods.ts';
import type {
  Ballot,
  Candidate,
  Clock,
  PaperRecord,
  ProcedureState,
  StepRecord,
} from '#domain/procedures/procedure-state.ts';

/** A procedure of the pack that ships for a year, with the optional steps that are chosen. */
export function shipped(year: number, key: string, chosen: readonly string[] = []): Procedure {
  const procedure = packFor(year)?.procedures.find((each) => each.key === key);
  if (!procedure) throw new Error(`no ${key} in the pack of ${year}`);
  return withChosenSteps(procedure, chosen);
}

/** The shipped identification of monitored households. */
export const identification = (): Procedure => shipped(2024, 'monitoring-identification');

/** Votes of the village's meeting. */
export const voted = (votes: Partial<Ballot>): { ballots: Record<string, Ballot> } => ({
  ballots: { review: { votesFor: 18, votesAgainst: 0, votesAbstain: 0, votesRecused: null, ...votes } },
});

/** A day without holidays and without a calendar of the year. */
export const onDay = (today: string, holidays = WEEKENDS_ONLY): Clock => ({ today, holidays, due: [] });

export const aCandidate = (changes: Partial<Candidate> = {}): Candidate => ({
  id: 1,
  name: '赵一',
  consentOn: '2024-03-02',
  consentSigner: '赵一',
  visitedOn: '2024-03-03',
  investigators: ['钱二', '孙三'],
  ...voted({ votesFor: 18, votesAgainst: 2, votesAbstain: 1 }),
  category: '2',
  firstRisk: '01',
  ...changes,
});

/** One day a step, as a village would do it: clue on 1 March, notice from the 5th to the 9th. */
export const usualSteps: readonly StepRecord[] = [
  { key: 'clue', doneOn: '2024-03-01' },
  { key: 'consent', doneOn: '2024-03-02' },
  { key: 'visit', doneOn: '2024-03-03' },
  { key: 'review', doneOn: '2024-03-04', expected: 30, present: 21, place: '村部' },
  { key: 'notice', doneOn: '2024-03-05', noticeFrom: '2024-03-05', noticeTo: '2024-03-09' },
  { key: 'township', doneOn: '2024-03-10' },
  { key: 'county', doneOn: '2024-03-12' },
  { key: 'announce', doneOn: '2024-03-13', noticeFrom: '2024-03-13', noticeTo: '2024-03-17' },
  { key: 'record', doneOn: '2024-03-14' },
];

export function usualStep(key: string): StepRecord {
  const step = usualSteps.find((record) => record.key === key);
  if (!step) throw new Error('no such step');
  return step;
}

export function allPapers(): PaperRecord[] {
  return identification().steps.flatMap(({ key, papers }) =>
    papers.map(({ document }) => ({ step: key, document, state: 'signed' as const })),
  );
}

/** The procedure with everything before a step recorded and every paper in hand. */
export function stateBefore(key: string, changes: Partial<ProcedureState> = {}): ProcedureState {
  const index = usualSteps.findIndex((record) => record.key === key);
  return {
    procedure: 'monitoring-identification',
    packId: 'national-2021',
    packVersion: 1,
    steps: index < 0 ? usualSteps : usualSteps.slice(0, index),
    candidates: [aCandidate()],
    papers: allPapers(),
    objections: [],
    waivers: [],
    ...changes,
  };
}
