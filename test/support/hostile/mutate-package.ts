import { inflateRawSync } from 'node:zlib';
import { makeZip, type Part } from '#test/backend/sheets/make-package.ts';
import type { Random } from '#test/support/township/random.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateXml } from './mutate-text.ts';

/** The parts of a good package, by its directory. */
export function partsOf(zip: Uint8Array): Part[] {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf('504b0506', bytes.length, 'hex');
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      content: method === 0 ? data : inflateRawSync(data),
    });
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** Where a program that unpacks would write. */
const PLACES = [
  '../../escaped.txt',
  '..\\..\\escaped.txt',
  '/tmp/escaped.txt',
  'C:\\escaped.txt',
  'C:escaped.txt',
  'xl/../../escaped.txt',
  'xl/worksheets/../../../escaped.txt',
  './escaped.txt',
  'xl//escaped.txt',
  'CON',
  'nul.xml',
  'escaped\u0000.xml',
  'escaped\u202etxt.xml',
  'a/'.repeat(2000) + 'b',
  '',
];

/** 0xA1FF: the mode of a link, in the upper half of the outer attributes. */
function asLinks(zip: Buffer): Buffer {
  for (let at = zip.indexOf('504b0102', 0, 'hex'); at >= 0; at = zip.indexOf('504b0102', at + 4, 'hex')) {
    zip.writeUInt16LE(0x0314, at + 4);
    zip.writeUInt32LE(0xa1ff0000, at + 38);
  }
  return zip;
}

const another = (parts: readonly Part[], random: Random, change: (part: Part) => Part): Buffer => {
  const place = random.int(0, parts.length - 1);
  return makeZip(parts.map((part, at) => (at === place ? change(part) : part)));
};

const textOf = ({ content }: Part): string =>
  typeof content === 'string' ? content : Buffer.from(content).toString('utf8');

/** The package with another part, other sizes, other names, or other packages within it. */
export function mutatePackage(parts: readonly Part[], random: Random): Buffer {
  switch (random.int(0, 13)) {
    case 0:
      return makeZip([...parts, { name: random.pick(PLACES), content: 'escaped' }]);
    case 1:
      return another(parts, random, (part) => ({ ...part, name: random.pick(PLACES) }));
    case 2:
      return asLinks(makeZip([...parts, { name: 'xl/link.xml', content: '../../../../etc/passwd' }]));
    case 3:
      return another(parts, random, (part) => ({
        ...part,
        unpackedSize: random.pick([0, 1, 0x7fffffff, 0xffffffff, 50_000_000]),
      }));
    case 4:
      return another(parts, random, (part) => ({
        ...part,
        content: Buffer.alloc(random.pick([1e5, 3e6]), 0x20),
      }));
    case 5:
      return makeZip([
        { name: '表.xlsx', content: makeZip(parts) },
        ...(random.int(0, 1) === 0 ? parts : []),
      ]);
    case 6:
      return makeZip(parts.filter(() => random.int(0, 5) !== 0));
    case 7:
      return makeZip([...parts, ...parts.slice(0, random.int(1, parts.length))]);
    case 8:
      return mutateBytes(makeZip(parts), random);
    case 9:
      return another(parts, random, (part) => ({
        ...part,
        content: mutateBytes(Buffer.from(part.content as Uint8Array), random),
      }));
    default: {
      // Most of all the sheets: what is in them goes furthest in.
      const sheets = parts.filter(({ name }) =>
        /sheet\d*\.xml$|sharedStrings|styles|workbook\.xml$/i.test(name),
      );
      const wanted =
        sheets.length > 0 && random.int(0, 3) > 0 ? random.pick(sheets).name : random.pick(parts).name;
      return makeZip(
        parts.map((part) => {
          if (part.name !== wanted) return part;
          let text = textOf(part);
          for (let count = random.int(1, 4); count > 0; count -= 1) text = mutateXml(text, random);
          return { ...part, content: text };
        }),
      );
    }
  }
}
