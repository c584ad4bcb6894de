import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import {
  doStepsUpTo,
  fillHousehold,
  receivePapersOf,
  startProcedure,
  type StepKey,
  STEPS,
} from '#test/support/run-procedure.ts';
import { takeOutput } from '#test/support/take-output.ts';
import type { Cells } from '#db/row-access.ts';

let archive: BuiltArchive;

beforeEach(async () => {
  archive = await anArchive();
});
afterEach(() => archive.close());

/** What a preview shows and tells; nothing is kept of it. */
async function seen(wanted: Request<'document.preview'>) {
  const { outputId, needs, missing, papers } = await archive.must('document.preview', wanted);
  const { pages } = await readPdf(await takeOutput(archive, outputId));
  return {
    text: pages.join(''),
    papers,
    missing: missing.join('\n'),
    needs: needs.map(({ rule }) => rule),
  };
}

const refused = async (wanted: Request<'document.preview'>) => {
  const answer = await archive.call('document.preview', wanted);
  return answer.ok || answer.error.code !== 'rule' ? null : answer.error.rule;
};

describe('papers of a recognition', () => {
  let first: BuiltHousehold;
  let second: BuiltHousehold;

  beforeEach(async () => {
    first = await aHousehold(archive, {
      head: '钱大山',
      group: '十组',
      others: [{ name: '孙小玉', relation: '02' }],
    });
    second = await aHousehold(archive, { head: '李有田', group: '二组' });
  });

  async function aProcedure(upTo?: StepKey): Promise<number> {
    const id = await startProcedure(archive, [first.id, second.id]);
    for (const { id: householdId } of [first, second]) await fillHousehold(archive, id, householdId);
    if (upTo !== undefined) await doStepsUpTo(archive, id, upTo);
    return id;
  }

  /** Goes on with a procedure whose earlier steps are done. */
  async function goOn(id: number, steps: readonly StepKey[]): Promise<void> {
    for (const entry of STEPS.filter(({ step }) => steps.includes(step))) {
      await receivePapersOf(archive, id, entry.step);
      await archive.must('procedure.doStep', { id, ...entry });
    }
  }

  test('the approval says what the procedure found, and masks the number', async () => {
    const procedureId = await aProcedure('notice');
    const { text, needs, papers } = await seen({ document: 'P17', target: { procedureId }, year: 2025 });
    expect(papers).toBe(2);
    expect(needs).toEqual([]);
    expect(text).toContain('应到30人、实到24人，同意20票、反对3票、弃权1票');
    expect(text).toContain('自2025年3月5日至2025年3月9日公示');
    expect(text).toContain('核实人周一、吴二');
    expect(text).toContain('县乡村振兴局审批意见');
    for (const number of [...first.idNumbers, ...second.idNumbers]) expect(text).not.toContain(number);
    await aHousehold(archive, { head: '赵无关' });
    const target = { villageId: archive.villages['云溪村'] ?? 0 };
    expect((await seen({ document: 'P17', target, year: 2025 })).papers).toBe(2);
  });

  test('the approval is printed for the pen before the meeting, and also without any procedure', async () => {
    const early = await seen({ document: 'P17', target: { householdId: first.id }, year: 2025 });
    expect(early.text).toContain('应到＿＿人');
    expect(early.missing).toContain('没有办理中的程序');
    await aProcedure('visit');
    const { missing, needs } = await seen({
      document: 'P17',
      target: { householdId: first.id },
      year: 2025,
    });
    expect(missing).toContain('还没有登记“民主评议”');
    expect(needs).toEqual([]);
  });

  test('the report asks for what it says, and lists the households by group with masked numbers', async () => {
    const procedureId = await aProcedure('review');
    const wanted = { document: 'P18', target: { procedureId }, year: 2025 };
    expect((await seen(wanted)).needs).toEqual(['report-notice', 'report-audit']);
    await goOn(procedureId, ['notice', 'township']);
    const { text, needs } = await seen(wanted);
    expect(needs).toEqual([]);
    expect(text).toContain('清水镇人民政府关于审批2025年监测对象名单的请示');
    expect(text).toContain('云岭县乡村振兴局：');
    expect(text).toContain('现将2户3人名单上报');
    expect(text).toMatch(/1云溪村二组李有田529\*{11}\d{4}1.*2云溪村十组钱大山/);
    expect(text).toContain('2025-03-042025-03-05至2025-03-092025-03-10');
    for (const number of first.idNumbers) expect(text).not.toContain(number);
  });

  test('nobody is told before the county decided; then with month, category and helper of the household', async () => {
    const id = await aProcedure('township');
    const wanted = { document: 'P19', target: { householdId: first.id }, year: 2025 };
    expect((await seen(wanted)).needs).toEqual(['told-before-approval']);
    await goOn(id, ['county', 'announce', 'record']);
    await archive.write((rows) => {
      const helper = rows.insert('helper', { name: '周建国', phone: '13900001234' });
      const gone = rows.insert('helper', { name: '吴旧人', phone: '13900009999' });
      rows.insert('pairing', { helper_id: helper, household_id: first.id, starts_on: '2025-03-14' });
      rows.insert('pairing', {
        ...{ helper_id: gone, household_id: first.id },
        ...{ starts_on: '2024-01-01', ends_on: '2025-03-13' },
      });
    });
    const { text, needs, missing } = await seen(wanted);
    expect(needs).toEqual([]);
    expect(missing).toBe('');
    expect(text).toContain(
      '监测（识别）时间为2025年3月，类别为边缘易致贫户，帮扶责任人为周建国（电话13900001234）',
    );
    expect(text).toContain('电话0999-6123456。特此告知。清水镇人民政府2025年3月20日');
    const village = { document: 'P19', target: { villageId: archive.villages['云溪村'] ?? 0 }, year: 2025 };
    const ofVillage = await seen(village);
    expect(ofVillage.papers).toBe(2);
    expect(ofVillage.missing).toContain('没有登记帮扶责任人');
  });

  test('who left the procedure is told why, and gets no letter of having been taken in', async () => {
    const procedureId = await aProcedure('visit');
    const dropped = { id: procedureId, householdId: second.id, reason: '家庭收入高于监测范围' };
    await archive.must('procedure.dropHousehold', dropped);
    const { text, papers, needs } = await seen({ document: 'P19B', target: { procedureId }, year: 2025 });
    expect(papers).toBe(1);
    expect(needs).toEqual([]);
    expect(text).toContain('李有田：你户');
    expect(text).toContain('不予纳入，理由：家庭收入高于监测范围。');
    const target = { householdId: second.id };
    expect(await refused({ document: 'P19', target, year: 2025 })).toBe('not-taken-in');
    expect(await refused({ document: 'P19B', target: { householdId: first.id }, year: 2025 })).toBe(
      'not-turned-down',
    );
  });
});

