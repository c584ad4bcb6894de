import { columnLetters, readRange } from './cell-range.ts';
import { escapeXml } from './cell-xml.ts';
import { attributeEdit, type Edit, prefixOf, walkXml, type XmlElement } from './walk-xml.ts';

interface Changes {
  /** Name of the sheet that was filled. */
  readonly sheet: string;
  readonly reach: { readonly first: number; readonly last: number };
  /** Formulas are to be calculated when the file is opened. */
  readonly calculate: boolean;
}

/** The parts of a workbook that stand before the settings of its calculation, in the order of the standard. */
const BEFORE_CALCULATION = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);
/** Names that Excel itself keeps for a sheet, and that are to reach as far as its data do. */
const OF_THE_DATA = new Set(['_xlnm.print_area', '_xlnm._filterdatabase']);

/** What is to be changed in the text of the workbook part; nothing where the rows stay within what it says. */
export function workbookEdits(xml: string, { sheet, reach, calculate }: Changes): Edit[] {
  const edits: Edit[] = [];
  const sheets: string[] = [];
  let calculation: XmlElement | undefined;
  let before = { end: 0, prefix: '' };
  let text = '';
  walkXml(xml, {
    open(element) {
      text = '';
      if (element.name === 'sheet') sheets.push(element.attributes['name'] ?? '');
      if (element.name === 'calcPr') calculation = element;
    },
    text: (piece) => {
      text += piece;
    },
    close(element, close, path) {
      if (path.length === 1 && BEFORE_CALCULATION.has(element.name))
        before = { end: close.end, prefix: prefixOf(element.tag) };
      if (element.name !== 'definedName') return;
      const { name = '', localSheetId } = element.attributes;
      if (!OF_THE_DATA.has(name.toLowerCase()) || sheets[Number(localSheetId ?? -1)] !== sheet) return;
      const drawn = drawnName(text, reach);
      if (drawn !== null) edits.push({ start: element.openEnd, end: close.start, text: drawn });
    },
  });
  if (!calculate) return edits;
  if (calculation !== undefined)
    edits.push(attributeEdit(xml, calculation, { name: 'fullCalcOnLoad', value: '1' }));
  else
    edits.push({ start: before.end, end: before.end, text: `<${before.prefix}calcPr fullCalcOnLoad="1"/>` });
  return edits;
}

/** 'Sheet'!$A$1:$F$9 with its last row drawn down; null where it stays, or is no single block. */
function drawnName(written: string, { first, last }: Changes['reach']): string | null {
  const [, sheet, block] =
    /^('(?:[^']|'')+'|[^!'$,]+)!(\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+)$/i.exec(written) ?? [];
  const range = block === undefined ? undefined : readRange(block);
  if (sheet === undefined || range === undefined) return null;
  // The filter of an empty table spans its headers only.
  if (range.top > first || range.bottom < first - 1 || range.bottom >= last) return null;
  const { left, top, right } = range;
  return escapeXml(`${sheet}!$${columnLetters(left)}$${top}:$${columnLetters(right)}$${last}`);
}
