// One hostile text in every field that takes text; then everything that leaves the archive is looked through.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { dispatch } from '#backend/dispatch.ts';
import { type BackendChannel, channels, type Request } from '#contract/channels.ts';
import { fileNameProblem, safeFileName } from '#electron/file-name.ts';
import { verifyArchive } from '#db/verify.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { excelTemplate } from '#test/backend/template/excel-template.ts';
import { partsOf } from '#test/support/hostile/mutate-package.ts';
import { HOSTILE_TEXTS } from '#test/support/hostile/mutate-text.ts';
import { times } from '#test/support/hurt.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import {
  aPostedTownship,
  type Column,
  columnName,
  openColumns,
  type PostedTownship,
  typeInto,
} from '#test/support/posted-township.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { rowsOfWorkbook } from '#test/support/workbook-rows.ts';

const YEAR = 2025;

/** By these the program finds its rows; they are codes, chosen and not typed. */
const CODES = [
  'member.relation',
  'adjustment.kind',
  'fund_receipt.kind',
  'procedure_step.step_key',
  'measure.kind',
];

/** Some in `npm test`: a formula, letters from right to left, a path, SQL, no number, ten thousand letters. */
const TEXTS = [...HOSTILE_TEXTS, "=cmd|'/c calc'!A1", '王\u0000五', '欧阳\ud800'].filter(
  (_, at) => times(at % 8, 3) === 3,
);
const ids = Object.keys(documents) as DocumentId[];

let township: PostedTownship;
beforeAll(async () => {
  township = await aPostedTownship();
}, 120_000);
afterAll(() => township.archive.close());

interface Written {
  readonly where: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Calls a channel; whatever is answered, it is data. Files that wait are taken. */
async function filesOf<N extends BackendChannel>(
  channel: N,
  input: Request<N>,
): Promise<{ readonly files: Written[]; readonly value: unknown }> {
  const { archive } = township;
  const where = `${channel} ${JSON.stringify(input).slice(0, 80)}`;
  const answer = await dispatch(archive.session, channel, input, (_reference, _channel, error) => {
    throw new Error(`${where} came unforeseen`, { cause: error });
  });
  if (!answer.ok) return { files: [], value: null };
  const files: Written[] = [];
  for (const { outputId, name } of outputsIn(answer.value)) {
    files.push({ where, name, bytes: await takeOutput(archive, outputId) });
    await archive.must('output.drop', { outputId });
  }
  return { files, value: answer.value };
}

function outputsIn(value: unknown): { outputId: string; name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('outputId' in value && 'name' in value) return [value as { outputId: string; name: string }];
  return Object.values(value).flatMap(outputsIn);
}

/** A formula, a link or a macro, wherever in the workbook. */
function expectInert({ where, bytes }: Written): void {
  for (const { name, content } of partsOf(bytes)) {
    expect(name, where).not.toMatch(/vba|externalLink|activeX|embeddings/i);
    const text = Buffer.from(content as Uint8Array).toString('utf8');
    if (/worksheets\/[^/]*\.xml$/.test(name)) {
      expect(/<f[\s>/]/.test(text), `${where} ${name}: a formula`).toBe(false);
      expect(/<hyperlink\b|\bt="(?:str|e)"/.test(text), `${where} ${name}: a link`).toBe(false);
    }
    if (name.endsWith('.rels')) expect(text, where).not.toContain('TargetMode="External"');
    // A character that XML has not makes a program "repair" the file, or refuse it.
    if (/\.(?:xml|rels)$/.test(name))
      expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text), `${where} ${name}`).toBe(
        false,
      );
  }
}

