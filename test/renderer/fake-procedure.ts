import type { FakeHousehold } from './fake-people.ts';

const paper = (document: string, title: string, need: string, state: string, printable: boolean, perHousehold: boolean): unknown => ({
  document, title, need, state, printable, perHousehold,
});

const step = (key: string, title: string, actor: string, status: string, more: object = {}): unknown => ({
  key, title, actor, status, doneOn: null, noticeFrom: null, noticeTo: null, noticeDays: null, expected: null, present: null, place: null,
  earliest: null, latest: null, daysLeft: null, papers: [], blockers: [], gates: [], ...more,
});

/** One recognition that has come to its review. */
export function fakeProcedure(
  households: readonly FakeHousehold[],
  row: (household: FakeHousehold) => Record<string, unknown>,
): Record<string, (input: any) => unknown> { // eslint-disable-line @typescript-eslint/no-explicit-any -- parsed by the contract just before
  const candidates = households.slice(0, 4).map((household, index) => {
    const shown = row(household);
    return {
      householdId: household.id, householdNo: shown['householdNo'], headName: shown['headName'], group: shown['group'], people: shown['people'], spellId: household.id,
      values: index === 2 ? {} : { 'monitoring.category': '3', 'monitoring.risk_1': '01', 'monitoring.recognised_per_capita_income': 7200 },
      consentOn: '2026-11-12', consentSigner: shown['headName'], visitedOn: '2026-11-13', investigators: index === 1 ? ['王干事'] : ['王干事', '李支书'],
      votesFor: null, votesAgainst: null, votesAbstain: null, dropped: index === 3, dropReason: index === 3 ? '家庭有商品房' : null,
    };
  });
  const procedure = {
    id: 1, key: 'P21IN', title: '监测对象识别', villageId: 1, village: '大树村', year: 2026, pack: '国家 2026', status: 'open', openedOn: '2026-11-12',
    nextStep: 'review', warnings: [], candidates,
    steps: [
      step('discover', '发现线索', 'township', 'done', { doneOn: '2026-11-12' }),
      step('consent', '承诺授权', 'household', 'done', { doneOn: '2026-11-12', papers: [paper('P02', '承诺授权书', 'signed', 'signed', true, true)] }),
      step('visit', '入户核实', 'village', 'done', { doneOn: '2026-11-13', papers: [paper('P03', '信息采集表', 'signed', 'signed', true, true)] }),
      step('review', '民主评议', 'village-assembly', 'ready', {
        earliest: '2026-11-14', latest: '2026-11-20', daysLeft: 5,
        papers: [paper('P05', '民主评议会议记录', 'signed', 'printed', true, false), paper('P06', '会议签到表', 'signed', 'missing', true, false)],
        blockers: [
          { rule: 'two-investigators', message: '李桂花户只有一名入户核查人，请再登记一名。', source: 'P2' },
          { rule: 'paper-in-hand', message: '会议签到表还没有收到签字件。', source: 'P2' },
        ],
        gates: ['attendance-two-thirds', 'majority'],
      }),
      step('notice', '村内公示', 'village', 'later', { noticeDays: 5, latest: '2026-11-27', papers: [paper('P07', '公示', 'printed', 'missing', true, false)] }),
      step('township', '乡镇审核', 'township', 'later'),
      step('county', '县级审定', 'county', 'later', { latest: '2026-11-27' }),
      step('announce', '结果公告', 'township', 'later', { papers: [paper('P08', '公告', 'printed', 'missing', true, false)] }),
      step('enter', '录入标注', 'township', 'later'),
    ],
  };
  const brief = (id: number, village: string, stepKey: string, stepTitle: string, daysLeft: number, count: number): unknown => ({
    id, key: 'P21IN', title: '监测对象识别', village, villageId: id, status: 'open', openedOn: '2026-11-12', households: count, stepKey, stepTitle, daysLeft,
  });
  return {
    'procedure.kinds': () => ({ kinds: [{ key: 'P21IN', title: '监测对象识别', steps: procedure.steps.map((each) => (each as { title: string }).title) }] }),
    'procedure.list': () => ({
      procedures: [brief(1, '大树村', 'review', '民主评议', 5, 3), brief(2, '青石村', 'notice', '村内公示', 2, 1), brief(3, '竹坪村', 'consent', '承诺授权', -1, 2)],
    }),
    'procedure.get': () => procedure,
    'document.catalogue': () => ({
      documents: [
        { id: 'D01', title: '帮扶计划', level: 'FULL', papers: ['A4'], targets: ['household'] },
        { id: 'D02', title: '公示', level: 'PUBLIC', papers: ['A4', 'A3'], targets: ['procedure'] },
        { id: 'D03', title: '村册', level: 'INTERNAL', papers: ['A4', 'A3'], targets: ['village'] },
      ],
    }),
    'document.list': () => ({ documents: [{ id: 1, document: 'D02', title: '公示', subject: '大树村 监测对象识别', paper: 'A3', pages: 1, printedAt: '2026-11-20T02:00:00Z', operator: '经办员', noticeTo: '2026-11-24' }] }),
    'export.kinds': () => ({
      kinds: [
        { kind: 'household-export', title: '户信息', columns: 62, rows: 48, inferred: false },
        { kind: 'member-export', title: '成员信息', columns: 71, rows: 150, inferred: true },
      ],
    }),
    'export.list': () => ({ exports: [] }),
    'import.list': () => ({ batches: [{ id: 1, change: 1, at: '2026-11-20T02:00:00Z', files: ['成员信息.xlsx'], rowsRead: 151, rowsAccepted: 150, rowsRefused: 1, undone: false }] }),
  };
}
