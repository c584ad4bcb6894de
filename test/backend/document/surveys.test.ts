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
let household: BuiltHousehold;

beforeEach(async () => {
  archive = await anArchive();
  household = await aHousehold(archive, {
    head: '钱大山',
    others: [
      { name: '孙小玉', relation: '02' },
      { name: '钱小山', relation: '03', birth_date: '2016-05-06' },
    ],
    cells: { address: '云溪村一组5号', bank_name: '云岭农信社' },
    year: {
      year: 2025,
      house_structure: '02',
      housing_area: 96,
      has_safe_water: 1,
      dangerous_house_level: '3',
      // Nobody asked.
      ...{ returned_farmland_area: null, orchard_area: null, pasture_area: null, water_area: null },
      ...{ has_sanitary_toilet: null, has_broadcast_tv: null, road_distance: null },
    },
    headYear: {
      year: 2025,
      has_resident_medical_insurance: null,
      health: '02,04',
      labour_ability: '01',
      education: '03',
      work_months: 8,
      dibao: '1',
    },
    income: { year: 2025, wage_income: 30_000, business_income: 6000, business_expense: 1500 },
  });
  const [, , child = 0] = household.memberIds;
  await archive.write((rows) =>
    rows.insert('member_year', {
      ...{ member_id: child, year: 2025, school_status: '03', health: '01', labour_ability: '04' },
      has_resident_medical_insurance: 1,
    }),
  );
});
afterEach(() => archive.close());

async function printed(wanted: Partial<Request<'document.print'>> & { document: string }) {
  const answer = await archive.must('document.print', {
    ...{ target: { householdId: household.id }, year: 2025 },
    ...wanted,
  });
  const bytes = await takeOutput(archive, answer.outputId);
  const { pages } = await readPdf(bytes);
  return { ...answer, pages, text: pages.join('') };
}

const refusalOf = (wanted: Partial<Request<'document.print'>> & { document: string }) =>
  archive.call('document.print', { target: { householdId: household.id }, year: 2025, ...wanted });

const update = (cells: Record<string, string | number>) =>
  archive.write((rows) => {
    const id = archive.session.archive?.raw
      .prepare('SELECT id FROM household_year WHERE household_id = ?')
      .pluck()
      .get(household.id) as number;
    rows.update('household_year', id, cells);
  });

describe('the application (P01)', () => {
  test('is guide and blank paper of a village, with nothing of a household', async () => {
    const { pages, text } = await printed({
      document: 'P01',
      target: { villageId: archive.villages['云溪村'] ?? 0 },
    });
    expect(pages).toHaveLength(2);
    expect(text).toContain('纳入监测对象');
    expect(text).not.toMatch(/钱大山|5299011/);
  });

  test('is not made for a household', async () => {
    expect(await refusalOf({ document: 'P01' })).toMatchObject({ error: { rule: 'document-target' } });
  });
});

describe('the register of clues (P03)', () => {
  const register = () => printed({ document: 'P03', target: { villageId: archive.villages['云溪村'] ?? 0 } });

  test('is an empty sheet for the pen before there are any', async () => {
    const { text } = await register();
    expect(text).toContain('8□申报□排查□预警');
    expect(text).not.toContain('钱大山');
  });

  test('has each clue of the year with what became of it', async () => {
    const other = await aHousehold(archive, { head: '李有田', group: '二组' });
    const id = await startProcedure(archive, [household.id, other.id]);
    await fillHousehold(archive, id, household.id);
    await fillHousehold(archive, id, other.id);
    const target = { id, householdId: other.id };
    await archive.must('procedure.dropHousehold', { ...target, reason: '核实后收入高于标准' });
    const { text } = await register();
    expect(text).toMatch(/钱大山一组3.*因病2025-03-03■纳入程序□不纳入□继续观察/);
    expect(text).toMatch(/李有田二组1.*□纳入程序■不纳入□继续观察核实后收入高于标准/);
  });

  test('counts as the paper of the step, and waits for the second investigator of a visit', async () => {
    const id = await startProcedure(archive, [household.id]);
    await fillHousehold(archive, id, household.id);
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: household.id,
      investigators: ['周一'],
    });
    const wanted = { document: 'P03', target: { procedureId: id } };
    expect(await refusalOf(wanted)).toMatchObject({ error: { rule: 'document-needs' } });
    await archive.must('procedure.updateHousehold', {
      ...{ id, householdId: household.id, investigators: ['周一', '吴二'] },
    });
    await printed(wanted);
    const { steps } = await archive.must('procedure.get', { id });
    expect(steps.find(({ key }) => key === 'clue')?.papers).toMatchObject([
      { document: 'P03', state: 'printed' },
    ]);
  });
});

