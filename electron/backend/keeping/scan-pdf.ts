import { inflateSync } from 'node:zlib';

/** What can be told of a PDF by its own words, without drawing it. */
interface PdfFacts {
  readonly isPdf: boolean;
  /** Begins and ends as one: not cut off. */
  readonly isWhole: boolean;
  readonly isEncrypted: boolean;
  /** Null where the pages cannot be counted. */
  readonly pages: number | null;
  /** Scripts, programs, files inside: what acts by itself. */
  readonly active: readonly string[];
  /** Fonts that are not in the file. */
  readonly strangeFonts: number;
  readonly isPdfA: boolean;
}

/** Unpacked, of all packed objects of one file. */
const MOST_UNPACKED = 64 * 1024 * 1024;

const ACTIVE: readonly (readonly [string, RegExp])[] = [
  ['脚本', /\/(?:JavaScript|JS)(?![A-Za-z])/u],
  ['启动程序', /\/Launch(?![A-Za-z])/u],
  ['夹带的文件', /\/EmbeddedFiles?(?![A-Za-z])/u],
  ['自动动作', /\/(?:AA|OpenAction)(?![A-Za-z])/u],
  ['多媒体', /\/(?:RichMedia|Movie|Sound)(?![A-Za-z])/u],
  ['向外提交', /\/(?:SubmitForm|ImportData)(?![A-Za-z])/u],
];

/** Looks at the objects of a PDF, those in packed streams too; contents of pages and pictures are left out. */
export function factsOfPdf(content: Uint8Array): PdfFacts {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const isPdf = bytes.subarray(0, 1024).includes('%PDF-');
  const isWhole = bytes.subarray(-1024).includes('%%EOF');
  const words = isPdf ? plainNames(wordsOf(bytes)) : '';
  const isEncrypted = /\/Encrypt(?![A-Za-z])/u.test(words);
  const descriptors = words.match(/\/Type\s*\/FontDescriptor(?![A-Za-z])/gu)?.length ?? 0;
  const files = words.match(/\/FontFile[23]?(?![A-Za-z0-9])/gu)?.length ?? 0;
  const standard = words.match(/\/Subtype\s*\/(?:Type1|TrueType|MMType1)(?![A-Za-z0-9])/gu)?.length ?? 0;
  const pages = words.match(/\/Type\s*\/Page(?![A-Za-z])/gu)?.length ?? 0;
  return {
    ...{ isPdf, isWhole, isEncrypted },
    pages: isEncrypted || pages === 0 ? null : pages,
    active: ACTIVE.filter(([, sign]) => sign.test(words)).map(([name]) => name),
    strangeFonts: Math.max(0, descriptors - files, descriptors === 0 ? standard : 0),
    isPdfA: bytes.includes('pdfaid:part'),
  };
}

export const pagesOfPdf = (content: Uint8Array): number | null => factsOfPdf(content).pages;

/** `/J#53` is `/JS` to every reader. */
const plainNames = (words: string): string =>
  words.replaceAll(/#([0-9A-Fa-f]{2})/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

const STREAM = Buffer.from('stream');
const END = Buffer.from('endstream');

/** All that stands outside of streams, and what packed object streams hold. */
function wordsOf(bytes: Buffer): string {
  const parts: string[] = [];
  let unpacked = 0;
  let from = 0;
  for (let at = bytes.indexOf(STREAM); at >= 0; at = bytes.indexOf(STREAM, from)) {
    const outside = bytes.toString('latin1', from, at);
    parts.push(outside);
    const start = at + STREAM.length + (bytes[at + STREAM.length] === 13 ? 2 : 1);
    const end = bytes.indexOf(END, start);
    if (end < 0) break;
    if (/\/ObjStm(?![A-Za-z])/u.test(plainNames(outside.slice(-2000))) && unpacked < MOST_UNPACKED) {
      const held = inflated(bytes.subarray(start, end), MOST_UNPACKED - unpacked);
      unpacked += held.length;
      parts.push(held.toString('latin1'));
    }
    from = end + END.length;
  }
  parts.push(bytes.toString('latin1', from));
  return parts.join('\n');
}

function inflated(packed: Buffer, most: number): Buffer {
  try {
    // A writer may put a line end behind the data, which inflating passes over.
    return inflateSync(packed, { maxOutputLength: most });
  } catch {
    return Buffer.alloc(0);
  }
}
