import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId, year } from './common.ts';

/** What is kept of a measure beside its year; what may be left out stays as it is. */
const measureInput = z.strictObject({
  /** Name of the kind: industry, employment, finance … */
  kind: z.string(),
  items: z.string().nullable(),
  content: z.string().max(400).nullable(),
  unit: z.string().max(100).nullable(),
  responsible: z.string().max(40).nullable(),
  responsiblePhone: z.string().max(40).nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  amount: z.number().nullable(),
  expectedGain: z.number().nullable(),
  actualGain: z.number().nullable(),
  outcome: z.string().max(400).nullable(),
  /** The risk that it answers; a code of `risk_type`. */
  risk: z.string().max(10).nullable().optional(),
  scale: z.string().max(100).nullable().optional(),
  /** A code of `funding_source`. */
  fundingSource: z.string().max(40).nullable().optional(),
  doneOn: day.nullable().optional(),
  /** Of a microloan: yuan and months. */
  loanAmount: z.number().nullable().optional(),
  loanMonths: z.int().nullable().optional(),
  /** Yuan a year from a solar plant. */
  solarIncome: z.number().nullable().optional(),
  /** What 其他 means among the items. */
  note: z.string().max(200).nullable().optional(),
});

export const measureView = measureInput.required().extend({ id: rowId, year });

export const pairingView = z.strictObject({
  id: rowId,
  helperId: rowId,
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  /** A code of `pairing_end_reason`. */
  endReason: z.string().nullable(),
  values: fieldValues,
});

const reason = z.string().trim().max(200).optional();
const made = z.strictObject({ id: rowId, change: rowId.nullable() });
const endReason = z.string().max(40).nullable().optional();

export const assistanceChannels = {
  'measure.add': channel({
    title: '新增帮扶措施',
    scope: 'window',
    may: 'write',
    input: measureInput.extend({ householdId: rowId, year, reason }),
    output: made,
  }),
  'measure.update': channel({
    title: '修改帮扶措施',
    scope: 'window',
    may: 'write',
    input: measureInput.extend({ id: rowId, reason }),
    output: changed,
  }),
  'helper.search': channel({
    title: '查找帮扶责任人',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ text: z.string().trim().max(40), limit: z.int().min(1).max(50).default(12) }),
    output: z.strictObject({
      helpers: z.array(z.strictObject({ id: rowId, households: z.int(), values: fieldValues })),
    }),
  }),
  'helper.update': channel({
    title: '修改帮扶责任人',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, values: fieldValues }),
    output: changed,
  }),
  'pairing.add': channel({
    title: '新增结对帮扶',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ householdId: rowId, values: fieldValues, startsOn: day, endsOn: day.nullable() }),
    output: made,
  }),
  'pairing.end': channel({
    title: '结束结对帮扶',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, endsOn: day, endReason }),
    output: changed,
  }),
  'pairing.change': channel({
    title: '更换帮扶责任人',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      /** The pairing that ends on the day before. */
      id: rowId,
      values: fieldValues,
      startsOn: day,
      endReason,
    }),
    output: made,
  }),
};
