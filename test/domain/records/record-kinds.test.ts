import { describe, expect, test } from 'vitest';
import { codeLists } from '#domain/codes/code-lists.ts';
import type { RecordCells } from '#domain/records/record-kind.ts';
import {
  isInForce,
  recordFaults,
  recordField,
  recordKindNames,
  recordKinds,
  recordSummary,
} from '#domain/records/record-kinds.ts';

const faultsOf = (kind: (typeof recordKindNames)[number], cells: RecordCells) =>
  recordFaults(recordKinds[kind], cells).map(({ column, message }) => `${column}：${message}`);

const ID = '529901198003050017';

describe('every kind of record', () => {
  test.each(recordKindNames)('%s has fields whose keys, lists and columns agree', (name) => {
    const { kind, fields, columns, from, to } = recordKinds[name];
    expect(kind).toBe(name);
    const names = fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const column of [...columns, from, ...(to === undefined ? [] : [to])])
      expect(names).toContain(column);
    for (const field of fields) {
      expect(field.key).toBe(`${name}.${field.name}`);
      expect(recordField(name, field.name)).toBe(field);
      expect(field.scale !== undefined).toBe(field.type === 'decimal');
      if (field.codes !== undefined) expect(Object.keys(codeLists)).toContain(field.codes);
    }
  });

  test.each(recordKindNames)('%s refuses a record of which nothing is said, naming what must be', (name) => {
    const must = recordKinds[name].fields.filter((field) => field.required === 'always');
    expect(must.length).toBeGreaterThan(0);
    expect(faultsOf(name, {})).toEqual(must.map((field) => `${field.name}：没有填`));
  });
});

describe('what a record must hold', () => {
  test.each([
    ['benefit', { kind: '01', starts_on: '2025-03-01', ends_on: '2025-02-01' }, 'ends_on：不能早于起始日期'],
    [
      'benefit',
      { kind: '01', starts_on: '2025-03-01', amount: 300 },
      'per：有金额时请选择每月、每季、每年或一次性',
    ],
    ['benefit', { kind: '01', starts_on: '2025-03-01', amount: -1, per: '1' }, 'amount：不能小于 0'],
    ['benefit', { kind: '77', starts_on: '2025-03-01' }, 'kind：“政策”有选项不在代码表里'],
    ['benefit', { kind: '=老龄补贴', starts_on: '2025-03-01' }, 'kind：请从选项里选'],
    ['benefit', { kind: '01', starts_on: '2025-02-30' }, 'starts_on：“起始日期”不是有效日期'],
    ['fund_receipt', { kind: '01', received_on: '2025-03-01', amount: -5 }, 'amount：不能小于 0'],
    [
      'housing_appraisal',
      { level: '3', appraised_on: '2024-05-01', build_year: 2025 },
      'build_year：不能晚于鉴定年份',
    ],
    [
      'housing_appraisal',
      { level: '3', appraised_on: '2024-05-01', remedied_on: '2024-04-30' },
      'remedied_on：不能早于鉴定日期',
    ],
    [
      'visit',
      { visited_on: '2025-03-01', visitors: '王干部', next_on: '2025-02-01' },
      'next_on：不能早于走访日期',
    ],
    [
      'adjustment',
      { year: 2017, kind: '1', announced_on: '2019-01-05' },
      'announced_on：不在 2017 年和下一年，请核对年度',
    ],
    [
      'adjustment',
      { year: 2017, kind: '3', mark: '0' },
      'mark：脱贫户请选已脱贫(享受政策)或已脱贫(不再享受政策)',
    ],
    [
      'adjustment',
      { year: 2017, kind: '1', second_notice_to: '2017-11-24', announced_on: '2017-11-20' },
      'announced_on：不能早于第二次公示止',
    ],
    [
      'consent',
      { signed_on: '2025-03-01', signer: '赵一', withdrawn_on: '2025-02-01' },
      'withdrawn_on：不能早于签字日期',
    ],
    [
      'village_officer',
      { role: '01', name: '陈书记', starts_on: '2025-03-01', ends_on: '2024-03-01' },
      'ends_on：不能早于开始日期',
    ],
  ] as const)('%s %o is refused', (kind, cells, sentence) => {
    expect(faultsOf(kind, cells)).toEqual([sentence]);
  });

  test('a disability certificate has 20 or 22 characters that agree with category and grade', () => {
    expect(faultsOf('disability_certificate', { certificate_no: `${ID}42` })).toEqual([]);
    expect(
      faultsOf('disability_certificate', { certificate_no: `${ID}42B1`, type: '4', level: '2' }),
    ).toEqual([]);
    expect(faultsOf('disability_certificate', { certificate_no: `${ID}82` })[0]).toContain('应当是 20 位');
    expect(faultsOf('disability_certificate', { certificate_no: ID })[0]).toContain('应当是 20 位');
    expect(faultsOf('disability_certificate', { certificate_no: `${ID}42`, type: '1', level: '3' })).toEqual([
      'type：与残疾证号第 19 位不一致',
      'level：与残疾证号第 20 位不一致',
    ]);
    expect(recordKinds.disability_certificate.derived?.({ certificate_no: `${ID}42` })).toEqual({
      type: '4',
      level: '2',
    });
  });
});

