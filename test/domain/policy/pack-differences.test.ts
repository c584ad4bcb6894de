import { describe, expect, test } from 'vitest';
import { comparePacks } from '#domain/policy/compare-packs.ts';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { type PackFile, packFileSchema, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { resolvePack } from '#domain/policy/resolve-pack.ts';

const SOURCE = '虚构省办法第三条';

function whole(file: PackFile): PolicyPack {
  const { pack, problems } = resolvePack(file, SHIPPED_PACKS);
  if (pack === null) throw new Error(problems.join());
  return pack;
}

function shipped(id: string): PolicyPack {
  const file = SHIPPED_PACKS.find((each) => each.id === id);
  if (file === undefined) throw new Error(`no pack ${id}`);
  return whole(file);
}

/** What a province's pack with these sections changes, as a county reads it. */
function differences(base: string, sections: object) {
  const national = shipped(base);
  const file = packFileSchema.parse({
    ...{ id: 'invented', version: 1, title: '虚构省', extends: base, province: '虚构省' },
    years: national.years,
    ...sections,
  });
  return comparePacks(national, whole(file)).map(
    ({ section, entry, before, after }) => `${section}｜${entry}｜${before ?? '无'}｜${after ?? '无'}`,
  );
}

const step = (procedure: string, key: string, changes: object) => ({
  procedures: [{ key: procedure, steps: [{ key, ...changes }] }],
});

const RECORD_2017 = '第 12 步，乡镇办理，须每户要登记的内容填好';

describe('a province that changes one thing is shown that one thing', () => {
  test.each<[string, string, object, string]>([
    [
      'what the end does',
      'national-2017',
      { procedures: [{ key: 'natural-changes', effect: 'clear' }] },
      'procedures｜家庭成员自然增减 · 办结后｜不改档案，成员增减在户页登记｜登记为清退',
    ],
    [
      'that the plan no longer limits it',
      'national-2014',
      { procedures: [{ key: 'identification', quota: null }] },
      'procedures｜贫困户识别 · 规模｜按计划控制，超过的提示｜无',
    ],
    [
      'that a plan limits it',
      'national-2017',
      { procedures: [{ key: 'return', quota: { source: SOURCE } }] },
      'procedures｜返贫 · 规模｜无｜按计划控制，超过的提示',
    ],
    [
      'who acts',
      'national-2017',
      step('return', 'record', { actor: 'county' }),
      `procedures｜返贫 · 录入系统｜${RECORD_2017}｜${RECORD_2017.replace('乡镇', '县')}`,
    ],
    [
      'what the archive keeps of a step',
      'national-2017',
      step('return', 'record', { writes: 'told' }),
      `procedures｜返贫 · 录入系统｜${RECORD_2017}｜${RECORD_2017}，记为告知日期`,
    ],
    [
      'that a step is for suspected households only',
      'national-2017',
      step('return', 'record', { only: 'suspected' }),
      `procedures｜返贫 · 录入系统｜${RECORD_2017}｜${RECORD_2017.replace('办理', '办理，只办有疑似问题的户')}`,
    ],
    [
      'that a second meeting is for everybody',
      'national-2017',
      step('return', 'second-review', { only: null }),
      'procedures｜返贫 · 第二次民主评议（疑似问题户）｜第 8 步，村民代表会议办理，只办有疑似问题的户，须疑似问题都有核实结论、到会人数够、票数合计与到会人数相符、同意票过半，记为第二次评议日期｜第 8 步，村民代表会议办理，须疑似问题都有核实结论、到会人数够、票数合计与到会人数相符、同意票过半，记为第二次评议日期',
    ],
    [
      'that a step may be left out',
      'national-2017',
      step('return', 'record', { optional: 'on' }),
      `procedures｜返贫 · 录入系统｜${RECORD_2017}｜${RECORD_2017.replace('办理', '办理，可以不办，默认办')}`,
    ],
    [
      'that an optional step is always done',
      'national-2021',
      step('natural-changes', 'notice', { optional: null }),
      'procedures｜家庭成员自然增减 · 村内公示｜第 3 步，村办理，可以不办，默认不办，异议处理、答复后才办下一步｜第 3 步，村办理，异议处理、答复后才办下一步',
    ],
    [
      'what becomes of an objection',
      'national-2021',
      step('monitoring-identification', 'notice', { onObjection: 'restart' }),
      'procedures｜监测对象识别 · 村内公示｜第 6 步，村办理，异议处理、答复后才办下一步｜第 6 步，村办理，异议成立的重新公示，天数重新计算',
    ],
    [
      'days that must pass',
      'national-2021',
      step('monitoring-identification', 'announce', {
        notBefore: { days: 2, count: 'working', of: 'county', source: SOURCE },
      }),
      'limits｜监测对象识别 · 从“县级审定”到“结果公告”｜无｜满 2 个工作日才能办',
    ],
    [
      'a limit that is taken away',
      'national-2021',
      step('monitoring-identification', 'visit', { within: null }),
      'limits｜监测对象识别 · 从“发现线索”到“入户核实”｜不超过 3 个自然日，超期提醒｜无',
    ],
    [
      'who may set a rule aside',
      'national-2021',
      step('monitoring-identification', 'visit', {
        waivable: [{ gate: 'paper-in-hand', by: '县级部门', source: SOURCE }],
      }),
      'procedures｜监测对象识别 · 入户核实 · 可以放宽“材料齐”｜乡镇分管负责人书面批准｜县级部门书面批准',
    ],
    [
      'that nobody may',
      'national-2021',
      step('monitoring-identification', 'visit', { waivable: [] }),
      'procedures｜监测对象识别 · 入户核实 · 可以放宽“材料齐”｜乡镇分管负责人书面批准｜无',
    ],
    [
      'how long a household is monitored',
      'national-2021',
      step('risk-elimination', 'visit', { elimination: { months: 12, measures: 2, source: SOURCE } }),
      'procedures｜风险消除 · 入户核实 · 消除条件｜识别满 6 个月，针对风险的帮扶措施不少于 1 项｜识别满 12 个月，针对风险的帮扶措施不少于 2 项',
    ],
    [
      'which paper does as well',
      'national-2017',
      step('return', 'announce', {
        papers: [{ document: 'P14', title: '纳入名单公告', need: 'printed', instead: 'P24', source: '2017' }],
      }),
      'procedures｜返贫 · 公告 · 材料 P14｜《纳入名单公告》（打印）｜《纳入名单公告》（打印，或者 P24）',
    ],
    [
      'when a paper is looked at',
      'national-2017',
      step('return', 'announce', {
        papers: [
          { document: 'P14', title: '纳入名单公告', need: 'printed', by: 'next-step', source: '2017' },
        ],
      }),
      'procedures｜返贫 · 公告 · 材料 P14｜《纳入名单公告》（打印）｜《纳入名单公告》（打印，办下一步时查验）',
    ],
  ])('%s', (_, base, sections, line) => {
    expect(differences(base, sections)).toEqual([line]);
  });

  test('a situation that forbids an exit, its wording and what answers it', () => {
    const lines = shipped('national-2017').procedures.find(({ key }) => key === 'exit')?.bars?.lines ?? [];
    const changed = lines.flatMap((line, at) => {
      if (at === 0) return [{ ...line, text: '两不愁三保障没有实现' }];
      if (at === 1) return [{ text: line.text }];
      return at === 2 ? [{ ...line, check: 'dropped-out' as const }] : at === 12 ? [] : [line];
    });
    const source = shipped('national-2017').procedures.find(({ key }) => key === 'exit')?.bars?.source;
    const sections = {
      procedures: [{ key: 'exit', bars: { lines: changed, source, confidence: 'inferred' } }],
    };
    expect(differences('national-2017', sections)).toEqual([
      'procedures｜脱贫退出 · 不能退出的情形第 1 条｜收入超过标准，但没有实现“两不愁三保障”（按档案核对：三保障和饮水）｜两不愁三保障没有实现（按档案核对：三保障和饮水）',
      'procedures｜脱贫退出 · 不能退出的情形第 2 条｜当年扶贫成效不显著，或没有落实帮扶措施（按档案核对：当年帮扶措施）｜当年扶贫成效不显著，或没有落实帮扶措施',
      'procedures｜脱贫退出 · 不能退出的情形第 3 条｜当年新纳入（含“回头看”后新纳入）（按档案核对：纳入年度）｜当年新纳入（含“回头看”后新纳入）（按档案核对：在校状况）',
      'procedures｜脱贫退出 · 不能退出的情形第 13 条｜五保户，或没有劳动能力的一类低保户（按档案核对：整户无劳动力）｜无',
    ]);
  });

  test('a rule that is surer than the nation’s says so', () => {
    const notice = { days: 5, count: 'calendar', firstDay: true, holds: false, source: SOURCE };
    const [line = ''] = differences('national-2021', step('risk-elimination', 'announce', { notice }));
    expect(line).toContain('孝南区监测对象公告 5 天（fp.xiaonan.gov.cn），推断');
    expect(line.endsWith(`（依据：${SOURCE}）`)).toBe(true);
  });
});

describe('days of the calendar', () => {
  const day = (changes: object) => ({
    calendar: [{ title: '录入系统', date: '12-20', procedures: ['recognition'], source: SOURCE, ...changes }],
  });

  test.each<[object, string]>([
    [{ step: 'record' }, '新识别的“录入系统”'],
    [{ step: 'tell' }, '新识别的“告知农户”'],
    [{}, '新识别'],
    [{ procedures: ['recognition', 'exit'], step: 'record' }, '新识别、脱贫退出的“录入系统”'],
  ])('name the step that they bound: %o', (changes, bound) => {
    const own = differences('national-2017', day(changes)).find((line) => !line.endsWith('｜无'));
    expect(own).toBe(`calendar｜录入系统｜无｜每年 12 月 20 日前（${bound}）`);
  });
});

describe('clues and campaigns', () => {
  test('show how soon a clue is taken up and what a department must report', () => {
    const { warnings = [] } = shipped('national-2021').clues ?? {};
    const clues = {
      acceptWithin: { days: 3, count: 'working', source: SOURCE },
      warnings: warnings.map((warning) =>
        warning.key === 'school' ? { ...warning, above: 8000, who: 'others' } : warning,
      ),
    };
    expect(differences('national-2021', { clues })).toEqual([
      'clues｜线索受理｜2 个自然日内｜3 个工作日内',
      'clues｜预警 · 就学自付支出｜全部农户，超过 10000 元；反馈里写有“学费自付”、“教育自付”、“就学自付”、“教育支出”、“学费”的｜其他农户，超过 8000 元；反馈里写有“学费自付”、“教育自付”、“就学自付”、“教育支出”、“学费”的',
    ]);
  });

  test('show whom a campaign reaches, its days and what is looked at', () => {
    const plan = shipped('national-2017').campaigns?.[0];
    if (plan === undefined) throw new Error('no campaign');
    const [first, ...rest] = plan.phases;
    const [grain, ...items] = plan.items;
    const own = {
      ...plan,
      ...{ years: undefined, groups: ['registered'] },
      phases: [{ ...first, to: '03-25', surveys: true }, ...rest],
      items: [{ ...grain, kind: '政策' }, ...items.slice(0, -1)],
    };
    expect(differences('national-2017', { campaigns: [own] })).toEqual([
      'campaigns｜脱贫质量“回头看” · 对象｜2020 年，建档立卡贫困户、低保、特困、重残、重病、边缘户｜每年，建档立卡贫困户',
      'campaigns｜脱贫质量“回头看” · 全面筹备｜第 1 阶段，3 月 11 日至 3 月 20 日：制定方案，抽调人员，开展培训；形成方案｜第 1 阶段，3 月 11 日至 3 月 25 日：制定方案，抽调人员，开展培训；逐户核查；形成方案',
      'campaigns｜脱贫质量“回头看” · 查看内容第 1 项｜一看粮：吃饭是否不愁，有无存粮（问题记为收入类）｜一看粮：吃饭是否不愁，有无存粮（问题记为政策类）',
      'campaigns｜脱贫质量“回头看” · 查看内容第 10 项｜程序资料：申请、评议、公示、签字是否齐全（问题记为程序类）｜无',
    ]);
  });
});
