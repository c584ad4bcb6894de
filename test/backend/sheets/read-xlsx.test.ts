import { describe, expect, test } from 'vitest';
import { openWorkbook } from '#backend/sheets/read-table.ts';
import { makeXlsx, makeZip, relation, relations, workbookParts } from './make-package.ts';
import { readAll, readTexts, refusal } from './read-all.ts';

const row = (cells: string, attributes = '') => `<row${attributes}>${cells}</row>`;
const inline = (text: string) => `<c t="inlineStr"><is>${text}</is></c>`;
const one = async (cell: string, more: Parameters<typeof makeXlsx>[0] = {}) =>
  (await readAll(makeXlsx({ sheetData: row(cell), ...more })))[0]?.cells[0];

describe('text of a .xlsx', () => {
  test('runs of rich text are joined and phonetic guides are left out', async () => {
    const rich = '<r><rPr><b/></rPr><t>青石</t></r><r><t xml:space="preserve"> 镇</t></r>';
    const guide = '<rPh sb="0" eb="1"><t>qing shi</t></rPh><phoneticPr fontId="1"/>';
    const shared = `<si>${rich}${guide}</si><si><t/></si><si><t>云溪村</t></si>`;
    const cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>' + inline(rich + guide);
    const texts = await readTexts(makeXlsx({ sheetData: row(cells), shared }));
    expect(texts).toEqual([['青石 镇', '', '云溪村', '青石 镇']]);
  });

  test('entities, escapes and line breaks are resolved', async () => {
    const text = '&lt;一&gt;&amp;&#20108;&#x4E09;_x000D_四\n五_x005F_x0041_';
    const expected = '<一>&二三\r四\n五_x0041_';
    const shared = `<si><t>${text}</t></si>`;
    const cells = `${inline(`<t>${text}</t>`)}<c t="s"><v>0</v></c><c t="str"><v>${text}</v></c>`;
    expect(await readTexts(makeXlsx({ sheetData: row(cells), shared }))).toEqual([
      [expected, expected, expected],
    ]);
    expect(await readTexts(makeXlsx({ sheetData: row(inline('<t><![CDATA[<户主>]]></t>')) }))).toEqual([
      ['<户主>'],
    ]);
  });

  test('cells and rows without an address follow one another', async () => {
    const cells = `${inline('<t>甲</t>')}<c r="D1" t="str"><v>丁</v></c>${inline('<t>戊</t>')}`;
    const sheetData =
      row(cells) + row('<c/>') + row(inline('<t>乙</t>'), ' r="9"') + row(inline('<t>丙</t>'));
    const rows = await readAll(makeXlsx({ sheetData }));
    expect(rows.map(({ number }) => number)).toEqual([1, 9, 10]);
    expect(rows[0]?.cells).toEqual([{ text: '甲' }, '', '', { text: '丁' }, { text: '戊' }]);
  });

  test('a replacement character marks its row as damaged, also one that comes of wrong bytes', async () => {
    const xml = Buffer.from(`<sheetData>${row(inline('<t>好</t>')) + row(inline('<t>张#</t>'))}</sheetData>`);
    xml[xml.indexOf('#')] = 0xe4;
    const more = [{ name: 'xl/worksheets/sheet1.xml', content: xml }];
    expect((await readAll(makeXlsx({ more }))).map(({ damaged }) => damaged)).toEqual([undefined, true]);
    const shared = '<si><t>\ufffd</t></si>';
    expect((await readAll(makeXlsx({ sheetData: row('<c t="s"><v>0</v></c>'), shared })))[0]?.damaged).toBe(
      true,
    );
  });

  test('parts in UTF-16 are read', async () => {
    const xml = `\ufeff<worksheet><sheetData>${row(inline('<t>陈𬭎</t>'))}</sheetData></worksheet>`;
    const more = [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.from(xml, 'utf16le') }];
    expect(await readTexts(makeXlsx({ more }))).toEqual([['陈𬭎']]);
  });
});

