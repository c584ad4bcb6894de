import type { CandidateFacts } from '#domain/procedures/procedure-state.ts';
import type { Change } from './course.ts';
import { type CourseName, courses } from './courses.ts';

/** What is wrong, and the step that is refused for it with the rules that say so; null: it is still right. */
type Row = readonly [what: string, change: Change, refused: readonly [string, ...string[]] | null];

/** A meeting's faults, by the step. */
const meeting = (key: string): Row[] => [
  [
    '到会 19 人，差一人到三分之二',
    { step: { key, doneOn: '', present: 19 }, votes: { of: key, votesFor: 18 } },
    [key, 'attendance-two-thirds'],
  ],
  ['票数合计多一票', { votes: { of: key, votesFor: 20 } }, [key, 'votes-add-up']],
  ['票数合计少一票', { votes: { of: key, votesFor: 18 } }, [key, 'votes-add-up']],
  ['同意票刚好一半', { votes: { of: key, votesFor: 10, votesAgainst: 10 } }, [key, 'majority']],
  ['同意票比一半多一票', { votes: { of: key, votesFor: 11, votesAgainst: 9 } }, null],
  ['一人回避，票数仍然相符', { votes: { of: key, votesFor: 18, votesAgainst: 1, votesRecused: 1 } }, null],
  ['没有签到表', { paper: `${key}/P10` }, [key, 'paper-in-hand']],
  ['没有会议记录', { paper: `${key}/P09` }, [key, 'paper-in-hand']],
  ['没有计票表', { paper: `${key}/P11` }, [key, 'paper-in-hand']],
];

/** A household's facts, one of them otherwise. */
const eliminated = (change: Partial<NonNullable<CandidateFacts['elimination']>>): Change => {
  const elimination = courses.elimination2023.candidates[0]?.facts?.elimination;
  return elimination === undefined ? {} : { facts: { elimination: { ...elimination, ...change } } };
};
const compared = (change: Partial<NonNullable<CandidateFacts['comparison']>>): Change => ({
  facts: { comparison: { sentOn: '2017-11-18', hits: 1, open: 0, confirmed: 0, ...change } },
});
const to = (key: string, noticeTo: string): Change => ({ step: { ...dayOf(key), noticeTo } });
const on = (key: string, doneOn: string): Change => ({ step: { key, doneOn } });
/** The days are filled in from the course. */
const dayOf = (key: string) => ({ key, doneOn: '' });
const posted = (key: string, noticeFrom: string, noticeTo: string): Change => ({
  step: { key, doneOn: noticeFrom, noticeFrom, noticeTo },
});

const TWO_PEOPLE: Row[] = [
  ['只有一名调查人', { candidate: { investigators: ['钱二'] } }, ['visit', 'two-investigators']],
  ['同一人写了两次', { candidate: { investigators: ['钱二', '钱 二'] } }, ['visit', 'two-investigators']],
  ['没有入户日期', { candidate: { visitedOn: null } }, ['visit', 'two-investigators']],
];

