import { describe, expect, test } from 'vitest';
import { refuseStep } from '#domain/procedures/clock.ts';
import type { Ballot, Candidate, ProcedureState, StepInput } from '#domain/procedures/procedure-state.ts';
import {
  aCandidate,
  allPapers,
  identification,
  onDay,
  stateBefore,
  usualStep,
  usualSteps,
  voted,
} from './running-procedure.ts';

const TODAY = '2024-06-30';

interface Attempt {
  readonly step: string;
  readonly record?: Partial<StepInput>;
  readonly state?: Partial<ProcedureState>;
  readonly today?: string;
}

function refusals({ step, record, state, today = TODAY }: Attempt) {
  const { key, ...usual } = usualStep(step);
  return refuseStep(identification(), stateBefore(key, state), key, { ...usual, ...record }, onDay(today));
}

const rulesOf = (attempt: Attempt) => refusals(attempt).map(({ rule }) => rule);

const after = (key: string, changes: Partial<(typeof usualSteps)[number]>) => ({
  steps: stateBefore('never').steps.flatMap((record) =>
    record.key === key ? [{ ...record, ...changes }] : [record],
  ),
});

/** Everything before `key`, with one recorded step changed. */
function before(key: string, changedKey: string, changes: Partial<(typeof usualSteps)[number]>) {
  const { steps } = after(changedKey, changes);
  return {
    steps: steps.slice(
      0,
      usualSteps.findIndex((record) => record.key === key),
    ),
  };
}

describe('a step done as it should be', () => {
  test.each(usualSteps.map(({ key }) => key))('%s is not refused', (step) => {
    expect(refusals({ step })).toEqual([]);
  });
});

describe('dates', () => {
  test.each<[string, Attempt, string[]]>([
    ['a future date', { step: 'clue', today: '2024-02-29' }, ['in-order']],
    ['the day itself', { step: 'clue', today: '2024-03-01' }, []],
    ['a day the calendar lacks', { step: 'clue', record: { doneOn: '2023-02-29' } }, ['in-order']],
    ['29 February of a leap year', { step: 'clue', record: { doneOn: '2024-02-29' } }, []],
    [
      'a visit dated a day before the consent',
      { step: 'visit', record: { doneOn: '2024-03-01' } },
      ['in-order', 'consent-signed', 'two-investigators'],
    ],
    ['two steps on one day', { step: 'review', record: { doneOn: '2024-03-03' } }, []],
    [
      'a review before the visit',
      { step: 'review', record: { doneOn: '2024-03-02' } },
      ['in-order', 'two-investigators'],
    ],
    [
      'county before township',
      { step: 'county', record: { doneOn: '2024-03-09' } },
      ['in-order', 'notice-over'],
    ],
  ])('%s', (_, attempt, expected) => {
    expect(rulesOf(attempt)).toEqual(expected);
  });

  test('a step is neither skipped nor done twice', () => {
    const state = stateBefore('review');
    const { key: _, ...usual } = usualStep('township');
    const [skipped] = refuseStep(identification(), state, 'township', usual, onDay(TODAY));
    expect(skipped).toMatchObject({ rule: 'in-order' });
    expect(skipped?.message).toContain('民主评议');
    const [twice] = refuseStep(identification(), state, 'clue', { doneOn: '2024-03-01' }, onDay(TODAY));
    expect(twice?.message).toContain('已在 2024-03-01 登记过');
  });

  test('a step that the procedure lacks is refused', () => {
    expect(
      refuseStep(identification(), stateBefore('clue'), 'party', { doneOn: TODAY }, onDay(TODAY)),
    ).toHaveLength(1);
  });
});

