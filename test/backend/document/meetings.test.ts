import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { doStepsUpTo, fillHousehold, startProcedure } from '#test/support/run-procedure.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
let first: BuiltHousehold;
let second: BuiltHousehold;
let villageId: number;

beforeEach(async () => {
  archive = await anArchive();
  villageId = archive.villages['云溪村'] ?? 0;
  first = await aHousehold(archive, {
    head: '钱大山',
    others: [
      { name: '孙小玉', relation: '02' },
      { name: '钱小山', relation: '03' },
    ],
  });
  second = await aHousehold(archive, { head: '李有田', group: '二组' });
});
afterEach(() => archive.close());

type Wanted = Omit<Request<'document.preview'>, 'year'> & { year?: number };

async function seen(wanted: Wanted) {
  const answer = await archive.must('document.preview', { year: 2025, ...wanted });
  const { pages } = await readPdf(await takeOutput(archive, answer.outputId));
  return { ...answer, text: pages.join('') };
}

const rulesOf = ({ needs }: { needs: readonly { rule: string }[] }) => needs.map(({ rule }) => rule);

/** Both households, with a reason, a category and votes of 24 people. */
async function aProcedure(upTo?: 'review' | 'notice'): Promise<number> {
  const id = await startProcedure(archive, [first.id, second.id]);
  await fillHousehold(archive, id, first.id, { 'monitoring.risk_1': '03' });
  await fillHousehold(archive, id, second.id, { 'monitoring.category': '1' });
  if (upTo !== undefined) await doStepsUpTo(archive, id, upTo);
  return id;
}

describe('the minutes (P09)', () => {
  test('before the meeting have the households and leave what happens there to the pen', async () => {
    const id = await aProcedure();
    const { text, missing, needs } = await seen({ document: 'P09', target: { procedureId: id } });
    expect(needs).toEqual([]);
    expect(missing).toEqual([expect.stringContaining('还没有登记“民主评议”')]);
    expect(text).toContain('议题2025年监测对象识别民主评议（2户）');
    expect(text).toContain('应到____人，实到____人');
    expect(text).toMatch(/钱大山3人；脱贫不稳定户；|钱大山3人；边缘易致贫户；/);
    expect(text).toContain('同意纳入监测对象______户');
  });

  test('of a recorded meeting have its ratio, the votes, the outcome and the notice that followed', async () => {
    const id = await aProcedure('notice');
    const { text, missing, needs } = await seen({ document: 'P09', target: { procedureId: id } });
    expect([missing, needs]).toEqual([[], []]);
    expect(text).toContain('时间2025年3月4日____时地点村委会会议室');
    expect(text).toContain('应到30人，实到24人，到会率80.0%，符合法定人数（三分之二以上）');
    expect(text).toContain('2031同意');
    expect(text).toContain('同意纳入监测对象2户4人（名单附后），不同意0户，理由：/');
    expect(text).toContain(
      '公示时间：2025年3月5日至2025年3月9日；地点：村委会公示栏；监督电话：0999-6345678、0999-6123456',
    );
  });

  test('count a household that was turned down, with the reason for which it left', async () => {
    const id = await startProcedure(archive, [first.id, second.id]);
    await fillHousehold(archive, id, first.id);
    await fillHousehold(archive, id, second.id);
    const turnedDown = { votesFor: 4, votesAgainst: 19, votesAbstain: 1 };
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: second.id,
      ...turnedDown,
      values: {},
    });
    await archive.must('procedure.dropHousehold', { id, householdId: second.id, reason: '评议未通过' });
    await doStepsUpTo(archive, id, 'review');
    const { text, needs } = await seen({ document: 'P09', target: { villageId } });
    expect(needs).toEqual([]);
    expect(text).toContain('同意纳入监测对象1户3人（名单附后），不同意1户，理由：李有田：评议未通过。');
    const count = await seen({ document: 'P11', target: { villageId } });
    expect(count.text).toContain('评议结果：通过1户3人，未通过1户1人。');
  });

  test('that no longer hold are only a draft: votes that were changed after the meeting', async () => {
    const id = await aProcedure('review');
    await archive.write((rows) => rows.update('procedure_household', 1, { votes_for: 10 }));
    const target = { procedureId: id };
    expect(rulesOf(await seen({ document: 'P09', target }))).toEqual(['meeting-votes-sum']);
    expect(rulesOf(await seen({ document: 'P11', target }))).toEqual(['meeting-votes-sum']);
    expect(await archive.call('document.print', { document: 'P09', target, year: 2025 })).toMatchObject({
      error: { rule: 'document-needs' },
    });
    await archive.write((rows) => rows.update('procedure_step', 4, { present: 19 }));
    expect(rulesOf(await seen({ document: 'P11', target }))).toContain('meeting-attendance');
  });

  test('of a village without a procedure are those of the year’s newest meeting, by the rule of the pack', async () => {
    await archive.write((rows) => {
      const year = { year: 2018, first_meeting_on: '2018-11-10' };
      rows.insert('adjustment', { household_id: first.id, kind: '3', reason: '收入稳定达标', ...year });
      const earlier = { year: 2018, first_meeting_on: '2018-03-10' };
      rows.insert('adjustment', { household_id: second.id, kind: '1', ...earlier });
    });
    const { text, missing } = await seen({ document: 'P09', target: { villageId }, year: 2018 });
    expect(text).toContain('议题2018年脱贫民主评议（1户）');
    expect(text).toContain('钱大山3人；脱贫；收入稳定达标');
    expect(text).not.toContain('李有田');
    expect(missing.join()).toContain('留空手写');
    const empty = await seen({ document: 'P09', target: { villageId: archive.villages['石板村'] ?? 0 } });
    expect(empty.text).toContain('石板村村民代表会议（民主评议）记录');
  });

  test('of another year are not those of the village’s last procedure', async () => {
    await aProcedure('review');
    const { text } = await seen({ document: 'P11', target: { villageId }, year: 2024 });
    expect(text).toContain('2024年度');
    expect(text).not.toContain('钱大山');
  });
});

