import { courseOf } from './course.ts';

/** 2015: 两公示一公告, notices of seven, seven and five days. */
const identification2015 = courseOf(
  [2015, 'identification'],
  {
    mobilise: '2015-03-02',
    apply: '2015-03-05',
    visit: '2015-03-10',
    review: '2015-03-15',
    'first-notice': '2015-03-16/22',
    'second-notice': '2015-03-23/29',
    county: '2015-03-30',
    announce: '2015-03-31/04-04',
    record: '2015-04-05',
  },
  { causes: '01', facts: { isScored: true, exclusions: [] } },
);

const daysOf2017 = {
  apply: '2017-11-06',
  visit: '2017-11-10',
  list: '2017-11-10',
  'first-review': '2017-11-11',
  'first-notice': '2017-11-11/17',
  'second-notice': '2017-11-18/24',
  comparison: '2017-11-25',
  'second-review': '2017-11-25',
  county: '2017-11-25',
  announce: '2017-11-25/29',
  tell: '2017-11-30',
  record: '2017-12-15',
};
const suspected = { comparison: { sentOn: '2017-11-18', hits: 1, open: 0, confirmed: 0 } };

/** 2017: 两评议两公示一比对一公告一告知, on the last days of the plan's calendar. */
const recognition2017 = courseOf([2017, 'recognition'], daysOf2017, {
  causes: '01',
  facts: suspected,
});
const return2017 = courseOf([2017, 'return'], daysOf2017, { causes: '02', facts: suspected });

const daysOfLeaving = {
  list: '2017-11-06',
  visit: '2017-11-10',
  review: '2017-11-11',
  confirm: '2017-11-12',
  notice: '2017-11-13/19',
  township: '2017-11-20',
  announce: '2017-11-21/25',
  tell: '2017-11-26',
  record: '2017-11-27',
};

/** 一评议一公示一公告一告知. */
const exit2017 = courseOf([2017, 'exit'], daysOfLeaving, {
  mark: '1',
  facts: {
    exit: { perCapita: 3500, line: 3300, unmet: [] },
    bars: { applying: [], unanswered: 0 },
  },
});
const clear2017 = courseOf([2017, 'clear'], daysOfLeaving, { reason: '2016 年购置商品房' });

const naturalChanges = courseOf(
  [2022, 'natural-changes'],
  { find: '2022-05-03', fill: '2022-05-04', township: '2022-05-05', record: '2022-05-06' },
  { facts: { naturalChanges: 1 } },
);

/** With the notice that some places ask for. */
const naturalChangesPosted = courseOf(
  [2017, 'natural-changes', 'notice'],
  {
    find: '2017-05-03',
    fill: '2017-05-04',
    notice: '2017-05-05/09',
    township: '2017-05-10',
    record: '2017-05-11',
  },
  { facts: { naturalChanges: 2 } },
);

const spell = { category: '2', firstRisk: '01' };

/** 2021: fifteen days from the clue to the county's decision, used to the last one. */
const identification2021 = courseOf(
  [2021, 'monitoring-identification'],
  {
    clue: '2021-06-01',
    consent: '2021-06-02',
    visit: '2021-06-04',
    review: '2021-06-10',
    notice: '2021-06-11/15',
    township: '2021-06-16',
    county: '2021-06-16',
    announce: '2021-06-17/21',
    record: '2021-06-18',
  },
  spell,
);

/** With the comparison of its own. */
const identificationCompared = courseOf(
  [2026, 'monitoring-identification', 'information-comparison'],
  {
    clue: '2026-02-24',
    consent: '2026-02-25',
    visit: '2026-02-26',
    'information-comparison': '2026-03-02',
    review: '2026-03-03',
    notice: '2026-03-04/08',
    township: '2026-03-09',
    county: '2026-03-10',
    announce: '2026-03-11/15',
    record: '2026-03-12',
  },
  { ...spell, facts: { comparison: { sentOn: '2026-02-26', hits: 1, open: 0, confirmed: 0 } } },
);

const elimination2023 = courseOf(
  [2023, 'risk-elimination'],
  {
    list: '2023-07-03',
    visit: '2023-07-04',
    review: '2023-07-05',
    notice: '2023-07-06/10',
    township: '2023-07-11',
    county: '2023-07-12',
    announce: '2023-07-13/17',
    record: '2023-07-14',
  },
  {
    mode: '1',
    facts: {
      elimination: {
        ...{ recognisedMonth: '202301', targetedMeasures: 1, isWithoutLabour: false, problems: [] },
        ...{ perCapita: 9000, line: 8000 },
      },
    },
  },
);

export const courses = {
  identification2015,
  recognition2017,
  return2017,
  exit2017,
  clear2017,
  naturalChanges,
  naturalChangesPosted,
  identification2021,
  identificationCompared,
  elimination2023,
} as const;
export type CourseName = keyof typeof courses;