const TAKING_IN: Row[] = [
  ...TWO_PEOPLE,
  ...meeting('first-review'),
  ...meeting('second-review'),
  ['没有手写申请书', { paper: 'apply/P01' }, ['visit', 'paper-in-hand']],
  ['没有签授权', { paper: 'apply/P02' }, ['visit', 'paper-in-hand']],
  ['授权比入户晚一天', { candidate: { consentOn: '2017-11-11' } }, ['visit', 'consent-signed']],
  ['第一次公示少一天', to('first-notice', '2017-11-16'), ['first-notice', 'notice-period']],
  [
    '第二次公示在第一次公示的最后一天张贴',
    posted('second-notice', '2017-11-17', '2017-11-24'),
    ['second-notice', 'notice-over'],
  ],
  ['没有第一次公示的无异议证明', { paper: 'first-notice/P15' }, ['second-notice', 'paper-in-hand']],
  ['没有审核审批表', { paper: 'second-notice/P17' }, ['second-notice', 'paper-in-hand']],
  ['第二次公示少一天', to('second-notice', '2017-11-23'), ['second-notice', 'notice-period']],
  ['第二次公示的最后一天比对', on('comparison', '2017-11-24'), ['comparison', 'notice-over']],
  ['没有第二次公示的无异议证明', { paper: 'second-notice/P15' }, ['comparison', 'paper-in-hand']],
  ['没有列入比对名单', compared({ sentOn: null }), ['comparison', 'compared']],
  ['申请前一天的比对名单', compared({ sentOn: '2017-11-05' }), ['comparison', 'compared']],
  ['申请当天的比对名单', compared({ sentOn: '2017-11-06' }), null],
  ['名单在比对当天送出', compared({ sentOn: '2017-11-25' }), null],
  ['名单比比对晚一天送出', compared({ sentOn: '2017-11-26' }), ['comparison', 'compared']],
  ['一条疑似问题没有结论', compared({ open: 1 }), ['second-review', 'suspicions-answered']],
  ['一条疑似问题属实', compared({ confirmed: 1 }), ['second-review', 'suspicions-answered']],
  [
    '没有疑似问题，不用第二次评议',
    { ...compared({ hits: 0 }), step: { ...dayOf('second-review'), present: null } },
    null,
  ],
  ['没有比对反馈表', { paper: 'second-review/P08B' }, ['second-review', 'paper-in-hand']],
  ['跳过第二次评议', { skip: 'second-review' }, ['county', 'in-order']],
  ['先复审后评议', { swap: ['second-review', 'county'] }, ['county', 'in-order']],
  ['复审比第二次评议早一天', on('county', '2017-11-24'), ['county', 'in-order', 'notice-over']],
  ['公告少一天', to('announce', '2017-11-28'), ['announce', 'notice-period']],
  ['公告最后一天告知', on('tell', '2017-11-29'), ['tell', 'notice-over']],
  ['没有签收告知书', { paper: 'tell/P19' }, ['tell', 'paper-in-hand']],
  [
    '第一次公示的异议没有处理',
    { objection: { step: 'first-notice' } },
    ['second-notice', 'objections-settled'],
  ],
  [
    '异议不成立，没有答复',
    { objection: { step: 'first-notice', outcome: 'dismissed' } },
    ['second-notice', 'objections-settled'],
  ],
  [
    '异议不成立，已答复',
    { objection: { step: 'first-notice', outcome: 'dismissed', answeredOn: '2017-11-17' } },
    null,
  ],
  [
    '异议成立，户还在里面',
    { objection: { step: 'second-notice', outcome: 'upheld', answeredOn: '2017-11-24' } },
    ['comparison', 'objections-settled'],
  ],
  ['异议撤回', { objection: { step: 'announce', outcome: 'withdrawn' } }, null],
  ['没有填原因', { candidate: { causes: '' } }, ['record', 'candidate-complete']],
];

const LEAVING: Row[] = [
  ...TWO_PEOPLE,
  ...meeting('review'),
  ['公示比本户认可早一天', posted('notice', '2017-11-11', '2017-11-19'), ['notice', 'in-order']],
  ['跳过本户认可', { skip: 'confirm' }, ['notice', 'in-order']],
  ['公示少一天', to('notice', '2017-11-18'), ['notice', 'notice-period']],
  ['公示最后一天审核', on('township', '2017-11-19'), ['township', 'notice-over']],
  ['没有无异议证明', { paper: 'notice/P15' }, ['township', 'paper-in-hand']],
  ['公告少一天', to('announce', '2017-11-24'), ['announce', 'notice-period']],
  ['公告最后一天告知', on('tell', '2017-11-25'), ['tell', 'notice-over']],
  ['异议没有处理', { objection: { step: 'notice' } }, ['township', 'objections-settled']],
];

const NEW_SPELL: Row[] = [
  ...TWO_PEOPLE,
  ...meeting('review'),
  ['没有授权', { candidate: { consentOn: null } }, ['consent', 'consent-signed']],
  ['没有写签字人', { candidate: { consentSigner: ' ' } }, ['consent', 'consent-signed']],
  ['没有线索表', { paper: 'clue/P03' }, ['consent', 'paper-in-hand']],
  ['没有收入测算表', { paper: 'visit/P07' }, ['visit', 'paper-in-hand']],
  ['没有类别', { candidate: { category: null } }, ['record', 'candidate-complete']],
  ['异议没有处理', { objection: { step: 'notice' } }, ['township', 'objections-settled']],
];

