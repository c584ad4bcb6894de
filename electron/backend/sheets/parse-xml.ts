import { SaxesParser } from 'saxes';
import { SheetError, asSheetError } from './sheet-error.ts';

/** Names come without prefix, so that transitional and strict packages, with or without prefixes, are the same. */
export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
  /** The element that comes again and again; between two of them is no more than a row may hold. */
  readonly repeats?: string;
  /** Nothing more is wanted: the rest is only read for its checksum. */
  isDone?(): boolean;
}

/** A value or a tag of more characters than this is no spreadsheet's; a cell holds 32,767. */
const MAX_SILENCE = 2e6;
/** A row of all 16,384 columns has less. */
const MAX_BETWEEN = 64e6;
/** Runs of rich text are the deepest, some ten levels. */
const MAX_DEPTH = 100;

/**
 * Feeds a part to the handlers and yields after each piece, so that the caller can hand on what has come. The
 * decoder keeps its state between pieces: a character may be split anywhere. Refuses a DOCTYPE, so that no
 * entity but XML's own five exists.
 */
export async function* parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void, void, undefined> {
  const parser = makeParser(handlers);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    if (handlers.isDone?.() === true) continue;
    try {
      parser.feed(decoder.decode(chunk, { stream: true }));
    } catch (thrown) {
      throw asSheetError(thrown);
    }
    yield;
  }
  if (handlers.isDone?.() === true) return;
  try {
    parser.feed(decoder?.decode() ?? '');
    parser.end();
  } catch (thrown) {
    throw asSheetError(thrown);
  }
  yield;
}

/** A part of which everything is wanted at once. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(chunks, handlers));
}

function makeParser(handlers: XmlHandlers): { feed(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let silence = 0;
  let between = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    silence = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw new SheetError('damaged');
    handlers.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    silence = 0;
    depth -= 1;
    const bare = localName(name);
    if (bare === handlers.repeats) between = 0;
    handlers.close(bare);
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  parser.on('doctype', () => {
    throw new SheetError('doctype');
  });
  return {
    feed(text) {
      silence += text.length;
      between += text.length;
      parser.write(text);
      if (silence > MAX_SILENCE) throw new SheetError('too-long-cell');
      if (between > MAX_BETWEEN) throw new SheetError('unpacks-too-large');
    },
    end: () => parser.close(),
  };
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const declaration = Buffer.from(first.subarray(0, 200)).toString('latin1');
  const named = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    throw new SheetError('encoding');
  }
}
