import { describe, expect, test } from 'vitest';
import { judge, refuseStep } from '#domain/procedures/clock.ts';
import type { Procedure, Step } from '#domain/procedures/definition.ts';
import { WEEKENDS_ONLY } from '#domain/procedures/periods.ts';
import type {
  Candidate,
  ObjectionRecord,
  ProcedureState,
  StepInput,
  WaiverRecord,
} from '#domain/procedures/procedure-state.ts';
import type { Course } from './course.ts';
import { courses } from './courses.ts';

interface Attempt {
  readonly course: Course;
  readonly step: string;
  /** The definition with this step otherwise. */
  readonly rule?: Partial<Step> & { readonly key: string };
  readonly record?: Partial<StepInput>;
  readonly state?: Partial<ProcedureState>;
  readonly today?: string;
}

const withRule = (definition: Procedure, rule: Attempt['rule']): Procedure => ({
  ...definition,
  steps: definition.steps.map((step) => (step.key === rule?.key ? { ...step, ...rule } : step)),
});

function stateOf({ course, step, state }: Attempt): ProcedureState {
  const { definition, year: _year, steps, ...rest } = course;
  const index = steps.findIndex(({ key }) => key === step);
  return {
    ...{ procedure: definition.key, packId: 'national', packVersion: 1, waivers: [] },
    ...{ ...rest, steps: steps.slice(0, index), ...state },
  };
}

function refusals(attempt: Attempt) {
  const { course, step, rule, record, today = '2099-12-31' } = attempt;
  const usual = course.steps.find(({ key }) => key === step);
  if (usual === undefined) throw new Error(`no step ${step}`);
  const { key, ...entries } = usual;
  const clock = { today, holidays: WEEKENDS_ONLY, due: [] };
  return refuseStep(
    withRule(course.definition, rule),
    stateOf(attempt),
    key,
    { ...entries, ...record },
    clock,
  );
}

const rulesOf = (attempt: Attempt) => refusals(attempt).map(({ rule }) => rule);

const judged = (attempt: Attempt, today: string) =>
  judge(withRule(attempt.course.definition, attempt.rule), stateOf(attempt), {
    ...{ today, holidays: WEEKENDS_ONLY },
    due: [{ step: 'record', day: '2015-04-10', title: '录入', source: '虚构' }],
  });

describe('days that must pass between two steps', () => {
  const { identification2015: course } = courses;
  const wait = (count: 'calendar' | 'working') => ({
    key: 'county',
    notBefore: { days: 3, count, of: 'second-notice', source: '虚构办法' },
  });
  // The second notice is put up on Monday the 23rd; it hangs to the 29th, so that the wait is made longer than it.
  const long = (days: number, count: 'calendar' | 'working' = 'calendar') => ({
    ...wait(count),
    notBefore: { ...wait(count).notBefore, days },
  });

  test.each<[string, Attempt['rule'], string, string[]]>([
    ['over before the notice is', wait('calendar'), '2015-03-30', []],
    ['a day short', long(9), '2015-03-31', ['waiting-period']],
    ['on the day', long(9), '2015-04-01', []],
    ['in working days, a day short', long(9, 'working'), '2015-04-02', ['waiting-period']],
    ['in working days, on the day', long(9, 'working'), '2015-04-03', []],
  ])('%s', (_, rule, doneOn, expected) => {
    expect(rulesOf({ course, step: 'county', rule, record: { doneOn } })).toEqual(expected);
  });

  test('are told with the first day, and with their source', () => {
    const [refusal] = refusals({ course, step: 'county', rule: long(9), record: { doneOn: '2015-03-31' } });
    expect(refusal).toMatchObject({
      message: '“乡镇审核和第二次公示” 2015-03-23 办理，满 9 天才能办“县级复审”，最早 2015-04-01。',
      source: '虚构办法',
    });
  });

  test('move the first day of the step on and the last day of the one before it up', () => {
    const before = { course, step: 'county', rule: long(9) };
    const county = judged(before, '2015-03-30').steps.find(({ key }) => key === 'county');
    expect(county).toMatchObject({ status: 'waiting', earliest: '2015-04-01', latest: '2015-04-05' });
    expect(county?.blockers.map(({ rule }) => rule)).toEqual(['waiting-period']);
    const latest = (rule: Attempt['rule']) =>
      judged({ course, step: 'second-notice', rule }, '2015-03-23').steps.find(
        ({ key }) => key === 'second-notice',
      )?.latest;
    expect(latest(undefined)).toBe('2015-03-29');
    expect(latest(long(9))).toBe('2015-03-27');
  });
});