describe('values of a .xlsx', () => {
  test('numbers keep what the file writes', async () => {
    expect(await one('<c><v>0012.50</v></c>')).toEqual({ text: '0012.50', numeric: true });
    expect(await one('<c t="n"><v> 999999999999999 </v></c>')).toEqual({
      text: '999999999999999',
      numeric: true,
    });
    expect(await one('<c><v>529901199506110011</v></c>')).toEqual({
      text: '529901199506110011',
      numeric: true,
      lossy: true,
    });
  });

  test('booleans, errors, formulas', async () => {
    expect(await one('<c t="b"><v>1</v></c>')).toEqual({ text: 'TRUE' });
    expect(await one('<c t="b"><v>0</v></c>')).toEqual({ text: 'FALSE' });
    expect(await one('<c t="e"><v>#N/A</v></c>')).toEqual({ text: '#N/A', trouble: 'error' });
    expect(await one('<c><f>SUM(A2:A9)</f><v>12</v></c>')).toEqual({ text: '12', numeric: true });
    expect(await one('<c t="str"><f>A2&amp;"村"</f><v>云溪村</v></c>')).toEqual({ text: '云溪村' });
    expect(await one('<c><f>SUM(A2:A9)</f></c>')).toEqual({ text: '', trouble: 'no-value' });
    expect(await readAll(makeXlsx({ sheetData: row('<c t="str"><f>""</f><v></v></c>') }))).toEqual([]);
  });

  test('dates are those of the style, in both epochs', async () => {
    const styles =
      '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="31"/><xf numFmtId="2"/></cellXfs>' +
      '<dxfs><dxf><numFmt numFmtId="2" formatCode="yyyy"/></dxf></dxfs>';
    const cells = [0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>45000.75</v></c>`).join('');
    const sheetData = row(cells);
    const number = { text: '45000.75', numeric: true };
    const date = (text: string) => ({ text, date: true });
    const in1900 = (await readAll(makeXlsx({ sheetData, styles })))[0]?.cells;
    expect(in1900).toEqual([number, date('2023-03-15'), date('2023-03-15'), date('2023-03-15'), number]);
    const in1904 = await readAll(makeXlsx({ sheetData, styles, workbookPr: '<workbookPr date1904="1"/>' }));
    expect(in1904[0]?.cells[1]).toEqual(date('2027-03-16'));
    expect(await one('<c t="d"><v>2025-11-20T00:00:00Z</v></c>')).toEqual(date('2025-11-20'));
  });
});

describe('packages of other makers', () => {
  test('strict OOXML with prefixes is read by local names', async () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const bytes = makeZip([
      {
        name: '_rels/.rels',
        content: `<p:Relationships xmlns:p="x"><p:Relationship Id="a" Type="${strict}/officeDocument/relationships/officeDocument" Target="/book/main.xml"/></p:Relationships>`,
      },
      {
        name: 'book/main.xml',
        content: `<x:workbook xmlns:x="${strict}/spreadsheetml/main" xmlns:rel="y"><x:sheets><x:sheet name="一" sheetId="1" rel:id="s1"/></x:sheets></x:workbook>`,
      },
      {
        name: 'book/_rels/main.xml.rels',
        content: `<Relationships><Relationship Id="s1" Type="${strict}/officeDocument/relationships/worksheet" Target="../Sheets/One.xml"/></Relationships>`,
      },
      {
        name: 'sheets/one.xml',
        content:
          '<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>户主</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      },
    ]);
    expect(await readTexts(bytes)).toEqual([['户主']]);
  });

  test('sheets come in the order of the tabs with their state; charts are left out', async () => {
    const sheet = '<worksheet><sheetData><row><c t="str"><v>可见</v></c></row></sheetData></worksheet>';
    const bytes = makeXlsx({
      sheetData: row('<c t="str"><v>隐藏</v></c>'),
      sheets:
        '<sheet name="图" sheetId="3" r:id="rId3"/><sheet name="旧表" sheetId="1" state="hidden" r:id="rId1"/><sheet name="新表" sheetId="2" r:id="rId2"/>',
      more: [{ name: 'xl/worksheets/sheet2.xml', content: sheet }],
    });
    const workbook = await openWorkbook({ name: '表', bytes });
    expect(workbook.sheets).toEqual([
      { name: '旧表', hidden: true },
      { name: '新表', hidden: false },
    ]);
    expect(await readTexts(bytes)).toEqual([['可见']]);
    expect(await readTexts(bytes, { sheet: 0 })).toEqual([['隐藏']]);
    expect(await refusal(bytes, { sheet: 5 })).toBe('no-sheet');
  });

  test('what stands behind the data does not matter, however it is written', async () => {
    const content = `<worksheet><sheetData>${row(inline('<t>甲</t>'))}</sheetData><broken`;
    const more = [{ name: 'xl/worksheets/sheet1.xml', content }];
    expect(await readTexts(makeXlsx({ more }))).toEqual([['甲']]);
  });

  test('a workbook without relations is found where it usually is', async () => {
    const parts = workbookParts({ sheetData: row(inline('<t>甲</t>')) });
    expect(await readTexts(makeZip(parts.filter(({ name }) => name !== '_rels/.rels')))).toEqual([['甲']]);
  });
});

describe('a .xlsx is refused', () => {
  const sheet = (content: string) => makeXlsx({ more: [{ name: 'xl/worksheets/sheet1.xml', content }] });

  test('for a DOCTYPE, so that no entity can be declared', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(await refusal(sheet(`${bomb}<worksheet><sheetData/></worksheet>`))).toBe('doctype');
    expect(await refusal(makeXlsx({ sheetData: row(inline('<t>&nbsp;</t>')) }))).toBe('damaged');
  });

  test('when its XML ends too early or a part is missing', async () => {
    expect(await refusal(sheet('<worksheet><sheetData><row>'))).toBe('damaged');
    expect(await refusal(makeXlsx({ sheetData: row('<c t="s"><v>3</v></c>') }))).toBe('damaged');
    const sheets = '<sheet name="表" sheetId="1" r:id="rId2"/>';
    expect(await refusal(makeXlsx({ sheets }))).toBe('damaged');
    expect(await refusal(makeXlsx({ sheets: '' }))).toBe('no-sheet');
  });

  test('when a checksum does not hold', async () => {
    const bytes = makeXlsx({ sheetData: row(inline('<t>甲</t>')) });
    const directory = bytes.indexOf(Buffer.from('xl/worksheets/sheet1.xml'), bytes.length - 600) - 46;
    bytes[directory + 16] = (bytes[directory + 16]! + 1) & 0xff;
    expect(await refusal(bytes)).toBe('damaged');
  });

  test('for parts with a password, a size that is not theirs, or that unpack to too much', async () => {
    const parts = workbookParts({ sheetData: row(inline(`<t>${'甲'.repeat(9000)}</t>`)) });
    const change = (more: object) =>
      makeZip(parts.map((part) => (part.name.includes('sheet1') ? { ...part, ...more } : part)));
    expect(await refusal(change({ flags: 0x801 }))).toBe('encrypted');
    expect(await refusal(change({ unpackedSize: 100 }))).toBe('damaged');
    expect(await refusal(change({}), { limits: { unpackedBytes: 9000 } })).toBe('unpacks-too-large');
    expect(await refusal(change({}), { limits: { ratioFrom: 9000, ratio: 50 } })).toBe('unpacks-too-large');
  });

  test('for too many columns, rows or shared strings, and nothing is read beyond the limit', async () => {
    expect(await refusal(makeXlsx({ sheetData: row('<c r="XFE1"><v>1</v></c>') }))).toBe('too-many-columns');
    const sheetData = row('<c><v>1</v></c>').repeat(11);
    expect(await refusal(makeXlsx({ sheetData }), { limits: { rows: 10 } })).toBe('too-many-rows');
    expect(await refusal(makeXlsx({ sheetData }), { limits: { rows: 11 } })).toBe('read 11 rows');
    const shared = '<si><t>一二三四五六七八九十</t></si>'.repeat(11);
    const limits = { sharedTextBytes: 200 };
    expect(await refusal(makeXlsx({ sheetData, shared }), { limits })).toBe('too-much-text');
  });

  test('for one text without end', async () => {
    expect(await refusal(sheet(`<worksheet><sheetData>${' '.repeat(3e6)}`))).toBe('too-long-cell');
  });

  test('when it is another kind of package', async () => {
    const content = '<x/>';
    expect(await refusal(makeZip([{ name: 'a.txt', content }]))).toBe('archive');
    expect(await refusal(makeZip([{ name: '[Content_Types].xml', content }]))).toBe('damaged');
    const word = {
      name: '_rels/.rels',
      content: relations(relation('r', 'officeDocument', 'word/document.xml')),
    };
    expect(await refusal(makeZip([word, { name: 'word/document.xml', content }]))).toBe('office');
    expect(await refusal(makeZip([{ name: 'ppt/presentation.xml', content }]))).toBe('office');
    const ods = [
      { name: 'mimetype', content },
      { name: 'content.xml', content },
    ];
    expect(await refusal(makeZip(ods))).toBe('ods');
    const binary = {
      name: '_rels/.rels',
      content: relations(relation('r', 'officeDocument', 'xl/workbook.bin')),
    };
    expect(await refusal(makeZip([binary, { name: 'xl/workbook.bin', content }]))).toBe('xlsb');
  });
});
