import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '#test/backend/press/render-job.ts';
import { needs, type Model, type ReportRow } from '#templates/p18-report.ts';
import { samples } from './samples/decisions.ts';

beforeAll(beforeFonts);

const model: Model = samples.P18.typical;
const [first] = model.rows;
if (first === undefined) throw new Error('the typical sample has rows');

const rulesOf = (row: Partial<ReportRow>, changed: Partial<Model> = {}): string[] =>
  needs({ ...model, ...changed, rows: [{ ...first, ...row }] }).map(({ rule }) => rule);

test('asks for approval in one page and lists every household on the next, lying', async () => {
  const { pages, sizes } = await printed({ document: 'P18', model, options: printOptions });
  const [letter = '', register = ''] = pages;
  expect(sizes).toEqual([
    [210, 297],
    [297, 210],
  ]);
  expect(letter).toContain('清水镇人民政府关于审批2025年监测对象名单的请示');
  expect(letter).toContain('云岭县乡村振兴局：');
  expect(letter).toContain('我镇2025年监测对象认定工作已履行村级评议公示和乡镇审核程序，公示期内无异议。');
  expect(letter).toContain('现将7户28人名单上报，请予审批。妥否，请批示。');
  expect(letter).toContain('附件：清水镇2025年拟纳入监测对象名册');
  expect(letter).toContain('电话：0999-6123456');
  expect(register).toMatch(/^附件清水镇2025年拟纳入监测对象名册序号村组户主身份证号/);
  expect(register).toContain('合计7户28');
});

test('says how the objections to the notices ended, and waits for those that have not', async () => {
  const objections = { received: 1, upheld: 0, dismissed: 1, withdrawn: 0, dropped: 0, open: 0 };
  const { pages } = await printed({
    document: 'P18',
    model: { ...model, objections },
    options: printOptions,
  });
  expect(pages[0]).toContain('乡镇审核程序，公示期内收到异议1件，经核实不成立，已答复。现将7户28人');
  expect(rulesOf({}, { objections })).toEqual([]);
  expect(rulesOf({}, { objections: { ...objections, dismissed: 0, open: 1 } })).toEqual(['objections-open']);
});

test('carries no whole number of a person', async () => {
  const whole = { ...model, rows: [{ ...first, idNumber: '529901196803051234' }] };
  const { pages } = await printed({
    document: 'P18',
    model: { ...whole, counts: { households: 1, people: first.people } },
    options: printOptions,
  });
  expect(pages.join('')).not.toContain('529901196803051234');
});

test('300 households repeat the head on every page and keep the sum with a row', async () => {
  const { pages } = await printed({ document: 'P18', model: samples.P18.worst, options: printOptions });
  const registers = pages.slice(1);
  expect(registers.every((text) => text.includes('身份证号'))).toBe(true);
  expect(registers.at(-1)).toMatch(/300.*合计300户/);
});

test('body and register must agree, and there must be one', async () => {
  const options = printOptions;
  const wrong = { ...model, counts: { households: 7, people: 29 } };
  expect(await refusedBy({ document: 'P18', model: wrong, options })).toBe('report-counts');
  const none = { ...model, rows: [], counts: { households: 0, people: 0 } };
  expect(await refusedBy({ document: 'P18', model: none, options })).toBe('report-empty');
});

test('it says that review, notice and audit are done, so they must be recorded and over', () => {
  expect(rulesOf({})).toEqual([]);
  expect(rulesOf({ reviewedOn: null })).toEqual(['report-review']);
  expect(rulesOf({ notice: null })).toEqual(['report-notice']);
  expect(rulesOf({ auditedOn: null })).toEqual(['report-audit']);
  expect(rulesOf({ auditedOn: '2025-03-09' })).toEqual(['order-of-days']);
  expect(rulesOf({ auditedOn: null }, { issuedOn: '2025-03-09' })).toEqual([
    'report-audit',
    'report-in-notice',
  ]);
});
