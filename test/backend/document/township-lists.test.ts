import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import {
  fillHousehold,
  receivePapersOf,
  startProcedure,
  STEPS,
  type StepKey,
} from '#test/support/run-procedure.ts';
import { takeOutput } from '#test/support/take-output.ts';

const VILLAGES = ['云溪村', '石板村', '柳河社区'] as const;
type VillageName = (typeof VILLAGES)[number];

let archive: BuiltArchive;
const households = new Map<VillageName, BuiltHousehold>();
const procedures = new Map<VillageName, number>();
const villageIds = new Map<VillageName, number>();
const HEADS = { 云溪村: '钱大山', 石板村: '李有田', 柳河社区: '郑六根' } as const;
const CHILD = '钱小宝';

beforeAll(async () => {
  archive = await anArchive({ today: '2025-03-20' });
  await archive.write((rows) => {
    for (const name of VILLAGES.slice(0, 2)) villageIds.set(name, archive.villages[name] ?? 0);
    villageIds.set('柳河社区', rows.insert('village', { code: '529901100203', name: '柳河社区' }));
  });
  for (const village of VILLAGES) {
    const others = [{ name: CHILD, relation: '03', birth_date: '2016-05-06' }];
    const made = await aHousehold(archive, { head: HEADS[village], group: '三组', others });
    await archive.write((rows) =>
      rows.update('household', made.id, { village_id: villageIds.get(village) ?? 0 }),
    );
    households.set(village, made);
  }
}, 120_000);
afterAll(() => archive.close());

const idOf = (village: VillageName): number => procedures.get(village) ?? 0;

async function start(village: VillageName): Promise<void> {
  const { id } = households.get(village)!;
  const wanted = { ...archive, villages: { [village]: villageIds.get(village) ?? 0 } };
  procedures.set(village, await startProcedure(wanted, [id], { village }));
  await fillHousehold(archive, idOf(village), id);
}

/** Does these steps of the villages' procedures, from the one to the other. */
async function advance(villages: readonly VillageName[], from: StepKey, to: StepKey): Promise<void> {
  const at = (key: StepKey) => STEPS.findIndex(({ step }) => step === key);
  for (const village of villages)
    for (const entry of STEPS.slice(at(from), at(to) + 1)) {
      await receivePapersOf(archive, idOf(village), entry.step);
      await archive.must('procedure.doStep', { id: idOf(village), ...entry });
    }
}

const ask = (document: string) => ({ document, target: { township: true as const }, year: 2025 });

async function preview(document: string, target: Request<'document.preview'>['target'] = { township: true }) {
  const answer = await archive.must('document.preview', { document, target, year: 2025 });
  const { pages } = await readPdf(await takeOutput(archive, answer.outputId));
  return { ...answer, text: pages.join('') };
}

function expectNothingPrivate(text: string): void {
  for (const { idNumbers } of households.values())
    for (const secret of [...idNumbers, CHILD, '2016']) expect(text).not.toContain(secret);
}

describe('one list of all villages for the township', () => {
  test('is refused while no village has such a procedure', async () => {
    const answer = await archive.call('document.preview', ask('P13'));
    expect(answer).toMatchObject({ error: { rule: 'no-procedure' } });
  });

  test('the notice (P13) waits until the villages’ own are over, and says whose are not', async () => {
    for (const village of VILLAGES) await start(village);
    await advance(['云溪村', '石板村'], 'consent', 'notice');
    await advance(['柳河社区'], 'consent', 'review');
    archive.setToday('2025-03-09');
    const early = await archive.call('document.preview', ask('P13'));
    archive.setToday('2025-03-10');
    expect(early).toMatchObject({ error: { rule: 'notice-before-end' } });
    expect(JSON.stringify(early)).toMatch(
      /云溪村：村级公示到2025年3月9日才结束.*石板村：.*柳河社区：还没有登记/,
    );
  });

  test('the notice (P13) has both villages in one list, and names the one that is not that far', async () => {
    const { text, papers, missing, needs } = await preview('P13');
    archive.setToday('2025-03-20');
    expect(papers).toBe(1);
    expect(needs).toEqual([]);
    expect(text).toContain('云溪村等2个村上报的拟纳入监测对象名单，');
    expect(text).toContain('经清水镇人民政府审核，拟确认2户4人为监测对象，');
    expect(text).toMatch(/序号村村民小组户主姓名.*1云溪村三组钱大山2.*2石板村三组李有田2/);
    expect(text).not.toContain('郑六根');
    expectNothingPrivate(text);
    expect(missing.filter((each) => each.includes('柳河社区'))).toEqual([
      expect.stringContaining('柳河社区没有列入：还没有登记“村内公示”'),
    ]);
    expect(missing.filter((each) => each.includes('公示起止日期'))).toHaveLength(1);
  });

  test('a village that hung on other days is left out of what is still to hang, and named', async () => {
    await advance(['云溪村'], 'township', 'township');
    const { text, missing } = await preview('P13');
    expect(text).toContain('石板村上报的拟纳入监测对象名单，');
    expect(text).not.toContain('钱大山');
    expect(missing).toContain('张贴日期和这张不同，没有列入：云溪村（2025年3月10日至2025年3月14日）');
  });

  test('the announcement (P14) and its web page follow the county, village by village', async () => {
    expect(await archive.call('document.preview', ask('P14'))).toMatchObject({
      error: { rule: 'notice-before-approval', message: expect.stringContaining('柳河社区：') as string },
    });
    await advance(['云溪村'], 'county', 'county');
    await advance(['石板村'], 'township', 'county');
    const board = await preview('P14');
    expect(board.text).toContain('县级审批，确认云溪村等2个村2户4人为监测对象，现予以公告（名单附后）。');
    expect(board.text).toContain('云溪村等2个村确认监测对象名单');
    expect(board.missing.join()).toMatch(
      /柳河社区没有列入：还没有登记“县级审定”|柳河社区没有列入：还没有登记/,
    );
    const web = await preview('P14W');
    expect(web.text).toMatch(/1云溪村钱\*\*2.*2石板村李\*\*2/);
    expect(web.text).not.toMatch(/钱大山|三组/);
  });

  test('printed once it counts as printed in each of the procedures that stand on it', async () => {
    const kept = await archive.must('document.print', { ...ask('P14'), paper: 'A3' });
    const { documents } = await archive.must('document.list', {});
    expect(documents.find(({ id }) => id === kept.documentId)).toMatchObject({
      ...{ subject: '清水镇 全乡镇', procedureId: null, villageId: null, noticeTo: '2025-03-24' },
    });
    const counted = archive.session
      .archive!.raw.prepare(
        `SELECT procedure_id FROM procedure_paper WHERE document = 'P14' ORDER BY procedure_id`,
      )
      .pluck()
      .all();
    expect(counted).toEqual([idOf('云溪村'), idOf('石板村')]);
  });
});

