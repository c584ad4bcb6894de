import ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fillTemplate, type Filling } from '#backend/template/fill-template.ts';
import { layoutOf, openTemplateFile, rowsOfSheet } from '#backend/template/open-template.ts';
import { verifyFilled } from '#backend/template/verify-filled.ts';
import type { SheetValue } from '#backend/sheets/write-workbook.ts';
import { excelTemplate } from './excel-template.ts';
import { packageOf, partOf } from './package-of.ts';

const libreOffice = () =>
  readFileSync(fileURLToPath(new URL('../../fixtures/templates/members-libreoffice.xlsx', import.meta.url)));

async function fillingOf(bytes: Uint8Array, plan: Filling['plan']): Promise<Filling> {
  const file = await openTemplateFile({ name: '模板.xlsx', bytes });
  return { file, sheet: 0, layout: await layoutOf(file, 0), plan };
}

async function filled(bytes: Uint8Array, plan: Filling['plan'], rows: readonly SheetValue[][]) {
  const filling = await fillingOf(bytes, plan);
  const result = await fillTemplate(filling, rows);
  await verifyFilled(filling, result, rows);
  return result;
}

const people = (count: number): SheetValue[][] =>
  Array.from({ length: count }, (_, at) => [
    `52990110000${at}`,
    `赵${at}`,
    '529901196005010013',
    '一般脱贫户',
    3,
    1200.5,
    200,
    45352,
  ]);
const HOUSEHOLD_PLAN = { firstRow: 4, lastSample: 0, columns: [1, 2, 3, 4, 5, 6, 7, 9] };
const MEMBER_PLAN = { firstRow: 5, lastSample: 0, columns: [1, 2, 3, 4, 5, 6, 8, 9] };

const sameBut = async (before: Uint8Array, after: Uint8Array): Promise<string[]> => {
  const [old, now] = [await packageOf(before), await packageOf(after)];
  expect([...now.keys()]).toEqual([...old.keys()]);
  return [...old].filter(([name, content]) => now.get(name) !== content).map(([name]) => name);
};

