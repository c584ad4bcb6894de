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

const OBJECTOR = '欧阳举实';
const PHONE = '13911223344';

let archive: BuiltArchive;
let first: BuiltHousehold;
let procedureId: number;

/** Two households whose notice hung from 5 to 9 March; it is the 20th. */
beforeEach(async () => {
  archive = await anArchive();
  first = await aHousehold(archive, { head: '钱大山' });
  const second = await aHousehold(archive, { head: '李有田' });
  procedureId = await startProcedure(archive, [first.id, second.id]);
  for (const { id } of [first, second]) await fillHousehold(archive, procedureId, id);
  await doStepsUpTo(archive, procedureId, 'notice');
});
afterEach(() => archive.close());

type Target = Request<'document.preview'>['target'];

async function seen(document: string, target: Target = { procedureId }) {
  const answer = await archive.must('document.preview', { document, target, year: 2025 });
  const { pages } = await readPdf(await takeOutput(archive, answer.outputId));
  return { ...answer, pages, text: pages.join('') };
}

const add = async (given: Partial<Request<'objection.add'>> = {}): Promise<number> =>
  (
    await archive.must('objection.add', {
      ...{ procedureId, step: 'notice', receivedOn: '2025-03-06', channel: 'phone' as const },
      ...{ householdId: first.id, objector: OBJECTOR, objectorPhone: PHONE, content: '家里有小汽车' },
      ...given,
    })
  ).id;

async function settle(id: number, outcome: 'upheld' | 'dismissed'): Promise<void> {
  const verified = { on: '2025-03-07', verifiers: ['周一', '吴二'], finding: '两人查过' };
  await archive.must('objection.verify', { id, ...verified });
  await archive.must('objection.decide', { id, outcome, by: '郑书记', on: '2025-03-08', drop: true });
  await archive.must('objection.answer', { id, on: '2025-03-10', answer: '当面说明' });
}

describe('the sheet for objections (P16)', () => {
  test('is one for each that is recorded, with or without a name', async () => {
    await settle(await add(), 'upheld');
    await add({ householdId: null, objector: null, objectorPhone: null, channel: 'letter' });
    const { pages, missing, name } = await seen('P16');
    expect([pages.length, missing]).toEqual([2, []]);
    expect(pages[0]).toContain('编号1受理时间2025年3月6日方式□口头□书面■电话');
    expect(pages[0]).toContain(`反映人■署名：${OBJECTOR}联系方式${PHONE}被反映户钱大山`);
    expect(pages[0]).toContain('涉及的公示监测对象识别村内公示（2025年3月5日至2025年3月9日）');
    expect(pages[0]).toContain('结论■属实□部分属实□不属实处理■取消□维持');
    expect(pages[1]).toContain('反映人■不署名（匿名）联系方式被反映户整份名单');
    expect(pages[1]).toContain('□属实□部分属实□不属实');
    expect(name).not.toMatch(/欧阳|1391/);
  });

  test('has the days on which the notice hung when the objection came', async () => {
    await add();
    const notice = { step: 'notice', noticeFrom: '2025-03-12', reason: '名单有误' };
    await archive.must('procedure.repost', { id: procedureId, ...notice });
    await add({ receivedOn: '2025-03-13' });
    const { pages } = await seen('P16');
    expect(pages[0]).toContain('（2025年3月5日至2025年3月9日）');
    expect(pages[1]).toContain('（2025年3月12日至2025年3月16日）');
  });
});

describe('the proof (P15)', () => {
  test('is no valid paper while an objection is open, and counts it once it is settled', async () => {
    const id = await add();
    expect((await seen('P15')).needs).toMatchObject([
      { rule: 'objections-open', message: expect.stringContaining('还有1件没有办完') as string },
    ]);
    await settle(id, 'upheld');
    const { text, needs } = await seen('P15');
    expect(needs).toEqual([]);
    expect(text).toContain('期内异议数1件');
    expect(text).toContain('处理结果成立1件，移出名单1户。均已核实处理。');
    expect(text).toContain('□未收到异议■收到异议1件');
  });

  test('of a notice that was put up anew is about its new days, and names the old', async () => {
    const notice = { step: 'notice', noticeFrom: '2025-03-12', reason: '名单有误' };
    await archive.must('procedure.repost', { id: procedureId, ...notice });
    const { text } = await seen('P15');
    expect(text).toContain('于2025年3月12日至2025年3月16日在村委会公示栏公示5天');
    expect(text).toContain('原公示2025年3月5日至2025年3月9日，2025年3月12日撤下重新张贴');
    expect(text).not.toContain('名单有误');
  });
});

describe('the township’s notice and report (P13, P18)', () => {
  test('say that nobody objected as long as nobody did', async () => {
    expect((await seen('P13')).text).toContain('村级公示程序，公示期内无异议。经清水镇人民政府审核');
    expect((await seen('P18')).text).toContain('公示期内无异议。现将2户');
  });

  test('wait for an open objection; a sheet of several villages leaves its village out', async () => {
    await add();
    expect((await seen('P13')).needs.map(({ rule }) => rule)).toEqual(['objections-open']);
    expect((await seen('P18')).needs.map(({ rule }) => rule)).toContain('objections-open');
    const wanted = { document: 'P13', target: { township: true as const }, year: 2025 };
    expect(await archive.call('document.preview', wanted)).toMatchObject({
      error: { rule: 'objections-open', message: expect.stringContaining('云溪村：') as string },
    });
  });

  test('tell how many there were and how they ended', async () => {
    await settle(await add(), 'dismissed');
    const words = '公示期内收到异议1件，经核实不成立，已答复。';
    expect((await seen('P13')).text).toContain(words);
    expect((await seen('P13', { township: true })).text).toContain(words);
    expect((await seen('P18')).text).toContain(words);
    await settle(await add({ content: '在县城有房' }), 'upheld');
    const { text } = await seen('P18');
    expect(text).toContain('收到异议2件，经核实成立1件（移出名单1户）、不成立1件，已答复。现将1户');
  });
});

test('who objected stands in no other paper of the catalogue, for whomever it is asked', async () => {
  await settle(await add(), 'upheld');
  const target = {
    household: { householdId: first.id },
    procedure: { procedureId },
    village: { villageId: archive.villages['云溪村'] ?? 0 },
    township: { township: true },
  } as const;
  const { documents } = await archive.must('document.catalogue', {});
  let read = 0;
  for (const { id, targets } of documents.filter((each) => each.id !== 'P16'))
    for (const kind of targets) {
      const asked = { document: id, target: target[kind], year: 2025 };
      const answer = await archive.call('document.preview', asked);
      const told = JSON.stringify(answer);
      const text = answer.ok ? (await readPdf(await takeOutput(archive, answer.value.outputId))).pages : [];
      read += text.length;
      for (const secret of [OBJECTOR, PHONE])
        expect(`${told}${text.join('')}`.includes(secret), `${id} ${kind}`).toBe(false);
    }
  expect(read).toBeGreaterThan(30);
}, 240_000);