/** Every procedure done right but for one day, one vote, one paper, one person or the order. */
export const CASES: Readonly<Record<CourseName, readonly Row[]>> = {
  identification2015: [
    ...TWO_PEOPLE,
    ...meeting('review'),
    ['没有申请书', { paper: 'apply/P01' }, ['apply', 'paper-in-hand']],
    ['没有评分表', { paper: 'visit/P06' }, ['visit', 'paper-in-hand']],
    ['评分没有填全', { facts: { isScored: false } }, ['visit', 'scored']],
    ['有小汽车', { facts: { exclusions: ['家庭拥有小汽车的不能进'] } }, ['visit', 'not-excluded']],
    ['入户比申请早一天', on('visit', '2015-03-04'), ['visit', 'in-order', 'two-investigators']],
    ['评议和公示同一天', posted('first-notice', '2015-03-15', '2015-03-21'), null],
    ['公示比评议早一天', posted('first-notice', '2015-03-14', '2015-03-22'), ['first-notice', 'in-order']],
    ['第一次公示少一天', to('first-notice', '2015-03-21'), ['first-notice', 'notice-period']],
    ['第一次公示多一天', to('first-notice', '2015-03-23'), ['second-notice', 'notice-over']],
    [
      '第二次公示早一天张贴',
      posted('second-notice', '2015-03-22', '2015-03-29'),
      ['second-notice', 'notice-over'],
    ],
    ['第二次公示少一天', to('second-notice', '2015-03-28'), ['second-notice', 'notice-period']],
    ['没有第一次公示的无异议证明', { paper: 'first-notice/P15' }, ['second-notice', 'paper-in-hand']],
    ['没有第二次公示的无异议证明', { paper: 'second-notice/P15' }, ['county', 'paper-in-hand']],
    ['第二次公示最后一天复审', on('county', '2015-03-29'), ['county', 'notice-over']],
    ['没有上报请示', { paper: 'county/P18' }, ['county', 'paper-in-hand']],
    ['公告少一天', to('announce', '2015-04-03'), ['announce', 'notice-period']],
    ['公告最后一天录入', on('record', '2015-04-04'), ['record', 'notice-over']],
    ['先复审后第二次公示', { swap: ['second-notice', 'county'] }, ['county', 'in-order']],
    ['没有登记表', { paper: 'record/P05' }, ['record', 'paper-in-hand']],
    ['没有致贫原因', { candidate: { causes: null } }, ['record', 'candidate-complete']],
    ['异议没有处理', { objection: { step: 'first-notice' } }, ['second-notice', 'objections-settled']],
  ],
  recognition2017: [...TAKING_IN, ['没有采集表', { paper: 'visit/P05' }, ['visit', 'paper-in-hand']]],
  return2017: [
    ...TAKING_IN,
    ['没有对照表', { paper: 'visit/P05B' }, ['visit', 'paper-in-hand']],
    ['没有返贫认定表', { paper: 'visit/P24' }, ['visit', 'paper-in-hand']],
  ],
  exit2017: [
    ...LEAVING,
    ['没有核验表', { paper: 'visit/P20' }, ['visit', 'paper-in-hand']],
    ['本户没有签字认可', { paper: 'confirm/P21' }, ['confirm', 'paper-in-hand']],
    [
      '收入刚好等于标准',
      { facts: { exit: { perCapita: 3300, line: 3300, unmet: [] } } },
      ['visit', 'exit-standard'],
    ],
    ['收入比标准多一分', { facts: { exit: { perCapita: 3300.01, line: 3300, unmet: [] } } }, null],
    ['没有收入', { facts: { exit: { perCapita: null, line: 3300, unmet: [] } } }, ['visit', 'exit-standard']],
    ['没有标准', { facts: { exit: { perCapita: 3500, line: null, unmet: [] } } }, ['visit', 'exit-standard']],
    [
      '饮水不安全',
      { facts: { exit: { perCapita: 3500, line: 3300, unmet: ['安全饮水'] } } },
      ['visit', 'exit-standard'],
    ],
    ['当年新纳入', { facts: { bars: { applying: ['当年新纳入'], unanswered: 0 } } }, ['visit', 'not-barred']],
    ['一项情形没有核对', { facts: { bars: { applying: [], unanswered: 1 } } }, ['visit', 'not-barred']],
    ['没有标注类型', { candidate: { mark: null } }, ['record', 'candidate-complete']],
    ['没有签收告知书', { paper: 'tell/P23' }, ['tell', 'paper-in-hand']],
  ],
  clear2017: [
    ...LEAVING,
    ['本户没有签字认可', { paper: 'confirm/P21C' }, ['confirm', 'paper-in-hand']],
    ['没有清退原因', { candidate: { reason: ' ' } }, ['record', 'candidate-complete']],
    ['没有签收告知书', { paper: 'tell/P23B' }, ['tell', 'paper-in-hand']],
  ],
  naturalChanges: [
    ['只填了增加表', { paper: 'fill/P29' }, null],
    ['只填了减少表', { paper: 'fill/P28' }, null],
    ['没有登记成员增减', { facts: { naturalChanges: 0 } }, ['record', 'changes-recorded']],
    ['审核比填表早一天', on('township', '2022-05-03'), ['township', 'in-order']],
  ],
  naturalChangesPosted: [
    ['公示少一天', to('notice', '2017-05-08'), ['notice', 'notice-period']],
    ['公示最后一天审核', on('township', '2017-05-09'), ['township', 'notice-over']],
    ['没有无异议证明', { paper: 'notice/P15' }, ['township', 'paper-in-hand']],
    ['异议没有处理', { objection: { step: 'notice' } }, ['township', 'objections-settled']],
  ],
  identification2021: [
    ...NEW_SPELL,
    ['公示少一天', to('notice', '2021-06-14'), ['notice', 'notice-period']],
    ['公示最后一天审核', on('township', '2021-06-15'), ['township', 'notice-over']],
    [
      '授权比入户晚一天',
      { candidate: { consentOn: '2021-06-05', visitedOn: '2021-06-04' } },
      ['consent', 'consent-signed'],
    ],
    ['公告当天录入', on('record', '2021-06-17'), null],
    ['公告前一天录入', on('record', '2021-06-16'), ['record', 'in-order']],
  ],
  identificationCompared: [
    ...NEW_SPELL,
    [
      '没有列入比对名单',
      { facts: { comparison: { sentOn: null, hits: 0, open: 0, confirmed: 0 } } },
      ['information-comparison', 'compared'],
    ],
    [
      '一条疑似问题没有结论',
      { facts: { comparison: { sentOn: '2026-02-26', hits: 1, open: 1, confirmed: 0 } } },
      ['information-comparison', 'suspicions-answered'],
    ],
    [
      '没有疑似问题',
      { facts: { comparison: { sentOn: '2026-02-26', hits: 0, open: 0, confirmed: 0 } } },
      null,
    ],
  ],
  elimination2023: [
    ...TWO_PEOPLE,
    ...meeting('review'),
    ['差一个月满半年', eliminated({ recognisedMonth: '202302' }), ['visit', 'long-enough']],
    ['没有识别时间', eliminated({ recognisedMonth: null }), ['visit', 'long-enough']],
    ['没有针对风险的措施', eliminated({ targetedMeasures: 0 }), ['visit', 'measure-in-place']],
    ['整户无劳动力', eliminated({ isWithoutLabour: true }), ['visit', 'has-labour']],
    ['住房问题没有解决', eliminated({ problems: ['住房安全'] }), ['visit', 'risk-gone']],
    ['收入比监测范围少一分', eliminated({ perCapita: 7999.99 }), ['visit', 'risk-gone']],
    ['收入刚好到监测范围', eliminated({ perCapita: 8000 }), null],
    ['没有收入测算', eliminated({ perCapita: null }), ['visit', 'risk-gone']],
    [
      '没有在监测的记录',
      { facts: { elimination: undefined } },
      ['visit', 'long-enough', 'measure-in-place', 'has-labour', 'risk-gone'],
    ],
    [
      '自然消除不看时间、措施和劳动力',
      {
        ...eliminated({ recognisedMonth: '202306', targetedMeasures: 0, isWithoutLabour: true }),
        candidate: { mode: '2' },
      },
      null,
    ],
    ['没有评估表', { paper: 'visit/P26' }, ['visit', 'paper-in-hand']],
    ['没有措施落实情况表', { paper: 'visit/P25' }, ['visit', 'paper-in-hand']],
    ['公示少一天', to('notice', '2023-07-09'), ['notice', 'notice-period']],
    ['公示没有附措施落实情况', { paper: 'notice/P25B' }, ['notice', 'paper-in-hand']],
    ['公示最后一天审核', on('township', '2023-07-10'), ['township', 'notice-over']],
    ['先审批后审核', { swap: ['township', 'county'] }, ['county', 'in-order']],
    ['公告少一天', to('announce', '2023-07-16'), ['announce', 'notice-period']],
    ['没有消除方式', { candidate: { mode: null } }, ['record', 'candidate-complete']],
  ],
};
