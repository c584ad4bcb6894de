import { inflateSync } from 'node:zlib';

/** A PDF as it is written: for what a reader program does not tell. */
export interface PdfSource {
  /** Dictionaries and arrays by the numbers of their objects. */
  readonly objects: ReadonlyMap<number, string>;
  /** Contents of the objects that are streams. */
  readonly streams: ReadonlyMap<number, Buffer>;
  readonly trailer: string;
  /** The objects whose source says `/Type/…`. */
  readonly ofType: (type: string) => string[];
  /** What `/Key 12 0 R` of a source refers to. */
  readonly follow: (source: string, key: string) => number;
}

/** Reads a file through its cross references; throws when one of them does not lead to its object. */
export function readSource(pdf: Uint8Array): PdfSource {
  const bytes = Buffer.from(pdf);
  const objects = new Map<number, string>();
  const streams = new Map<number, Buffer>();

  const readAt = (offset: number): number => {
    const head = /^(\d+) 0 obj\n(<<.*?>>)\nstream\n/s.exec(bytes.toString('latin1', offset, offset + 4000));
    const [whole, id, source] = head ?? [];
    if (whole === undefined || source === undefined) throw new Error(`no object at ${offset}`);
    const length = Number(/\/Length (\d+)/.exec(source)?.[1]);
    const start = offset + whole.length;
    const raw = bytes.subarray(start, start + length);
    if (bytes.toString('latin1', start + length, start + length + 10) !== '\nendstream')
      throw new Error(`object ${id} is not ${length} bytes long`);
    objects.set(Number(id), source);
    streams.set(Number(id), source.includes('/FlateDecode') ? inflateSync(raw) : raw);
    return Number(id);
  };

  const table = readAt(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(bytes.toString('latin1'))?.[1]));
  const entries = streams.get(table) ?? Buffer.alloc(0);
  const packed: { id: number; stream: number; index: number }[] = [];
  for (let id = 1; id < entries.length / 7; id += 1) {
    const [kind, where] = [entries[id * 7], entries.readUInt32BE(id * 7 + 1)];
    if (kind === 2) packed.push({ id, stream: where, index: entries.readUInt16BE(id * 7 + 5) });
    else if (readAt(where) !== id) throw new Error(`another object in the place of ${id}`);
  }
  for (const { id, stream, index } of packed)
    objects.set(id, unpack(objects, streams, { id, stream, index }));

  return {
    ...{ objects, streams, trailer: objects.get(table) ?? '' },
    ofType: (type) => [...objects.values()].filter((source) => source.includes(`/Type/${type}`)),
    follow: (source, key) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(source)?.[1]),
  };
}

function unpack(
  objects: ReadonlyMap<number, string>,
  streams: ReadonlyMap<number, Buffer>,
  { id, stream, index }: { id: number; stream: number; index: number },
): string {
  const text = streams.get(stream)?.toString('latin1') ?? '';
  const first = Number(/\/First (\d+)/.exec(objects.get(stream) ?? '')?.[1]);
  const heads = text.slice(0, first).trim().split(' ').map(Number);
  if (heads[index * 2] !== id) throw new Error(`object ${id} is not where it is said to be`);
  const next = heads[index * 2 + 3];
  return text
    .slice(first + (heads[index * 2 + 1] ?? 0), next === undefined ? undefined : first + next)
    .trim();
}
