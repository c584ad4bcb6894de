import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import type { Cells } from '#db/row-access.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;

beforeEach(async () => {
  archive = await anArchive({ today: '2025-11-20' });
});
afterEach(() => archive.close());

const villageId = () => archive.villages['云溪村'] ?? 0;

async function printed(document: string, target: Request<'document.print'>['target'], draft = false) {
  const answer = await archive.must('document.print', { document, target, year: 2025, draft });
  const { pages } = await readPdf(await takeOutput(archive, answer.outputId));
  return { ...answer, sheets: pages, text: pages.join('') };
}

const refusalOf = async (document: string, target: Request<'document.print'>['target']) => {
  const answer = await archive.call('document.print', { document, target, year: 2025 });
  return answer.ok ? null : answer.error;
};

const school = {
  ...{ year: 2025, kind: 'education', items: '01', content: '钱小山的雨露计划' },
  ...{
    starts_on: '2025-03-01',
    ends_on: '2025-11-30',
    amount: 3000,
    done_on: '2025-06-01',
    unit: '县教育局',
  },
};
const hospital = {
  ...{ year: 2025, kind: 'health', items: '02,05', content: '胃部手术后报销', amount: 15432.1 },
  ...{ starts_on: '2025-04-02', unit: '县医院', outcome: '病情好转' },
};

const monitored = (more: Record<string, unknown> = {}) => ({
  ...{ category: '2', recognised_month: '202501', risk_1: '02', risk_2: '07' },
  ...{ recognised_per_capita_income: 5200.5, recognised_net_income: 10401 },
  ...more,
});

/** A visit, with what was ticked on it: item → passed. */
async function aVisit(householdId: number, cells: Cells, ticks: Readonly<Record<string, 0 | 1>> = {}) {
  await archive.write((rows) => {
    const visit = rows.insert('visit', { household_id: householdId, ...cells });
    for (const [item, result] of Object.entries(ticks))
      rows.insert('visit_check', { visit_id: visit, item, result });
  });
}

