import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkbook } from '#backend/sheets/read-table.ts';
import type { Cells, RowWriter } from '#db/row-access.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import type { Field, FieldStore } from '#domain/fields/field.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import type { SampleFile } from '#test/support/make-township.ts';
import { dataOf } from '#test/support/temp-archive.ts';
import { openImport } from '#test/support/open-import.ts';
import { takeOutput } from '#test/support/take-output.ts';

const YEAR = 2025;
const YEARS = [2023, YEAR] as const;

const ODD_TEXTS = [
  ...['=1+1', '+86 138', '@SUM(A1)', '-5', '0012', '1e5', '123456789012345678', '2025-03-01', '是', '，、；'],
  ...['<&>"\'', 'a_x0041_b', '陈𬭎', '第一行\n第二行', '“引号”', 'x'.repeat(500), '中 间', '１２３', '...'],
];

/** What a clerk might have written in a cell of the field. */
function written(field: Field, year: number): fc.Arbitrary<string> {
  const items = field.codes === undefined ? [] : codeItemsOf(field.codes, year).map(({ label }) => label);
  const unknown = fc.constantFrom('没有的词', '别的（其他）', '=怪', '99号');
  const label =
    items.length === 0 ? unknown : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...items) }, unknown);
  switch (field.type) {
    case 'text':
      return fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'grapheme', maxLength: 30 }));
    case 'int':
      return fc.integer({ min: 0, max: 9999 }).map(String);
    case 'decimal':
      return fc.integer({ min: -9_999_999, max: 999_999_999 }).map((cents) => String(cents / 100));
    case 'date':
      return fc
        .date({ min: new Date('1950-01-01'), max: new Date('2025-03-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'month':
      return fc
        .tuple(fc.integer({ min: 2014, max: 2025 }), fc.integer({ min: 1, max: 12 }))
        .map(([y, m]) => `${y}${String(m).padStart(2, '0')}`);
    case 'year':
      return fc.integer({ min: 1990, max: 2025 }).map(String);
    case 'bool':
      return fc.constantFrom('是', '否');
    case 'code':
      return label;
    case 'codes':
      return fc.uniqueArray(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join(','));
    case 'signature':
      return fc.constant('');
  }
}

/** The cells of a table in their stored form, some of them empty. */
function cellsOf(
  store: FieldStore,
  without: readonly string[] = [],
  year: number = YEAR,
): fc.Arbitrary<Cells> {
  const fields = storedFields(store).filter(
    ({ name, since = 0, until = 9999 }) => !without.includes(name) && since <= year && year <= until,
  );
  const arbitrary = fields.map((field) =>
    fc.option(written(field, year), { freq: 3 }).map((text) => {
      const parsed = text === null ? null : parseFieldValue(field, text, year);
      return [field.name, parsed?.ok === true ? parsed.value : null] as const;
    }),
  );
  return fc.tuple(...arbitrary).map((cells) => Object.fromEntries(cells));
}

const IDENTITY = ['household_no', 'head_person_no', 'head_name', 'head_id_number'];
const PERSON = ['person_no', 'name', 'id_type', 'id_number', 'birth_date', 'sex', 'relation', 'member_state'];

/** Of a single measure; the sheets tell what was done by kind. */
const SINGLE = storedFields('measure').flatMap(({ name, type }) => (type === 'codes' ? [] : [name]));

const SPELL = ['recognised_month', 'category', 'is_eliminated', 'eliminated_month'];
const ENDING = storedFields('monitoring_spell').flatMap(({ name }) =>
  /^after_|^eliminat|^rolled_back/.test(name) ? [name] : [],
);

/** How a spell is kept: what belongs to its end only once it has ended. */
const openSpell = cellsOf('monitoring_spell', [...SPELL, ...ENDING]).map((cells) => ({
  ...{ ...cells, state: 'open', category: '2', recognised_month: '202503' },
}));
const endedSpell = cellsOf('monitoring_spell', [...SPELL, 'rolled_back_on']).map((cells) => ({
  ...{ ...cells, state: 'eliminated', category: '1', recognised_month: '202301' },
  ...{ is_eliminated: 1, eliminated_month: '202502' },
}));

const NAMES = ['赵一', '买买提·艾力', '=怪', '欧阳1', 'A·B', '陈𬭎'];

const ofYear = (year: number) =>
  fc.record({
    household: cellsOf('household_year', [], year),
    income: fc.option(cellsOf('income_statement', [], year)),
    head: fc.option(cellsOf('member_year', [], year)),
    measures: cellsOf('measure', SINGLE, year),
  });

const anyHousehold = fc.record({
  village: fc.constantFrom('云溪村', '石板村'),
  group: fc.constantFrom('一组', '十组', '=组'),
  name: fc.constantFrom(...NAMES),
  household: cellsOf('household', IDENTITY),
  years: fc.tuple(...YEARS.map(ofYear)),
  spells: fc.tuple(fc.option(openSpell), fc.option(endedSpell)),
  head: cellsOf('member', PERSON),
  pairings: fc.array(
    fc.record({
      helper: cellsOf('helper', ['helper_no', 'name']),
      pairing: cellsOf('pairing'),
      hasNo: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  relations: fc.array(fc.constantFrom('02', '03', '12', '99'), { maxLength: 2 }),
});

type AnyHousehold = typeof anyHousehold extends fc.Arbitrary<infer T> ? T : never;

async function fill(archive: BuiltArchive, households: readonly AnyHousehold[]): Promise<void> {
  for (const { village, group, name, household, years, spells, head, pairings, relations } of households) {
    const { id, memberIds } = await aHousehold(archive, {
      ...{ village, group, head: name, cells: household, headCells: head },
      others: relations.map((relation, at) => ({ name: `孙${'一二三'[at]}`, relation })),
    });
    await archive.write((rows) => {
      for (const [at, year] of YEARS.entries())
        fillYear(rows, { id, head: memberIds[0]!, year, said: years[at]! });
      for (const spell of spells)
        if (spell !== null) rows.insert('monitoring_spell', { ...spell, household_id: id });
      for (const { helper, pairing, hasNo } of pairings) {
        const number = archive.nextNumber();
        const helper_id = rows.insert('helper', {
          ...{ ...helper, name: `何${number}`, helper_no: hasNo ? `H${number}` : null },
        });
        rows.insert('pairing', { ...pairing, household_id: id, helper_id });
      }
    });
  }
}

interface YearOf {
  readonly id: number;
  readonly head: number;
  readonly year: number;
  readonly said: AnyHousehold['years'][number];
}

function fillYear(rows: RowWriter, { id, head, year, said }: YearOf): void {
  rows.insert('household_year', { ...said.household, household_id: id, year });
  if (said.income !== null)
    rows.insert('income_statement', { ...said.income, household_id: id, year, purpose: 'annual' });
  if (said.head !== null) rows.insert('member_year', { ...said.head, member_id: head, year });
  for (const [kind, items] of Object.entries(said.measures))
    if (items !== null) rows.insert('measure', { household_id: id, year, kind, items });
}

async function formsOf(archive: BuiltArchive): Promise<SampleFile[]> {
  const taken: SampleFile[] = [];
  for (const year of YEARS) {
    const { files } = await archive.must('export.forms', { year, per: 'village' });
    for (const { name, outputId } of files) taken.push({ name, bytes: await takeOutput(archive, outputId) });
  }
  return taken;
}

/** Sheet by sheet the rows as they stand, headers first, of each file by its name. */
async function sheetsIn(files: readonly SampleFile[]): Promise<Record<string, string[]>> {
  const sheets: Record<string, string[]> = {};
  for (const file of files) {
    const book = await openWorkbook(file);
    for (const [at, { name }] of book.sheets.entries()) {
      const [headers, ...rows] = await Array.fromAsync(book.rows(at));
      const texts = headers?.cells.map((cell) => (cell === '' ? '' : cell.text)) ?? [];
      const lines = rows.map(({ number, cells }) =>
        cells
          .flatMap((cell, column) => (cell === '' ? [] : [`${number} ${texts[column]}: ${cell.text}`]))
          .join(' | '),
      );
      sheets[`${file.name} ${name}`] = [texts.join(' | '), ...lines];
    }
    book.close();
  }
  return sheets;
}

test(
  'collection-form data, imported into an empty archive and exported again, has the same cells',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHousehold, { minLength: 1, maxLength: 8 }), async (households) => {
        const [first, second] = [await anArchive(), await anArchive()];
        try {
          await fill(first, households);
          const sent = await formsOf(first);
          const { answer } = await importFiles(second, sent);
          expect(answer.doubts).toBe(0);
          expect(answer.files.flatMap(({ refusals, problem }) => [...refusals, problem])).toEqual(
            answer.files.map(() => null),
          );
          const sheets = await sheetsIn(sent);
          expect(Object.values(sheets).flat().length).toBeGreaterThan(households.length * 4);
          expect(await sheetsIn(await formsOf(second))).toEqual(sheets);
        } finally {
          await first.close();
          await second.close();
        }
      }),
      { numRuns: 10 },
    );
  },
);

test('what is told and never brought in: single benefits, and of a single measure more than its kind', async () => {
  const [first, second] = [await anArchive(), await anArchive()];
  onTestFinished(() => Promise.all([first.close(), second.close()]).then(() => undefined));
  const { id } = await aHousehold(first, {
    measures: [{ year: YEAR, kind: 'industry', items: '01', content: '种茶', amount: 3000 }],
  });
  await first.write((rows) => {
    const dibao = { kind: '01', starts_on: '2024-01-01', amount: 500, per: '1' };
    rows.insert('benefit', { ...dibao, household_id: id });
  });
  const sent = await formsOf(first);
  const { sources } = await openImport(second, sent);
  const told = sources.map(({ sheet, used }) => [sheet, used]);
  // The importer knows registers and sums: a benefit with its days is typed in.
  expect(told).toContainEqual(['享受政策', false]);
  expect(told.filter(([, used]) => used === false)).toHaveLength(YEARS.length);
  await importFiles(second, sent);
  expect(dataOf(second.session.archive!)['benefit']).toEqual([]);
  expect(dataOf(second.session.archive!)['measure']).toMatchObject([
    { year: YEAR, kind: 'industry', items: '01', content: null },
  ]);
});
