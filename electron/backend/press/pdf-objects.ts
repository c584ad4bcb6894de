import { deflateSync } from 'node:zlib';

/** An object's number in the file. */
export type ObjectId = number;

/** A PDF file in the making: objects are written as they come, small ones packed together (PDF 1.5 object streams). */
export interface PdfObjects {
  /** A number for an object that is written later. */
  readonly reserve: () => ObjectId;
  /** A dictionary or array in PDF syntax; goes into a packed stream of many. */
  readonly add: (source: string, id?: ObjectId) => ObjectId;
  /** A stream of its own; `dictionary` are its entries beside Length and Filter. */
  readonly addStream: (dictionary: string, content: Uint8Array | string, how?: StreamOptions) => ObjectId;
  /** Closes the file: cross references and trailer. */
  readonly end: (trailer: { root: ObjectId; info: ObjectId; fileId: string }) => Uint8Array<ArrayBuffer>;
}

interface StreamOptions {
  readonly id?: ObjectId;
  /** As it is, for those who look for it without reading PDF. */
  readonly plain?: boolean;
}

type Place = { readonly offset: number } | { readonly stream: ObjectId; readonly index: number };

/** Objects in one packed stream. */
const PACK = 400;

export function createPdfObjects(): PdfObjects {
  const chunks: Uint8Array[] = [];
  const places: (Place | null)[] = [{ offset: 0 }];
  let packed: { readonly id: ObjectId; readonly source: string }[] = [];
  let offset = 0;

  const write = (data: Uint8Array | string): void => {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
    chunks.push(bytes);
    offset += bytes.length;
  };
  const reserve = (): ObjectId => places.push(null) - 1;

  const addStream: PdfObjects['addStream'] = (
    dictionary,
    content,
    { id = reserve(), plain = false } = {},
  ) => {
    const raw = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    const bytes = plain ? raw : deflateSync(raw);
    places[id] = { offset };
    write(
      `${id} 0 obj\n<<${dictionary}/Length ${bytes.length}${plain ? '' : '/Filter/FlateDecode'}>>\nstream\n`,
    );
    write(bytes);
    write('\nendstream\nendobj\n');
    return id;
  };

  const flush = (): void => {
    if (packed.length === 0) return;
    const stream = reserve();
    let at = 0;
    const heads = packed.map(({ id, source }, index) => {
      places[id] = { stream, index };
      const head = `${id} ${at}`;
      at += source.length + 1;
      return head;
    });
    const head = `${heads.join(' ')}\n`;
    const body = packed.map(({ source }) => source).join('\n');
    addStream(`/Type/ObjStm/N ${packed.length}/First ${head.length}`, head + body, { id: stream });
    packed = [];
  };

  write('%PDF-1.7\n%\xe6\x88\xb7\xe6\n');
  return {
    reserve,
    addStream,
    add: (source, id = reserve()) => {
      packed.push({ id, source });
      if (packed.length === PACK) flush();
      return id;
    },
    end: ({ root, info, fileId }) => {
      flush();
      const table = reserve();
      const start = offset;
      places[table] = { offset: start };
      const trailer = `/Root ${root} 0 R/Info ${info} 0 R/ID[<${fileId}><${fileId}>]`;
      addStream(`/Type/XRef/W[1 4 2]/Size ${places.length}${trailer}`, crossReferences(places), {
        id: table,
      });
      write(`startxref\n${start}\n%%EOF\n`);
      return joined(chunks, offset);
    },
  };
}

/** Seven bytes for each object: its kind, where it stands, and which one it is there. */
function crossReferences(places: readonly (Place | null)[]): Uint8Array {
  const table = Buffer.alloc(places.length * 7);
  places.forEach((place, id) => {
    if (place === null) throw new Error(`object ${id} was never written`);
    const isFree = id === 0;
    table[id * 7] = isFree ? 0 : 'offset' in place ? 1 : 2;
    table.writeUInt32BE('offset' in place ? place.offset : place.stream, id * 7 + 1);
    table.writeUInt16BE(isFree ? 0xffff : 'offset' in place ? 0 : place.index, id * 7 + 5);
  });
  return table;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A reference to an object. */
export const ref = (id: ObjectId): string => `${id} 0 R`;

/** At most four decimals: a tenth of a micron. */
export const number = (value: number): string => String(Math.round(value * 1e4) / 1e4);

/** A text string for a dictionary, whatever its characters. */
export const textString = (text: string): string =>
  `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
