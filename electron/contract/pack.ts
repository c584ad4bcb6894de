import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, rowId, year } from './common.ts';

/** Years in a row; the end is null while it is not known. */
const years = z.tuple([year, year.nullable()]);

const version = z.strictObject({ id: z.string().max(60), version: z.int().min(1) });

const packHead = version.extend({
  title: z.string(),
  province: z.string().nullable(),
  years,
  /** The pack whose entries hold where this one says nothing, with its version. */
  extends: z.string().nullable(),
});

const section = z.strictObject({ key: z.string(), title: z.string() });
const confidence = z.enum(['published', 'inferred', 'verify']);

const difference = z.strictObject({
  years,
  section,
  entry: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  source: z.string(),
  confidence,
});
export type PackDifferenceView = z.infer<typeof difference>;

/** What a pack's file would do here; problems where it cannot be loaded. */
const preview = z.strictObject({
  problems: z.array(z.string()),
  pack: packHead.nullable(),
  /** The years that it would rule in this township. */
  rules: z.array(years),
  differences: z.array(difference),
  /** What is worth knowing before loading it. */
  notes: z.array(z.string()),
});
export type PackPreview = z.infer<typeof preview>;

/** The file's text. A pack of a province has some ten thousand characters. */
const text = z.string().min(1, '文件是空的').max(2_000_000, '文件太大，不是政策包');

export const packChannels = {
  'pack.list': channel({
    title: '政策包',
    scope: 'window',
    may: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      packs: z.array(
        packHead.extend({
          origin: z.enum(['program', 'archive']),
          fileName: z.string().nullable(),
          loadedOn: day.nullable(),
          /** The years that it rules in this township. */
          rules: z.array(years),
          object: z.string(),
          department: z.string(),
          procedures: z.int(),
          /** Procedures that began with this version, and those of them that still run. */
          begun: z.int(),
          running: z.int(),
        }),
      ),
    }),
  }),
  'pack.get': channel({
    title: '政策包的内容',
    scope: 'window',
    may: 'read',
    input: version,
    output: packHead.extend({
      sections: z.array(
        section.extend({
          entries: z.array(
            z.strictObject({
              entry: z.string(),
              value: z.string(),
              source: z.string(),
              confidence,
              /** The pack that says so: itself or one that it rests on. */
              from: z.string(),
            }),
          ),
        }),
      ),
    }),
  }),
  'pack.file': channel({
    title: '政策包文件',
    scope: 'window',
    may: 'export',
    input: version,
    output: z.strictObject({ name: z.string(), text: z.string() }),
  }),
  'pack.preview': channel({
    title: '核对政策包文件',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ text }),
    output: preview,
  }),
  'pack.load': channel({
    title: '载入政策包',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ text, fileName: z.string().max(200).optional() }),
    output: version.extend({ rowId, change: rowId.nullable() }),
  }),
  'pack.remove': channel({
    title: '移除政策包',
    scope: 'window',
    may: 'set-up',
    input: version,
    output: changed,
  }),
};