/** Nobody can be led elsewhere by a name: of a file, or of one within a zip file. */
function expectTame(name: string, where: string): void {
  expect(name, where).not.toMatch(/[\\/:\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(name, where).not.toMatch(/^\.|^\s|[.\s]$/);
  expect(fileNameProblem(safeFileName(name)), where).toBeNull();
}

/** A page in which nothing runs and nothing is fetched, whatever the texts in it say. */
function expectStill({ where, bytes }: Written): void {
  for (const [tag] of Buffer.from(bytes)
    .toString('utf8')
    .matchAll(/<[^>]*>/g))
    expect(tag, where).not.toMatch(
      /^<(?:script|iframe|object|embed|img|link|base|form)\b|\son\w+\s*=|javascript:/i,
    );
}

async function expectHarmless(written: Written): Promise<void> {
  const { where, name, bytes } = written;
  expectTame(name, where);
  if (name.endsWith('.xlsx')) {
    expectInert(written);
    await rowsOfWorkbook(bytes);
    return;
  }
  if (name.endsWith('.zip')) {
    const parts = partsOf(bytes);
    expect(new Set(parts.map((part) => part.name.toLowerCase())).size).toBe(parts.length);
    for (const part of parts) {
      await expectHarmless({
        where: `${where} in the zip`,
        name: part.name,
        bytes: part.content as Uint8Array,
      });
    }
    return;
  }
  if (name.endsWith('.html')) expectStill(written);
  if (!name.endsWith('.pdf')) return;
  const { pages } = await readPdf(bytes);
  expect(pages.length, where).toBeGreaterThan(0);
  expect(Buffer.from(bytes).toString('latin1'), where).not.toMatch(
    /\/(?:JavaScript|JS|Launch|URI|EmbeddedFile)\b/,
  );
}

async function firstTemplate(): Promise<string | null> {
  const [fileId = ''] = await uploadFiles(township.archive, [
    { name: '采集表.xlsx', bytes: await excelTemplate({ parts: {} }) },
  ]);
  const { value } = await filesOf('template.open', { fileId });
  return value === null ? null : (value as { templateId: string }).templateId;
}

/** Every way out of the archive but the papers; each gives its files. */
const WAYS = {
  'access.workbook': async () => (await filesOf('access.workbook', {})).files,
  'export.write': async () => {
    const { kinds } = await township.archive.must('export.kinds', { year: YEAR });
    const all: Written[] = [];
    for (const { kind } of kinds)
      all.push(...(await filesOf('export.write', { year: YEAR, kind, working: true })).files);
    return all;
  },
  'export.forms': async () => [
    ...(await filesOf('export.forms', { year: YEAR, per: 'household' })).files,
    ...(await filesOf('export.forms', { year: YEAR, per: 'village' })).files,
  ],
  'export.again': async () => {
    const { exports } = await township.archive.must('export.list', {});
    const [last] = exports;
    return last === undefined ? [] : (await filesOf('export.again', { id: last.id })).files;
  },
  'check.workbook': async () => {
    await filesOf('check.run', { year: YEAR });
    return (await filesOf('check.workbook', { year: YEAR })).files;
  },
  'list.export': async () =>
    (
      await filesOf('list.export', {
        question: { year: YEAR },
        columns: ['household.head_name', 'household.phone'],
      })
    ).files,
  'comparison.sheets': async () => (await filesOf('comparison.sheets', {})).files,
  'issue.export': async () => (await filesOf('issue.export', {})).files,
  'paper.fetchList': async () => (await filesOf('paper.fetchList', {})).files,
  'paper.inspectSheet': async () => (await filesOf('paper.inspectSheet', { text: '10001\n=1+1\n' })).files,
  'keeping.package': async () => {
    const { householdId } = township;
    const { files } = await filesOf('keeping.package', { householdId, reason: '移交' });
    return files.flatMap(({ where, name, bytes }) => {
      expectTame(name, where);
      return partsOf(bytes).map(({ name: path, content }) => {
        const [last = '', ...folders] = path.split('/').reverse();
        for (const folder of folders) expectTame(folder, where);
        return { where: `${where} ${path}`, name: last, bytes: content as Uint8Array };
      });
    });
  },
  'template.fill': async () => {
    const templateId = await firstTemplate();
    if (templateId === null) return [];
    const rows = { of: 'household', year: YEAR };
    // The template has formulas of its own: what must be true of it is that the others' cells are texts.
    const { files } = await filesOf('template.fill', { templateId, rows, misfits: 'keep' });
    for (const { name, where, bytes } of files) {
      expectTame(name, where);
      await rowsOfWorkbook(bytes);
      for (const { name: part, content } of partsOf(bytes))
        if (part.includes('worksheets/sheet'))
          for (const [formula] of Buffer.from(content as Uint8Array)
            .toString('utf8')
            .matchAll(/<f[\s>].*?<\/f>/gs))
            expect(formula, where).not.toMatch(/HYPERLINK|cmd\||SUM\(A1\)|>1\+/);
    }
    return [];
  },
} as const satisfies Partial<Record<BackendChannel, () => Promise<Written[]>>>;

/** These speak of what is not in this township (a list of the county, two registers) or give bytes or pictures that came in. */
const ELSEWHERE = [
  'attachment.light',
  'attachment.picture',
  'attachment.read',
  'campaign.uncovered',
  'comparison.send',
  'comparison.write',
  'import.refused',
  'ownRule.pack',
  'received.workbook',
  'reconcile.sheets',
  'scan.picture',
];

test('every channel that gives a file is among the ways out that are looked through', () => {
  const giving = Object.entries(channels).flatMap(([name, { output }]) =>
    JSON.stringify(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })).includes('"outputId"')
      ? [name]
      : [],
  );
  const papers = giving.filter((name) => name.startsWith('document.'));
  expect(giving.filter((name) => !papers.includes(name)).sort()).toEqual(
    [...Object.keys(WAYS), ...ELSEWHERE].sort(),
  );
});