test('the count of votes (P11) adds up, household by household', async () => {
  const id = await aProcedure('review');
  const { text, needs, missing } = await seen({ document: 'P11', target: { procedureId: id } });
  expect([missing, needs]).toEqual([[], []]);
  expect(text).toMatch(/钱大山一组3\/2031是通过无/);
  expect(text).toMatch(/李有田二组1\/2031是通过无/);
  expect(text).toContain('合计2户44062通过2户');
});

test('the sign-in sheet (P10) lists the officers below the line, and counts the women of the register', async () => {
  await archive.write((rows) => {
    const village = { village_id: villageId };
    for (const [name, sex] of [
      ['冯代表', '2'],
      ['卫代表', '1'],
      ['蒋代表', '2'],
    ] as const)
      rows.insert('representative', { ...village, name, sex, group_name: '二组' });
    const officers = [
      ['01', '沈书记', null],
      ['07', '韩监督', null],
      ['05', '卫代表', null],
      ['02', '杨队长', '2024-12-31'],
      ['11', '朱村医', null],
    ] as const;
    for (const [role, name, ends_on] of officers)
      rows.insert('village_officer', { ...village, role, name, ends_on });
  });
  const { text } = await seen({ document: 'P10', target: { villageId } });
  expect(text).toContain('应到：3人实到：人到会率：其中妇女代表：人（名册2人）');
  expect(text).toContain('列席人员（不计入应到、实到人数）1沈书记/第一书记/2韩监督/村务监督委员会主任/');
  expect(text).not.toMatch(/杨队长|朱村医|村委会主任/);
});

describe('the income (P07)', () => {
  test('of the year has its items, its lines with whose they are, and the line of the province', async () => {
    const other = await aHousehold(archive, {
      head: '周富',
      others: [{ name: '吴花', relation: '02' }],
      income: {
        year: 2024,
        wage_income: 30000,
        business_income: 1500.5,
        business_expense: 200.25,
        dibao_income: 0,
      },
    });
    await archive.write((rows) => {
      const line = { statement_id: 1, item: 'wage_income', quantity: 10, unit: '月', unit_price: 3000 };
      rows.insert('income_line', {
        ...line,
        title: '务工',
        member_id: other.memberIds[1] ?? 0,
        amount: 30000,
        note: '流水',
      });
    });
    const wanted = { document: 'P07', target: { householdId: other.id }, year: 2024 };
    const { text, missing, needs } = await seen(wanted);
    expect(needs).toEqual([]);
    expect(text).toContain('用途年度收入收入周期2023年10月1日—2024年9月30日');
    expect(text).toContain('务工（吴花）10月3,000.0030,000.00/30,000.00流水');
    expect(text).toContain(
      '六、家庭纯收入（一＋二＋三＋四－五）31,300.25七、年度家庭人口数2人八、人均纯收入（六÷七）15,650.13',
    );
    expect(text).toMatch(/十、参考线（.*年监测范围/);
    expect(text).toContain('■高于参考线');
    expect(missing[0]).toMatch(new RegExp(`户编号 ${other.no}：没有采集计划生育金、`));
  });

  test('of a household in a procedure is the statement of its recognition', async () => {
    const id = await aProcedure();
    await archive.write((rows) => {
      rows.insert('income_statement', {
        household_id: first.id,
        year: 2025,
        purpose: 'annual',
        wage_income: 1,
      });
      rows.insert('income_statement', {
        ...{ household_id: first.id, year: 2025, purpose: 'monitoring', spell_id: 1, wage_income: 9000 },
        ...{ period_from: '2024-03-01', period_to: '2025-02-28', head_count: 3, self_paid_expense: 4000 },
      });
    });
    const papers = await seen({ document: 'P07', target: { procedureId: id } });
    expect(papers.papers).toBe(2);
    expect(papers.text).toContain('用途识别核算收入周期2024年3月1日—2025年2月28日');
    expect(papers.text).toContain('七、家庭人口数3人八、人均纯收入（六÷七）3,000.00');
    const alone = await seen({ document: 'P07', target: { householdId: first.id } });
    expect(alone.text).toContain('用途识别核算');
  });

  test('without a statement is a form for the pen, and says so', async () => {
    const { text, missing, needs } = await seen({ document: 'P07', target: { householdId: first.id } });
    expect(needs).toEqual([]);
    expect(text).toContain('粮食经济作物林果畜禽其他');
    expect(missing[0]).toContain(`户编号 ${first.no}：没有 2025 年的收入表`);
  });

  test('whose lines and item differ is only a draft', async () => {
    const other = await aHousehold(archive, { head: '周富', income: { year: 2025, wage_income: 500 } });
    await archive.write((rows) =>
      rows.insert('income_line', { statement_id: 1, item: 'wage_income', title: '务工', amount: 400 }),
    );
    expect(rulesOf(await seen({ document: 'P07', target: { householdId: other.id } }))).toEqual([
      'income-lines',
    ]);
  });
});