describe('the notice', () => {
  const notice = (noticeFrom: string, noticeTo: string): Attempt => ({
    step: 'notice',
    record: { doneOn: noticeFrom, noticeFrom, noticeTo },
  });

  test.each<[string, Attempt, string[]]>([
    ['five days', notice('2024-03-05', '2024-03-09'), []],
    ['one day short', notice('2024-03-05', '2024-03-08'), ['notice-period']],
    ['longer than needed', notice('2024-03-05', '2024-03-20'), []],
    ['end before beginning', notice('2024-03-05', '2024-03-04'), ['notice-period']],
    ['no end', { step: 'notice', record: { noticeTo: null } }, ['notice-period']],
    ['put up before the review', notice('2024-03-03', '2024-03-08'), ['in-order']],
    [
      'put up tomorrow',
      { ...notice('2024-03-05', '2024-03-09'), today: '2024-03-04' },
      ['in-order', 'notice-period'],
    ],
    [
      'recorded before it was put up',
      { step: 'notice', record: { doneOn: '2024-03-04' } },
      ['notice-period'],
    ],
  ])('%s', (_, attempt, expected) => {
    expect(rulesOf(attempt)).toEqual(expected);
  });

  test.each<[string, string, string, string, string[]]>([
    ['on its last day', '2024-03-05', '2024-03-09', '2024-03-09', ['notice-over']],
    ['on the day after', '2024-03-05', '2024-03-09', '2024-03-10', []],
    ['on the last day, over 29 February', '2024-02-27', '2024-03-02', '2024-03-02', ['notice-over']],
    ['after 29 February', '2024-02-27', '2024-03-02', '2024-03-03', []],
    ['on the last day, over the turn of the year', '2023-12-29', '2024-01-02', '2024-01-02', ['notice-over']],
    ['after the turn of the year', '2023-12-29', '2024-01-02', '2024-01-03', []],
    [
      'when less time was recorded than is required',
      '2024-03-05',
      '2024-03-07',
      '2024-03-09',
      ['notice-over'],
    ],
    ['on the last day of a longer one', '2024-03-05', '2024-03-11', '2024-03-11', ['notice-over']],
  ])('township %s', (_, noticeFrom, noticeTo, doneOn, expected) => {
    const clue = noticeFrom < '2024-03-01' ? '2023-12-01' : '2024-03-01';
    const { steps } = before('township', 'notice', { doneOn: noticeFrom, noticeFrom, noticeTo });
    const state = {
      steps: steps.map((step) => (step.key === 'clue' ? { ...step, doneOn: clue } : step)),
      candidates: [aCandidate({ consentOn: clue, visitedOn: clue })],
    };
    expect(rulesOf({ step: 'township', record: { doneOn }, state })).toEqual(expected);
  });

  test('says until when it runs and when the next step may be done', () => {
    const [refusal] = refusals({ step: 'township', record: { doneOn: '2024-03-09' } });
    expect(refusal?.message).toBe(
      '“村内公示”到 2024-03-09 才满期，“乡镇审核”最早 2024-03-10 办理，请等公示期满后再登记。',
    );
    expect(refusal?.source).toContain('5 天');
  });

  test('the announcement of the result does not hold the recording up', () => {
    expect(rulesOf({ step: 'record', record: { doneOn: '2024-03-13' } })).toEqual([]);
  });

  test('working days jump weekends and holidays where a pack counts so', () => {
    const definition = structuredClone(identification());
    const step = definition.steps.find(({ key }) => key === 'notice');
    if (step?.notice) step.notice.count = 'working';
    const attempt = (noticeTo: string) =>
      refuseStep(
        definition,
        stateBefore('notice'),
        'notice',
        { doneOn: '2024-03-05', noticeFrom: '2024-03-05', noticeTo },
        onDay(TODAY, { off: ['2024-03-06'], worked: [] }),
      ).length;
    expect(attempt('2024-03-11')).toBe(1);
    expect(attempt('2024-03-12')).toBe(0);
  });
});

