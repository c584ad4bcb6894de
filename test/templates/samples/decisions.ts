import type { decisions } from '#templates/chapters/decisions.ts';
import type { Model as Approval } from '#templates/p17-approval.ts';
import type { Model as Report, ReportRow } from '#templates/p18-report.ts';
import type { ExitCheck } from '#templates/p20-exit-check.ts';
import type { Model as ClearedOut } from '#templates/p21c-clear-out-confirmation.ts';
import type { Model as Return } from '#templates/p24-return.ts';
import type { Told } from '#templates/told-letter.ts';
import type { Samples } from './samples.ts';

const place = { county: '云岭县', township: '清水镇', village: '云溪村' };
/** The longest names that units have, and a name with a rare character. */
const longPlace = {
  county: '云岭哈尼族彝族傣族自治县',
  township: '清水河哈尼族彝族傣族乡清水河流域水土保持综合治理示范区',
  village: '云溪河上游大寨子及下寨子联合行政村',
};
const rare = '㴩䶮\u{20BB7}野\u{2A6A5}';

const told: Told = {
  place,
  group: '第三村民小组',
  householdNo: '529901100123',
  head: '钱大山',
  object: '监测对象',
  office: '清水镇人民政府',
  phone: '0999-6123456',
  issuedOn: '2025-03-20',
  after: { approvedOn: '2025-03-12', noticeTo: '2025-03-17' },
};
const bare: Told = {
  ...told,
  group: null,
  householdNo: null,
  phone: null,
  after: { approvedOn: null, noticeTo: null },
};
const long: Told = {
  ...told,
  place: longPlace,
  office: `${longPlace.township}人民政府`,
  group: '大寨子第十二村民小组（含下坝、背阴坡两个自然村）',
  head: `买买提·阿卜杜拉·${rare}`,
  object: '防止返贫致贫对象',
};

const longReason =
  '经县不动产登记中心反馈并由两名工作人员实地核实，申请人的配偶名下在县城有一套面积一百一十二平方米的商品住房，' +
  '另有一辆用于经营的中型货车，家庭年人均纯收入高于当年监测范围，当前没有返贫致贫风险；家中老人的医疗支出已由医疗保险' +
  '和大病保险报销大部分，自付部分没有超过家庭承受能力。';

const approval: Approval = {
  place,
  group: '第三村民小组',
  householdNo: '529901100123',
  year: 2025,
  matter: '纳入监测对象',
  department: '县乡村振兴局',
  head: '钱大山',
  idNumber: '529***********1234',
  people: 4,
  category: '脱贫不稳定户',
  risks: ['因病', '缺劳动力'],
  perCapita: 6234.5,
  line: 8700,
  appliedOn: '2025-03-02',
  visit: { on: '2025-03-03', investigators: ['周一', '吴二'] },
  reviewedOn: '2025-03-04',
  review: {
    meeting: {
      heldOn: '2025-03-04',
      venue: '村委会会议室',
      expected: 30,
      present: 24,
      rule: { attendance: [2, 3], majority: [1, 2] },
    },
    poll: {
      householdNo: '529901100123',
      head: '钱大山',
      group: '第三村民小组',
      people: 4,
      votesFor: 20,
      votesAgainst: 3,
      votesAbstain: 1,
      recused: null,
    },
  },
  notice: { from: '2025-03-05', to: '2025-03-09' },
  comparison: '无疑点',
};

const row: ReportRow = {
  village: '云溪村',
  group: '第三村民小组',
  head: '钱大山',
  idNumber: '529***********1234',
  people: 4,
  category: '脱贫不稳定户',
  risks: ['因病'],
  reviewedOn: '2025-03-04',
  notice: { from: '2025-03-05', to: '2025-03-09' },
  auditedOn: '2025-03-10',
};

const report = (rows: readonly ReportRow[]): Report => ({
  year: 2025,
  township: place.township,
  office: '清水镇人民政府',
  addressee: '云岭县乡村振兴局',
  object: '监测对象',
  counts: { households: rows.length, people: rows.reduce((sum, { people }) => sum + people, 0) },
  rows,
  phone: '0999-6123456',
  issuedOn: '2025-03-11',
});

const longRow: ReportRow = {
  ...row,
  village: longPlace.village,
  group: '大寨子第十二村民小组（含下坝、背阴坡两个自然村）',
  head: `买买提·阿卜杜拉·${rare}`,
  people: 20,
  category: '突发严重困难户',
  risks: ['因病', '因学', '因残', '因自然灾害', '因务工就业不稳'],
};

