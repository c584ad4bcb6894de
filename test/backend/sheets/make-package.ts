import { crc32, deflateRawSync } from 'node:zlib';

/** A part as it is to lie in the package; `flags` and `unpackedSize` may say what is not so, `packed` what is not `content`. */
export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly flags?: number;
  readonly unpackedSize?: number;
  readonly packed?: Buffer;
}

const deflated = (content: string | Uint8Array) => deflateRawSync(Buffer.from(content as Uint8Array));

/** A zip archive made by hand, so that a test can make wrong ones. */
export function makeZip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, flags = 0x800, unpackedSize, packed = deflated(content) } of parts) {
    const bytes = Buffer.from(content as Uint8Array);
    const fileName = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(unpackedSize ?? bytes.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, fileName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, fileName]));
    locals.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, entries, Buffer.from('504b0506', 'hex'), end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
export const relations = (...list: string[]) =>
  `<Relationships xmlns="${RELATIONS}">${list.join('')}</Relationships>`;

/** The parts of a workbook around hand-made XML; a part of `more` takes the place of ours by its name. */
export function workbookParts(content: {
  readonly sheetData?: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly sheets?: string;
  readonly more?: readonly Part[];
}): Part[] {
  const { sheetData = '', shared, styles, workbookPr = '', more = [] } = content;
  const sheets = content.sheets ?? '<sheet name="表一" sheetId="1" r:id="rId1"/>';
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>${sheets}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml'),
        relation('rId3', 'chartsheet', 'chartsheets/sheet1.xml'),
        relation('rId8', 'sharedStrings', 'sharedStrings.xml'),
        relation('rId9', 'styles', 'styles.xml'),
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>${sheetData}</sheetData><mergeCells count="0"/></worksheet>`,
    },
    ...(shared === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: `<sst>${shared}</sst>` }]),
    ...(styles === undefined
      ? []
      : [{ name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` }]),
  ];
  const replaced = new Set(more.map(({ name }) => name));
  return [...parts.filter(({ name }) => !replaced.has(name)), ...more];
}

export function makeXlsx(content: Parameters<typeof workbookParts>[0]): Buffer {
  return makeZip(workbookParts(content));
}
