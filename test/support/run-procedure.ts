import type { Request } from '#contract/channels.ts';
import type { BuiltArchive } from './archive-builder.ts';

export const KEY = 'monitoring-identification';

/** The days of a procedure without a slip: the clue on 1 March 2025, the notice from the 5th to the 9th. */
export const STEPS = [
  { step: 'consent', on: '2025-03-02' },
  { step: 'visit', on: '2025-03-03' },
  { step: 'review', on: '2025-03-04', expected: 30, present: 24, place: '村委会会议室' },
  { step: 'notice', on: '2025-03-05', noticeFrom: '2025-03-05' },
  { step: 'township', on: '2025-03-10' },
  { step: 'county', on: '2025-03-12' },
  { step: 'announce', on: '2025-03-13', noticeFrom: '2025-03-13' },
  { step: 'record', on: '2025-03-14' },
] as const satisfies readonly Omit<Request<'procedure.doStep'>, 'id'>[];

export type StepKey = (typeof STEPS)[number]['step'];

const PAPERS: Readonly<
  Partial<Record<StepKey, readonly (readonly [string, string, 'printed' | 'signed'])[]>>
> = {
  consent: [
    ['clue', 'P03', 'printed'],
    ['consent', 'P02', 'signed'],
  ],
  visit: [
    ['visit', 'P04', 'signed'],
    ['visit', 'P05', 'signed'],
    ['visit', 'P07', 'signed'],
  ],
  review: [
    ['review', 'P09', 'signed'],
    ['review', 'P10', 'signed'],
    ['review', 'P11', 'signed'],
  ],
  notice: [['notice', 'P12', 'printed']],
  township: [
    ['notice', 'P15', 'signed'],
    ['township', 'P17', 'signed'],
  ],
  announce: [['announce', 'P14', 'printed']],
};

export async function startProcedure(
  archive: BuiltArchive,
  householdIds: number[],
  given: { village?: string; clueOn?: string } = {},
): Promise<number> {
  const { village = '云溪村', clueOn = '2025-03-01' } = given;
  const villageId = archive.villages[village] ?? 0;
  return (await archive.must('procedure.start', { key: KEY, villageId, year: 2025, clueOn, householdIds }))
    .id;
}

/** All that the steps ask of a household. */
export async function fillHousehold(
  archive: BuiltArchive,
  id: number,
  householdId: number,
  values: Request<'procedure.updateHousehold'>['values'] = {},
): Promise<void> {
  await archive.must('procedure.updateHousehold', {
    ...{ id, householdId, consentOn: '2025-03-02', consentSigner: '户主本人', visitedOn: '2025-03-03' },
    ...{ investigators: ['周一', '吴二'], votesFor: 20, votesAgainst: 3, votesAbstain: 1 },
    values: { 'monitoring.category': '2', 'monitoring.risk_1': '01', ...values },
  });
}

export async function receivePapersOf(archive: BuiltArchive, id: number, step: StepKey): Promise<void> {
  for (const [of, document, state] of PAPERS[step] ?? []) {
    await archive.must('procedure.receivePaper', { id, step: of, document, state, on: '2025-03-02' });
  }
}

/** Does all steps up to this one, papers in hand. */
export async function doStepsUpTo(archive: BuiltArchive, id: number, last: StepKey): Promise<void> {
  const until = STEPS.findIndex(({ step }) => step === last);
  for (const entry of STEPS.slice(0, until + 1)) {
    await receivePapersOf(archive, id, entry.step);
    await archive.must('procedure.doStep', { id, ...entry });
  }
}