describe('objections', () => {
  const { identification2021: course } = courses;
  const objection = (changes: Partial<ObjectionRecord>): ObjectionRecord => ({
    ...{
      step: 'notice',
      candidateId: 1,
      receivedOn: '2021-06-12',
      outcome: 'upheld',
      answeredOn: '2021-06-15',
    },
    isReposted: false,
    ...changes,
  });
  const rulesWith = (
    objections: ObjectionRecord[],
    rule?: Attempt['rule'],
    state: Partial<ProcedureState> = {},
  ) => rulesOf({ course, step: 'township', ...(rule && { rule }), state: { objections, ...state } });
  const restart = { key: 'notice', onObjection: 'restart' } as const;
  const two = [...course.candidates, ...course.candidates.map((each) => ({ ...each, id: 2, name: '乙' }))];
  const oneOut = two.map((each) => ({ ...each, dropped: each.id === 1 }));

  test.each<[string, ObjectionRecord[], Attempt['rule'] | undefined, Partial<ProcedureState>, string[]]>([
    ['none', [], undefined, {}, []],
    ['open', [objection({ outcome: null })], undefined, {}, ['objections-settled']],
    [
      'dismissed, not answered',
      [objection({ outcome: 'dismissed', answeredOn: null })],
      undefined,
      {},
      ['objections-settled'],
    ],
    ['dismissed and answered', [objection({ outcome: 'dismissed' })], undefined, {}, []],
    ['withdrawn', [objection({ outcome: 'withdrawn', answeredOn: null })], undefined, {}, []],
    [
      'upheld, the household still in',
      [objection({})],
      undefined,
      { candidates: two },
      ['objections-settled'],
    ],
    ['upheld, the household out, the others go on', [objection({})], undefined, { candidates: oneOut }, []],
    ['upheld about nobody in particular', [objection({ candidateId: null })], undefined, {}, []],
    [
      'upheld where the notice restarts, not yet',
      [objection({})],
      restart,
      { candidates: oneOut },
      ['objections-settled'],
    ],
    [
      'upheld, and put up anew without it',
      [objection({ isReposted: true })],
      restart,
      { candidates: oneOut },
      [],
    ],
    ['upheld, and put up anew with what was corrected', [objection({ isReposted: true })], restart, {}, []],
    ['dismissed where the notice restarts', [objection({ outcome: 'dismissed' })], restart, {}, []],
    ['to a notice that takes none', [objection({ outcome: null, step: 'announce' })], undefined, {}, []],
  ])('%s', (_, objections, rule, state, expected) => {
    expect(rulesWith(objections, rule, state)).toEqual(expected);
  });

  test('say which household, by its number', () => {
    const [refusal] = refusals({ course, step: 'township', state: { objections: [objection({})] } });
    expect(refusal?.message).toBe('对甲户的异议成立，请把该户移出本次程序，再登记“乡镇审核”。');
  });
});