const exit = {
  place,
  group: '第三村民小组',
  householdNo: '529901100123',
  year: 2018,
  object: '贫困户',
  head: '钱大山',
  people: 4,
  period: { from: '2017-10-01', to: '2018-09-30' },
  standard: 3200,
};
const longExit = { ...exit, place: longPlace, group: longRow.group, head: longRow.head, people: 20 };

const cleared: ClearedOut = {
  ...{ place, group: exit.group, householdNo: exit.householdNo, year: 2018, object: '贫困户' },
  ...{ head: '钱大山', people: 4, reason: '在县城购有商品房（“七不进”第三条）' },
  ...{ checkedOn: '2018-11-05', noticeFrom: '2018-11-12', isSigned: false, preparedOn: '2018-11-08' },
};

const check = (
  name: string,
  fact: string | null,
  met: boolean | null = null,
  proof: string | null = null,
): ExitCheck => ({ name, fact, met, proof });

const checks = [
  check('人均纯收入', '家庭纯收入26400.00元，人均6600.00元', true, '家庭收入测算表'),
  check('义务教育', '义务教育阶段1人，在校1人', true),
  check('基本医疗', '参加基本医疗保险4人，共4人', true),
  check('住房安全', '有安全住房，砖混材料，80平方米', true, '鉴定报告 云住鉴〔2018〕15号'),
  check('饮水安全', '已解决安全饮用水', true),
];

const returned: Return = {
  place,
  group: '第三村民小组',
  householdNo: '529901100123',
  year: 2019,
  object: '贫困户',
  department: '县扶贫办',
  head: '钱大山',
  idNumber: '529901196803051234',
  people: 4,
  recognisedYear: 2014,
  exitYear: 2017,
  causes: ['因病', '缺劳力'],
  then: { year: 2017, net: 26400, people: 4, perCapita: 6600, line: 2952 },
  now: { year: 2019, net: 9200, people: 4, perCapita: 2300, line: 3218 },
  measures: [
    { category: '健康帮扶', content: '申请医疗救助，纳入家庭医生签约重点服务' },
    { category: '公益岗位', content: '安排保洁员岗位，每月600元' },
  ],
  appliedOn: '2019-11-02',
  visit: { on: '2019-11-05', investigators: ['周一', '吴二'] },
  firstMeetingOn: '2019-11-08',
  firstNotice: { from: '2019-11-09', to: '2019-11-15' },
  comparison: '无疑点',
  secondMeetingOn: '2019-11-18',
  secondNotice: { from: '2019-11-19', to: '2019-11-25' },
  approvedOn: '2019-11-28',
};
const noIncome = { year: null, net: null, people: null, perCapita: null, line: null };