describe('what is worth a look', () => {
  const hints = (
    kind: (typeof recordKindNames)[number],
    cells: RecordCells,
    member?: { leftOn: string | null },
  ) =>
    recordKinds[kind].hints?.(cells, {
      today: '2025-03-20',
      member: member && { name: '赵一', idNumber: ID, ...member },
    });

  test('a benefit that runs on after its person has left', () => {
    expect(hints('benefit', { ends_on: null }, { leftOn: '2025-01-02' })).toHaveLength(1);
    expect(hints('benefit', { ends_on: '2025-01-02' }, { leftOn: '2025-01-02' })).toEqual([]);
    expect(hints('benefit', { ends_on: null }, { leftOn: null })).toEqual([]);
  });

  test('a certificate of another number, or out of date', () => {
    const other = `${ID.replace('1980', '1981')}42`;
    expect(hints('disability_certificate', { certificate_no: other }, { leftOn: null })).toEqual([
      '残疾证号前 18 位与本人证件号码不一致',
    ]);
    expect(
      hints(
        'disability_certificate',
        { certificate_no: `${ID}42`, valid_to: '2025-03-19' },
        { leftOn: null },
      ),
    ).toEqual(['残疾人证已于 2025-03-19 到期']);
  });

  test('a consent past its last day, and a list that lacks what its export asks for', () => {
    expect(hints('consent', { valid_to: '2025-03-19' })).toEqual([
      '授权书已于 2025-03-19 到期，比对前请重新签字',
    ]);
    expect(hints('consent', { valid_to: '2025-03-19', withdrawn_on: '2025-03-01' })).toEqual([]);
    expect(hints('adjustment', { kind: '3' })).toEqual(['脱贫户要填标注类型']);
    expect(hints('adjustment', { kind: '3', mark: '4' })).toEqual([]);
  });

  test('a dangerous house that nobody has put in order', () => {
    expect(hints('housing_appraisal', { level: '4' })).toEqual(['鉴定为 D 级，还没有登记整改完成']);
    expect(hints('housing_appraisal', { level: '4', remedied_on: '2025-01-01' })).toEqual([]);
    expect(hints('housing_appraisal', { level: '2' })).toEqual([]);
  });
});

describe('a record in a line', () => {
  test.each([
    ['benefit', { kind: '01', amount: 320, per: '1' }, '低保，每月 320.00 元'],
    ['benefit', { kind: '18' }, '防贫保险'],
    ['fund_receipt', { kind: '01', amount: 3000, project: '养牛' }, '收到产业奖补 3000.00 元（养牛）'],
    [
      'housing_appraisal',
      { level: '3', remedy: '02', accepted_on: '2024-09-01' },
      '住房鉴定为C级，修缮加固，2024-09-01 验收',
    ],
    ['disability_certificate', { type: '4', level: '2' }, '残疾人证：肢体残疾二级'],
    ['assistance_plan', { year: 2025, goal: '稳定增收' }, '2025 年帮扶计划：稳定增收'],
    [
      'visit',
      { visitors: '王干部', purpose: '01', found: '屋顶漏雨' },
      '王干部走访，日常走访；发现：屋顶漏雨',
    ],
    [
      'adjustment',
      { year: 2017, kind: '2', causes: '01,03', reason: '大病' },
      '2017 年返贫：因病,因学，大病',
    ],
    ['adjustment', { year: 2019, kind: '3', mark: '1' }, '2019 年脱贫：已脱贫(享受政策)'],
    ['consent', { number: '授 7', signer: '赵一' }, '承诺授权书 授 7，赵一签字'],
    ['village_officer', { role: '01', name: '陈书记' }, '第一书记陈书记'],
    ['representative', { name: '钱二' }, '村民代表钱二'],
    ['notice_board', { place: '村委会门口' }, '公示栏：村委会门口'],
  ] as const)('%s %o', (kind, cells, line) => {
    expect(recordSummary(kind, cells)).toBe(line);
  });

  test('holds from its first day to its last, both counted', () => {
    const cells = { starts_on: '2025-01-01', ends_on: '2025-03-20' };
    const on = (day: string) => isInForce(recordKinds.benefit, cells, day);
    expect([on('2024-12-31'), on('2025-01-01'), on('2025-03-20'), on('2025-03-21')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isInForce(recordKinds.benefit, {}, '2025-01-01')).toBe(true);
  });
});
