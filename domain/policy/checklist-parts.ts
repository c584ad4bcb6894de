import { z } from 'zod';
import {
  CONDITION_KEYS,
  OCCASION_KEYS,
  OWN_OCCASIONS,
  PLACES,
  type Volume,
} from '#domain/completeness/vocabulary.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, '只能用小写字母、数字和连字符，以字母开头');
const document = z.string().regex(/^[PT]\d{2}[A-Z]?$/, '写成 P02');
const year = z.int().min(2010).max(2100);

const shape = {
  key,
  title: z.string().min(1).max(40),
  volume: z.enum(['household', 'village', 'township']),
  /** Which part of the file it lies in, from 1; of a household's file one of the 20 places. */
  place: z.int().min(1).max(20),
  occasion: z.enum(OCCASION_KEYS),
  /** Only these kinds of procedure; without it every one of the occasion. */
  procedures: z.array(key).min(1).max(20).optional(),
  /** All of them must hold. */
  when: z.array(z.enum(CONDITION_KEYS)).min(1).max(6).optional(),
  years: z.tuple([year, year.nullable()]).optional(),
  /** Printed documents of which any is this paper; without them it only comes as a scan. */
  papers: z.array(document).min(1).max(8).optional(),
  /** A printed paper counts when it is back with its signatures. */
  signed: z.boolean().optional(),
  /** Who signs, as the list of what to fetch says it. */
  signers: z.string().min(1).max(40).optional(),
  /** How many scans or photos there must be at least; 1 unless said. */
  count: z.int().min(1).max(50).optional(),
  /**
   * Photos that are not said to be anything else count: of the household or, of a procedure, those of its notices.
   */
  photos: z.boolean().optional(),
  /** Last day (mm-dd) by which what comes each year must be there; the end of the year unless said. */
  due: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/, '写成 12-15')
    .optional(),
  /** Not asked for in the years and the place of the pack. */
  off: z.boolean().optional(),
  source: z.string().min(1),
  confidence: z.enum(['published', 'inferred', 'verify']).optional(),
};

const whole = z.strictObject(shape);
export type ChecklistEntry = z.infer<typeof whole>;

/** What must be on file (一户一档, 村卷, 镇卷): what would never be asked for as it is meant is refused. */
export const checklistsSchema = z
  .array(
    whole.check(({ value, issues }) => {
      const refuse = (message: string, path: string) =>
        issues.push({ code: 'custom', message, path: [path], input: value });
      if (value.place > PLACES[value.volume satisfies Volume].length)
        refuse(`只有 ${PLACES[value.volume].length} 个位置`, 'place');
      if (value.volume !== 'household' && !OWN_OCCASIONS.has(value.occasion))
        refuse('这一项只用于户卷', 'occasion');
      if (value.volume === 'household' && value.occasion === 'procedure')
        refuse('户卷按事项写（如 monitoring），不写 procedure', 'occasion');
      if (value.volume !== 'household' && value.when !== undefined) refuse('条件只用于户卷', 'when');
      if (value.signed === true && value.papers === undefined)
        refuse('要签字的须写出是哪种文书（papers）', 'signed');
    }),
  )
  .max(300);

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();

/** What a pack that extends another says of an entry: only what differs; null takes a part away. */
export const checklistPatchSchema = z
  .array(
    z.strictObject({
      ...z.strictObject(shape).partial().shape,
      key,
      procedures: orNull(shape.procedures),
      when: orNull(shape.when),
      years: orNull(shape.years),
      papers: orNull(shape.papers),
      signers: orNull(shape.signers),
      count: orNull(shape.count),
      due: orNull(shape.due),
    }),
  )
  .max(300);