describe('measures (P25)', () => {
  test('the household’s own sheet tells all, the posted one only what lists say', async () => {
    const { id } = await aHousehold(archive, {
      head: '钱大山',
      others: [{ name: '钱小山', relation: '03', birth_date: '2016-05-06' }],
      spell: monitored(),
      measures: [school, hospital],
    });
    const own = await printed('P25', { householdId: id });
    expect(own.text).toMatch(/教育雨露计划；钱小山的雨露计划2025-03-01至2025-11-30.*2025-06-01完成3,000.00/);
    expect(own.text).toMatch(/医疗医疗救助、住院医疗报销；胃部手术后报销.*15,432.10病情好转/);
    expect(own.text).toContain('合计18,432.10');

    const posted = await printed('P25B', { householdId: id });
    expect(posted.text).toMatch(/1教育雨露计划2025年3月至11月县教育局已落实3,000.00/);
    expect(posted.text).toMatch(/2医疗\/\/\/落实中\//);
    expect(posted.text).not.toMatch(/钱小山|手术|病|救助|报销|15,432|签字|2016/);
    expect(posted.missing.join()).toMatch(/只印类别/);
  });

  test('aid that answers an illness is posted without days and amount, a number in the office’s place not at all', async () => {
    const { id } = await aHousehold(archive, {
      measures: [
        { ...school, kind: 'social', items: '04', risk: '01' },
        { ...school, kind: 'security', items: '03', unit: '529901196803072319' },
        { ...school, kind: 'industry', items: '=残疾人养蜂', unit: '赵一' },
      ],
    });
    const { text } = await printed('P25B', { householdId: id });
    expect(text).toMatch(/1社会帮扶捐款捐物.*\/县教育局已落实\//);
    expect(text).toMatch(/2兜底\/\/\/已落实\/3产业\/\/\/已落实\//);
    expect(text).not.toMatch(/残疾|529901196|3,000/);
  });

  test('a household without measures gets empty rows for its own sheet and nothing to post', async () => {
    const { id } = await aHousehold(archive);
    expect((await printed('P25', { householdId: id })).missing.join()).toMatch(/没有登记帮扶措施/);
    expect(await refusalOf('P25B', { householdId: id })).toMatchObject({ rule: 'posted-measures-empty' });
    expect(await refusalOf('P25', { villageId: villageId() })).toMatchObject({ rule: 'nobody-to-print' });
  });
});

describe('elimination (P26)', () => {
  const income = { year: 2025, wage_income: 30000, business_expense: 500 };

  test('sets recognition against now and fills the household’s word', async () => {
    const { id, no } = await aHousehold(archive, {
      others: [{ name: '孙小玉', relation: '02' }],
      spell: monitored({ school_problem: 1, after_school_problem: 0, contact_name: '郑小芳' }),
      income,
      measures: [school],
    });
    const { text, missing } = await printed('P26', { householdId: id });
    expect(text).toContain('监测对象类别边缘易致贫户识别时间2025年1月返贫致贫风险因学、因务工就业不稳');
    expect(text).toMatch(
      /本户因学、因务工就业不稳风险已稳定消除，年人均纯收入14750.00元，超过当年监测范围\d+\.\d\d元/,
    );
    expect(text).toMatch(/义务教育有失学辍学有保障■是□否/);
    expect(missing).toContainEqual(`户编号 ${no}：2025 年识别以后没有登记“入户核实”的走访，核实人留空手写`);
  });

  test('a low income, one verifier and what is still wrong let only a draft through', async () => {
    const { id } = await aHousehold(archive, {
      spell: monitored({ after_water_problem: 1 }),
      income: { ...income, wage_income: 3000 },
    });
    await aVisit(id, { visited_on: '2025-10-08', visitors: '周一', purpose: '05' });
    const { needs } = await archive.must('document.preview', {
      ...{ document: 'P26', target: { householdId: id }, year: 2025 },
    });
    expect(needs.map(({ rule }) => rule)).toEqual(['two-verifiers', 'income-over-line', 'safeguards']);
    expect(await refusalOf('P26', { householdId: id })).toMatchObject({ rule: 'document-needs' });
    expect((await printed('P26', { householdId: id }, true)).text).toContain('核实人（2人以上）：周一签字：');
  });

  test('nobody who can work is told to the clerk and does not stop the paper', async () => {
    const { id } = await aHousehold(archive, {
      spell: monitored(),
      income,
      measures: [school],
      year: { year: 2025, whole_household_without_labour: 1 },
    });
    expect((await printed('P26', { householdId: id })).missing.join()).toMatch(
      /整户无劳动力，暂不标注风险消除/,
    );
  });

  test('a household that was never monitored has none', async () => {
    const { id } = await aHousehold(archive);
    expect(await refusalOf('P26', { householdId: id })).toMatchObject({ rule: 'no-spell' });
  });
});

describe('changes of members (P28, P29)', () => {
  test('the year’s natural changes of the village, with the heads and the people of the day', async () => {
    const { id, memberIds } = await aHousehold(archive, {
      head: '吕山河',
      others: [{ name: '李桂兰', relation: '02' }],
    });
    await archive.must('member.add', {
      ...{ householdId: id, year: 2025, reason: '06', on: '2025-04-05', proof: '出生医学证明' },
      values: {
        ...{ 'member.name': '吕小雨', 'member.sex': '2', 'member.relation': '08' },
        'member.birth_date': '2025-04-05',
      },
    });
    const baby = (await archive.must('household.get', { id, year: 2025 })).members.at(-1)?.id ?? 0;
    await archive.must('member.leave', {
      ...{ id: memberIds[0] ?? 0, reason: '01', on: '2025-05-02', proof: '死亡证明' },
      newHeadId: memberIds[1] ?? 0,
      relations: { [String(baby)]: '08' },
    });
    const came = await printed('P28', { villageId: villageId() });
    expect(came.text).toMatch(/1吕山河\d+吕小雨女2025-04-05.*新生儿2025-04-05出生医学证明3/);
    expect(came.missing.join()).toMatch(/没有身份证号，留空手写/);
    const went = await printed('P29', { villageId: villageId() });
    expect(went.text).toMatch(/1吕山河\d{12}吕山河\d{18}死亡2025-05-02死亡证明2是（李桂兰）/);
  });

  test('splits and double entries are none of them; a year without any gives an empty sheet', async () => {
    await aHousehold(archive, {
      others: [
        { name: '孙一', relation: '03', joined_on: '2025-02-01', joined_kind: 'transfer' },
        {
          ...{ name: '孙二', relation: '03', left_on: '2025-03-01', left_reason: '重复登记' },
          left_kind: 'duplicate',
        },
        {
          ...{ name: '孙三', relation: '03', left_on: '2024-03-01', left_reason: '01' },
          left_kind: 'natural',
        },
      ],
    });
    const came = await printed('P28', { villageId: villageId() });
    const went = await printed('P29', { villageId: villageId() });
    expect(came.text + went.text).not.toMatch(/孙[一二三]/);
    expect(went.missing).toEqual(['云溪村：2025 年没有登记自然减少，印的是空表']);
  });
});

describe('looking back and putting right', () => {
  const visit = { visited_on: '2025-04-12', visitors: '周一、吴二' };

  test('what the last nine looks found stands beside what the archive knows (P30)', async () => {
    const { id } = await aHousehold(archive, {
      cells: { household_type: '01' },
      year: {
        ...{ year: 2025, house_structure: '02', housing_area: 120, safe_housing: '01', has_safe_water: 0 },
        is_dangerous_house: null,
      },
      headYear: { year: 2025, health: '03', has_resident_medical_insurance: 1 },
      income: { year: 2025, wage_income: 32000, business_expense: 2000 },
    });
    await archive.write((rows) => rows.insert('benefit', { household_id: id, kind: '01' }));
    await aVisit(id, visit, { '92': 1, '94': 0 });
    const { text, missing } = await printed('P30', { householdId: id });
    expect(text).toContain('■已脱贫□未脱贫□低保□分散供养五保□重残■重病□边缘');
    expect(text).toMatch(/二看房.*砖混材料；120㎡；安全住房：有■是□否/);
    expect(text).toMatch(/四看水.*饮水不安全□是■否/);
    expect(text).toMatch(/档案32,000.00.*2,000.0030,000.0030,000.00复算/);
    expect(text).toMatch(/已享受低保.*核查人（2人以上）：周一、吴二单位及职务：核查人签字：/);
    expect(missing).toEqual([]);
  });

  test('while a campaign runs its items stand in the sheet, filled once the household is surveyed (P30)', async () => {
    const { id } = await aHousehold(archive, { year: { year: 2025, has_safe_water: 0 } });
    const { id: campaign } = await archive.must('campaign.start', { year: 2025, key: 'yearly-survey' });
    const before = await printed('P30', { householdId: id });
    expect(before.text).toMatch(
      /防止返贫年度集中排查入户核查表.*一、排查事项（集中排查）.*核查人（2人以上）签字：/,
    );
    expect(before.missing).toEqual([expect.stringContaining('还没有登记这一户的排查')]);
    const [kind] = (await archive.must('campaign.kinds', { year: 2025 })).kinds;
    await archive.must('campaign.survey', {
      ...{ id: campaign, householdId: id, on: '2025-04-12', surveyors: ['周一', '吴二'] },
      answers: (kind?.items ?? []).map(({ key }) => ({
        ...{ item: key, sound: key !== 'water', note: key === 'water' ? '枯水期取水要半小时' : null },
      })),
    });
    const { text, missing } = await printed('P30', { householdId: id });
    expect(text).toMatch(/饮水安全：.*饮水不安全□是■否枯水期取水要半小时/);
    expect(text).toContain('核查人（2人以上）：周一、吴二');
    expect(missing).toEqual([]);
    await aHousehold(archive, { cells: { opened_on: '2025-11-01' } });
    const village = await printed('P30', { villageId: archive.villages['云溪村'] ?? 0 });
    expect(village.text.match(/防止返贫年度集中排查入户核查表/g)).toHaveLength(1);
  });

  test('before 2021 the state of the year says who was poor (P30)', async () => {
    const { id } = await aHousehold(archive, {
      cells: { household_type: '01' },
      year: { year: 2018, exit_status: '0' },
    });
    const { outputId } = await archive.must('document.print', {
      ...{ document: 'P30', target: { householdId: id }, year: 2018 },
    });
    const { pages } = await readPdf(await takeOutput(archive, outputId));
    expect(pages.join('')).toContain('□已脱贫■未脱贫');
  });

  test('one visitor alone makes no valid sheet', async () => {
    const { id } = await aHousehold(archive);
    await aVisit(id, { ...visit, visitors: '周一' }, { '92': 1 });
    const { needs } = await archive.must('document.preview', {
      ...{ document: 'P30', target: { householdId: id }, year: 2025 },
    });
    expect(needs).toMatchObject([{ rule: 'two-visitors' }]);
  });

  async function aVillageWithProblems() {
    const dry = await aHousehold(archive, {
      head: '钱大山',
      group: '十组',
      year: { year: 2025, has_safe_water: 0 },
    });
    const wrong = await aHousehold(archive, {
      head: '李有田',
      group: '二组',
      year: { year: 2025, head_count: 5 },
    });
    const rich = await aHousehold(archive, { head: '孙有车', group: '三组' });
    await aHousehold(archive, { head: '周好', group: '三组' });
    await aVisit(dry.id, { ...visit, found: '门前道路积水' });
    await aVisit(wrong.id, { ...visit, found: '已经办了', handled: '当场改正' });
    await archive.write((rows) => {
      const round = rows.insert('comparison_round', { title: '比对', departments: '01', year: 2025 });
      const hit = {
        ...{ round_id: round, name: '孙有车', department: '01', suspicion: '名下有车' },
        ...{ id_key: rich.idNumbers[0] ?? '', member_id: rich.memberIds[0] ?? 0, reported_on: '2025-05-06' },
      };
      rows.insert('comparison_hit', { ...hit, detail: '账号 6217001234567890123' });
      rows.insert('comparison_hit', { ...hit, suspicion: '名下有房', verdict: 'explained' });
    });
    return { dry, wrong, rich };
  }

  test('the ledger has a sheet for each department with what it has to confirm (P31)', async () => {
    await aVillageWithProblems();
    const { sheets, text } = await printed('P31', { villageId: villageId() });
    const sheet = (department: string) =>
      sheets.find((page) => page.includes(`问题台账（${department}确认）`)) ?? '';
    expect(sheet('县水利局')).toMatch(/1云溪村十组钱大山.*饮水饮水安全没有保障年度信息2025-11-20/);
    expect(sheet('公安部门')).toMatch(
      /1云溪村三组孙有车.*信息孙有车：名下有车，账号\*\*\*\*0123（待核实）部门比对2025-05-06/,
    );
    expect(sheet('县乡村振兴局')).toMatch(
      /李有田.*家庭人口数（5）与成员人数（1）不一致.*钱大山.*门前道路积水入户核查2025-04-12/,
    );
    expect(sheets.every((page) => page.includes('负责人签字：'))).toBe(true);
    expect(text).not.toMatch(/周好|名下有房|已经办了|教育局/);
    expect((await printed('P31B', { township: true })).sheets).toHaveLength(3);
  });

  test('a village without problems gets an empty sheet for each department', async () => {
    const { sheets, missing } = await printed('P31', { villageId: villageId() });
    expect(sheets).toHaveLength(6);
    expect(missing).toEqual(['云溪村：档案里没有发现问题，每个部门印一张空表']);
  });

  test('the letter names the problems and the day that the pack gives them (P32)', async () => {
    await aVillageWithProblems();
    const { text, missing } = await printed('P32', { villageId: villageId() });
    expect(text).toContain('云溪村村民委员会：');
    expect(text).toMatch(/2025年11月20日核查发现你村（单位）存在以下问题：1\.二组李有田户/);
    expect(text).toContain('请于2025年11月25日前整改到位');
    expect(text).toContain('电话：0999-6123456');
    expect(missing).toEqual(['通知书编号、联系人：没有登记，留空手写']);
  });

  test('each problem of each household has its page (P33)', async () => {
    const { dry, wrong, rich } = await aVillageWithProblems();
    const all = await printed('P33', { villageId: villageId() });
    expect(all.sheets).toHaveLength(4);
    expect(all.papers).toBe(3);
    const { sheets } = await printed('P33', { householdId: dry.id });
    expect(sheets[0]).toMatch(
      /问题类别主管部门县乡村振兴局发现来源入户核查发现日期2025-04-12问题门前道路积水/,
    );
    expect(sheets[1]).toMatch(/问题类别饮水主管部门县水利局/);
    const good = await aHousehold(archive);
    expect(await refusalOf('P33', { householdId: good.id })).toMatchObject({ rule: 'no-problem' });
    expect([wrong.id, rich.id]).not.toContain(good.id);
  });
});
