import { writeZip } from '#backend/sheets/write-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const TEXTS = [
  '示范省脱贫户信息采集表',
  '填表说明：一次最多 3 行；带*必填',
  '序号',
  '户编号*',
  '户主姓名',
  '户主身份证号',
  '户类型',
  '家庭人口数',
  '工资性收入',
  '生产经营性支出',
  '差额',
  '识别时间',
  '脱贫户',
  '脱贫不稳定户',
  '1-一般农户',
  '示例',
  '张三',
  '填表人：',
];

const relations = (...all: readonly (readonly [string, string])[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${REL}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="1" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0"/><xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0"/></cellXfs><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs></styleSheet>`;

interface ExcelTemplate {
  /** Rows of an example below the headers. */
  readonly sample?: boolean;
  /** A line to be signed below the rows; by its row. */
  readonly foot?: number;
  readonly note?: string;
  /** More parts, or other content of one. */
  readonly parts?: Readonly<Record<string, string>>;
}

const text = (ref: string, number: number, style = 3) =>
  `<c r="${ref}" s="${style}" t="s"><v>${number}</v></c>`;

/**
 * A template as Excel itself writes one: x14 drop-downs from a hidden sheet, a table, a filter, conditional formats of
 * both kinds, a chain of calculation, frozen panes, a comment, printer settings, a theme, custom properties. Headers in
 * row 3, data from row 4: number, household, head, id number, type, people, two amounts, a formula, a month.
 */
export function excelTemplate({
  sample = false,
  foot,
  note,
  parts = {},
}: ExcelTemplate = {}): Promise<Uint8Array> {
  const headers = 'ABCDEFGHIJ'
    .split('')
    .map((letter, at) => text(`${letter}3`, at + 2))
    .join('');
  const blank = (row: number) =>
    `<row r="${row}" spans="1:10" ht="21" customHeight="1" x14ac:dyDescent="0.2"><c r="A${row}" s="5"><f>ROW()-3</f><v>${row - 3}</v></c><c r="B${row}" s="1"/><c r="C${row}" s="3"/><c r="D${row}" s="3"/><c r="E${row}" s="1"/><c r="F${row}" s="5"/><c r="G${row}" s="2"/><c r="H${row}" s="2"/><c r="I${row}" s="2">${row === 4 ? '<f t="shared" ref="I4:I5" si="0">G4-$H4</f>' : '<f t="shared" si="0"/>'}<v>0</v></c><c r="J${row}" s="4"/></row>`;
  const example = `<row r="4" ht="21" customHeight="1"><c r="A4" s="5"><f>ROW()-3</f><v>1</v></c>${text('B4', 15, 1)}${text('C4', 16)}<c r="D4" s="3"/><c r="E4" s="1"/><c r="F4" s="5"><v>3</v></c><c r="G4" s="2"><v>100</v></c><c r="H4" s="2"/><c r="I4" s="2"><f>G4-$H4</f><v>100</v></c><c r="J4" s="4"/></row>`;
  const signed = foot === undefined ? '' : `<row r="${foot}">${text(`A${foot}`, 17, 0)}</row>`;
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetPr codeName="Sheet1"><tabColor rgb="FF00B050"/></sheetPr><dimension ref="A1:J5"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.2"/><cols><col min="1" max="1" width="6.5" style="5" customWidth="1"/><col min="2" max="10" width="18" style="3" customWidth="1"/></cols><sheetData><row r="1" spans="1:10">${text('A1', 0, 0)}</row><row r="2" spans="1:10">${note === undefined ? text('A2', 1, 0) : `<c r="A2" t="inlineStr"><is><t>${note}</t></is></c>`}</row><row r="3" spans="1:10">${headers}</row>${sample ? example : blank(4)}${sample ? '' : blank(5)}${signed}</sheetData><sheetProtection algorithmName="SHA-512" hashValue="aGFzaA==" saltValue="c2FsdA==" spinCount="100000" sheet="1" objects="1" scenarios="1"/><protectedRanges><protectedRange sqref="B4:H5" name="填写区"/></protectedRanges><mergeCells count="1"><mergeCell ref="A1:J1"/></mergeCells><conditionalFormatting sqref="D4:D5 G4:G5"><cfRule type="duplicateValues" dxfId="0" priority="1"/></conditionalFormatting><dataValidations count="2"><dataValidation type="whole" allowBlank="1" showErrorMessage="1" sqref="F4:F5" xr:uid="{1}" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"><formula1>1</formula1><formula2>20</formula2></dataValidation><dataValidation type="textLength" operator="equal" allowBlank="1" sqref="D4"><formula1>18</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" r:id="rId1"/><headerFooter><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts><extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="expression" priority="2" id="{2}"><xm:f>代码!$A$1=E4</xm:f></x14:cfRule><xm:sqref>E4:E5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"><x14:formula1><xm:f>代码!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>E4:E5</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>`;
  const codes = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${[12, 13, 14].map((number, at) => `<row r="${at + 1}">${text(`A${at + 1}`, number, 0)}</row>`).join('')}</sheetData></worksheet>`;
  const all: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${REL}/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
    'docProps/custom.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="模板版本"><vt:lpwstr>2025-3</vt:lpwstr></property></Properties>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr codeName="ThisWorkbook"/><workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="脱贫户 A&amp;B" sheetId="1" r:id="rId1"/><sheet name="代码" sheetId="2" state="veryHidden" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'脱贫户 A&amp;B'!$A$3:$J$5</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">'脱贫户 A&amp;B'!$A$1:$J$5</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'脱贫户 A&amp;B'!$1:$3</definedName><definedName name="户类型">代码!$A$1:$A$3</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['calcChain', 'calcChain.xml'],
    ),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="30" uniqueCount="${TEXTS.length}">${TEXTS.map((each) => `<si><t>${each}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/sheet2.xml': codes,
    'xl/worksheets/_rels/sheet1.xml.rels': relations(
      ['printerSettings', '../printerSettings/printerSettings1.bin'],
      ['comments', '../comments1.xml'],
      ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['table', '../tables/table1.xml'],
    ),
    'xl/calcChain.xml': `${HEAD}<calcChain xmlns="${MAIN}"><c r="A4" i="1"/><c r="A5"/><c r="I4"/><c r="I5"/></calcChain>`,
    'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><authors><author>省局</author></authors><commentList><comment ref="B3" authorId="0"><text><t>12 位</t></text></comment></commentList></comments>`,
    'xl/drawings/vmlDrawing1.vml':
      '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="s1"></v:shape></xml>',
    'xl/printerSettings/printerSettings1.bin': '\u0001\u0002printer',
    'xl/tables/table1.xml': `${HEAD}<table xmlns="${MAIN}" id="1" name="表1" displayName="表1" ref="A3:J5" totalsRowShown="0"><autoFilter ref="A3:J5"/><tableColumns count="10">${TEXTS.slice(
      2,
      12,
    )
      .map((name, at) => `<tableColumn id="${at + 1}" name="${name}"/>`)
      .join('')}</tableColumns></table>`,
    ...parts,
  };
  return writeZip(Object.entries(all).map(([name, content]) => ({ name, content: [content] })));
}
