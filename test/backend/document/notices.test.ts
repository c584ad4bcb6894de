import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { aPostedTownship, CHILD, type PostedTownship, YOUNG_HEAD } from '#test/support/posted-township.ts';
import { fillHousehold, startProcedure, doStepsUpTo } from '#test/support/run-procedure.ts';
import { takeOutput } from '#test/support/take-output.ts';

let town: PostedTownship;
let empty: BuiltArchive;
beforeAll(async () => {
  town = await aPostedTownship();
  empty = await anArchive();
}, 120_000);
afterAll(async () => {
  await town.archive.close();
  await empty.close();
});

async function preview(document: string, target: Request<'document.preview'>['target']) {
  const answer = await town.archive.must('document.preview', { document, target, year: 2025 });
  const { pages } = await readPdf(await takeOutput(town.archive, answer.outputId));
  return { ...answer, text: pages.join('') };
}
const ofVillage = (document: string) => preview(document, { villageId: town.villageId });
const ofProcedure = (document: string) => preview(document, { procedureId: town.procedureId });

describe('of a procedure that takes households in', () => {
  test('the township’s notice (P13) names the village, the period of the village before it, and the township', async () => {
    const { text, missing } = await ofProcedure('P13');
    expect(text).toContain('清水镇拟确认监测对象名单公示');
    expect(text).toContain(
      '云溪村上报的拟纳入监测对象名单，已履行农户申请、入户核实、村级民主评议和村级公示程序，' +
        '公示期内收到异议1件，经核实不成立，已答复。',
    );
    expect(text).toContain('经清水镇人民政府审核，拟确认3户5人为监测对象，现予以公示（名单附后）。');
    expect(text).toContain('自2025年3月10日起至2025年3月14日止');
    expect(text).toMatch(/清水镇人民政府2025年3月10日/);
    expect(missing.join()).toMatch(/未满 18 周岁/);
  });

  test('the announcement (P14) follows the county’s decision; the web page masks names and has no groups', async () => {
    const board = await ofProcedure('P14');
    expect(board.text).toContain('关于确认监测对象名单的公告');
    expect(board.text).toContain('县级审批，确认云溪村3户5人为监测对象，现予以公告（名单附后）。');
    expect(board.text).toContain('公告时间：2025年3月13日至2025年3月17日。');
    expect(board.text).toContain('监督电话：0999-61234560999-623456712317');
    expect(board.text).toContain('三组钱大山2边缘易致贫户');
    expect(board.text).toContain('（未成年人户）');
    const web = await ofProcedure('P14W');
    expect(web.text).toContain('云溪村钱**2');
    expect(web.text).not.toMatch(/钱大山|三组|边缘易致贫户/);
  });

  test('the proof (P15) has the boards and the days, and is valid only when the last day is over', async () => {
    const { text, needs } = await ofProcedure('P15');
    expect(needs).toEqual([]);
    expect(text).toContain(
      '《云溪村拟纳入监测对象名单公示》于2025年3月5日至2025年3月9日在村委会公示栏公示5天。',
    );
    expect(text).toContain('□未收到异议■收到异议1件，已核实处理（见异议登记表）。特此证明。');
    town.archive.setToday('2025-03-09');
    const before = await ofProcedure('P15');
    town.archive.setToday('2025-03-20');
    expect(before.needs).toMatchObject([{ rule: 'notice-running' }]);
    expect(before.needs[0]?.message).toContain('2025年3月9日');
  });
});

