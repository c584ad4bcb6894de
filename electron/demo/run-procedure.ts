import { addDays } from '#domain/time/day.ts';
import type { DocumentTarget } from '#contract/document.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { inventedNumber } from './correct-findings.ts';
import type { Call } from './demo.ts';

export type Print = (document: string, target: DocumentTarget, paper: 'A4' | 'A3') => Promise<void>;

const KEY = 'monitoring-identification';

/**
 * One 监测对象识别 from clue to record, with every paper: the last three weeks of a village's calendar, and two
 * births and deaths beside it so that the yearly sheets have rows.
 */
export async function runProcedure(
  call: Call,
  year: number,
  today: string,
  print: Print,
): Promise<{ title: string; opened: number }> {
  const { villages } = await call('village.list', {});
  const village = villages.find((v) => v.households >= 8) ?? villages[0];
  if (village === undefined) throw new Error('no village');
  const { rows } = await call('household.list', {
    year: year - 1,
    villageId: village.id,
    monitoring: 'none',
    limit: 200,
  });
  const chosen = rows.filter((r) => r.people > 1).slice(0, 4);
  const on = (days: number) => addDays(today, days - 21);
  const { id } = await call('procedure.start', {
    key: KEY,
    villageId: village.id,
    year,
    clueOn: on(0),
    householdIds: chosen.map((r) => r.id),
  });
  const target = { procedureId: id };
  for (const row of chosen) {
    await call('procedure.updateHousehold', {
      id,
      householdId: row.id,
      consentOn: on(1),
      consentSigner: row.headName,
      visitedOn: on(2),
      investigators: ['张三', '李四'],
      votesFor: 18,
      votesAgainst: 2,
      votesAbstain: 0,
      values: proposed(),
    });
    await call('measure.add', {
      householdId: row.id,
      year,
      kind: 'employment',
      items: '03',
      content: '参加家政服务技能培训，推荐到县内就业',
      unit: '青石镇人民政府',
      responsible: '张三',
      responsiblePhone: '0855-8000001',
      startsOn: on(2),
      endsOn: addDays(today, 120),
      amount: 2000,
      expectedGain: 6000,
      actualGain: null,
      outcome: null,
    });
    await print('P34', { householdId: row.id }, 'A4');
  }
  await print('P02', target, 'A4');
  await print('P10', target, 'A4');

  let page = await call('procedure.get', { id });
  const days: Record<string, number> = {
    consent: 1,
    visit: 2,
    review: 5,
    notice: 6,
    township: 12,
    county: 14,
    announce: 15,
    record: 21,
  };
  let opened = 0;
  for (const step of page.steps.filter((s) => s.status !== 'done')) {
    await bringPapers(call, page, today);
    const day = on(days[step.key] ?? 21);
    if (step.noticeDays !== null && step.key === 'notice') {
      await print('P12', target, 'A4');
      await print('P12', target, 'A3');
    }
    const notice =
      step.noticeDays === null
        ? {}
        : { noticeFrom: day, noticeTo: addDays(day, step.noticeDays - 1), place: '村委会公示栏' };
    const meeting = step.gates.includes('attendance-two-thirds')
      ? { expected: 24, present: 20, place: '村委会会议室' }
      : {};
    const done = await call('procedure.doStep', { id, step: step.key, on: day, ...notice, ...meeting });
    opened += done.opened;
    page = await call('procedure.get', { id });
  }
  await print('P12', target, 'A4');
  for (const document of AFTERWARDS) await print(document, target, 'A4');
  await changeMembers(
    call,
    year,
    chosen.map((c) => c.id),
    today,
  );
  return { title: `${page.title}（${page.village}）`, opened };
}

/** Papers of the procedure once it is done: what was found, decided, posted and told. */
const AFTERWARDS = [
  'P03',
  'P04',
  'P05',
  'P07',
  'P09',
  'P11',
  'P13',
  'P14',
  'P14W',
  'P15',
  'P17',
  'P18',
  'P19',
];

/** What the visit found: values of the proposed spell, enough for the upload. */
const proposed = () => ({
  'monitoring.category': '3',
  'monitoring.discovery_channel': '2',
  'monitoring.risk_1': '05',
  'monitoring.school_problem': 0,
  'monitoring.housing_problem': 0,
  'monitoring.water_problem': 0,
  'monitoring.insurance_problem': 0,
  'monitoring.recognised_wage_income': 12000,
  'monitoring.recognised_business_income': 6000,
  'monitoring.recognised_property_income': 0,
  'monitoring.recognised_transfer_income': 2400,
  'monitoring.recognised_business_expense': 1200,
  'monitoring.recognised_net_income': 19200,
  'monitoring.recognised_per_capita_income': 6400,
  'monitoring.recognised_claim_income': 0,
  'monitoring.recognised_self_paid_expense': 8000,
});

/** The village brings every paper back signed. */
export async function bringPapers(call: Call, page: ProcedurePage, today: string): Promise<void> {
  for (const step of page.steps) {
    for (const paper of step.papers) {
      if (paper.state !== 'signed')
        await call('procedure.receivePaper', {
          id: page.id,
          step: step.key,
          document: paper.document,
          state: 'signed',
          on: today,
        });
    }
  }
}

/** A birth in one household and a death in another, as acts with proof. */
async function changeMembers(
  call: Call,
  year: number,
  householdIds: readonly number[],
  today: string,
): Promise<void> {
  const [born, died] = householdIds;
  if (born === undefined || died === undefined) return;
  const birth = addDays(today, -40);
  await call('member.add', {
    householdId: born,
    year,
    reason: '06',
    on: addDays(today, -30),
    proof: '出生医学证明',
    values: {
      'member.name': '王小满',
      'member.sex': '1',
      'member.id_type': '01',
      'member.id_number': inventedNumber(birth, '1', 0),
      'member.birth_date': birth,
      'member.relation': '03',
      'member.nation': '01',
      'member.political_status': '13',
    },
  });
  const { members } = await call('household.get', { id: died, year });
  const last = members.filter((m) => m.present && m.values['member.relation'] !== '01').at(-1);
  if (last !== undefined)
    await call('member.leave', { id: last.id, reason: '01', on: addDays(today, -10), proof: '死亡医学证明' });
}
