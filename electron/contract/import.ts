import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, nothing, output, rowId, year } from './common.ts';

const cellIssue = z.strictObject({ row: z.int(), column: z.string(), value: z.string(), reason: z.string() });

const importedFile = z.strictObject({
  file: z.string(),
  /** member-export, household-export, full-export, monitoring-export, pairing-export, comparison-result; null when not recognised. */
  kind: z.string().nullable(),
  kindTitle: z.string(),
  /** Why the file could not be read at all; null when it was. */
  problem: z.string().nullable(),
  year: year.nullable(),
  rowsRead: z.int(),
  rowsAccepted: z.int(),
  rowsRefused: z.int(),
  refusals: z.array(cellIssue),
  /** Imported as written, worth a look. */
  notices: z.array(cellIssue),
  /** Columns of the file that no field claims. */
  unknownColumns: z.array(z.string()),
  missingColumns: z.array(z.string()),
});
export type ImportedFile = z.infer<typeof importedFile>;

const counts = z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int() });

export const importAnswer = z.strictObject({
  files: z.array(importedFile),
  households: counts,
  members: counts,
  /** In the archive and in none of the files; counted where the files speak of households or people of whole villages. */
  missing: z.strictObject({ households: z.int(), members: z.int() }),
  /** Rows of which nobody can be sure whom they mean and about which nothing was decided yet. */
  doubts: z.int(),
  /** Cells of the grid of differences that differ, and those of them that are ticked. */
  cells: z.strictObject({ all: z.int(), ticked: z.int() }),
  /** Closed years that it alters; with one, 确认导入 wants a reason. */
  closedYears: z.array(year),
  /** The batch in the history, once it is written. */
  batch: rowId.nullable(),
  change: rowId.nullable(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/**
 * How it was found out what a column means: `remembered` from the last file with these headers, `sure` by its exact
 * name, `likely` by another name of the field or by its cells, `clerk` set by hand, `none` not at all.
 */
const sureness = z.enum(['remembered', 'sure', 'likely', 'clerk', 'none']);

const sourceColumn = z.strictObject({
  /** 0-based place in the sheet. */
  index: z.int(),
  /** As written; of a header of two rows both, joined by a slash. */
  header: z.string(),
  /** A target of `import.targets`; null when the column is left out. */
  target: z.string().nullable(),
  sure: sureness,
  /** The first different values under it, at most three. */
  samples: z.array(z.string()),
  /** Why it is left out or doubtful, in a clerk's words. */
  remark: z.string().nullable(),
});
export type SourceColumn = z.infer<typeof sourceColumn>;

/** One sheet of one file, as it was understood and as it may be understood otherwise. */
const importSource = z.strictObject({
  /** Its number in this import. */
  source: z.int(),
  file: z.string(),
  /** Name of the tab; null for a text file. */
  sheet: z.string().nullable(),
  /** Why it cannot be read at all; null when it can. */
  problem: z.string().nullable(),
  /** Whether it is taken; by default every visible sheet of a known kind. */
  used: z.boolean(),
  kind: z.string().nullable(),
  kindSure: sureness,
  year: year.nullable(),
  yearFrom: z.enum(['column', 'banner', 'file-name', 'clerk', 'today', 'none']),
  /** 1-based number of the first header row and how many rows it has; null when none was found. */
  header: z.strictObject({ row: z.int(), rows: z.int().min(1).max(3) }).nullable(),
  columns: z.array(sourceColumn),
  /** Headers without which rows of this kind lose much and which no column has. */
  missing: z.array(z.string()),
  /** The first rows as text, for pointing at the header row. */
  preview: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
});
export type ImportSource = z.infer<typeof importSource>;

const differenceCell = z.strictObject({
  /** What the cell is: field key, with the year where the field has one each year: `member.health@2025`. */
  column: z.string(),
  label: z.string(),
  year: year.nullable(),
  before: z.string(),
  after: z.string(),
  change: z.enum(['filled', 'changed', 'cleared']),
  ticked: z.boolean(),
});

const differenceRow = z.strictObject({
  row: z.string(),
  entity: z.enum(['household', 'member', 'spell', 'measure', 'pairing', 'other']),
  kind: z.enum(['added', 'changed']),
  householdId: rowId.nullable(),
  memberId: rowId.nullable(),
  /** 户主 or 姓名. */
  name: z.string(),
  householdNo: z.string().nullable(),
  village: z.string().nullable(),
  file: z.string(),
  fileRow: z.int().nullable(),
  ticked: z.boolean(),
  cells: z.array(differenceCell),
});
export type DifferenceRow = z.infer<typeof differenceRow>;

const differenceFilter = z.strictObject({
  entity: z.enum(['household', 'member', 'spell', 'measure', 'pairing', 'other']).optional(),
  kind: z.enum(['added', 'changed']).optional(),
  change: z.enum(['filled', 'changed', 'cleared']).optional(),
  /** Field keys, with or without their year. */
  columns: z.array(z.string()).optional(),
  /** Part of a name, of a 户编号 or of a village. */
  text: z.string().max(60).optional(),
  ticked: z.boolean().optional(),
});

const doubtSchema = z.strictObject({
  doubt: z.string(),
  entity: z.enum(['household', 'member']),
  file: z.string(),
  row: z.int(),
  /** Why it is doubtful, a sentence. */
  reason: z.string(),
  /** What the row says of it: label and value, the telling ones. */
  said: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  candidates: z.array(
    z.strictObject({
      id: rowId,
      title: z.string(),
      said: z.array(z.strictObject({ label: z.string(), value: z.string(), same: z.boolean() })),
    }),
  ),
  /** `same` with the candidate's id, `new`, `skip`; null while nothing is decided. */
  decision: z.strictObject({ what: z.enum(['same', 'new', 'skip']), id: rowId.nullable() }).nullable(),
});
export type ImportDoubt = z.infer<typeof doubtSchema>;

const decision = z.strictObject({ what: z.enum(['same', 'new', 'skip']), id: rowId.nullable() });
const importId = z.string().max(60);
const job = z.string().max(40).optional();
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };

export const importChannels = {
  'file.begin': channel({
    title: '开始读入文件',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ name: z.string().min(1).max(255), size: z.int().min(0) }),
    output: z.strictObject({ fileId: z.string() }),
  }),
  'file.append': channel({
    title: '读入一段',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ fileId: z.string(), base64: z.string().max(2_000_000) }),
    output: z.strictObject({ received: z.int() }),
  }),
  'file.drop': channel({
    title: '放弃文件',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ fileId: z.string() }),
    output: nothing,
  }),
  'file.openPath': channel({
    title: '打开本机文件',
    scope: 'internal',
    may: 'review',
    input: z.strictObject({ path: z.string() }),
    output: z.strictObject({ fileId: z.string() }),
  }),
  'import.open': channel({
    title: '看文件',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ fileIds: z.array(z.string()).min(1).max(50), year: year.optional(), job }),
    output: z.strictObject({ importId, sources: z.array(importSource) }),
  }),
  'import.targets': channel({
    title: '列可以是什么',
    scope: 'window',
    may: 'import',
    input: nothing,
    output: z.strictObject({
      kinds: z.array(z.strictObject({ kind: z.string(), title: z.string() })),
      /** By kind of file; a target has one name in all of them. */
      targets: z.array(
        z.strictObject({
          target: z.string(),
          label: z.string(),
          group: z.string(),
          kinds: z.array(z.string()),
        }),
      ),
    }),
  }),
  'import.adjust': channel({
    title: '改认法',
    scope: 'window',
    may: 'import',
    input: z.strictObject({
      importId,
      source: z.int(),
      used: z.boolean().optional(),
      kind: z.string().optional(),
      year: year.optional(),
      headerRow: z.int().min(1).optional(),
      headerRows: z.int().min(1).max(3).optional(),
      columns: z.array(z.strictObject({ index: z.int(), target: z.string().nullable() })).optional(),
    }),
    output: z.strictObject({ source: importSource }),
  }),
  'import.compare': channel({
    title: '试导入',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ importId, job }),
    output: importAnswer,
  }),
  'import.answer': channel({
    title: '试导入结果',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ importId }),
    output: importAnswer,
  }),
  'import.differences': channel({
    title: '逐格差异',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ importId, filter: differenceFilter.default({}), ...page }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(differenceRow),
      /** Columns that differ anywhere, without the filter's own columns applied. */
      columns: z.array(
        z.strictObject({ column: z.string(), label: z.string(), cells: z.int(), ticked: z.int() }),
      ),
    }),
  }),
  'import.tick': channel({
    title: '勾选差异',
    scope: 'window',
    may: 'import',
    input: z.strictObject({
      importId,
      on: z.boolean(),
      /** Exactly one of these says which. */
      cells: z
        .array(z.strictObject({ row: z.string(), column: z.string() }))
        .max(5000)
        .optional(),
      rows: z.array(z.string()).max(5000).optional(),
      columns: z.array(z.string()).max(500).optional(),
      filter: differenceFilter.optional(),
    }),
    output: z.strictObject({
      cells: z.strictObject({ all: z.int(), ticked: z.int() }),
      households: counts,
      members: counts,
    }),
  }),
  'import.missing': channel({
    title: '表里没有的户和人',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ importId, entity: z.enum(['household', 'member']), ...page }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(
        z.strictObject({
          householdId: rowId,
          memberId: rowId.nullable(),
          name: z.string(),
          householdNo: z.string().nullable(),
          village: z.string().nullable(),
        }),
      ),
    }),
  }),
  'import.doubts': channel({
    title: '拿不准的行',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ importId, ...page }),
    output: z.strictObject({ total: z.int(), doubts: z.array(doubtSchema) }),
  }),
  'import.decide': channel({
    title: '拿不准的行：判定',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ importId, doubt: z.string(), decision: decision.nullable() }),
    output: nothing,
  }),
  'import.refused': channel({
    title: '未导入的行另存为表',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.union([z.strictObject({ importId }), z.strictObject({ batch: rowId })]),
    output: z.strictObject({ files: z.array(output.extend({ rows: z.int() })) }),
  }),
  'import.openDoubts': channel({
    title: '以前导入时拿不准的行',
    scope: 'window',
    may: 'import',
    input: z.strictObject(page),
    output: z.strictObject({ total: z.int(), doubts: z.array(doubtSchema) }),
  }),
  'import.settleDoubt': channel({
    title: '拿不准的行：事后判定',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ doubt: z.string(), decision, reason: z.string().max(200).optional() }),
    output: changed,
  }),
  'import.plan': channel({
    title: '导入预览',
    scope: 'window',
    may: 'import',
    input: z.strictObject({
      fileIds: z.array(z.string()).min(1).max(50),
      year: year.optional(),
      job: z.string().max(40).optional(),
    }),
    output: z.strictObject({ importId: z.string(), answer: importAnswer }),
  }),
  'import.commit': channel({
    title: '确认导入',
    scope: 'window',
    may: 'import',
    logs: 'imported',
    input: z.strictObject({
      importId: z.string(),
      job: z.string().max(40).optional(),
      reason: z.string().max(200).optional(),
    }),
    output: importAnswer,
  }),
  'import.discard': channel({
    title: '放弃导入',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ importId: z.string() }),
    output: nothing,
  }),
  'import.list': channel({
    title: '导入历史',
    scope: 'window',
    may: 'import',
    input: nothing,
    output: z.strictObject({
      batches: z.array(
        z.strictObject({
          id: rowId,
          change: rowId,
          at: z.string(),
          files: z.array(z.string()),
          rowsRead: z.int(),
          rowsAccepted: z.int(),
          rowsRefused: z.int(),
          undone: z.boolean(),
        }),
      ),
    }),
  }),
  'job.cancel': channel({
    title: '取消',
    scope: 'window',
    may: 'enter',
    input: z.strictObject({ job: z.string() }),
    output: nothing,
  }),
};