describe('a template as Excel writes it', () => {
  test('keeps every part byte by byte but those that speak of rows', async () => {
    const template = await excelTemplate();
    const changed = await sameBut(template, await filled(template, HOUSEHOLD_PLAN, people(7)));
    expect(changed).toEqual([
      'xl/workbook.xml',
      'xl/sharedStrings.xml',
      'xl/worksheets/sheet1.xml',
      'xl/tables/table1.xml',
    ]);
  });

  test('keeps everything of the sheet but its rows and the reach of what goes with them', async () => {
    const template = await excelTemplate();
    const after = await partOf(await filled(template, HOUSEHOLD_PLAN, people(7)), 'xl/worksheets/sheet1.xml');
    const before = await partOf(template, 'xl/worksheets/sheet1.xml');
    const frame = (xml: string) =>
      xml.replace(/<row r="[4-9]".*<\/sheetData>|<row r="10".*<\/sheetData>/, '</sheetData>');
    const drawn = frame(before)
      .replace('A1:J5', 'A1:J10')
      .replace('sqref="B4:H5"', 'sqref="B4:H10"')
      .replace('sqref="D4:D5 G4:G5"', 'sqref="D4:D10 G4:G10"')
      .replace('sqref="F4:F5"', 'sqref="F4:F10"')
      .replace('sqref="D4"', 'sqref="D4:D10"')
      .replaceAll('<xm:sqref>E4:E5<', '<xm:sqref>E4:E10<');
    expect(frame(after)).toBe(drawn);
  });

  test('draws table, filter and print area down, and asks for a calculation', async () => {
    const after = await filled(await excelTemplate(), HOUSEHOLD_PLAN, people(7));
    expect(await partOf(after, 'xl/tables/table1.xml')).toMatch(
      /ref="A3:J10" totals.*<autoFilter ref="A3:J10"/,
    );
    const workbook = await partOf(after, 'xl/workbook.xml');
    expect(workbook).toContain("'脱贫户 A&amp;B'!$A$3:$J$10</definedName>");
    expect(workbook).toContain("'脱贫户 A&amp;B'!$A$1:$J$10</definedName>");
    expect(workbook).toContain("'脱贫户 A&amp;B'!$1:$3</definedName>");
    expect(workbook).toContain('<calcPr fullCalcOnLoad="1" calcId="191029"/>');
  });

  test('gives further rows the look and the formulas of the first', async () => {
    const sheet = await partOf(
      await filled(await excelTemplate(), HOUSEHOLD_PLAN, people(7)),
      'xl/worksheets/sheet1.xml',
    );
    const tenth = /<row r="10"[^>]*>.*?<\/row>/.exec(sheet)?.[0] ?? '';
    expect(tenth).toMatch(/^<row r="10" ht="21" customHeight="1" x14ac:dyDescent="0.2">/);
    expect(tenth).toContain('<c r="A10" s="5"><f>ROW()-3</f></c>');
    expect(tenth).toContain('<c r="I10" s="2"><f>G10-$H10</f></c>');
    expect([...tenth.matchAll(/ s="(\d)"/g)].map(([, style]) => style).join('')).toBe('5133152224');
    // What was there already keeps its own formula, shared or not.
    expect(sheet).toContain('<f t="shared" ref="I4:I5" si="0">G4-$H4</f>');
  });

  test('stays within the template where the rows do', async () => {
    const template = await excelTemplate();
    const after = await filled(template, HOUSEHOLD_PLAN, people(1));
    expect(await sameBut(template, after)).toEqual([
      'xl/workbook.xml',
      'xl/sharedStrings.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(await partOf(after, 'xl/worksheets/sheet1.xml')).toContain('<row r="5" spans="1:10" ht="21"');
  });

  test('leaves nothing of an example that is written over', async () => {
    const template = await excelTemplate({ sample: true, foot: 9 });
    const after = await filled(template, { firstRow: 4, lastSample: 4, columns: [2] }, [['赵一']]);
    const sheet = await partOf(after, 'xl/worksheets/sheet1.xml');
    const row = /<row r="4".*?<\/row>/.exec(sheet)?.[0] ?? '';
    expect(row).toContain('<c r="B4" s="1"/>');
    expect(row).toContain('<c r="F4" s="5"/>');
    expect(row).toContain('<f>G4-$H4</f>');
    expect(sheet).toContain('<row r="9"><c r="A9" s="0" t="s"><v>17</v></c></row>');
  });

  test('gives the same bytes again', async () => {
    const template = await excelTemplate();
    const [one, two] = [
      await filled(template, HOUSEHOLD_PLAN, people(3)),
      await filled(template, HOUSEHOLD_PLAN, people(3)),
    ];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

describe('a template made in LibreOffice', () => {
  const rows = (count: number): SheetValue[][] =>
    Array.from({ length: count }, (_, at) => [
      `H${at}`,
      `赵${at}`,
      '529901196005010013',
      '男',
      '户主',
      '健康',
      at % 13,
      30000 + at,
    ]);

  test('keeps styles, comment, protection, hidden list and page, and covers forty rows with its drop-downs', async () => {
    const template = libreOffice();
    const after = await filled(template, MEMBER_PLAN, rows(40));
    expect((await sameBut(template, after)).toSorted()).toEqual([
      'xl/sharedStrings.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const { validations, isProtected, merges } = await fillingOf(after, MEMBER_PLAN).then(
      ({ layout }) => layout,
    );
    expect(validations.map(({ ranges }) => ranges[0]?.bottom)).toEqual([44, 44, 44, 44, 44]);
    expect([isProtected, merges.length]).toEqual([true, 7]);
    const sheet = await partOf(after, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<conditionalFormatting sqref="I5:I44">');
    expect(sheet).toContain('<c r="A44" s="4"><f>ROW()-4</f></c>');
  });

  test('is read by another program as it was meant', async () => {
    const after = await filled(libreOffice(), MEMBER_PLAN, rows(40));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(after) as never);
    const sheet = book.getWorksheet('家庭成员')!;
    expect(sheet.getCell('C44').value).toBe('赵39');
    expect(sheet.getCell('I44').value).toBe(0);
    expect(sheet.getCell('D44').numFmt).toBe('@');
    expect(sheet.getCell('F44').dataValidation.formulae[0]).toBe('代码!$A$2:$A$9');
    expect(book.getWorksheet('代码')!.state).toBe('hidden');
  });
});

describe('other writers', () => {
  test('ExcelJS, without rows below the headers', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表');
    sheet.addRow(['户编号', '户主姓名', '户类型']);
    sheet.getColumn(1).numFmt = '@';
    sheet.getCell('C2').dataValidation = { type: 'list', formulae: ['"一般脱贫户,一般农户"'] };
    const template = new Uint8Array(await book.xlsx.writeBuffer());
    const after = await filled(
      template,
      { firstRow: 2, lastSample: 0, columns: [0, 1, 2] },
      people(5).map((row) => row.slice(0, 3)),
    );
    const { layout } = await fillingOf(after, HOUSEHOLD_PLAN);
    expect(layout.validations[0]?.ranges).toEqual([{ top: 2, left: 3, bottom: 6, right: 3 }]);
    expect(layout.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('elements with a prefix, an empty list of texts, no rows of data', async () => {
    const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const template = await excelTemplate({
      parts: {
        'xl/sharedStrings.xml': `<x:sst ${main}/>`,
        'xl/worksheets/sheet1.xml': `<x:worksheet ${main}><x:sheetData/></x:worksheet>`,
      },
    });
    const after = await filled(template, { firstRow: 1, lastSample: 0, columns: [0] }, [
      ['甲'],
      ['乙'],
      ['甲'],
    ]);
    expect(await partOf(after, 'xl/worksheets/sheet1.xml')).toContain(
      '<x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>',
    );
    expect(await partOf(after, 'xl/sharedStrings.xml')).toContain(
      '<x:si><x:t xml:space="preserve">甲</x:t></x:si><x:si><x:t xml:space="preserve">乙</x:t></x:si></x:sst>',
    );
  });
});

describe('what is written', () => {
  test('is text whatever it begins with, and comes back letter by letter', async () => {
    const texts = [
      '=1+1',
      '+cmd',
      '@SUM(A1)',
      '-2',
      "'x",
      '<b>&amp;"',
      '_x0041_',
      ' 前后 ',
      '两\n行',
      '𠮷野',
      '',
    ];
    const after = await filled(
      await excelTemplate(),
      { firstRow: 4, lastSample: 0, columns: [2] },
      texts.map((each) => [each]),
    );
    const file = await openTemplateFile({ name: 'a.xlsx', bytes: after });
    const cells = (await rowsOfSheet(file, 0))
      .filter(({ number }) => number >= 4)
      .map(({ cells: [, , cell] }) => cell);
    expect(cells.map((cell) => (cell === undefined || cell === '' ? '' : cell.text))).toEqual(texts);
    expect(
      (await layoutOf(file, 0)).rows.flatMap((row) =>
        row.cells.filter(({ column, formula }) => column === 3 && formula),
      ),
    ).toEqual([]);
  });

  test('twenty thousand rows stay within the memory of a small machine', async () => {
    const template = await excelTemplate();
    const rows = people(20_000);
    global.gc?.();
    const before = process.memoryUsage().rss;
    const after = await filled(template, HOUSEHOLD_PLAN, rows);
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
    expect(after.length).toBeLessThan(5e6);
  });
});