describe('one list of what the villages have recorded themselves', () => {
  beforeAll(() =>
    archive.write((rows) => {
      for (const village of VILLAGES.slice(0, 2)) {
        const household_id = households.get(village)!.id;
        rows.insert('adjustment', {
          ...{ household_id, year: 2025, kind: '3', first_meeting_on: '2025-02-03' },
          ...{ first_notice_from: '2025-02-04', first_notice_to: '2025-02-10' },
          ...{ second_notice_from: '2025-02-12', second_notice_to: '2025-02-18' },
          ...{ county_approved_on: '2025-02-20', announced_on: '2025-02-21' },
        });
        rows.insert('monitoring_spell', {
          ...{ household_id, category: '2', state: 'eliminated' },
          ...{ recognised_month: '202302', eliminated_month: '202502' },
        });
      }
    }),
  );

  test('exits: the township’s notice (P22D), the announcement (P22B) and its web page (P22W)', async () => {
    const second = await preview('P22D');
    expect(second.papers).toBe(1);
    expect(second.text).toContain('云溪村等2个村2025年度拟退出监测对象名单第二次公示');
    expect(second.text).toContain('拟确认2户4人按程序退出');
    expect(second.text).toMatch(/1云溪村三组钱大山2.*2石板村三组李有田2/);
    expect(second.missing).toContain('柳河社区没有登记要列入的户');
    expect(second.needs).toEqual([]);
    expectNothingPrivate(second.text);
    expect((await preview('P22B')).text).toContain(
      '云溪村等2个村拟退出名单经公示无异议、清水镇人民政府审核，批准2户4人退出',
    );
    expect((await preview('P22W')).text).toMatch(/1云溪村钱\*\*2.*2石板村李\*\*2/);
  });

  test('ended risk: the announcement (P27B) and its web page (P27W)', async () => {
    const { text, papers } = await preview('P27B');
    expect(papers).toBe(1);
    expect(text).toMatch(/确认云溪村等2个村2户4人风险消除.*1云溪村三组钱大山.*2石板村三组李有田/);
    expect((await preview('P27W')).text).toMatch(/1云溪村钱\*\*2.*2石板村李\*\*2/);
  });

  test('a village whose days differ is named; with a neighbourhood the villages are 村（社区）', async () => {
    const household_id = households.get('柳河社区')!.id;
    let row = 0;
    const days = {
      first_notice_from: '2025-02-04',
      first_notice_to: '2025-02-10',
      announced_on: '2025-02-21',
    };
    await archive.write((rows) => {
      row = rows.insert('adjustment', {
        ...{ household_id, year: 2025, kind: '3', first_meeting_on: '2025-02-03' },
        ...{ ...days, county_approved_on: '2025-02-20' },
      });
    });
    expect((await preview('P22B')).text).toContain('云溪村等3个村（社区）拟退出名单');
    await archive.write((rows) => rows.update('adjustment', row, { announced_on: '2025-02-20' }));
    const { text, missing } = await preview('P22B');
    expect(text).toContain('云溪村等2个村拟退出名单');
    expect(missing.join()).toMatch(/张贴日期和这张不同，没有列入：柳河社区（2025年2月20日至/);
  });
});

test('money of a neighbourhood (P37, P37W) is answered for by its residents’ committee', async () => {
  const household_id = households.get('柳河社区')!.id;
  await archive.write((rows) =>
    rows.insert('fund_receipt', {
      household_id,
      kind: '01',
      year: 2025,
      received_on: '2025-03-01',
      amount: 9,
    }),
  );
  for (const document of ['P37', 'P37W']) {
    const { text } = await preview(document, { villageId: villageIds.get('柳河社区') ?? 0 });
    expect(text).toContain('请向柳河社区居民委员会或者清水镇人民政府反映');
    expect(text).not.toContain('村民委员会');
  }
});
