import type { SheetValue } from '../sheets/write-workbook.ts';
import type { ZipParts } from '../sheets/zip-parts.ts';
import { readRelations } from '../sheets/read-workbook-parts.ts';
import { columnLetters, drawnDown, readRange } from './cell-range.ts';
import { type StringPool, cellText, stringPool } from './cell-xml.ts';
import { filledRows, type FillPlan } from './fill-rows.ts';
import { type TemplateFile, withZip } from './open-template.ts';
import type { SheetLayout } from './sheet-layout.ts';
import {
  attributeEdit,
  type Edit,
  edited,
  prefixOf,
  readText,
  walkXml,
  type XmlElement,
} from './walk-xml.ts';
import { workbookEdits } from './workbook-edits.ts';
import { type NewPart, writePackage } from './write-package.ts';

export interface Filling {
  readonly file: TemplateFile;
  /** Number of the sheet in the file. */
  readonly sheet: number;
  readonly layout: SheetLayout;
  readonly plan: FillPlan;
}

/**
 * The template with rows of values in it. Only what speaks of rows is changed: the rows themselves, the list of
 * texts, the reach of drop-downs, conditional formats, filters and tables where the rows go beyond it. All other parts
 * of the package keep their bytes.
 */
export async function fillTemplate(
  filling: Filling,
  rows: readonly (readonly SheetValue[])[],
): Promise<Uint8Array> {
  const { file, sheet, layout, plan } = filling;
  const reach = { first: plan.firstRow, last: plan.firstRow + rows.length - 1 };
  const part = file.sheets[sheet]?.part ?? '';
  return withZip(file.bytes, async (zip) => {
    const shared = file.sharedStrings === null ? null : await sharedStrings(zip, file.sharedStrings);
    const parts = new Map<string, NewPart>(await tableParts(zip, part, reach));
    const writer = { prefix: layout.prefix, pool: shared?.pool ?? null };
    parts.set(part.toLowerCase(), sheetText(layout, reach, filledRows(layout, plan, rows, writer)));
    if (shared !== null && file.sharedStrings !== null)
      parts.set(file.sharedStrings.toLowerCase(), shared.text());
    const workbook = await readText(zip, file.workbook);
    const edits = workbookEdits(workbook, {
      sheet: file.sheets[sheet]?.name ?? '',
      reach,
      calculate: layout.hasFormulas || (await hasFormulas(zip, file)),
    });
    if (edits.length > 0) parts.set(file.workbook.toLowerCase(), [edited(workbook, edits)]);
    return writePackage(file.bytes, parts);
  });
}

export interface Reach {
  readonly first: number;
  readonly last: number;
}

function* sheetText(
  layout: SheetLayout,
  reach: Reach,
  rows: Iterable<string>,
): Generator<string, void, undefined> {
  const { xml, data } = layout;
  const tag = data.element.tag;
  const edits = referenceEdits(layout, reach);
  const before = edits.filter(({ start }) => start < data.element.start);
  const behind = edits.filter(({ start }) => start >= data.end);
  yield edited(xml.slice(0, data.element.start), before);
  yield `<${tag}>`;
  yield* rows;
  yield `</${tag}>`;
  const shifted = behind.map(({ start, end, text }) => ({
    start: start - data.end,
    end: end - data.end,
    text,
  }));
  yield edited(xml.slice(data.end), shifted);
}

function referenceEdits(layout: SheetLayout, reach: Reach): Edit[] {
  const { xml, dimension } = layout;
  const edits: Edit[] = [];
  for (const { kind, start, end } of layout.spots) {
    const written = xml.slice(start, end);
    const others = kind === 'validation' ? layout.validations.flatMap(({ ranges }) => ranges) : [];
    // A filter ends with the data, or with the headers of an empty table.
    const first =
      kind === 'filter' && readRange(written)?.bottom === reach.first - 1 ? reach.first - 1 : reach.first;
    const text = drawnDown(written, { ...reach, first }, others);
    if (text !== written) edits.push({ start, end, text });
  }
  const used = dimension === undefined ? undefined : readRange(xml.slice(dimension.start, dimension.end));
  if (dimension !== undefined && used !== undefined && used.bottom < reach.last)
    edits.push({
      ...dimension,
      text: `${columnLetters(used.left)}${used.top}:${columnLetters(used.right)}${reach.last}`,
    });
  return edits;
}

