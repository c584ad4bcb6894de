import { describe, expect, test } from 'vitest';
import { checklistsOf } from '#domain/completeness/checklists.ts';
import { holds } from '#domain/completeness/conditions.ts';
import type { HouseholdFileFacts, ProcedureFacts } from '#domain/completeness/facts.ts';
import { householdLines, stateOn } from '#domain/completeness/lines.ts';
import { CONDITION_KEYS, type Condition } from '#domain/completeness/vocabulary.ts';
import { packsInForce } from '#domain/policy/load-pack.ts';

const lists = checklistsOf(packsInForce());
const TODAY = '2026-05-20';

const facts = (changes: Partial<HouseholdFileFacts> = {}): HouseholdFileFacts => ({
  ...{ id: 1, closedOn: null, isRegistered: true, years: [], said: new Map(), watched: [], happenings: [] },
  ...{ printed: [], links: [], received: [], answers: [] },
  ...changes,
});
const procedures = (...all: ProcedureFacts[]) => new Map(all.map((each) => [each.id, each]));
const stated = (given: HouseholdFileFacts, ran = procedures()) =>
  householdLines(given, { lists, procedures: ran }).map(
    (line) => `${line.entry.key}${line.year === null ? '' : ` ${line.year}`} ${stateOn(line, TODAY)}`,
  );
const happening = (
  occasion: 'recognition' | 'exit' | 'monitoring',
  year: number,
  procedureId: number | null = null,
) => ({
  ...{ occasion, year, procedureId },
  on: null,
});

const FILE = ['household-card missing', 'id-copies missing', 'booklet-copies missing'];
const paper = (document: string, changes: object = {}) => ({
  ...{ id: 9, document, year: 2025, procedureId: null, on: '2025-12-01', pages: 2, back: 2, ...changes },
});

describe('the papers of a household', () => {
  test('of one that is on no list are none', () => {
    expect(stated(facts({ isRegistered: false, years: [2025] }))).toEqual([]);
  });

  test('registered in 2014 and gone out of poverty in 2018: by the rules of those years', () => {
    const given = facts({ happenings: [happening('recognition', 2014), happening('exit', 2018)] });
    expect(stated(given)).toEqual([
      ...FILE,
      ...[
        'recognition-application 2014 missing',
        'recognition-form 2014 missing',
        'recognition-visit 2014 missing',
      ],
      ...['recognition-scores 2014 missing', 'exit-income 2018 missing', 'recognition-approval 2014 missing'],
      ...['exit-approval 2018 missing', 'exit-check 2018 missing', 'exit-confirmation 2018 missing'],
      ...['exit-told 2018 missing', 'household-photos missing'],
    ]);
  });

  test('of a year that still runs are expected, of one that is over missing', () => {
    const lines = stated(facts({ years: [2025, 2026] })).filter((line) => line.startsWith('year-'));
    expect(lines).toEqual([
      ...['year-form 2025 missing', 'year-form 2026 expected'],
      ...['year-income 2025 missing', 'year-income 2026 expected'],
    ]);
  });

  test('of one that was closed in 2017 end with the year before', () => {
    const given = facts({ closedOn: '2017-06-30', years: [2015, 2016, 2017, 2018] });
    const years = new Set(stated(given).flatMap((line) => / (\d{4}) /u.exec(line)?.[1] ?? []));
    expect([...years]).toEqual(['2015', '2016']);
  });

  test('of a household that comes in come with their steps', () => {
    const asked = new Map([
      ['P02', '2026-03-02'],
      ['P04', null],
    ]);
    const running: ProcedureFacts = {
      ...{
        id: 5,
        key: 'monitoring-identification',
        title: '监测对象识别',
        year: 2026,
        occasion: 'monitoring',
      },
      ...{ asked, noticeOn: null, finishedOn: null },
    };
    const given = facts({ isRegistered: false, happenings: [happening('monitoring', 2026, 5)] });
    expect(stated(given, procedures(running))).toEqual([
      ...[
        'monitoring-consent 2026 missing',
        'monitoring-form 2026 expected',
        'monitoring-visit 2026 expected',
      ],
      ...['monitoring-income 2026 expected', 'monitoring-approval 2026 expected'],
    ]);
    const received = [{ procedureId: 5, document: 'P02', state: 'signed' as const, on: '2026-03-03' }];
    expect(stated({ ...given, received }, procedures(running))[0]).toBe('monitoring-consent 2026 there');
  });
});