describe('the comparison (P08, P08B)', () => {
  const send = async () => {
    await archive.write((rows) => {
      const signed = { signed_on: '2025-01-05', signer: '本人' };
      rows.insert('consent', { household_id: first.id, number: '授-001', ...signed });
    });
    return archive.must('comparison.send', {
      ...{ year: 2025, target: { ids: [first.id, second.id] }, departments: ['公安', '人社'] },
      ...{ title: '三月比对', dueOn: '2025-04-05' },
    });
  };

  test('is refused until a list was made: without consent there is nobody to print', async () => {
    for (const document of ['P08', 'P08B'])
      expect(
        await archive.call('document.preview', { document, target: { villageId }, year: 2025 }),
      ).toMatchObject({
        error: { rule: 'no-comparison' },
      });
  });

  test('lists those who went out, by which consent, and nobody else', async () => {
    await send();
    const { text, needs, missing } = await seen({ document: 'P08', target: { villageId } });
    expect([needs, missing]).toEqual([[], []]);
    expect(text).toContain('批次三月比对提交日期2025年3月20日比对部门公安、人社反馈期限2025年4月5日');
    expect(text).toContain(`1${first.no}钱大山钱大山${first.idNumbers[0]}户主授-001`);
    expect(text).toContain('合计1户3人');
    expect(text).not.toContain('李有田');
  });

  test('tells when a consent was signed only after the list', async () => {
    await send();
    await archive.write((rows) => rows.update('consent', 1, { signed_on: '2025-03-21' }));
    expect(rulesOf(await seen({ document: 'P08', target: { villageId } }))).toEqual([
      'comparison-consent-day',
    ]);
  });

  test('has what came back with the answer of the village, and rows for the pen before', async () => {
    const { id } = await send();
    const before = await seen({ document: 'P08B', target: { villageId } });
    expect(before.missing).toEqual([expect.stringContaining('还没有读入反馈结果')]);
    await archive.write((rows) => {
      rows.insert('comparison_hit', {
        ...{
          round_id: id,
          member_id: first.memberIds[1] ?? 0,
          id_key: first.idNumbers[1] ?? '',
          name: '孙小玉',
        },
        ...{ department: '公安', suspicion: '名下有机动车', detail: '1辆', reported_on: '2025-03-25' },
        ...{ verdict: 'mistaken', answer: '车已过户', evidence: '过户证明', verified_by: '周一、吴二' },
        verified_on: '2025-03-28',
      });
    });
    const { text, missing } = await seen({ document: 'P08B', target: { villageId } });
    expect(missing).toEqual([]);
    expect(text).toContain(
      `1孙小玉${first.no}公安名下有机动车（1辆）2025-03-25车已过户；证据：过户证明；核实：周一、吴二，2025-03-28□属实□说明后保留■信息错误`,
    );
  });
});

test('the sheet for objections (P16) names the notice that hangs', async () => {
  const id = await aProcedure('notice');
  const { text, missing } = await seen({ document: 'P16', target: { procedureId: id } });
  expect(missing).toEqual([]);
  expect(text).toContain('涉及的公示监测对象识别村内公示（2025年3月5日至2025年3月9日）');
  const other = await seen({ document: 'P16', target: { villageId: archive.villages['石板村'] ?? 0 } });
  expect(other.missing).toHaveLength(1);
});