async function tableParts(zip: ZipParts, sheet: string, reach: Reach): Promise<[string, NewPart][]> {
  const relations = await readRelations(zip, sheet);
  const parts: [string, NewPart][] = [];
  for (const { type, part } of relations) {
    if (type !== 'table' || !zip.has(part)) continue;
    const xml = await readText(zip, part);
    const edits: Edit[] = [];
    walkXml(xml, {
      open(element) {
        if (element.name !== 'table' && element.name !== 'autoFilter') return;
        const written = element.attributes['ref'] ?? '';
        const value = drawnDown(written, reach);
        if (value !== written) edits.push(attributeEdit(xml, element, { name: 'ref', value }));
      },
    });
    if (edits.length > 0) parts.push([part.toLowerCase(), [edited(xml, edits)]]);
  }
  return parts;
}

/** The workbook's list of texts, and what it is with those that were added. */
async function sharedStrings(
  zip: ZipParts,
  part: string,
): Promise<{ pool: StringPool; text(): Iterable<string> }> {
  const xml = await readText(zip, part);
  let known = 0;
  let list: XmlElement | undefined;
  let listEnd = 0;
  walkXml(xml, {
    open(element, path) {
      if (path.length === 0) list = element;
      if (element.name === 'si') known += 1;
    },
    close(_element, { start }, path) {
      if (path.length === 0) listEnd = start;
    },
  });
  const pool = stringPool(known);
  return { pool, text: () => listText(xml, { list, listEnd, known, pool }) };
}

interface TextList {
  readonly list: XmlElement | undefined;
  readonly listEnd: number;
  readonly known: number;
  readonly pool: StringPool;
}

function* listText(
  xml: string,
  { list, listEnd, known, pool }: TextList,
): Generator<string, void, undefined> {
  if (list === undefined) return;
  const p = prefixOf(list.tag);
  const { count, uniqueCount } = list.attributes;
  const edits: Edit[] = [];
  const added = [...pool.added];
  const put = (name: string, value: number) =>
    edits.push(attributeEdit(xml, list, { name, value: String(value) }));
  if (count !== undefined) put('count', Number(count) + pool.uses);
  if (uniqueCount !== undefined) put('uniqueCount', known + added.length);
  if (list.isEmpty) edits.push({ start: list.openEnd - 2, end: list.openEnd, text: '>' });
  yield edited(xml.slice(0, listEnd), edits);
  for (let at = 0; at < added.length; at += TEXTS_A_PIECE)
    yield added
      .slice(at, at + TEXTS_A_PIECE)
      .map((each) => `<${p}si><${p}t xml:space="preserve">${cellText(each)}</${p}t></${p}si>`)
      .join('');
  yield list.isEmpty ? `</${list.tag}>` : xml.slice(listEnd);
}

const TEXTS_A_PIECE = 1000;
const FORMULA = /<(?:\w+:)?f[\s>]/;
const END_OF_CELLS = /<\/(?:\w+:)?sheetData>|$/;

/** Whether any sheet calculates: its results may rest on the rows that were filled in. */
async function hasFormulas(zip: ZipParts, file: TemplateFile): Promise<boolean> {
  for (const { part } of file.sheets) {
    const xml = await readText(zip, part);
    // Behind the cells, the lists of drop-downs are written as formulas too.
    if (FORMULA.test(xml.slice(0, xml.search(END_OF_CELLS)))) return true;
  }
  return false;
}