describe('a paper', () => {
  const income = (changes: Partial<HouseholdFileFacts>) =>
    stated(facts({ years: [2025], ...changes })).find((line) => line.startsWith('year-income'));

  test.each([
    ['printed and back whole', { printed: [paper('P07')] }, 'there'],
    ['of which a page is not back', { printed: [paper('P07', { back: 1 })] }, 'unsigned'],
    ['of another year', { printed: [paper('P07', { year: 2024 })] }, 'missing'],
    ['that came as a scan', { links: [link('year-income', '2025-06-01')] }, 'there'],
    ['whose scan is of another year', { links: [link('year-income', '2024-06-01')] }, 'missing'],
    ['that is said to be on the shelf', { answers: [said('on-shelf')] }, 'on-shelf'],
    ['that is said not to be needed', { answers: [said('not-applicable')] }, 'not-applicable'],
    [
      'on the shelf that came back after all',
      { printed: [paper('P07')], answers: [said('on-shelf')] },
      'there',
    ],
    [
      'that was lost although its scan is there',
      { printed: [paper('P07')], answers: [said('lost')] },
      'lost',
    ],
  ])('%s', (_, changes, state) => {
    expect(income(changes)).toBe(`year-income 2025 ${state}`);
  });

  test('of two of one kind the one of a procedure is no proof of the yearly one', () => {
    const asked = new Map([['P07', '2025-03-02']]);
    const ran: ProcedureFacts = {
      ...{
        id: 5,
        key: 'monitoring-identification',
        title: '监测对象识别',
        year: 2025,
        occasion: 'monitoring',
      },
      ...{ asked, noticeOn: null, finishedOn: '2025-04-01' },
    };
    const given = facts({
      ...{ years: [2025], happenings: [happening('monitoring', 2025, 5)] },
      printed: [paper('P07', { procedureId: 5 })],
    });
    const lines = stated(given, procedures(ran)).filter((line) => line.includes('-income'));
    expect(lines).toEqual(['year-income 2025 missing', 'monitoring-income 2025 there']);
  });

  test('of which two are wanted is there with the second, named or not', () => {
    const photos = (count: number) =>
      stated(
        facts({ links: Array.from({ length: count }, (_, at) => ({ ...link(null, '2025-01-01'), id: at })) }),
      ).at(-1);
    expect([photos(1), photos(2)]).toEqual(['household-photos missing', 'household-photos there']);
  });
});

function link(item: string | null, on: string) {
  return { id: 3, item, procedureId: null, on, isPicture: true };
}

function said(state: 'on-shelf' | 'not-applicable' | 'lost') {
  return {
    ...{ item: 'year-income', year: 2025, procedureId: null, state, reason: '原件在柜' },
    ...{ onDay: '2026-01-05', operator: '李经办' },
  };
}

describe('conditions', () => {
  const OF_LISTS: readonly Condition[] = ['listed', 'registered', 'monitored'];
  test.each(CONDITION_KEYS.filter((condition) => !OF_LISTS.includes(condition)))(
    '%s holds in the years that say so',
    (condition) => {
      const given = facts({ said: new Map([[2024, new Set([condition])]]) });
      expect([2023, 2024, null].map((year) => holds(condition, given, year))).toEqual([false, true, true]);
    },
  );

  test('registered: from the year of recognition until it was cleared out', () => {
    const given = facts({
      happenings: [happening('recognition', 2015), { ...happening('exit', 2017), occasion: 'clear' }],
    });
    expect([2014, 2015, 2016, 2017, null].map((year) => holds('registered', given, year))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  test('monitored: while a spell lasts; listed: either', () => {
    const given = facts({ isRegistered: false, watched: [{ from: '202203', to: '202406' }] });
    for (const condition of ['monitored', 'listed'] as const)
      expect([2021, 2022, 2024, 2025].map((year) => holds(condition, given, year))).toEqual([
        false,
        true,
        true,
        false,
      ]);
  });
});
