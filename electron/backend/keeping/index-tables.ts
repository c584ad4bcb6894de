import type { PackageMetadata, PackedRow, PackedTable } from '#domain/keeping/package-metadata.ts';
import { escaped, row, table } from './html.ts';

type Tables = ReadonlyMap<string, ReadonlyMap<number, PackedRow>>;

/** What is registered of a household, table by table, in words. */
export function tablesOf({ tables }: PackageMetadata, household: number): string[] {
  const known: Tables = new Map(
    tables.map((each) => [each.table, new Map(each.rows.map((cells) => [Number(cells['id']), cells]))]),
  );
  return tables
    .filter((each) => !AS_FILES.has(each.table))
    .map((each) =>
      tableOf(
        each,
        each.rows.filter((cells) => ownerOf(known, each.table, cells) === household),
        known,
      ),
    );
}

/** Told as files already. */
const AS_FILES = new Set(['document', 'attachment_link', 'scan_page']);

/** Rows that do not name their household hang on one that does. */
const THROUGH: readonly (readonly [column: string, table: string])[] = [
  ['statement_id', 'income_statement'],
  ['visit_id', 'visit'],
  ['procedure_household_id', 'procedure_household'],
  ['survey_id', 'campaign_survey'],
  ['issue_id', 'issue'],
  ['sample_household_id', 'sample_household'],
  ['item_id', 'filing_item'],
  ['volume_id', 'filing_volume'],
  ['member_id', 'member'],
];

function ownerOf(known: Tables, name: string, cells: PackedRow): number | null {
  if (name === 'household') return Number(cells['id']);
  if (typeof cells['household_id'] === 'number') return cells['household_id'];
  for (const [column, above] of THROUGH) {
    const parent = known.get(above)?.get(Number(cells[column]));
    if (parent !== undefined) return ownerOf(known, above, parent);
  }
  return null;
}

/** References that are told by a word of what they point at. */
const NAMED: Readonly<Record<string, readonly [label: string, table: string, word: string]>> = {
  village_id: ['村', 'village', 'name'],
  village_group_id: ['组', 'village_group', 'name'],
  member_id: ['成员', 'member', 'name'],
  new_head_id: ['新户主', 'member', 'name'],
  helper_id: ['帮扶责任人', 'helper', 'name'],
  procedure_id: ['程序', 'procedure', 'title'],
  campaign_id: ['排查', 'campaign', 'title'],
  field_id: ['指标', 'custom_field', 'label'],
};

const MOST_COLUMNS = 8;

/** The rows in words: as a table where it is narrow, else row by row. */
function tableOf({ title, columns }: PackedTable, rows: readonly PackedRow[], known: Tables): string {
  const used = Object.entries(columns).flatMap(([name, { label }]): [string, string][] => {
    const told = NAMED[name]?.[0] ?? (name.endsWith('_id') ? '' : label);
    return told !== '' && rows.some((each) => name in each) ? [[name, told]] : [];
  });
  if (used.length === 0) return '';
  const words = (cells: PackedRow, name: string): string => {
    const value = cells[name] ?? null;
    if (value === null) return '';
    const [, target = '', word = ''] = NAMED[name] ?? [];
    const pointed = known.get(target)?.get(Number(value))?.[word];
    return escaped(String(pointed ?? columns[name]?.words?.[String(value)] ?? value));
  };
  const body =
    used.length <= MOST_COLUMNS
      ? table(
          used.map(([, label]) => label),
          rows.map((each) => row(used.map(([name]) => words(each, name)))),
        )
      : rows.map((each) => listOf(used, (name) => words(each, name))).join('');
  return `<h2>${escaped(title)}</h2>${body}`;
}

const listOf = (used: readonly [string, string][], words: (name: string) => string): string =>
  `<dl>${used
    .filter(([name]) => words(name) !== '')
    .map(([name, label]) => `<div><dt>${escaped(label)}</dt><dd>${words(name)}</dd></div>`)
    .join('')}</dl>`;