/** Of these no two rows are alike. */
function isUnique({ table, column }: Column): boolean {
  const raw = township.archive.session.archive!.raw;
  const indexes = raw.pragma(`index_list("${table}")`) as { name: string; unique: number }[];
  return indexes.some(({ name, unique }) => {
    const of = raw.pragma(`index_info("${name}")`) as { name: string | null }[];
    return unique === 1 && of.some((each) => each.name === column);
  });
}

const PER_TEXT = times(1, 12);
const some = times(1, 0) === 1;

test.each(TEXTS.map((text, at) => [JSON.stringify(text).slice(0, 30), text, at] as const))(
  '%s',
  { timeout: 600_000 },
  async (_, text, at) => {
    const { archive, householdId, procedureId, villageId } = township;
    const columns = openColumns(archive).filter((column) => !CODES.includes(columnName(column)));
    const undo = await typeInto(archive, columns, (column, row) =>
      isUnique(column) ? `${text}${row}` : text,
    );
    try {
      const ways = Object.values(WAYS);
      for (const way of some ? [ways[at % ways.length], ways[(at + 3) % ways.length]] : ways)
        for (const file of (await way?.()) ?? []) await expectHarmless(file);
      // A paper with ten thousand letters in each of its cells is laid out for minutes, in a thread of its own.
      const printed = text.length > 1000 ? 0 : PER_TEXT;
      const papers = Array.from(
        { length: printed },
        (_each, place) => ids[(at * PER_TEXT + place) % ids.length]!,
      );
      for (const document of papers)
        for (const target of [{ householdId }, { procedureId }, { villageId }, { township: true as const }]) {
          const paper = documents[document].papers[0];
          const wanted = { document, target, year: YEAR, paper, draft: true, leaveBlank: true };
          for (const file of (await filesOf('document.print', wanted as never)).files)
            await expectHarmless(file);
        }
    } finally {
      await undo();
    }
  },
);

test('after all of that the archive is sound', () => {
  expect(verifyArchive(township.archive.session.archive!).problems).toEqual([]);
});
