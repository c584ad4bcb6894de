import { z } from 'zod';
import { RADAR_KEYS } from '#domain/suspicions/radar.ts';
import { RATE_KEYS, RATE_NUMBERS } from '#domain/suspicions/rates.ts';
import { SUSPICION_KINDS, SUSPICION_VERDICTS, type SuspicionKind } from '#domain/suspicions/suspicion.ts';
import { channel } from './channel.ts';
import { changed, day, nothing, rowId, year } from './common.ts';

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) };
const kind = z.enum(Object.keys(SUSPICION_KINDS) as [SuspicionKind, ...SuspicionKind[]]);
const verdict = z.enum(Object.keys(SUSPICION_VERDICTS) as ['true', 'unfounded']);
const state = z.enum(['open', 'true', 'unfounded']);
const job = z.string().max(40).optional();

const ground = z.strictObject({
  /** S01 … */
  rule: z.string(),
  title: z.string(),
  source: z.string(),
  message: z.string(),
  memberId: rowId.nullable(),
  field: z.string().nullable(),
  /** Makes the suspicion by itself; else a reason to look. */
  weighs: z.boolean(),
  answer: z
    .strictObject({
      id: rowId,
      verdict,
      reason: z.string(),
      evidence: z.string().nullable(),
      by: z.string(),
      on: day,
    })
    .nullable(),
});

const line = z.strictObject({
  /** What a verdict is given to; the same as long as the household is suspected of the same. */
  key: z.string(),
  kind,
  state,
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  group: z.string().nullable(),
  headName: z.string().nullable(),
  /** Of the household; of those who are missing or wrong for 漏人 and 错识. */
  people: z.int(),
  /** Counts in the rates unless it is refuted. */
  weighs: z.boolean(),
  grounds: z.array(ground),
});
export type SuspicionLine = z.infer<typeof line>;
export type SuspicionState = z.infer<typeof state>;

const register = z.strictObject({
  id: rowId,
  file: z.string(),
  takenOn: day,
  importedOn: day,
  note: z.string().nullable(),
  people: z.int(),
  households: z.int(),
  villages: z.array(z.string()),
});
export type PopulationRegister = z.infer<typeof register>;

const rateOf = z.strictObject({
  numerator: z.int(),
  denominator: z.int(),
  /** Percent with what is suspected, and with what was found true only; null: nobody to divide by. */
  value: z.number().nullable(),
  confirmed: z.number().nullable(),
  verdict: z.enum(['sound', 'suspected', 'beyond', 'unknown']),
});
export type RateOfPlace = z.infer<typeof rateOf>;

const place = z.strictObject({
  /** Null: the whole township. */
  villageId: rowId.nullable(),
  village: z.string(),
  /** Where the number of rural people comes from. */
  populationFrom: z.enum(['register', 'figures', 'archive']).nullable(),
  rates: z.record(z.enum(RATE_KEYS), rateOf),
  numbers: z.record(z.enum(RATE_NUMBERS), z.int()),
});
export type RatePlace = z.infer<typeof place>;

const keys = z.array(z.string().max(40)).min(1, '请先选要核实的情况').max(2000);

