import { channels, isChannelName } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import { deriveIncome, INCOME_ITEMS, type IncomeItems } from '#domain/income/statement.ts';
import { type FakeHousehold, household, villageNames } from './fake-people.ts';
import { fakeProcedure } from './fake-procedure.ts';

const LINE = 8500;
const TODAY = '2026-11-22';

/** A backend of the mind for looking at the window: invented households in memory, a few channels that answer. */
export function createFakeBridge(count: number): (request: string) => string {
  const households = Array.from({ length: count }, (_, index) => household(index + 1));
  const find = (id: number): FakeHousehold => households.find((each) => each.id === id) as FakeHousehold;
  let open = true;
  const log: { id: number; title: string; at: string; cells: unknown[] }[] = [];

  const perCapita = (values: FieldValues, people: number): number | null =>
    deriveIncome(
      Object.fromEntries(INCOME_ITEMS.map(({ name }) => [name, values[`income.${name}`] ?? null])) as unknown as IncomeItems,
      people,
    ).per_capita_net_income;
  const head = (each: FakeHousehold): string => String(each.members[0]?.values['member.name'] ?? '');
  const row = (each: FakeHousehold): Record<string, unknown> => ({
    id: each.id,
    householdNo: each.values['household.household_no'],
    headName: head(each),
    village: each.villageId === null ? null : villageNames[each.villageId - 1],
    group: each.values['household.group_name'],
    people: each.members.length,
    householdType: each.values['household.household_type'],
    monitoring: each.category,
    monitoringOpen: each.category !== null && each.id % 12 !== 0,
    perCapita: perCapita(each.values, each.members.length),
    phone: each.values['household.phone'],
  });
  const finding = (each: FakeHousehold, rule: string, level: string, field: string, message: string): unknown => ({
    rule,
    level,
    householdId: each.id,
    householdNo: each.values['household.household_no'],
    memberId: field.startsWith('member') ? each.members[0]?.id : null,
    idNumber: null,
    field,
    message,
  });
  const findings = (each: FakeHousehold): unknown[] => [
    ...(each.id % 2 === 0
      ? [finding(each, 'Q031', 'error', 'member.phone', `${head(each)}：务工人员没有填联系电话`)]
      : []),
    ...(each.id % 3 === 0
      ? [finding(each, 'Q104', 'warning', 'living_conditions.road_distance', '与村主干路距离没有填写')]
      : []),
  ];
  const answers: Record<string, (input: any) => unknown> = { // eslint-disable-line @typescript-eslint/no-explicit-any -- parsed by the contract just before
    'archive.state': () => ({
      open: open
        ? {
            name: '云溪镇', archiveId: 'x', households: count, members: 3 * count, years: [2024, 2025, 2026], today: TODAY,
            lastBackupOn: '2026-11-20',
            township: { province: '示例省', city: '样例市', county: '云溪县', name: '云溪镇', phone: '0700-1234567', countyPhone: '', countyDepartment: '县农业农村局', address: '', regionCode: '529901100' },
          }
        : null,
    }),
    'archive.list': () => ({ archives: [{ name: '云溪镇', openedAt: '2026-11-21T08:10:00Z' }, { name: '练习', openedAt: null }] }),
    'archive.open': (input) => {
      if (input.passphrase !== '12345678') return fail('locked', '口令不对，请重新输入。');
      open = true;
      return (answers['archive.state']?.({}) as { open: unknown }).open;
    },
    'archive.close': () => ((open = false), {}),
    'village.list': () => ({
      withoutVillage: households.filter((each) => each.villageId === null).length,
      villages: villageNames.map((name, index) => {
        const own = households.filter((each) => each.villageId === index + 1);
        return {
          id: index + 1, code: `52990110020${index}`, name, phone: '0700-7654321', noticePlace: '村委会公示栏', address: null,
          households: own.length, members: own.length * 3,
          groups: ['一组', '二组', '三组', '四组'].map((group) => ({ name: group, households: own.filter((each) => each.values['household.group_name'] === group).length })),
        };
      }),
    }),
    'household.list': (input) => {
      const rows = households
        .filter((each) => input.villageId === undefined || each.villageId === input.villageId)
        .map(row)
        .filter((each) => !input.belowLine || Number(each['perCapita'] ?? 0) < LINE)
        .filter((each) => !input.text || JSON.stringify(each).includes(input.text))
        .sort((a, b) => (input.descending ? -1 : 1) * String(a[input.sort]).localeCompare(String(b[input.sort]), 'zh'));
      return { total: rows.length, people: rows.length * 3, rows: rows.slice(input.offset, input.offset + input.limit) };
    },
    'household.search': (input) => ({
      hits: households
        .filter((each) => head(each).includes(input.text))
        .slice(0, input.limit)
        .map((each) => ({ kind: 'household', householdId: each.id, memberId: null, villageId: null, title: head(each), detail: `${villageNames[(each.villageId ?? 1) - 1]} 户编号 ${each.values['household.household_no']}`, why: '姓名' })),
    }),
    'household.get': (input) => {
      const each = find(input.id);
      return {
        id: each.id, year: input.year, householdNo: each.values['household.household_no'], headName: head(each),
        villageId: each.villageId, village: each.villageId === null ? null : villageNames[each.villageId - 1],
        values: each.values, lastYear: each.lastYear, perCapita: perCapita(each.values, each.members.length),
        headCount: each.members.length, line: { amount: LINE, scope: '示例省 2026 年监测范围', source: 'P12' },
        members: each.members.map((member) => ({ id: member.id, present: member.present, age: 2026 - Number(String(member.values['member.birth_date']).slice(0, 4)), joinedOn: null, joinedReason: null, leftOn: member.leftOn, leftReason: member.leftReason, values: member.values })),
        spells: each.category === null ? [] : [{ id: each.id, state: 'open', procedureId: 1, values: { 'monitoring.category': each.category, 'monitoring.recognised_month': '202503', 'monitoring.risk_1': '01', 'monitoring.discovery_channel': '2' } }],
        pairings: [{ id: each.id, helperId: 1, startsOn: '2024-01-01', endsOn: null, values: { 'helper.name': '赵文斌', 'helper.unit_name': '云溪镇人民政府', 'helper.position': '副镇长', 'helper.phone': '13900001111' } }],
        measures: [{ id: each.id, year: 2026, kind: 'industry', items: '02', content: '发放鸡苗 50 羽，由合作社保底收购', unit: '镇农业服务中心', responsible: '赵文斌', responsiblePhone: null, startsOn: '2026-03-01', endsOn: null, amount: 1500, expectedGain: 3000, actualGain: null, outcome: null }],
        comparisons: each.id % 4 === 0 ? [{ id: 1, memberName: head(each), department: '市场监管', suspicion: '名下有个体工商户', detail: '小卖部，2023 年登记', reportedOn: '2026-05-02' }] : [],
        procedures: each.category === null ? [] : [{ id: 1, title: '监测对象识别', step: '村内公示', status: 'open' }],
        documents: [], findings: findings(each),
      };
    },
    'household.update': (input) => save(find(input.id).values, input.values, '修改户信息'),
    'member.update': (input) => {
      const member = households.flatMap((each) => each.members).find((each) => each.id === input.id);
      return save(member?.values ?? {}, input.values, '修改成员信息');
    },
    'change.next': () => ({ undo: log.at(-1) === undefined ? null : { id: log.at(-1)?.id, title: log.at(-1)?.title }, redo: null }),
    'change.ofHousehold': () => ({
      changes: log.map((each) => ({ id: each.id, at: each.at, operator: '经办员', command: 'x', title: each.title, reason: null, rows: 1, undone: false, undoOf: null, cells: each.cells })),
    }),
    'check.rules': () => ({ rules: [{ id: 'Q031', level: 'error', title: '务工人员联系电话', source: 'G1(2_01_013)' }, { id: 'Q104', level: 'warning', title: '与村主干路距离', source: 'G14' }, { id: 'Q001', level: 'error', title: '证件号码校验', source: 'GB 11643' }] }),
    'check.run': () => {
      const hits = households.flatMap(findings) as { level: string }[];
      return { hits, counts: { error: hits.filter((hit) => hit.level === 'error').length, warning: hits.filter((hit) => hit.level === 'warning').length } };
    },
    ...fakeProcedure(households, row),
  };
  const save = (target: FieldValues, values: FieldValues, title: string): unknown => {
    const cells = Object.entries(values).map(([label, after]) => ({ table: 'x', subject: '户', label, before: target[label] ?? null, after: after === null ? null : String(after) }));
    Object.assign(target, values);
    log.push({ id: log.length + 1, title, at: new Date().toISOString(), cells: cells.map((cell) => ({ ...cell, before: cell.before === null ? null : String(cell.before) })) });
    return { change: log.length };
  };
  return (request) => {
    const { channel, input } = JSON.parse(request) as { channel: string; input: unknown };
    const answer = answers[channel];
    if (!isChannelName(channel) || answer === undefined) return wrong('unexpected', channel);
    const parsed = channels[channel].input.safeParse(input);
    if (!parsed.success) return wrong('unexpected', JSON.stringify(parsed.error.issues));
    const value = answer(parsed.data);
    return typeof value === 'string' ? value : JSON.stringify({ ok: true, value });
  };
}

const wrong = (code: string, reference: string): string => JSON.stringify({ ok: false, error: { code, reference } });
const fail = (code: string, message: string): string => JSON.stringify({ ok: false, error: { code, message } });
