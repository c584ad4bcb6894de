import { z } from 'zod';

import { codeLists } from '#domain/codes/code-lists.ts';
import { STANDARD_KINDS } from '#domain/income/standards-by-year.ts';
import { meetingSchema, noticeSchema } from '#domain/procedures/definition.ts';
import { isDay } from '#domain/time/day.ts';
import { scoringSchema } from './scoring.ts';

export const yearSchema = z.int().min(2010).max(2100);

/**
 * Where an entry comes from and how sure it is: `published` in a document (unless said otherwise), `inferred` from
 * several, `verify` known but to be compared with the official text before anybody relies on it.
 */
const origin = {
  source: z.string().min(1),
  confidence: z.enum(['published', 'inferred', 'verify']).optional(),
};
export type Confidence = 'published' | 'inferred' | 'verify';

const key = z.string().regex(/^[a-z][a-z0-9-]*$/, '只能用小写字母、数字和连字符，以字母开头');
const sourced = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, ...origin });
const word = sourced(z.string().min(1).max(40));

export const termsSchema = z.strictObject({
  /** What the people on the list are called ({对象称谓}). */
  object: word,
  /** What the registered households of 2014–2020 are called in the years of the pack. */
  registered: word,
  /** The county's department ({县级部门}). */
  department: word,
  /** The national system. */
  system: word,
});

/** An income line that a pack adds to the national table of standards, yuan per head and year. */
export const lineSchema = z.strictObject({
  kind: z.enum(STANDARD_KINDS),
  year: yearSchema,
  scope: z.string().min(1),
  perCapita: z.number().positive(),
  ...origin,
});
export type PackLine = z.infer<typeof lineSchema>;

const periodRule = z.string().regex(/^-?\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/, '写成 -1-10-01 或 0-09-30');

export const annualPeriodSchema = z.strictObject({ from: periodRule, to: periodRule, ...origin });
export const monitoringPeriodSchema = z.strictObject({
  months: z.int().min(1).max(24),
  endsWithMonthBefore: z.enum(['recognition']),
  ...origin,
});

const title = z.string().min(1).max(60);

/** How long something must hang. */
export const noticeRuleSchema = z.strictObject({ key, title, ...noticeSchema.shape });
/** Who must come to a meeting and how many must be for it. */
export const meetingRuleSchema = z.strictObject({ key, title, ...meetingSchema.shape });

export const calendarEntrySchema = z.strictObject({
  title,
  /** The last day, mm-dd, of every year of the pack or of the years given. */
  date: z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/, '写成 12-15'),
  years: z.tuple([yearSchema, yearSchema]).optional(),
  procedures: z.array(z.string()),
  /** The step of those procedures that must be done by then; of a notice its last day. */
  step: key.optional(),
  ...origin,
});

/** A figure of a department above or from which a household is looked at (预警). */
const warningSchema = z.strictObject({
  key,
  title,
  /** Words of the suspicion or of the department's column that the figure is recognised by. */
  about: z.array(z.string().min(1).max(20)).min(1),
  /**
   * In the unit that the department reports, yuan a year for expenses: more than `above`, or `atLeast` as much (`above`
   * rules where both stand). Neither: every report counts.
   */
  above: z.number().positive().optional(),
  atLeast: z.number().positive().optional(),
  /** Whom it is for: registered households (脱贫户), all others, or everybody. */
  who: z.enum(['registered', 'others', 'all']),
  ...origin,
});
export type Warning = z.infer<typeof warningSchema>;

/** 线索: in how many days one is taken up, and which figures of departments make one. */
export const cluesSchema = z.strictObject({
  acceptWithin: z.strictObject({
    days: z.int().min(1).max(60),
    count: z.enum(['calendar', 'working']),
    ...origin,
  }),
  warnings: z.array(warningSchema).max(50),
});

/** What a ledger of problems sorts them by (回头看, 问题台账). */
export const PROBLEM_KINDS = ['收入', '教育', '医疗', '住房', '饮水', '程序', '信息', '政策'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/, '写成 12-15');

/** Whom a campaign looks at: the registered, the monitored, and 档外五类 (低保、特困、重残、重病、边缘户), or all. */
export const CAMPAIGN_GROUPS = [
  'registered',
  'monitored',
  'minimum-living',
  'destitute',
  'gravely-disabled',
  'gravely-ill',
  'marginal',
  'all',
] as const;
export type CampaignGroup = (typeof CAMPAIGN_GROUPS)[number];

/** 回头看, 集中排查: phases with their days of the year, whom they must reach, what the survey sheet asks. */
export const campaignSchema = z.strictObject({
  key,
  title,
  /** First and last year in which it was held; missing: every year of the pack. */
  years: z.tuple([yearSchema, yearSchema.nullable()]).optional(),
  groups: z.array(z.enum(CAMPAIGN_GROUPS)).min(1),
  phases: z
    .array(
      z.strictObject({
        key,
        title,
        content: z.string().min(1).max(200),
        product: z.string().max(100),
        from: monthDay,
        to: monthDay,
        /** Every household of the groups is surveyed in it. */
        surveys: z.boolean(),
        source: z.string().min(1),
      }),
    )
    .min(1)
    .max(12),
  /** What is looked at in every household; a line that is not in order becomes a problem of this kind. */
  items: z
    .array(z.strictObject({ key, text: z.string().min(1).max(80), kind: z.enum(PROBLEM_KINDS) }))
    .max(40),
  ...origin,
});
export type CampaignPlan = z.infer<typeof campaignSchema>;

