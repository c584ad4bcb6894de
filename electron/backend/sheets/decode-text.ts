import { stopIfCancelled } from './breather.ts';
import type { ByteSource } from './open-source.ts';
import { SheetError } from './sheet-error.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The encoding of a text file. A byte order mark decides; otherwise the whole file must be UTF-8 or, failing
 * that, GB18030 without one wrong byte: a file that is almost one of them would be imported with wrong names.
 * UTF-16 without a mark is told by the zero bytes of its separators and line ends.
 */
export async function detectEncoding(
  source: ByteSource,
  signal: AbortSignal | undefined,
): Promise<TextEncoding> {
  const head = await source.head(65_536);
  const marked = byOrderMark(head);
  const wide = marked ?? byZeros(head);
  if (wide?.startsWith('utf-16') === true && source.size % 2 === 1) throw new SheetError('damaged');
  if (marked !== undefined) return marked;
  if (wide !== undefined && (await decodes(source, wide, signal))) return wide;
  refuseBinary(head);
  if (await decodes(source, 'utf-8', signal)) return 'utf-8';
  if (await decodes(source, 'gb18030', signal)) return 'gb18030';
  throw new SheetError('encoding');
}

/** The text in pieces, without byte order mark. Wrong bytes after a mark become U+FFFD. */
export async function* decodeText(
  source: ByteSource,
  encoding: TextEncoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function byOrderMark(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: its separators have a zero byte, always on the same side, and nothing is a control. */
function byZeros(head: Buffer): TextEncoding | undefined {
  let little = 0;
  let big = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    const [first = 0, second = 0] = [head[at], head[at + 1]];
    if (second === 0 && SEPARATORS.has(first)) little += 1;
    if (first === 0 && SEPARATORS.has(second)) big += 1;
  }
  if (little === big) return undefined;
  const encoding = little > big ? 'utf-16le' : 'utf-16be';
  return CONTROL.test(new TextDecoder(encoding).decode(head)) ? undefined : encoding;
}

const CONTROL = /[\0-\x08\x0e-\x1f\ufffe\uffff]/;
/** Tab, line ends, comma and semicolon. */
const SEPARATORS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x2c, 0x3b]);

async function decodes(
  source: ByteSource,
  encoding: TextEncoding,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of source.chunks()) {
    stopIfCancelled(signal);
    if (!encoding.startsWith('utf-16') && chunk.includes(0)) throw new SheetError('not-table');
    if (!decodesPiece(decoder, chunk)) return false;
  }
  return decodesPiece(decoder);
}

function decodesPiece(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** A table has no control characters but tabs and line ends; one in a hundred bytes is forgiven. */
function refuseBinary(head: Buffer): void {
  let controls = 0;
  for (const byte of head) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  if (head.includes(0) || controls > head.length / 100) throw new SheetError('not-table');
}