describe('the visit (P04)', () => {
  test('has what is known before it takes place, and lines for the pen', async () => {
    const { text, missing } = await printed({ document: 'P04' });
    expect(text).toContain('户主钱大山联系电话13800001234户类型');
    expect(text).toContain('家庭住址云溪村一组5号家庭人口3人劳动力1人在校学生1人患病1人残疾1人外出务工1人');
    expect(text).toContain('房屋结构砖混材料面积（㎡）96.00住房等级□A级□B级■C级□D级');
    expect(text).toContain('安全饮水■有□没有');
    expect(text).toContain('在校学生钱小山（小学）');
    expect(text).toContain('参加医保1人未参保的患病情况钱大山（长期慢性病、残疾）');
    expect(text).toContain(
      '工资性30,000.00生产经营性6,000.00财产性转移性经营支出1,500.00纯收入34,500.00人均纯收入11,500.00',
    );
    expect(text).toContain('调查事由□识别');
    expect(missing).toEqual([]);
  });

  test('of a procedure has its day and investigators, and is a draft while one of them is missing', async () => {
    const id = await startProcedure(archive, [household.id]);
    await fillHousehold(archive, id, household.id);
    const wanted = { document: 'P04', target: { procedureId: id } };
    expect((await printed(wanted)).text).toContain(
      '■识别□退出□返贫□风险消除□回头看调查日期2025年3月3日调查人周一、吴二',
    );
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: household.id,
      investigators: ['周一'],
    });
    expect(await refusalOf(wanted)).toMatchObject({
      error: { rule: 'document-needs', message: expect.stringContaining('调查人不足2人') as string },
    });
    const { needs } = await archive.must('document.preview', { ...wanted, year: 2025 });
    expect(needs.map(({ rule }) => rule)).toEqual(['visit-investigators']);
  });

  test('says that nobody visits before the clue', async () => {
    const id = await startProcedure(archive, [household.id]);
    await archive.write((rows) => {
      const candidate = archive.session.archive?.raw
        .prepare('SELECT id FROM procedure_household')
        .pluck()
        .get() as number;
      rows.update('procedure_household', candidate, {
        visited_on: '2025-02-20',
        investigators: '周一、吴二',
      });
    });
    const answer = await archive.must('document.preview', {
      ...{ document: 'P04', target: { procedureId: id }, year: 2025 },
    });
    expect(answer.needs.map(({ rule }) => rule)).toEqual(['visit-order']);
  });
});

describe('the collection form (P05)', () => {
  test('prints what is recorded under the names and units of the dictionary', async () => {
    const { pages } = await printed({ document: 'P05' });
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('户主姓名钱大山户联系电话13800001234家庭住址云溪村一组5号户类型');
    expect(pages[0]).toContain('住房面积（平方米）96.00房屋结构砖混材料危房级别C级');
    expect(pages[0]).toContain('人均纯收入11,500.00');
    expect(pages[1]).toContain(`1钱大山男${household.idNumbers[0]}户主`);
    expect(pages[1]).toContain('初中/长期慢性病、残疾普通劳动力8');
    expect(pages[1]).toContain('/小学健康无劳动力');
  });

  test('prints further facts of the year where they are recorded, and asks no question of other years', async () => {
    expect((await printed({ document: 'P05' })).pages[0]).not.toMatch(/果面积|饮水是否困难/);
    await update({ orchard_area: 2.5 });
    expect((await printed({ document: 'P05' })).pages[0]).toContain('林果面积（亩）2.50');
    expect((await printed({ document: 'P05', year: 2016 })).pages[0]).toContain('饮水是否困难');
  });

  test('says that a household that fell back has to say why', async () => {
    await update({ return_year: 2025 });
    expect((await printed({ document: 'P05' })).missing.join('')).toContain('没有填返贫原因');
  });
});

