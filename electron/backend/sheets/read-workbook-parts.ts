import { posix } from 'node:path';
import { type XmlHandlers, localName, readXml } from './parse-xml.ts';
import { type DateEpoch, isDateFormat } from './serial-date.ts';
import { SheetError } from './sheet-error.ts';
import type { ZipParts } from './zip-parts.ts';

/** What the parts around the sheets say. */
export interface WorkbookParts {
  readonly epoch: DateEpoch;
  /** In the order of the tabs; charts and macro sheets are left out. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly sharedStrings?: string;
  /** By cell style: whether it shows a number as a date. */
  readonly dateStyles: readonly boolean[];
}

/** Styles that were pasted for years can be large; the sheets are not read this way. */
const MAX_BYTES = 50e6;

export interface Relation {
  readonly id: string;
  /** Last word of the type's address, which transitional and strict packages share. */
  readonly type: string;
  readonly part: string;
}

export async function readWorkbookParts(zip: ZipParts, maxSheets: number): Promise<WorkbookParts> {
  const book = await findWorkbook(zip);
  const relations = await readRelations(zip, book);
  const byType = (type: string) => relations.find((r) => r.type === type && zip.has(r.part))?.part;
  const { epoch, sheets } = await readBook(zip, book);
  if (sheets.length > maxSheets) throw new SheetError('too-many-sheets');
  const styles = byType('styles');
  const sharedStrings = byType('sharedStrings');
  return {
    epoch,
    sheets: sheets.flatMap(({ name, hidden, relation }) => {
      const target = relations.find((r) => r.id === relation && r.type === 'worksheet');
      return target === undefined ? [] : [{ name, hidden, part: target.part }];
    }),
    ...(sharedStrings !== undefined && { sharedStrings }),
    dateStyles: styles === undefined ? [] : await readDateStyles(zip, styles),
  };
}

export async function findWorkbook(zip: ZipParts): Promise<string> {
  const roots = zip.has('_rels/.rels') ? await readRelations(zip, '') : [];
  const main = roots.find((r) => r.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const part = zip.has(main) ? main : 'xl/workbook.xml';
  if (part.toLowerCase().endsWith('.bin') || zip.has('xl/workbook.bin')) throw new SheetError('xlsb');
  if (zip.has(part) && !/^(?:word|ppt)\//i.test(part)) return part;
  if (zip.has('word/document.xml') || zip.has('ppt/presentation.xml')) throw new SheetError('office');
  if (zip.has('content.xml') && zip.has('mimetype')) throw new SheetError('ods');
  throw new SheetError(zip.has('[Content_Types].xml') ? 'damaged' : 'archive');
}

/** What a part points to inside the package, by its `.rels`; '' is the package itself. */
export async function readRelations(zip: ZipParts, source: string): Promise<Relation[]> {
  const folder = posix.dirname(`/${source}`);
  const part = posix.join(folder, '_rels', `${posix.basename(source)}.rels`).slice(1);
  const relations: Relation[] = [];
  if (!zip.has(part)) return relations;
  await readElements(zip, part, (name, attributes) => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    relations.push({
      id: attributes['Id'] ?? '',
      type: posix.basename(attributes['Type'] ?? ''),
      part: posix.resolve(folder, attributes['Target'] ?? '').slice(1),
    });
  });
  return relations;
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

async function readBook(zip: ZipParts, part: string): Promise<{ epoch: DateEpoch; sheets: ListedSheet[] }> {
  let epoch: DateEpoch = 1900;
  const sheets: ListedSheet[] = [];
  await readElements(zip, part, (name, attributes) => {
    if (name === 'workbookPr' && /^(?:1|true|on)$/.test(attributes['date1904'] ?? '')) epoch = 1904;
    if (name !== 'sheet') return;
    sheets.push({
      name: attributes['name'] ?? '',
      hidden: (attributes['state'] ?? 'visible') !== 'visible',
      relation: relationOf(attributes),
    });
  });
  return { epoch, sheets };
}

/** The attribute r:id, whatever its prefix is. */
function relationOf(attributes: Record<string, string>): string {
  const key = Object.keys(attributes).find((name) => name.includes(':') && localName(name) === 'id');
  return key === undefined ? '' : (attributes[key] ?? '');
}

async function readDateStyles(zip: ZipParts, part: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let list = '';
  await readElements(zip, part, (name, attributes) => {
    if (name === 'numFmts' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs') list = name;
    if (name === 'numFmt' && list === 'numFmts') {
      codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    }
    if (name === 'xf' && list === 'cellXfs') formats.push(Number(attributes['numFmtId'] ?? 0));
  });
  return formats.map((id) => isDateFormat(id, codes.get(id)));
}

function readElements(zip: ZipParts, part: string, open: XmlHandlers['open']): Promise<void> {
  return readXml(zip.read(part, MAX_BYTES), { open, close: () => {}, text: () => {} });
}