describe('the meeting', () => {
  const meeting = (
    expected: number | null,
    present: number | null,
    { dropped = false, ...votes }: Partial<Ballot> & { dropped?: boolean } = {},
  ): Attempt => ({
    step: 'review',
    record: { expected, present, candidates: [{ id: 1, dropped, ...voted(votes) }] },
  });

  test.each<[string, Attempt, string[]]>([
    ['exactly two thirds', meeting(30, 20, { votesFor: 20 }), []],
    ['two of three', meeting(3, 2, { votesFor: 2 }), []],
    ['66.6 %', meeting(1000, 666, { votesFor: 666 }), ['attendance-two-thirds']],
    ['66.7 %', meeting(1000, 667, { votesFor: 667 }), []],
    ['one short of two thirds', meeting(30, 19, { votesFor: 19 }), ['attendance-two-thirds']],
    ['more present than there are', meeting(20, 21, { votesFor: 21 }), ['attendance-two-thirds']],
    ['nobody counted', meeting(null, null, { votesFor: 20 }), ['attendance-two-thirds']],
    ['a tie', meeting(30, 20, { votesFor: 10, votesAgainst: 10 }), ['majority']],
    ['one more than half', meeting(30, 20, { votesFor: 11, votesAgainst: 9 }), []],
    ['half of an odd number', meeting(30, 21, { votesFor: 10, votesAgainst: 11 }), ['majority']],
    [
      'most votes, but not half of those present',
      meeting(30, 20, { votesFor: 9, votesAgainst: 1, votesAbstain: 10 }),
      ['majority'],
    ],
    ['a vote too few', meeting(30, 20, { votesFor: 19 }), ['votes-add-up']],
    ['a vote too many', meeting(30, 20, { votesFor: 20, votesAbstain: 1 }), ['votes-add-up']],
    ['a relative withdrawn', meeting(30, 20, { votesFor: 19, votesRecused: 1 }), []],
    ['votes not counted', meeting(30, 20, { votesFor: 20, votesAbstain: null }), ['votes-add-up']],
    [
      'turned down and taken out, nobody else left',
      meeting(30, 20, { votesFor: 3, votesAgainst: 17, dropped: true }),
      ['someone-left'],
    ],
  ])('%s', (_, attempt, expected) => {
    expect(rulesOf(attempt)).toEqual(expected);
  });

  test('a household that was turned down and taken out does not stop the others', () => {
    const rejected = aCandidate({
      id: 2,
      name: '李四',
      ...voted({ votesFor: 3, votesAgainst: 18 }),
      dropped: true,
    });
    expect(rulesOf({ step: 'review', state: { candidates: [aCandidate(), rejected] } })).toEqual([]);
    const miscounted = { ...rejected, ...voted({ votesFor: 4, votesAgainst: 18 }) };
    expect(rulesOf({ step: 'review', state: { candidates: [aCandidate(), miscounted] } })).toEqual([
      'votes-add-up',
    ]);
    const still = { ...rejected, dropped: false };
    const [refusal] = refusals({ step: 'review', state: { candidates: [aCandidate(), still] } });
    expect(refusal).toMatchObject({
      rule: 'majority',
      candidateId: 2,
      source: '《村民委员会组织法》第二十六条',
    });
    expect(refusal?.message).toContain('李四户');
  });
});

