import { openSource } from '../sheets/open-source.ts';
import { readTable } from '../sheets/read-table.ts';
import {
  type Relation,
  findWorkbook,
  readRelations,
  readWorkbookParts,
} from '../sheets/read-workbook-parts.ts';
import { recogniseFile } from '../sheets/recognise-file.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import { SHEET_LIMITS, type SheetRow, type SheetSource } from '../sheets/sheet-row.ts';
import { openZip, type ZipParts } from '../sheets/zip-parts.ts';
import { Refusal } from '../session.ts';
import { type CellFormat, readFormats } from './read-formats.ts';
import { type SheetLayout, readLayout } from './sheet-layout.ts';
import { readText } from './walk-xml.ts';

export interface TemplateSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** A template as it lies in memory; no sheet is read before it is asked for. */
export interface TemplateFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly workbook: string;
  readonly sheets: readonly TemplateSheet[];
  readonly epoch: 1900 | 1904;
  readonly sharedStrings: string | null;
  readonly relations: readonly Relation[];
  /** What is in the package that filling leaves alone and a clerk should know of. */
  readonly notices: readonly string[];
  formatOf(style: number | null): CellFormat;
}

const NOTICES: readonly (readonly [RegExp, string])[] = [
  [/vbaproject\.bin$/i, '模板带宏。宏照原样留在文件里，户档不运行它。'],
  [/^xl\/externallinks\//i, '模板里有指向别的文件的链接，照原样留着，没有打开那些文件。'],
  [/^_xmlsignatures\//i, '模板有数字签名。填写后内容变了，签名会失效。'],
];

/** Opens a template and refuses what cannot be filled, with a sentence; throws SheetError and Refusal only. */
export async function openTemplateFile(source: SheetSource): Promise<TemplateFile> {
  const opened = await openSource(source, SHEET_LIMITS.fileBytes);
  const kind = recogniseFile(await opened.head(4096));
  if (kind !== 'zip') throw new Refusal({ code: 'rule', rule: 'template-kind', message: notXlsx(kind) });
  const bytes = await opened.readAll();
  return withZip(bytes, async (zip) => {
    const workbook = await findWorkbook(zip);
    const parts = await readWorkbookParts(zip, SHEET_LIMITS.sheets);
    const relations = await readRelations(zip, workbook);
    const styles = relations.find(({ type, part }) => type === 'styles' && zip.has(part))?.part;
    if (parts.sheets.length === 0) throw new SheetError('no-sheet');
    return {
      name: source.name,
      bytes,
      workbook,
      sheets: parts.sheets,
      epoch: parts.epoch,
      sharedStrings: parts.sharedStrings ?? null,
      relations,
      notices: NOTICES.filter(([pattern]) => zip.names.some((name) => pattern.test(name))).map(
        ([, said]) => said,
      ),
      formatOf: readFormats(styles === undefined ? '<styleSheet/>' : await readText(zip, styles)),
    };
  });
}

const notXlsx = (kind: 'ole' | 'text'): string =>
  kind === 'ole'
    ? '模板是旧格式（.xls）或加了打开密码，填写时保不住它的下拉和格式。请用 WPS 或 Excel 打开，取消密码，另存为 .xlsx 再选。'
    : '模板是文本文件，没有格式和下拉。请选从系统下载的 .xlsx 空表；要导出 .csv 的内容请用“导出”。';

export async function withZip<T>(bytes: Buffer, use: (zip: ZipParts) => Promise<T>): Promise<T> {
  const zip = await openZip(await openSource({ name: '', bytes }, SHEET_LIMITS.fileBytes), SHEET_LIMITS);
  try {
    return await use(zip);
  } finally {
    zip.close();
  }
}

export const layoutOf = (file: TemplateFile, sheet: number): Promise<SheetLayout> =>
  withZip(file.bytes, async (zip) => {
    const part = file.sheets[sheet]?.part;
    if (part === undefined || !zip.has(part)) throw new SheetError('no-sheet');
    return readLayout(await readText(zip, part));
  });

/** The rows of a sheet that have something in them. */
export const rowsOfSheet = (file: TemplateFile, sheet: number): Promise<SheetRow[]> =>
  Array.fromAsync(readTable({ name: file.name, bytes: file.bytes }, { sheet }));
