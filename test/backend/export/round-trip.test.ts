import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorkbook } from '#backend/sheets/read-table.ts';
import type { Cells } from '#db/row-access.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import type { Field, FieldStore } from '#domain/fields/field.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import type { SampleFile } from '#test/support/make-township.ts';
import { takeOutput } from '#test/support/take-output.ts';

const YEAR = 2025;

const ODD_TEXTS = [
  ...['=1+1', '+86 138', '@SUM(A1)', '-5', '0012', '1e5', '123456789012345678', '2025-03-01', '是', '，、；'],
  ...['<&>"\'', 'a_x0041_b', '陈𬭎', '第一行\n第二行', '“引号”', 'x'.repeat(500), '中 间', '１２３', '...'],
];

/** What a clerk might have written in a cell of the field. */
function written(field: Field): fc.Arbitrary<string> {
  const items = field.codes === undefined ? [] : codeItemsOf(field.codes, YEAR).map(({ label }) => label);
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
function cellsOf(store: FieldStore, without: readonly string[] = []): fc.Arbitrary<Cells> {
  const fields = storedFields(store).filter(
    ({ name, since = 0, until = 9999 }) => !without.includes(name) && since <= YEAR && YEAR <= until,
  );
  const arbitrary = fields.map((field) =>
    fc.option(written(field), { freq: 3 }).map((text) => {
      const parsed = text === null ? null : parseFieldValue(field, text, YEAR);
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

const anyHousehold = fc.record({
  household: cellsOf('household', IDENTITY),
  year: cellsOf('household_year'),
  income: cellsOf('income_statement'),
  spell: fc.option(fc.oneof(openSpell, endedSpell)),
  head: cellsOf('member', PERSON),
  headYear: cellsOf('member_year'),
  helper: fc.option(cellsOf('helper', ['helper_no', 'name', 'unit_name'])),
  pairing: cellsOf('pairing', ['ends_on']),
  measures: cellsOf('measure', SINGLE),
  relations: fc.array(fc.constantFrom('02', '03', '12', '99'), { maxLength: 2 }),
});

type AnyHousehold = typeof anyHousehold extends fc.Arbitrary<infer T> ? T : never;

async function fill(archive: BuiltArchive, households: readonly AnyHousehold[]): Promise<void> {
  for (const { household, year, income, spell, head, headYear, relations, ...rest } of households) {
    const { id } = await aHousehold(archive, {
      head: '赵一',
      cells: household,
      year: { ...year, year: YEAR },
      income: { ...income, year: YEAR },
      ...(spell === null ? {} : { spell }),
      headCells: head,
      headYear: { ...headYear, year: YEAR },
      others: relations.map((relation, at) => ({ name: `孙${'一二三'[at]}`, relation })),
      measures: Object.entries(rest.measures).flatMap(([kind, items]) =>
        items === null ? [] : [{ year: YEAR, kind, items }],
      ),
    });
    const { helper } = rest;
    if (helper === null) continue;
    await archive.write((rows) => {
      const number = archive.nextNumber();
      const helper_id = rows.insert('helper', {
        ...{ ...helper, helper_no: `H${number}`, name: `何${'甲乙丙丁'[number % 4]}`, unit_name: '县财政局' },
      });
      rows.insert('pairing', {
        ...{ starts_on: '2021-05-01', ...rest.pairing, household_id: id, helper_id },
      });
    });
  }
}

async function formsOf(archive: BuiltArchive): Promise<SampleFile[]> {
  const { files } = await archive.must('export.forms', { year: YEAR, per: 'village' });
  const taken: SampleFile[] = [];
  for (const { name, outputId } of files) taken.push({ name, bytes: await takeOutput(archive, outputId) });
  return taken;
}

/** Every cell that is not empty, by file, sheet, row and header. */
async function cellsIn(files: readonly SampleFile[]): Promise<Record<string, string>> {
  const cells: Record<string, string> = {};
  for (const file of files) {
    const book = await openWorkbook(file);
    for (const [at, { name }] of book.sheets.entries()) {
      const [headers, ...rows] = await Array.fromAsync(book.rows(at));
      for (const { number, cells: own } of rows)
        for (const [column, cell] of own.entries()) {
          const header = headers?.cells[column];
          if (cell !== '') cells[`${name} ${number} ${header === '' ? '' : header?.text}`] = cell.text;
        }
    }
    book.close();
  }
  return cells;
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
          await importFiles(second, sent);
          const cells = await cellsIn(sent);
          expect(Object.keys(cells).length).toBeGreaterThan(households.length * 30);
          expect(await cellsIn(await formsOf(second))).toEqual(cells);
        } finally {
          await first.close();
          await second.close();
        }
      }),
      { numRuns: 10 },
    );
  },
);