describe('papers of an exit', () => {
  const adjusted = {
    ...{ year: 2018, kind: '3', mark: '1', first_meeting_on: '2018-11-10' },
    ...{ first_notice_from: '2018-11-12', first_notice_to: '2018-11-18' },
    ...{ county_approved_on: '2018-11-26', announced_on: '2018-11-27' },
  };

  async function anExit(given: { year?: Cells; adjustment?: Cells } = {}): Promise<BuiltHousehold> {
    archive.setToday('2018-11-08');
    const household = await aHousehold(archive, {
      head: '钱大山',
      others: [{ name: '钱小山', relation: '03', birth_date: '2008-05-06' }],
      year: { year: 2018, annual_head_count: 2, safe_housing: '01', has_safe_water: 1, ...given.year },
      headYear: { year: 2018, has_resident_medical_insurance: 1 },
      income: { year: 2018, wage_income: 9000, business_income: 2000, business_expense: 500 },
    });
    await archive.write((rows) => {
      rows.insert('member_year', {
        ...{ member_id: household.memberIds[1] ?? 0, year: 2018 },
        ...{ school_status: '03', has_resident_medical_insurance: 1 },
      });
      rows.insert('adjustment', { household_id: household.id, ...adjusted, ...given.adjustment });
      rows.insert('visit', {
        ...{ household_id: household.id, visited_on: '2018-11-05', visitors: '周一、吴二', purpose: '05' },
      });
    });
    return household;
  }

  const paper = (document: string, { id }: BuiltHousehold) => ({
    ...{ document, target: { householdId: id }, year: 2018 },
  });

  test('the check has the facts of the year, and what nobody recorded is for the pen', async () => {
    const household = await anExit();
    const { text, needs } = await seen(paper('P20', household));
    expect(needs).toEqual([]);
    expect(text).toContain('稳定超过省定脱贫标准2995元');
    expect(text).toContain('纯收入10500.00元，人均5250.00元■是□否');
    expect(text).toContain('义务教育阶段1人■是□否');
    expect(text).toContain('共2人，参加基本医疗保险2人■是□否');
    expect(text).toMatch(/不愁吃[^■]*□是□否/);
    expect(text).toContain('收入计算期2017年10月1日—2018年9月30日');
    expect(text).toContain('核验日期2018年11月5日');
    expect(text).toContain('核验人（2人以上）：周一、吴二签字：');
  });

  test('the standard is that of the province where the pack has one', async () => {
    const household = await anExit();
    await archive.write((rows) => rows.update('township', 1, { province: '贵州省' }));
    expect((await seen(paper('P20', household))).text).toContain('稳定超过省定脱贫标准3535元');
  });

  test('the household signs its own figures, after the check and before the notice', async () => {
    const household = await anExit();
    const { text, needs } = await seen(paper('P21', household));
    expect(needs).toEqual([]);
    expect(text).toContain('本户纯收入10500.00元，人均5250.00元，超过省定标准2995元');
    archive.setToday('2018-11-12');
    expect((await seen(paper('P21', household))).needs).toEqual(['exit-after-notice']);
  });

  test('a house that is not safe stands in the way of the confirmation, and is refused as a valid paper', async () => {
    const household = await anExit({ year: { safe_housing: '03' } });
    expect((await seen(paper('P20', household))).text).toContain('■不达标（住房安全）');
    expect((await seen(paper('P21', household))).needs).toEqual(['exit-denied']);
    const answer = await archive.call('document.print', { ...paper('P21', household), paper: 'A4' });
    expect(answer).toMatchObject({ ok: false, error: { rule: 'document-needs' } });
    const draft = await archive.must('document.print', { ...paper('P21', household), draft: true });
    expect(draft.papers).toBe(1);
  });

  test('the letter waits until the announcement has hung, and says whether assistance goes on', async () => {
    const household = await anExit();
    archive.setToday('2018-12-01');
    expect((await seen(paper('P23', household))).needs).toEqual(['told-in-notice']);
    archive.setToday('2018-12-02');
    const { text, needs } = await seen(paper('P23', household));
    expect(needs).toEqual([]);
    expect(text).toContain('你户已于2018年11月达到脱贫标准');
    expect(text).toContain('脱贫时间标注为2018年。退出后，有关扶持政策在规定期限内继续享受。');
    expect(await refused(paper('P23B', household))).toBe('no-adjustment');
  });

  test('a letter carries the day on which it was handed over, which must fit the others', async () => {
    const household = await anExit({ adjustment: { told_on: '2018-12-03' } });
    archive.setToday('2019-06-01');
    const { text, needs } = await seen(paper('P23', household));
    expect(needs).toEqual([]);
    expect(text).toContain('清水镇人民政府2018年12月3日');
    const early = await anExit({ adjustment: { told_on: '2018-11-20' } });
    expect((await seen(paper('P23', early))).needs).toEqual(['told-before-approval', 'told-in-notice']);
  });

  test('a household that was cleared out is told the recorded reason', async () => {
    const household = await anExit({ adjustment: { kind: '4', mark: null, reason: '在县城购有商品房' } });
    const signed = await seen(paper('P21C', household));
    expect(signed.text).toContain('本户因在县城购有商品房，不符合贫困户条件');
    expect([signed.needs, signed.missing]).toEqual([[], '']);
    archive.setToday('2018-12-10');
    const { text } = await seen(paper('P23B', household));
    expect(text).toContain('你户因在县城购有商品房，不符合贫困户条件');
    expect(await refused(paper('P23', household))).toBe('no-adjustment');
  });

  test('of a village those are printed who leave in the year', async () => {
    await anExit();
    await aHousehold(archive, { head: '李有田' });
    const target = { villageId: archive.villages['云溪村'] ?? 0 };
    for (const document of ['P20', 'P21', 'P23']) {
      const { papers } = await seen({ document, target, year: 2018 });
      expect(papers, document).toBe(1);
    }
  });
});

