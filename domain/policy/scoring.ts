import { z } from 'zod';
import { CHECKS } from '#domain/procedures/checks.ts';
import { lineWords } from './rule-words.ts';

/** What the archive can say to an item that is scored, beside the score itself, which people give. */
const EVIDENCE = ['house-safety', 'house', 'income', 'land', 'labour', 'health', 'schooling'] as const;
export type Evidence = (typeof EVIDENCE)[number];

const text = z.string().min(1).max(60);
const lines = z.array(z.strictObject({ text, check: z.enum(CHECKS).optional() })).max(20);

/** 四看 with its points, 五优先, 六进 and 七不进, as a place scores households before the meeting. */
export const scoringSchema = z.strictObject({
  blocks: z
    .array(
      z.strictObject({
        title: text,
        items: z
          .array(
            z.strictObject({
              title: text,
              /** For what how many points are given. */
              standard: z.string().min(1).max(120),
              points: z.int().min(1).max(100),
              evidence: z.enum(EVIDENCE).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  priorities: lines,
  admissions: lines,
  /** Any of them keeps a household out. */
  exclusions: lines,
});
export type Scoring = z.infer<typeof scoringSchema>;

interface ScoringEntry {
  readonly key: string;
  readonly entry: string;
  readonly value: string;
}

const LISTS = [
  ['priorities', '五优先'],
  ['admissions', '六进'],
  ['exclusions', '七不进'],
] as const;

/** The table in words, entry by entry. */
export const scoringEntries = (scoring: Scoring): ScoringEntry[] => [
  ...scoring.blocks.flatMap(({ title: block, items }) =>
    items.map(({ title, standard, points }) => ({
      key: `scoring/${block}/${title}`,
      entry: `四看评分 · ${block} · ${title}`,
      value: `满分 ${points} 分：${standard}`,
    })),
  ),
  ...LISTS.flatMap(([list, name]) =>
    scoring[list].map((line, at) => ({
      key: `scoring/${list}/${at + 1}`,
      entry: `${name} · 第 ${at + 1} 条`,
      value: lineWords(line),
    })),
  ),
];