describe('what changed only (P05B, P05C)', () => {
  test('cannot be told before the comparison was printed; a draft is no print', async () => {
    expect(await refusalOf({ document: 'P05C' })).toMatchObject({ error: { rule: 'no-comparison' } });
    await printed({ document: 'P05B', draft: true });
    expect(await refusalOf({ document: 'P05C' })).toMatchObject({ error: { rule: 'no-comparison' } });
  });

  test('is told old and new since the last comparison, and the whole one can be had again', async () => {
    await printed({ document: 'P05B' });
    expect(await refusalOf({ document: 'P05C' })).toMatchObject({ error: { rule: 'form-unchanged' } });
    archive.setToday('2025-06-10');
    await update({ housing_area: 120, has_sanitary_toilet: 1 });
    const [, wife = 0] = household.memberIds;
    await archive.write((rows) => {
      rows.update('member', wife, { left_on: '2025-06-01', left_reason: '01', left_kind: 'natural' });
    });
    const { text } = await printed({ document: 'P05C' });
    expect(text).toContain('以下为2025年3月20日（文书编号');
    expect(text).toContain('全户住房面积（平方米）96.00120.00');
    expect(text).toContain('全户是否有卫生厕所未登记是');
    expect(text).toContain('孙小玉家庭成员在户不在户，死亡，2025-06-01');
    expect(text).not.toMatch(/房屋结构|钱小山/);

    const again = await printed({ document: 'P05B' });
    expect(again.text).toContain('房屋结构砖混材料');
    expect(again.missing.join('')).toContain('2025-03-20 打印过这张表');
    expect(await refusalOf({ document: 'P05C' })).toMatchObject({ error: { rule: 'form-unchanged' } });
  });

  test('is of the year: a comparison of another year is none', async () => {
    await printed({ document: 'P05B' });
    expect(await refusalOf({ document: 'P05C', year: 2024 })).toMatchObject({
      error: { rule: 'no-comparison' },
    });
  });

  test('in a village is made of those that were compared and changed, and names the others', async () => {
    const still = await aHousehold(archive, { head: '李有田', group: '二组' });
    await aHousehold(archive, { head: '周平', group: '三组' });
    await printed({ document: 'P05B', target: { householdIds: [household.id, still.id] } });
    await update({ housing_area: 120 });
    const { papers, missing } = await printed({
      ...{ document: 'P05C', target: { villageId: archive.villages['云溪村'] ?? 0 } },
    });
    expect(papers).toBe(1);
    expect(missing).toEqual([expect.stringContaining(`户编号 ${still.no}`) as string]);
  });
});

describe('the score sheet (P06)', () => {
  test('has the items of the pack, with how many and never who, and ticks what the records show', async () => {
    const { text } = await printed({ document: 'P06' });
    expect(text).toContain('一看房（20分）1住房安全');
    expect(text).toContain('12C级2住房条件');
    expect(text).toContain('劳动力1人，家庭人口3人');
    expect(text).toContain('患病1人，残疾1人');
    expect(text).toContain('五保户和低保户优先■是□否档案登记');
    expect(text).toContain('住房不避风雨的农户要进■是□否');
    expect(text).toContain('丧失劳动能力的残疾人口占家庭人口一半以上的农户要进□是□否');
    expect(text).not.toMatch(/孙小玉|\d{12}/);
  });

  test('a suspicion of a comparison is named, and counts once it is confirmed', async () => {
    const [head = 0] = household.memberIds;
    await archive.write((rows) => {
      const known = { id_key: household.idNumbers[0] ?? '', name: '钱大山', member_id: head };
      rows.insert('comparison_hit', { ...known, department: '公安', suspicion: '名下有小汽车' });
      rows.insert('comparison_hit', {
        ...{ ...known, department: '住建', suspicion: '购置商品房' },
        verdict: 'confirmed',
      });
    });
    const { text } = await printed({ document: 'P06' });
    expect(text).toContain('家庭拥有小汽车或大型农机具的农户不能进□是□否部门比对疑似，待核实');
    expect(text).toContain('近三年内有标准住房或在城镇购置商品房的农户不能进■是□否部门比对，核实属实');
  });

  test('a labourer who died and a minor who is left are found', async () => {
    const [, wife = 0] = household.memberIds;
    await archive.write((rows) => {
      rows.update('member', wife, {
        ...{ birth_date: '1985-01-01', left_on: '2025-02-01', left_reason: '01', left_kind: 'natural' },
      });
    });
    expect((await printed({ document: 'P06' })).text).toContain(
      '家庭主要劳动力死亡、孩子未成年的农户要进■是□否',
    );
  });
});

test('the papers of the step of the visit are printed as one set, household by household', async () => {
  const id = await startProcedure(archive, [household.id]);
  await fillHousehold(archive, id, household.id);
  await doStepsUpTo(archive, id, 'consent');
  const { papers } = await printed({ document: 'P04', with: ['P05'], target: { procedureId: id } });
  expect(papers).toBe(2);
});