describe('a return to poverty', () => {
  test('compares the year of exit with the year of return and asks for a cause', async () => {
    archive.setToday('2019-12-01');
    const household = await aHousehold(archive, {
      head: '钱大山',
      year: { year: 2019, first_recognised_year: 2014, exit_year: 2017, annual_head_count: 1 },
      income: { year: 2019, wage_income: 2000 },
      measures: [{ year: 2019, kind: 'industry_assistance', content: '扶持种植中药材' }],
    });
    await archive.write((rows) => {
      rows.insert('income_statement', {
        ...{ household_id: household.id, purpose: 'annual', year: 2017, wage_income: 6000 },
      });
      rows.insert('adjustment', {
        ...{ household_id: household.id, year: 2019, kind: '2', applied_on: '2019-11-02' },
        ...{ first_meeting_on: '2019-11-08', second_meeting_on: '2019-11-18' },
      });
    });
    const wanted = { document: 'P24', target: { householdId: household.id }, year: 2019 };
    expect((await seen(wanted)).needs).toEqual(['return-causes']);
    await archive.write((rows) => {
      const id = archive.session.archive?.raw.prepare('SELECT id FROM adjustment').pluck().get() as number;
      rows.update('adjustment', id, { causes: '01,08' });
    });
    const { text, needs } = await seen(wanted);
    expect(needs).toEqual([]);
    expect(text).toContain('原识别时间2014年');
    expect(text).toContain('返贫原因因病、缺劳力');
    expect(text).toContain('（2017年）6,000.0016,000.002,952.000.000.00');
    expect(text).toContain('（2019年）2,000.0012,000.003,218.001,218.001,218.00');
    expect(text).toContain('扶持种植中药材');
    const other = await aHousehold(archive, { head: '李有田' });
    expect(await refused({ ...wanted, target: { householdId: other.id } })).toBe('no-adjustment');
  });
});
