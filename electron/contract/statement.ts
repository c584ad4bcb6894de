import { z } from 'zod';
import { INCOME_ITEMS } from '#domain/income/statement.ts';
import { STANDARD_KINDS } from '#domain/income/standards-by-year.ts';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId, year } from './common.ts';

const item = z.enum(INCOME_ITEMS.map(({ name }) => name));
const purpose = z.enum(['annual', 'monitoring', 'elimination', 'survey']);
const heads = z.int().min(1, '人口数至少为 1').max(99);

const quantity = z.number().min(0, '不能为负数').max(100_000_000, '太大').nullable();

/** Quantity and unit price make the amount; without one of them the amount says it. */
const lineInput = z.strictObject({
  /** Absent: a new line. */
  id: rowId.optional(),
  title: z.string().trim().min(1, '请填写明细名称').max(60),
  memberId: rowId.nullable(),
  quantity,
  unit: z.string().trim().max(10).nullable(),
  unitPrice: quantity,
  amount: quantity,
  note: z.string().trim().max(200).nullable(),
});
export type LineInput = z.infer<typeof lineInput>;

const lineView = lineInput.extend({ id: rowId, item, amount: z.number() });
export type LineView = z.infer<typeof lineView>;

const yearLine = z.strictObject({
  amount: z.number(),
  kind: z.enum(STANDARD_KINDS),
  scope: z.string(),
  year: z.int(),
  source: z.string(),
  confidence: z.enum(['published', 'verify', 'inferred']),
});

const yuan = z.number().nullable();

const sums = z.strictObject({
  property_income: yuan,
  transfer_income: yuan,
  annual_income: yuan,
  net_income: yuan,
  per_capita_net_income: yuan,
  reference_income: yuan,
  reference_per_capita_income: yuan,
});
export type StatementSums = z.infer<typeof sums>;

export const statementView = z.strictObject({
  /** null: nothing was recorded yet; the rest says what it would be. */
  id: rowId.nullable(),
  householdId: rowId,
  purpose,
  spellId: rowId.nullable(),
  year,
  periodFrom: day,
  periodTo: day,
  /** The period that the policy pack counts by. */
  usualPeriod: z.strictObject({ from: day, to: day }),
  /** The heads that divide it. */
  headCount: z.int(),
  /** Whether they are the statement's own; an annual one is divided by the heads of the year. */
  headCountIsOwn: z.boolean(),
  note: z.string().nullable(),
  /** income.* as stored. */
  values: fieldValues,
  /** income.* of last year's annual statement. */
  lastYear: fieldValues,
  lines: z.array(lineView),
  sums,
  lastYearSums: sums,
  /** The calculation in words, step by step. */
  formula: z.array(z.string()),
  line: yearLine.nullable(),
});
export type StatementView = z.infer<typeof statementView>;

const summary = z.strictObject({
  id: rowId,
  purpose,
  spellId: rowId.nullable(),
  year,
  periodFrom: day,
  periodTo: day,
  headCount: z.int(),
  netIncome: yuan,
  perCapita: yuan,
  lines: z.int(),
});
export type StatementSummary = z.infer<typeof summary>;

/** Which statement: its id; household and year (annual); spell and purpose; household and last day (survey). */
const target = z.strictObject({
  id: rowId.optional(),
  householdId: rowId.optional(),
  year: year.optional(),
  spellId: rowId.optional(),
  purpose: purpose.optional(),
  periodTo: day.optional(),
});
export type StatementTarget = z.infer<typeof target>;

/** Income statements of a year or of a spell’s own twelve months, with their lines. */
export const statementChannels = {
  'statement.list': channel({
    title: '一户的收入表',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ householdId: rowId }),
    output: z.strictObject({ statements: z.array(summary) }),
  }),
  'statement.get': channel({
    title: '一张收入表',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: target,
    output: statementView,
  }),
  'statement.save': channel({
    title: '登记收入',
    scope: 'window',
    may: 'write',
    input: target.extend({
      values: fieldValues.optional(),
      /** By entry item: all its lines. An empty list takes the lines away and leaves the sum. */
      lines: z.partialRecord(item, z.array(lineInput).max(200)).optional(),
      headCount: heads.optional(),
      note: z.string().trim().max(400).nullable().optional(),
      reason: z.string().max(200).optional(),
    }),
    output: z.strictObject({ id: rowId.nullable(), change: rowId.nullable() }),
  }),
  'statement.remove': channel({
    title: '删去收入表',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, reason: z.string().max(200).optional() }),
    output: changed,
  }),
};