/** 疑似漏评, 错评, 错退, 漏人, 错识; 三率一度. */
export const suspicionChannels = {
  'suspicion.list': channel({
    title: '疑似情况',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      year,
      kind: kind.optional(),
      villageId: rowId.optional(),
      state: state.optional(),
      rule: z.string().max(8).optional(),
      /** Only what counts in the rates. */
      weighing: z.literal(true).optional(),
      /** Part of a name or of a 户编号. */
      text: z.string().max(60).optional(),
      ...page,
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(line),
      /** Of all that the filter without its kind, state and rule finds. */
      kinds: z.array(z.strictObject({ kind, title: z.string(), lines: z.int(), open: z.int() })),
      rules: z.array(z.strictObject({ rule: z.string(), kind, title: z.string(), lines: z.int() })),
      states: z.record(state, z.int()),
      /** The line of the year in words; null where none is known. */
      incomeLine: z.string().nullable(),
      registers: z.array(register),
    }),
  }),
  'suspicion.answer': channel({
    title: '填写疑似情况的核实结论',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      year,
      keys,
      /** Null takes the conclusion away. */
      verdict: verdict.nullable(),
      reason: z.string().trim().max(200).default(''),
      evidence: z.string().trim().max(200).nullable().default(null),
    }),
    output: changed.extend({
      answered: z.int(),
      /** Keys that are not suspected any more. */
      gone: z.int(),
    }),
  }),
  'suspicion.toLedger': channel({
    title: '疑似情况登记到问题台账',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ year, keys }),
    output: changed.extend({
      issues: z.array(z.strictObject({ id: rowId, number: z.string() })),
      /** In the ledger already and not closed. */
      known: z.int(),
      /** Without a household or a village, or not suspected any more. */
      left: z.int(),
    }),
  }),
  'suspicion.rates': channel({
    title: '三率一度',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year }),
    output: z.strictObject({
      rates: z.array(
        z.strictObject({
          key: z.enum(RATE_KEYS),
          title: z.string(),
          formula: z.string(),
          /** Percent. */
          limit: z.number(),
          limitTitle: z.string(),
          limitIs: z.enum(['most', 'least']),
          source: z.string(),
          numerator: z.array(z.enum(RATE_NUMBERS)),
          denominator: z.enum(RATE_NUMBERS),
        }),
      ),
      numbers: z.record(z.enum(RATE_NUMBERS), z.string()),
      /** The township, then its villages. */
      places: z.array(place),
      /** The sample that 群众认可度 is of. */
      sample: z.string().nullable(),
    }),
  }),
  'suspicion.behind': channel({
    title: '三率一度背后的名单',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year, number: z.enum(RATE_NUMBERS), villageId: rowId.optional(), ...page }),
    output: z.strictObject({
      title: z.string(),
      /** Households of the list, and the people in them. */
      total: z.int(),
      people: z.int(),
      /** Where the figure is not counted from a list. */
      note: z.string().nullable(),
      rows: z.array(
        z.strictObject({
          householdId: rowId.nullable(),
          householdNo: z.string().nullable(),
          village: z.string().nullable(),
          headName: z.string().nullable(),
          people: z.int(),
          why: z.string(),
        }),
      ),
    }),
  }),
  'suspicion.register.import': channel({
    title: '读入户籍册',
    scope: 'window',
    may: 'review',
    logs: 'imported',
    input: z.strictObject({
      fileId: z.string(),
      /** Of all in the file; else the file's own column, else where its people are in the archive. */
      villageId: rowId.optional(),
      /** The day of which the list speaks; today unless given. */
      takenOn: day.optional(),
      note: z.string().trim().max(100).nullable().default(null),
      job,
    }),
    output: changed.extend({
      people: z.int(),
      households: z.int(),
      /** People without a village. */
      homeless: z.int(),
      /** Rows that cannot be read, and why; the first of them. */
      refused: z.int(),
      problems: z.array(z.strictObject({ row: z.int(), reason: z.string() })),
    }),
  }),
  'suspicion.register.remove': channel({
    title: '删去户籍册',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
};

const radarLine = z.strictObject({
  key: z.enum(RADAR_KEYS),
  title: z.string(),
  unit: z.string(),
  explanation: z.string(),
  source: z.string(),
  count: z.int(),
  villages: z.array(z.strictObject({ villageId: rowId.nullable(), village: z.string(), count: z.int() })),
});

const radarRow = z.strictObject({
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  /** What gives it away, in words. */
  told: z.string(),
});
export type RadarRow = z.infer<typeof radarRow>;

/** 预警雷达: what no rule forbids and yet gives itself away. */
export const radarChannels = {
  'radar.list': channel({
    title: '预警雷达',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year: year.optional() }),
    output: z.strictObject({ on: day, lines: z.array(radarLine) }),
  }),
  'radar.behind': channel({
    title: '预警背后的名单',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      key: z.enum(RADAR_KEYS),
      year: year.optional(),
      /** 0: those of no village. */
      villageId: z.int().min(0).optional(),
      ...page,
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(radarRow) }),
  }),
  'radar.home': channel({
    title: '工作台上的预警',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({
      overdue: z.int(),
      /** Villages that are to be looked at, and why. */
      villages: z.array(z.strictObject({ villageId: rowId, village: z.string(), why: z.string() })),
    }),
  }),
};