describe('of households that leave', () => {
  test('the village’s notice (P22) has those whose exit is recorded, with the day of the meeting', async () => {
    const { text } = await ofVillage('P22');
    expect(text).toContain('云溪村2025年度拟退出监测对象名单公示');
    expect(text).toContain(
      '经2025年2月3日村民代表会议民主评议，村“两委”和驻村工作队入户核实，并经拟退出户认可，拟将3户5人按程序退出，脱贫年度为2025年',
    );
    expect(text).toContain('公示期：7天，自2025年2月4日起至2025年2月10日止。');
    expect(text).toContain('监督举报电话：0999-6345678（村）');
    expect(text).not.toMatch(new RegExp(`${CHILD}|${YOUNG_HEAD}`));
  });

  test('the township’s (P22D), the county’s (P22B) and the web page (P22W) have their own days and issuers', async () => {
    const second = await ofVillage('P22D');
    expect(second.text).toMatch(/自2025年2月12日起至2025年2月18日止.*清水镇人民政府2025年2月12日/);
    const last = await ofVillage('P22B');
    expect(last.text).toContain('关于2025年度退出监测对象名单的公告');
    expect(last.text).toContain(
      '云溪村拟退出名单经公示无异议、清水镇人民政府审核，批准3户5人退出（名单附后），现予以公告。',
    );
    expect(last.text).toMatch(/云岭县乡村振兴局2025年2月21日/);
    expect((await ofVillage('P22W')).text).toContain('李**');
  });

  test('the notice of those who are cleared out (P22C) does not say why', async () => {
    const { text } = await ofVillage('P22C');
    expect(text).toContain('云溪村2025年度拟清退监测对象名单公示');
    expect(text).toContain('吴老五');
    expect(text).not.toContain('原因');
  });

  test('risk: those who are to be marked (P27) and those who were (P27B, P27W)', async () => {
    const before = await ofVillage('P27');
    expect(before.text).toContain('拟对1户2人标注风险消除，现予以公示（名单及帮扶措施落实情况附后）。');
    expect(before.text).toMatch(/吴老五/);
    expect(before.missing.join()).toContain('民主评议日期');
    const after = await ofVillage('P27B');
    expect(after.text).toMatch(/确认云溪村1户2人风险消除.*郑六根/);
    expect((await ofVillage('P27W')).text).toContain('郑**');
  });
});

test('money (P37): each amount, the total, and nobody’s account; the web page has sums only', async () => {
  const { text, missing } = await ofVillage('P37');
  expect(text).toContain('各项补助资金到户情况公示');
  expect(text).toContain(
    '根据清府〔2025〕3号，现将云溪村2025年3月各项补助资金到户情况予以公示（名单附后）。共3户6人，补助资金合计3600.00元',
  );
  expect(text).toContain('自2025年3月20日起至2025年3月29日止');
  expect(text).toMatch(/钱大山油茶抚育1,200.00/);
  expect(text).toMatch(/合计3,600.00/);
  expect(missing.join()).toMatch(/资金来源.*补助标准、数量/);
  const web = await ofVillage('P37W');
  expect(web.text).toContain('2务工补助22,400.00');
  expect(web.text).not.toMatch(/钱大山|吴老五|三组/);
});

test('a head under 18 stands behind the guardian who signed, masked', async () => {
  const { archive, procedureId } = town;
  const young = archive.session
    .archive!.raw.prepare('SELECT id FROM household WHERE head_name = ?')
    .pluck()
    .get(YOUNG_HEAD) as number;
  await archive.write((rows) =>
    rows.insert('consent', { household_id: young, guardian: '欧阳修远', signed_on: '2025-03-02' }),
  );
  const { text, missing } = await preview('P12', { procedureId });
  expect(text).toContain('监护人欧阳**（户）');
  expect(text).not.toContain('修远');
  expect(missing.join()).toContain('监护人的姓');
});

describe('what must be recorded first is said', () => {
  const refusal = (document: string, target: Request<'document.preview'>['target']) =>
    empty.call('document.preview', { document, target, year: 2025 });

  test.each([
    ['P22', 'exit-none', '动态调整'],
    ['P22B', 'exit-none', '动态调整'],
    ['P22W', 'exit-none', '脱贫'],
    ['P22C', 'exit-none', '清退'],
    ['P22F', 'exit-none', '清退'],
    ['P27', 'elimination-none', '监测'],
    ['P27B', 'elimination-none', '风险消除'],
    ['P37', 'funds-none', '到户资金'],
  ])('%s of a village without anything', async (document, rule, word) => {
    const answer = await refusal(document, { villageId: empty.villages['云溪村'] ?? 0 });
    expect(answer).toMatchObject({ error: { rule, message: expect.stringContaining(word) as string } });
  });

  test('the township’s notice waits for the village’s, the announcement for the county, the proof for a notice', async () => {
    const { id } = await aHousehold(empty, { head: '赵一' });
    const procedureId = await startProcedure(empty, [id]);
    await fillHousehold(empty, procedureId, id);
    await doStepsUpTo(empty, procedureId, 'review');
    const target = { procedureId };
    expect(await refusal('P13', target)).toMatchObject({ error: { rule: 'notice-before-notice' } });
    expect(await refusal('P14', target)).toMatchObject({ error: { rule: 'notice-before-approval' } });
    expect(await refusal('P15', target)).toMatchObject({ error: { rule: 'notice-none' } });
  });
});
