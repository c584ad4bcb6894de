import { type GatheredRows, packedRows } from '#db/keeping-rows.ts';
import { CARRIED } from '#db/keeping-tables.ts';
import type { Archive } from '#db/open-archive.ts';
import type { Db } from '#db/schema.ts';
import type { PackedRow, PackedTable } from '#domain/keeping/package-metadata.ts';
import type { ColumnWords } from '#domain/time/column-words.ts';
import { loggedColumn, loggedText, tableTitle } from '#domain/time/log-words.ts';
import type { CarriedContent, Packing, Row } from './packed-papers.ts';
import { contentOfLink, contentOfPage } from './packed-scans.ts';

/** Every table of a package with what its columns and the codes in them are called. */
export const packedTables = (raw: Archive['rawReading'], packing: Packing): PackedTable[] =>
  CARRIED.flatMap(({ table }): PackedTable[] => {
    const rows = rowsOf(raw, table, packing);
    return rows.length === 0
      ? []
      : [{ table, title: tableTitle(table), columns: columnsOf(table, rows), rows }];
  });

/** Photos and scans stand as they lie in the package: a page that was drawn out of a file of many is a file of its own. */
function rowsOf(raw: Archive['rawReading'], table: keyof Db, packing: Packing): PackedRow[] {
  const { gathered, contents } = packing;
  if (table === 'attachment') return [...contents.values()].flatMap(({ row }) => (row === null ? [] : [row]));
  const packed = packedRows(raw, table, gathered);
  if (table !== 'attachment_link' && table !== 'scan_page') return packed;
  const attachments = new Map((gathered.rows.get('attachment') ?? []).map((row) => [row.id, row]));
  const householdOf = scannedFor(gathered);
  const contentOf = (row: Row): CarriedContent | undefined => {
    const attachment = attachments.get(Number(row['attachment_id']));
    if (attachment === undefined) return undefined;
    return table === 'attachment_link'
      ? contentOfLink(packing, attachment, row)
      : contentOfPage(packing, attachment, row, householdOf(row));
  };
  return (gathered.rows.get(table) ?? []).flatMap((row, at) => {
    const content = contentOf(row);
    const cells = packed[at];
    return cells === undefined || content?.row == null ? [] : [inPackage(table, cells, content)];
  });
}

/** A page that was drawn is upright, and the only one of its file. */
const DRAWN = new Set(['crop', 'page', 'turn', 'skew']);

function inPackage(
  table: 'attachment_link' | 'scan_page',
  cells: PackedRow,
  { row, isDrawn }: CarriedContent,
): PackedRow {
  const told = { ...cells, attachment_id: row?.['id'] ?? null };
  if (!isDrawn) return told;
  const rest = Object.fromEntries(Object.entries(told).filter(([name]) => !DRAWN.has(name)));
  return table === 'attachment_link' ? rest : { ...rest, page: 1 };
}

/** Whose a scanned page is: that of its print or of the place that it was put in. */
export function scannedFor({ rows }: GatheredRows): (page: Row) => number | null {
  const ownerIn = (table: 'document' | 'attachment_link') =>
    new Map((rows.get(table) ?? []).map((row) => [row.id, row['household_id'] as number | null]));
  const [documents, links] = [ownerIn('document'), ownerIn('attachment_link')];
  return (page) => documents.get(Number(page['document_id'])) ?? links.get(Number(page['link_id'])) ?? null;
}

function columnsOf(table: string, rows: readonly PackedRow[]): PackedTable['columns'] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries(
    [...names].map((name) => {
      const logged = loggedColumn(table, name);
      if (logged === undefined || logged.silent) return [name, { label: '' }];
      const { label, words } = logged;
      return [name, isCoded(words) ? { label, words: wordsOf(words, name, rows) } : { label }];
    }),
  );
}

const isCoded = ({ field, list, values, measureItems }: ColumnWords): boolean =>
  [list, values, field?.codes].some((each) => each !== undefined) ||
  measureItems === true ||
  field?.type === 'bool';

const wordsOf = (words: ColumnWords, name: string, rows: readonly PackedRow[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap((row): [string, string][] => {
      const value = row[name];
      return value === undefined ? [] : [[String(value), loggedText(words, value, row) ?? '']];
    }),
  );
