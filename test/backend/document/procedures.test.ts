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
  answerAll,
  begin,
  bringPapers,
  compare,
  fillAll,
  lead,
  nextEntry,
  VOTES,
} from '#test/support/lead-procedure.ts';
import { takeOutput } from '#test/support/take-output.ts';

type Document = Request<'document.preview'>['document'];

let archive: BuiltArchive;
afterEach(() => archive.close());

async function textOf(document: Document, id: number): Promise<string> {
  const { year } = await archive.must('procedure.get', { id });
  const preview = await archive.must('document.preview', { document, year, target: { procedureId: id } });
  expect(preview.needs).toEqual([]);
  const { pages } = await readPdf(await takeOutput(archive, preview.outputId));
  return pages.join('');
}

/** Many sheets are printed for one test. */
const SLOW = { timeout: 60_000 };

/** Leads a procedure to its end; every sheet of a step that the program can print prints before and after it. */
async function leadPrinting(id: number): Promise<string[]> {
  const printed: string[] = [];
  for (let finished = false; !finished;) {
    const { nextStep, steps, year } = await archive.must('procedure.get', { id });
    const papers = steps.find(({ key }) => key === nextStep)?.papers ?? [];
    const printable = papers.filter((paper) => paper.printable).map(({ document }) => document);
    const all = async (documents: readonly Document[]) => {
      for (const document of documents)
        expect(
          await archive.call('document.preview', { document, year, target: { procedureId: id } }),
          document,
        ).toMatchObject({ ok: true, value: { needs: [] } });
    };
    await all(printable.filter((document) => document !== 'P15'));
    await bringPapers(archive, id);
    finished = (await archive.must('procedure.doStep', { id, ...(await nextEntry(archive, id)) })).finished;
    await all(printable.filter((document) => document !== 'P15'));
    printed.push(...printable);
  }
  return printed;
}

const POOR = {
  year: {
    ...{ year: 2017, exit_status: '0', first_recognised_year: 2014, head_count: 1, annual_head_count: 1 },
    ...{ safe_housing: '01', has_safe_water: 1, is_dangerous_house: 0 },
  },
  headYear: { year: 2017, has_resident_medical_insurance: 1, labour_ability: '01' },
  income: { year: 2017, wage_income: 9000 },
  measures: [{ year: 2017, kind: 'industry', items: '01', content: '种茶' }],
};