describe('what is set aside', () => {
  const { elimination2023: course } = courses;
  const early = course.candidates.map((candidate) => ({
    ...candidate,
    facts: {
      ...candidate.facts,
      elimination: candidate.facts?.elimination && {
        ...candidate.facts.elimination,
        recognisedMonth: '202302',
        isWithoutLabour: true,
      },
    },
  }));
  const waiver = (changes: Partial<WaiverRecord> = {}) => ({
    rule: 'long-enough',
    candidateId: 1,
    ...changes,
  });
  const visit = (waivers: StepInput['waivers']) =>
    rulesOf({ course, step: 'visit', record: { waivers }, state: { candidates: early } });

  test('is what the pack lets somebody set aside, for the household that it is about', () => {
    expect(visit([])).toEqual(['long-enough', 'has-labour']);
    expect(visit([waiver()])).toEqual(['has-labour']);
    expect(visit([waiver({ candidateId: 2 })])).toEqual(['long-enough', 'has-labour']);
    expect(visit([waiver({ candidateId: null })])).toEqual(['long-enough', 'has-labour']);
    expect(visit([waiver(), waiver({ rule: 'has-labour' })])).toEqual(['has-labour']);
  });

  test('is offered with the office that may', () => {
    const found = refusals({ course, step: 'visit', state: { candidates: early } });
    expect(found.map(({ rule, waivableBy }) => [rule, waivableBy])).toEqual([
      ['long-enough', '县级部门'],
      ['has-labour', undefined],
    ]);
  });

  test('stays so in the later steps, which cannot set it aside themselves', () => {
    const state = { candidates: early, waivers: [{ step: 'visit', ...waiver() }] };
    expect(rulesOf({ course, step: 'review', state })).toEqual(['has-labour']);
    const late = { waivers: [waiver()] };
    expect(rulesOf({ course, step: 'review', record: late, state: { candidates: early } })).toEqual([
      'long-enough',
      'has-labour',
    ]);
  });

  test('绿色通道: help first, papers later', () => {
    const { identification2021: urgent } = courses;
    const papers = urgent.papers.filter(({ document }) => document !== 'P05' && document !== 'P07');
    const attempt = { course: urgent, step: 'visit', state: { papers } };
    expect(rulesOf(attempt)).toEqual(['paper-in-hand', 'paper-in-hand']);
    expect(refusals(attempt)[0]?.waivableBy).toBe('乡镇分管负责人');
    const waivers = [{ rule: 'paper-in-hand', candidateId: null }];
    expect(rulesOf({ ...attempt, record: { waivers } })).toEqual([]);
    expect(rulesOf({ ...attempt, step: 'review' })).toEqual([]);
  });
});

describe('what held of a household must still hold', () => {
  test.each<[string, Attempt, string[]]>([
    [
      'a household that is no longer scored',
      { course: courses.identification2015, step: 'county' },
      ['scored'],
    ],
    [
      'income that fell below the line',
      { course: courses.exit2017, step: 'record' },
      ['exit-standard', 'not-barred'],
    ],
    [
      'a spell that is unknown',
      { course: courses.elimination2023, step: 'record' },
      ['long-enough', 'measure-in-place', 'has-labour', 'risk-gone'],
    ],
  ])('%s', (_, attempt, expected) => {
    const candidates = attempt.course.candidates.map((candidate): Candidate => ({ ...candidate, facts: {} }));
    expect(rulesOf({ ...attempt, state: { candidates } })).toEqual(expected);
  });

  test('a consent that was withdrawn, or ran out, on the day', () => {
    const { identification2021: course } = courses;
    const consent = (withdrawnOn: string | null, validTo: string | null) =>
      course.candidates.map((candidate) => ({
        ...candidate,
        facts: {
          consent: { signedOn: '2021-06-01', signer: '甲', guardian: null, withdrawnOn, validTo },
        },
      }));
    const rules = (candidates: Candidate[]) =>
      rulesOf({ course, step: 'notice', record: { doneOn: '2021-06-11' }, state: { candidates } });
    expect(rules(consent(null, '2021-06-11'))).toEqual([]);
    expect(rules(consent(null, '2021-06-10'))).toEqual(['consent-signed']);
    expect(rules(consent('2021-06-12', null))).toEqual([]);
    expect(rules(consent('2021-06-11', null))).toEqual(['consent-signed']);
  });
});