const day = z.string().refine(isDay, '不是日历上的日子');
/** Days that differ from the week: weekdays off, and weekend days that are worked, by the yearly notice. */
export const holidaysSchema = z.strictObject({
  off: z.array(day),
  worked: z.array(day),
  source: z.string().min(1).optional(),
});

const label = z
  .string()
  .min(1)
  .regex(/^[^=,，;；]*$/u, '不能有逗号、分号和等号');

/** One value of a code list, as `CodeItem` has it. */
const codeItemSchema = z.strictObject({
  code: z.string().regex(/^[0-9A-Za-z]{1,6}$/, '编号只能用数字和字母'),
  label,
  aliases: z.array(label).optional(),
  since: yearSchema.optional(),
  until: yearSchema.optional(),
  confidence: z.enum(['published', 'inferred']).optional(),
  note: z.string().optional(),
});

const isOnce = (items: readonly z.infer<typeof codeItemSchema>[]) =>
  new Set(items.map(({ code, since }) => `${code}|${since ?? ''}`)).size === items.length;

/** `replace`: the list is these items; `change`: these go over the program's items of the same code. */
const listChangeSchema = z.strictObject({
  mode: z.enum(['replace', 'change']),
  items: z.array(codeItemSchema).refine(isOnce, '同一个编号写了两次'),
  /** Codes that the forms no longer offer. */
  without: z.array(z.string()).optional(),
  ...origin,
});
export type PackCodes = z.infer<typeof codesSchema>;

/** The lists that differ from the program's own, by the name of the list. */
export const codesSchema = z.record(
  z.string().refine((name) => Object.hasOwn(codeLists, name), '没有这个代码表'),
  listChangeSchema,
);

const archivalPart = sourced(z.string().regex(/^[0-9A-Za-z]{1,10}$/, '只能用数字和字母，最多 10 位'));

/** A number of a volume: its parts in braces, the running number last. */
const volumePattern = sourced(
  z
    .string()
    .max(80)
    .regex(
      /^(?:[0-9A-Za-z·\-]|\{(?:全宗号|门类|年度|期限|机构)\})*\{全宗号\}(?:[0-9A-Za-z·\-]|\{(?:全宗号|门类|年度|期限|机构)\})*-\{案卷号\}$/u,
      '写成 {全宗号}-{门类}02·{机构}-{案卷号}：要有 {全宗号}，以 -{案卷号} 结尾',
    ),
);

/** What covers and 档号 are made of (DA/T 22-2015). The county's archive gives 全宗号, so that no shipped pack has one. */
const filingSchema = z.strictObject({
  /** 全宗号 */
  fonds: archivalPart.optional(),
  /** 档案门类代码 */
  fileClass: archivalPart.optional(),
  /** 机构（问题）代码 of the township's own papers; a village's have the last three digits of its code. */
  office: archivalPart.optional(),
  /** {类目}: the matter whose files these are. */
  category: word.optional(),
  /** 机构（问题）代码 of villages that do not have the end of their code, by 行政区划代码. */
  villageOffices: sourced(z.record(z.string(), z.string().regex(/^[0-9A-Za-z]{1,10}$/u))).optional(),
  /** 档号 of 户卷, 村卷 and 乡卷. */
  householdVolume: volumePattern.optional(),
  villageVolume: volumePattern.optional(),
  townshipVolume: volumePattern.optional(),
  /** Thickness of the boxes that are bought, mm. */
  boxSpines: sourced(
    z.array(z.union([z.literal(10), z.literal(15), z.literal(20), z.literal(30), z.literal(40)])).min(1),
  ).optional(),
  /** Pages that lie in one millimetre of a box. */
  pagesPerMillimetre: sourced(z.number().min(1).max(40)).optional(),
});

/** Wording that printed documents take from the pack. */
export const documentsSchema = z.strictObject({
  /** {政策依据}: the document that a notice or announcement names as its basis. */
  policyBasis: sourced(z.string().min(1)),
  /** {k}: working days in which an objection is looked into and answered. */
  objectionAnswerDays: sourced(z.int().min(1).max(60)),
  nationalHotline: sourced(z.string().min(1)),
  /** The line under a posted list. */
  listFoot: sourced(z.string()),
  filing: filingSchema.optional(),
  /** Which department confirms the problems of a kind; `{县级部门}` stands for the year's lead department. */
  problemDepartments: z.partialRecord(z.enum(PROBLEM_KINDS), word).optional(),
  /** Calendar days in which a problem is put right after the notice. */
  rectificationDays: sourced(z.int().min(1).max(365)).optional(),
  /** How households are scored before the meeting; missing where a place does not score. */
  scoring: z.strictObject({ ...scoringSchema.shape, ...origin }).optional(),
  /** Texts of documents that differ from the shipped ones in these years or this place: document → part → text. */
  wordings: z.record(z.string(), z.record(z.string(), sourced(z.string().min(1).max(4000)))).optional(),
});