describe('consent and visit', () => {
  const withCandidate = (changes: Partial<Candidate>) => ({ candidates: [aCandidate(changes)] });

  test.each<[string, Attempt, string[]]>([
    ['no consent', { step: 'consent', state: withCandidate({ consentOn: null }) }, ['consent-signed']],
    [
      'nobody who signed',
      { step: 'consent', state: withCandidate({ consentSigner: ' ' }) },
      ['consent-signed'],
    ],
    [
      'consent on the day of the clue',
      { step: 'consent', state: withCandidate({ consentOn: '2024-03-01' }) },
      [],
    ],
    [
      'consent before the clue',
      { step: 'consent', state: withCandidate({ consentOn: '2024-02-29' }) },
      ['consent-signed'],
    ],
    [
      'consent on the day of the visit',
      { step: 'visit', state: withCandidate({ consentOn: '2024-03-03' }) },
      [],
    ],
    [
      'consent after the visit',
      { step: 'visit', state: withCandidate({ consentOn: '2024-03-03', visitedOn: '2024-03-02' }) },
      ['consent-signed'],
    ],
    [
      'one investigator',
      { step: 'visit', state: withCandidate({ investigators: ['钱二'] }) },
      ['two-investigators'],
    ],
    [
      'the same one twice',
      { step: 'visit', state: withCandidate({ investigators: ['钱二', '钱 二 '] }) },
      ['two-investigators'],
    ],
    [
      'investigators of the step',
      {
        step: 'visit',
        state: withCandidate({ investigators: undefined }),
        record: { investigators: ['钱二', '孙三'] },
      },
      [],
    ],
    [
      'no investigator',
      { step: 'visit', state: withCandidate({ investigators: undefined }) },
      ['two-investigators'],
    ],
    [
      'no day of the visit',
      { step: 'visit', state: withCandidate({ visitedOn: null }) },
      ['two-investigators'],
    ],
    [
      'a visit after its recording',
      { step: 'visit', state: withCandidate({ visitedOn: '2024-03-04' }) },
      ['two-investigators'],
    ],
    [
      'values that come with the record',
      {
        step: 'visit',
        state: withCandidate({ visitedOn: null }),
        record: { candidates: [{ id: 1, visitedOn: '2024-03-03' }] },
      },
      [],
    ],
    [
      'no category when it is entered',
      { step: 'record', state: withCandidate({ category: null }) },
      ['candidate-complete'],
    ],
    [
      'no first risk when it is entered',
      { step: 'record', state: withCandidate({ firstRisk: '' }) },
      ['candidate-complete'],
    ],
  ])('%s', (_, attempt, expected) => {
    expect(rulesOf(attempt)).toEqual(expected);
  });

  test('who was taken out is not asked any more, unless nobody is left', () => {
    const out = aCandidate({ id: 2, name: '李四', consentOn: null, dropped: true });
    expect(rulesOf({ step: 'consent', state: { candidates: [aCandidate(), out] } })).toEqual([]);
    expect(rulesOf({ step: 'consent', state: { candidates: [out] } })).toEqual(['someone-left']);
  });
});

describe('papers', () => {
  const without = (document: string) => ({
    papers: allPapers().filter((paper) => paper.document !== document),
  });
  const onlyPrinted = (document: string) => ({
    papers: allPapers().map((paper) =>
      paper.document === document ? { ...paper, state: 'printed' as const } : paper,
    ),
  });

  test.each<[string, Attempt, string[]]>([
    ['a printed paper is missing', { step: 'notice', state: without('P12') }, ['paper-in-hand']],
    ['printed is enough for a notice', { step: 'notice', state: onlyPrinted('P12') }, []],
    [
      'printed is not enough for the minutes',
      { step: 'review', state: onlyPrinted('P09') },
      ['paper-in-hand'],
    ],
    [
      'the proof of the notice is not asked for while it hangs',
      { step: 'notice', state: without('P15') },
      [],
    ],
    ['but before the township’s step', { step: 'township', state: without('P15') }, ['paper-in-hand']],
  ])('%s', (_, attempt, expected) => {
    expect(rulesOf(attempt)).toEqual(expected);
  });

  test('every household needs its own', () => {
    const two = [aCandidate(), aCandidate({ id: 2, name: '李四' })];
    const papers = [
      ...without('P04').papers,
      { step: 'visit', document: 'P04', state: 'signed' as const, candidateId: 1 },
    ];
    const [refusal, ...others] = refusals({ step: 'visit', state: { candidates: two, papers } });
    expect(others).toEqual([]);
    expect(refusal?.message).toBe(
      '材料《入户调查（核实）记录》（李四户）还没有签字，请打印、签字后登记，再登记“入户核实”。',
    );
    expect(refusals({ step: 'visit', state: { papers } })).toEqual([]);
  });
});

describe('limits of level error', () => {
  test('stop the step that would break them', () => {
    const definition = structuredClone(identification());
    for (const limit of definition.limits) limit.level = 'error';
    const attempt = (doneOn: string) =>
      refuseStep(definition, stateBefore('county'), 'county', { doneOn }, onDay(TODAY)).map(
        ({ rule }) => rule,
      );
    expect(attempt('2024-03-16')).toEqual([]);
    expect(attempt('2024-03-17')).toEqual(['limit']);
  });
});
