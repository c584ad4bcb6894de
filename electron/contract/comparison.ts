import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, output, rowId, year } from './common.ts';
import { householdTarget } from './list.ts';

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) };

/** Who shall be compared: which households, by which departments, as on which day. */
const asked = {
  year,
  target: householdTarget,
  /** In words: 公安, 人社 …; a department that the list does not have is taken as written. */
  departments: z.array(z.string().trim().min(1).max(30)).min(1, '请至少选一个部门').max(30),
};

const candidate = z.strictObject({
  memberId: rowId,
  householdId: rowId,
  householdNo: z.string().nullable(),
  village: z.string().nullable(),
  headName: z.string().nullable(),
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  /** Stored code. */
  relation: z.string().nullable(),
  consent: z.string().nullable(),
  /** The departments that the consent lets ask about this person. */
  departments: z.array(z.string()),
  /** Why the person is not on the list; null when it is. */
  why: z.string().nullable(),
});
export type ComparisonCandidate = z.infer<typeof candidate>;

const verdict = z.enum(['confirmed', 'explained', 'mistaken']);
export type ComparisonVerdict = z.infer<typeof verdict>;

const hit = z.strictObject({
  id: rowId,
  roundId: rowId.nullable(),
  /** Null: nobody of the archive has this number. */
  householdId: rowId.nullable(),
  memberId: rowId.nullable(),
  householdNo: z.string().nullable(),
  village: z.string().nullable(),
  headName: z.string().nullable(),
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  department: z.string(),
  suspicion: z.string(),
  detail: z.string().nullable(),
  reportedOn: z.string().nullable(),
  /** 名单外: the person was on no list that was sent before. */
  offList: z.boolean(),
  verdict: verdict.nullable(),
  answer: z.string().nullable(),
  evidence: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  verifiedOn: z.string().nullable(),
});
export type ComparisonHit = z.infer<typeof hit>;

const hitFilter = {
  roundId: rowId.optional(),
  department: z.string().optional(),
  suspicion: z.string().optional(),
  villageId: rowId.optional(),
  state: z.enum(['open', 'off-list', ...verdict.options]).optional(),
  /** Part of a name, of a 户编号 or of an id number. */
  text: z.string().max(60).optional(),
};

const text = (max: number) => z.string().trim().max(max).nullable().default(null);
const file = output.extend({ rows: z.int() });

export const comparisonChannels = {
  'comparison.propose': channel({
    title: '比对名单：谁能列入',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      ...asked,
      on: day.optional(),
      show: z.enum(['listed', 'left']).default('listed'),
      ...page,
    }),
    output: z.strictObject({
      households: z.int(),
      listed: z.int(),
      left: z.int(),
      /** Why people are left off, the most frequent first. */
      reasons: z.array(z.strictObject({ why: z.string(), people: z.int(), households: z.int() })),
      departments: z.array(z.strictObject({ department: z.string(), people: z.int() })),
      total: z.int(),
      rows: z.array(candidate),
    }),
  }),
  'comparison.send': channel({
    title: '生成比对名单',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({
      ...asked,
      title: z.string().trim().min(1, '请填写名称').max(60),
      /** The day on which it went out; missing: today. */
      sentOn: day.optional(),
      dueOn: day.nullable().default(null),
      note: text(200),
      /** Members that are left off although they may go on it. */
      except: z.array(rowId).max(300_000).default([]),
    }),
    output: z.strictObject({
      id: rowId,
      change: rowId.nullable(),
      people: z.int(),
      files: z.array(file.extend({ department: z.string() })),
    }),
  }),
  'comparison.rounds': channel({
    title: '比对批次',
    scope: 'window',
    may: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      rounds: z.array(
        z.strictObject({
          id: rowId,
          title: z.string(),
          year,
          departments: z.array(z.string()),
          sentOn: z.string().nullable(),
          dueOn: z.string().nullable(),
          note: z.string().nullable(),
          people: z.int(),
          households: z.int(),
          hits: z.int(),
          open: z.int(),
        }),
      ),
      /** Results that came in and are on no list that was sent before. */
      offList: z.int(),
      /** Results that a list would be found for by `comparison.link`. */
      unlinked: z.int(),
    }),
  }),
  'comparison.write': channel({
    title: '再次写出比对名单',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({ files: z.array(file.extend({ department: z.string() })) }),
  }),
  'comparison.link': channel({
    title: '比对结果对上名单',
    scope: 'window',
    may: 'write',
    input: z.strictObject({}),
    output: changed.extend({ linked: z.int() }),
  }),
  'comparison.hits': channel({
    title: '疑似问题',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ ...hitFilter, ...page }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(hit),
      /** Of all that the filter without its state finds. */
      states: z.record(z.enum(['open', 'off-list', ...verdict.options]), z.int()),
      departments: z.array(z.string()),
      suspicions: z.array(z.string()),
    }),
  }),
  'comparison.answer': channel({
    title: '填写核实结论',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      hitIds: z.array(rowId).min(1).max(5000),
      /** Null takes the conclusion away: the line is open again. */
      verdict: verdict.nullable(),
      answer: text(500),
      evidence: text(500),
      verifiedBy: text(60),
      verifiedOn: day.nullable().default(null),
    }),
    output: changed,
  }),
  'comparison.sheets': channel({
    title: '打印核实单',
    scope: 'window',
    may: 'print',
    logs: 'printed',
    input: z.strictObject(hitFilter),
    output: z.strictObject({ files: z.array(file.extend({ village: z.string() })) }),
  }),
  'comparison.readAnswers': channel({
    title: '读入填好的核实单',
    scope: 'window',
    may: 'review',
    logs: 'imported',
    input: z.strictObject({ fileId: z.string() }),
    output: changed.extend({
      answered: z.int(),
      unchanged: z.int(),
      /** Lines without a conclusion. */
      blank: z.int(),
      problems: z.array(z.strictObject({ row: z.int(), message: z.string() })),
    }),
  }),
};