export const samples = {
  P20: {
    smallest: {
      ...exit,
      group: null,
      householdNo: null,
      people: 1,
      standard: null,
      checks: [],
      visit: null,
      helper: null,
    },
    typical: {
      ...exit,
      checks,
      visit: { on: '2018-11-05', investigators: ['周一', '吴二'] },
      helper: '周建国',
    },
    worst: {
      ...longExit,
      checks: [
        ...checks.slice(0, 1),
        check('义务教育', '义务教育阶段5人，在校4人，失学辍学1人（厌学）', false, '学籍证明'),
        check('基本医疗', '参加基本医疗保险17人，共20人，3人没有登记', null),
        check(
          '住房安全',
          '危房D类，土坯房，62平方米，2018年11月已列入改造计划',
          false,
          '云岭县住房安全鉴定〔2018〕第1536号',
        ),
        check('饮水安全', '没有解决安全饮用水', false),
      ],
      visit: { on: '2018-11-05', investigators: ['周建国', '吴阿妹', '阿依古丽·买买提', `陈${rare}`] },
      helper: `买买提·阿卜杜拉·${rare}`,
    },
  },
  P21: {
    smallest: {
      ...exit,
      group: null,
      householdNo: null,
      people: 1,
      netIncome: null,
      perCapita: null,
      standard: null,
      denied: [],
      checkedOn: null,
      noticeFrom: null,
      isSigned: false,
      preparedOn: '2018-11-08',
    },
    typical: {
      ...exit,
      netIncome: 26400,
      perCapita: 6600,
      denied: [],
      checkedOn: '2018-11-05',
      noticeFrom: '2018-11-12',
      isSigned: false,
      preparedOn: '2018-11-08',
    },
    worst: {
      ...longExit,
      netIncome: 1234567.89,
      perCapita: 61728.39,
      denied: ['义务教育', '住房安全', '饮水安全'],
      checkedOn: '2018-11-13',
      noticeFrom: '2018-11-12',
      isSigned: false,
      preparedOn: '2018-11-12',
    },
  },
  P21C: {
    smallest: {
      ...cleared,
      group: null,
      householdNo: null,
      people: 1,
      reason: null,
      checkedOn: null,
      noticeFrom: null,
    },
    typical: cleared,
    worst: {
      ...cleared,
      place: longPlace,
      group: longRow.group,
      head: longRow.head,
      people: 20,
      object: '防止返贫致贫对象',
      reason: longReason,
      checkedOn: '2018-11-13',
      preparedOn: '2018-11-12',
    },
  },
  P24: {
    smallest: {
      ...returned,
      group: null,
      householdNo: null,
      idNumber: null,
      people: 1,
      recognisedYear: null,
      exitYear: null,
      causes: ['因病'],
      then: noIncome,
      now: noIncome,
      measures: [],
      appliedOn: null,
      visit: null,
      firstMeetingOn: null,
      firstNotice: null,
      comparison: null,
      secondMeetingOn: null,
      secondNotice: null,
      approvedOn: null,
    },
    typical: returned,
    worst: {
      ...returned,
      place: longPlace,
      group: longRow.group,
      head: longRow.head,
      people: 20,
      causes: ['因病', '因残', '因学', '因灾', '缺土地', '缺劳力', '自身发展动力不足'],
      then: { year: 2017, net: 1234567.89, people: 20, perCapita: 61728.39, line: 2952 },
      now: { year: 2019, net: 12345.67, people: 20, perCapita: 617.28, line: 3218 },
      measures: Array.from({ length: 9 }, () => ({
        category: '产业帮扶',
        content:
          '扶持种植中药材五亩，由合作社提供种苗和技术，按保底价收购；发放产业奖补资金，联系小额信贷贴息',
      })),
      visit: { on: '2019-11-05', investigators: ['周建国', '吴阿妹', '阿依古丽·买买提', `陈${rare}`] },
      comparison: '有疑点，已核实：配偶名下农用三轮车一辆，不影响认定',
    },
  },
  P17: {
    smallest: {
      ...approval,
      group: null,
      householdNo: null,
      idNumber: null,
      people: 1,
      category: null,
      risks: [],
      perCapita: null,
      line: null,
      appliedOn: null,
      visit: null,
      reviewedOn: null,
      review: null,
      notice: null,
      comparison: null,
    },
    typical: approval,
    worst: {
      ...approval,
      place: longPlace,
      group: longRow.group,
      matter: '纳入防止返贫致贫对象',
      head: longRow.head,
      people: 20,
      category: longRow.category,
      risks: longRow.risks,
      perCapita: 123456.78,
      visit: {
        on: '2025-03-03',
        investigators: ['周建国', '吴阿妹', '阿依古丽·买买提', '欧阳震华', `陈${rare}`],
      },
      comparison: '有疑点，已核实：配偶名下农用三轮车一辆，不影响认定',
    },
  },
  P18: {
    smallest: { ...report([{ ...row, group: null, idNumber: null, people: 1 }]), phone: null },
    typical: report(Array.from({ length: 7 }, (_, at) => ({ ...row, people: at + 1 }))),
    worst: {
      ...report(Array.from({ length: 300 }, (_, at) => (at % 7 === 0 ? longRow : row))),
      township: longPlace.township,
      office: `${longPlace.township}人民政府`,
      addressee: `${longPlace.county}农业农村和乡村振兴综合服务局`,
      objections: { received: 12, upheld: 3, dismissed: 7, withdrawn: 2, dropped: 3, open: 0 },
      object: '防止返贫致贫对象',
    },
  },
  P19: {
    smallest: { ...bare, found: null, recognised: null, category: null, helper: null },
    typical: {
      ...told,
      found: 'applied',
      recognised: '202503',
      category: '脱贫不稳定户',
      helper: { name: '周建国', phone: '13900001234' },
    },
    worst: {
      ...long,
      found: 'found',
      recognised: '202512',
      category: '突发严重困难户',
      helper: { name: `阿依古丽·${rare}`, phone: '0999-6123456转8012' },
    },
  },
  P19B: {
    smallest: { ...bare, found: null, reason: null },
    typical: { ...told, found: 'applied', reason: '家庭年人均纯收入高于当年监测范围，没有返贫致贫风险。' },
    worst: { ...long, found: 'found', reason: longReason },
  },
  P23: {
    smallest: { ...bare, year: 2018, reached: null, goesOn: null, object: '贫困户' },
    typical: { ...told, year: 2018, reached: '201812', goesOn: true, object: '贫困户' },
    worst: { ...long, year: 2020, reached: '202012', goesOn: false },
  },
  P23B: {
    smallest: { ...bare, year: 2018, reason: null, object: '贫困户' },
    typical: { ...told, year: 2018, reason: '在县城购有商品房（“七不进”第三条）', object: '贫困户' },
    worst: { ...long, year: 2020, reason: longReason },
  },
} satisfies Samples<typeof decisions>;