describe('a village’s thirty households', () => {
  const { recognition2017: course } = courses;
  const [one] = course.candidates;
  const thirty = Array.from({ length: 30 }, (_, at): Candidate => ({
    ...one,
    id: at + 1,
    name: `户${at + 1}`,
  }));
  const hits = (ids: readonly number[], confirmed: readonly number[] = []): Candidate[] =>
    thirty.map((each) => ({
      ...each,
      facts: {
        comparison: {
          ...{ sentOn: '2017-11-18', open: 0 },
          hits: ids.includes(Number(each.id)) ? 1 : 0,
          confirmed: confirmed.includes(Number(each.id)) ? 1 : 0,
        },
      },
    }));
  const second = (
    candidates: Candidate[],
    record: Partial<StepInput> = {},
    state: Partial<ProcedureState> = {},
  ) => refusals({ course, step: 'second-review', record, state: { candidates, ...state } });

  test('meet a second time only for those with suspicions', () => {
    const unheard = hits([3, 7]).map((each) =>
      each.id === 3 || each.id === 7 ? each : { ...each, ballots: {} },
    );
    expect(second(unheard)).toEqual([]);
    const unvoted = unheard.map((each) => (each.id === 7 ? { ...each, ballots: {} } : each));
    expect(second(unvoted).map(({ rule, candidateId }) => [rule, candidateId])).toEqual([
      ['votes-add-up', 7],
    ]);
  });

  test('do not meet at all when nobody is suspected, and go on', () => {
    const nobody = { expected: null, present: null };
    const papers = course.papers.filter(({ step }) => step !== 'second-review');
    expect(second(hits([]), nobody, { papers })).toEqual([]);
    expect(second(hits([3]), nobody, { papers }).map(({ rule }) => rule)).toContain('attendance-two-thirds');
  });

  test('lose one by a confirmed suspicion; the other twenty-nine go on', () => {
    const found = hits([3, 7], [7]);
    expect(second(found).map(({ rule, candidateId }) => [rule, candidateId])).toEqual([
      ['suspicions-answered', 7],
    ]);
    expect(second(found.map((each) => ({ ...each, dropped: each.id === 7 })))).toEqual([]);
  });

  test('each need their own papers, and those who are out none', () => {
    const own = (left: readonly number[]) => [
      ...course.papers.filter(({ document }) => document !== 'P17'),
      ...left.map((candidateId) => {
        return { step: 'second-notice', document: 'P17', state: 'signed' as const, candidateId };
      }),
    ];
    const all = thirty.map(({ id }) => Number(id));
    const attempt = (candidates: Candidate[], signed: readonly number[]) =>
      refusals({ course, step: 'second-notice', state: { candidates, papers: own(signed) } });
    expect(attempt(hits([]), all)).toEqual([]);
    const [refusal, ...others] = attempt(hits([]), all.slice(1));
    expect(others).toEqual([]);
    expect(refusal?.message).toContain('《审核审批表》（户1户）');
    const out = hits([]).map((each) => ({ ...each, dropped: each.id === 1 }));
    expect(attempt(out, all.slice(1))).toEqual([]);
    expect(attempt(hits([]), [])[0]?.message).toContain('等30户');
  });
});

describe('a paper that another does for', () => {
  const { naturalChanges: course } = courses;
  const [one] = course.candidates;
  const two = [one, { ...one, id: 2, name: '乙' }] as Candidate[]; // both as the course has its household
  const sheet = (document: string, candidateId: number | null, state: 'printed' | 'signed' = 'signed') => {
    return { step: 'fill', document, state, candidateId };
  };

  const lacking = (papers: ProcedureState['papers']) =>
    refusals({ course, step: 'fill', state: { candidates: two, papers } }).map(({ message }) => message);
  const either = '材料《家庭成员自然增加情况表》或者《家庭成员自然减少情况表》';

  test.each<[string, ProcedureState['papers']]>([
    ['one increased, the other decreased', [sheet('P28', 1), sheet('P29', 2)]],
    ['one list for the village', [sheet('P28', null)]],
    ['the other list for the village', [sheet('P29', null)]],
  ])('%s', (_, papers) => {
    expect(lacking(papers)).toEqual([]);
  });

  test.each<[string, ProcedureState['papers'], string]>([
    ['only one has its sheet', [sheet('P29', 1)], '（乙户）'],
    ['the other’s is not signed', [sheet('P28', 1), sheet('P29', 2, 'printed')], '（乙户）'],
    ['none', [], '（甲、乙户）'],
  ])('%s: both are named once, as one thing that lacks', (_, papers, whose) => {
    expect(lacking(papers)).toEqual([
      `${either}${whose}还没有签字，请打印、签字后登记，再登记“填表和核对证明”。`,
    ]);
  });
});