describe('2017', SLOW, () => {
  let first: BuiltHousehold;
  let second: BuiltHousehold;
  beforeEach(async () => {
    archive = await anArchive({ today: '2017-12-31' });
    first = await aHousehold(archive, { head: '钱大山' });
    second = await aHousehold(archive, { head: '李有田' });
  });

  test('the papers of the second meeting list the suspected alone, with the votes of that meeting', async () => {
    const id = await begin(archive, 'recognition', [first.id, second.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
    await lead(archive, id, 'second-notice');
    expect(await textOf('P09', id)).toMatch(/第一次民主评议（2户）.*钱大山/s);
    await compare(archive, [first.id, second.id], { sentOn: '2017-11-15', suspected: [second.id] });
    await lead(archive, id, 'comparison');
    const hits = await archive.must('comparison.hits', { state: 'open' });
    await archive.must('comparison.answer', {
      ...{ hitIds: hits.rows.map((hit) => hit.id), verdict: 'explained', answer: '车已卖' },
      ...{ evidence: '过户单', verifiedBy: '周一', verifiedOn: '2017-11-15' },
    });
    const asked = { id, householdId: second.id, meeting: 'second-review' };
    await archive.must('procedure.updateHousehold', { ...asked, ...VOTES, votesFor: 19, votesAgainst: 3 });
    await lead(archive, id, 'second-review');
    const minutes = await textOf('P09', id);
    expect(minutes).toContain('第二次民主评议（疑似问题户）（1户）');
    expect(minutes).toContain('李有田');
    expect(minutes).not.toContain('钱大山');
    expect(await textOf('P11', id)).toMatch(/李有田一组1.1931是通过1人/);
    expect(await textOf('P10', id)).toContain('新识别第二次民主评议');
    expect(await textOf('P17', id)).toContain('纳入贫困户');
  });

  test('every paper of a recognition prints at its step, from its own days', async () => {
    const id = await begin(archive, 'recognition', [first.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
    await lead(archive, id, 'second-notice');
    await compare(archive, [first.id], { sentOn: '2017-11-15' });
    expect(await leadPrinting(id)).toContain('P19');
    expect(await textOf('P12', id)).toContain('2017年11月1日');
    expect(await textOf('P13', id)).toContain('2017年11月8日');
    expect(await textOf('P14', id)).not.toContain('监测对象类别');
  });

  test('every paper of an exit prints at its step, before its end writes the adjustment', async () => {
    const poor = await aHousehold(archive, { head: '郑脱贫', ...POOR });
    const id = await begin(archive, 'exit', [poor.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
    await answerAll(archive, id);
    expect(await leadPrinting(id)).toEqual(
      expect.arrayContaining(['P20', 'P21', 'P22', 'P17', 'P22B', 'P23']),
    );
    expect(await textOf('P22', id)).toContain('郑脱贫');
    expect(await textOf('P17', id)).toContain('脱贫退出');
    expect(await textOf('P22D', id)).toContain('村级公示程序，公示期内无异议。经');
    await archive.write((rows) =>
      rows.insert('objection', {
        ...{ procedure_id: id, step_key: 'notice', household_id: poor.id, channel: 'visit' },
        ...{ received_on: '2017-11-02', verified_on: '2017-11-03', content: '有房', outcome: 'dismissed' },
        ...{ decided_on: '2017-11-03', answered_on: '2017-11-04' },
      }),
    );
    expect(await textOf('P22D', id)).toContain('公示期内收到异议1件，经核实不成立，已答复。经');
  });

  test('a clearing-out lists its own households, though an exit runs beside it', async () => {
    const poor = await aHousehold(archive, { head: '郑脱贫', ...POOR });
    const wrong = await aHousehold(archive, { head: '周清退', ...POOR });
    const id = await begin(archive, 'clear', [wrong.id], { clueOn: '2017-11-01' });
    await begin(archive, 'exit', [poor.id], { clueOn: '2017-11-02' });
    await fillAll(archive, id);
    expect(await textOf('P21C', id)).toContain(
      '户主周清退，家住云溪村一组，家庭人口1人。经入户核实，本户因七不进第三条',
    );
    expect(await leadPrinting(id)).toEqual(expect.arrayContaining(['P21C', 'P22C', 'P22E', 'P23B']));
    for (const [document, head] of [
      ['P22C', '周清退'],
      ['P22E', '周清退'],
      ['P22F', '周**'],
    ] as const) {
      const text = await textOf(document, id);
      expect(text).toContain(head);
      expect(text).toContain('清退贫困户名单');
      expect(text).not.toMatch(/郑脱贫|郑\*/);
    }
    for (const document of ['P22B', 'P22W'] as const)
      expect(
        await archive.call('document.preview', { document, year: 2017, target: { procedureId: id } }),
      ).toMatchObject({ error: { rule: 'exit-none' } });
  });

  test('a return says why before it is through', async () => {
    const back = await aHousehold(archive, {
      ...{
        head: '吴返贫',
        year: { year: 2016, exit_status: '1', exit_year: 2016, first_recognised_year: 2014 },
      },
    });
    const id = await begin(archive, 'return', [back.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id, { causes: '04' });
    expect(await textOf('P24', id)).toContain('因灾');
  });
});

test(
  'every paper of an elimination prints at its step, with the measures of the monitoring',
  SLOW,
  async () => {
    archive = await anArchive({ today: '2025-03-20' });
    const household = await aHousehold(archive, {
      ...{ head: '钱监测', headYear: { year: 2025, labour_ability: '01' } },
      spell: {
        ...{ category: '2', risk_1: '07', recognised_month: '202401', notice_from: '2024-01-05' },
        after_per_capita_income: 12000,
      },
      measures: [{ year: 2024, kind: 'employment', items: '01', content: '公益岗' }],
    });
    const id = await begin(archive, 'risk-elimination', [household.id], { clueOn: '2025-03-01' });
    await fillAll(archive, id);
    expect(await leadPrinting(id)).toEqual(expect.arrayContaining(['P26', 'P25', 'P27', 'P25B', 'P27B']));
    expect(await textOf('P25', id)).toContain('就业');
    expect(await textOf('P26', id)).toContain('2025年3月1日');
  },
);
