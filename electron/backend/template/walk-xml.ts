import { SaxesParser } from 'saxes';
import { localName } from '../sheets/parse-xml.ts';
import { SheetError, asSheetError } from '../sheets/sheet-error.ts';
import type { ZipParts } from '../sheets/zip-parts.ts';

/** An element and where it stands in the text of its part. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** As written: with its prefix. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  /** Behind the `>` of the opening tag. */
  readonly openEnd: number;
  /** `<a/>` */
  readonly isEmpty: boolean;
}

/** Where the closing tag begins, and what is behind it; both the end of the opening tag of an empty element. */
export interface XmlClose {
  readonly start: number;
  readonly end: number;
}

export interface XmlWalk {
  open(element: XmlElement, path: readonly XmlElement[]): void;
  close?(element: XmlElement, close: XmlClose, path: readonly XmlElement[]): void;
  text?(piece: string, path: readonly XmlElement[]): void;
}

/**
 * Walks through the text of a part and tells where each element stands, so that a part can be changed at single places
 * and stay, letter by letter, what it was everywhere else. Refuses what is not well-formed, and a DOCTYPE.
 */
export function walkXml(xml: string, walk: XmlWalk): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: XmlElement[] = [];
  parser.on('doctype', () => {
    throw new SheetError('doctype');
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    const openEnd = parser.position;
    const start = xml.lastIndexOf('<', openEnd - 1);
    const element = { name: localName(name), tag: name, attributes, start, openEnd, isEmpty: isSelfClosing };
    walk.open(element, path);
    path.push(element);
  });
  parser.on('closetag', () => {
    const element = path.pop();
    if (element === undefined) throw new SheetError('damaged');
    const end = element.isEmpty ? element.openEnd : parser.position;
    const start = element.isEmpty ? end : xml.lastIndexOf('<', end - 1);
    walk.close?.(element, { start, end }, path);
  });
  const text = (piece: string): void => walk.text?.(piece, path);
  parser.on('text', text);
  parser.on('cdata', text);
  try {
    parser.write(xml).close();
  } catch (thrown) {
    throw asSheetError(thrown);
  }
}

/** Parts that are changed are held as text; a sheet of 20,000 formatted rows has some 30 MB. */
const MAX_TEXT_BYTES = 96e6;

/** A part as text. Only UTF-8, as all programs write it. */
export async function readText(zip: ZipParts, part: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of zip.read(part)) {
    size += piece.length;
    if (size > MAX_TEXT_BYTES) throw new SheetError('unpacks-too-large');
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new SheetError('encoding');
  }
}

/** A place of a text and what shall stand there. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Where the value of an attribute stands, without its quotes. */
export function attributeSpot(
  xml: string,
  element: Pick<XmlElement, 'start' | 'openEnd'>,
  name: string,
): { start: number; end: number } | undefined {
  const open = xml.slice(element.start, element.openEnd);
  const found = new RegExp(`\\s${name}\\s*=\\s*(["'])([^]*?)\\1`).exec(open);
  if (found?.[2] === undefined) return undefined;
  const end = element.start + found.index + found[0].length - 1;
  return { start: end - found[2].length, end };
}

/** The edit that gives an attribute a value, whether it is there or not. */
export function attributeEdit(
  xml: string,
  element: XmlElement,
  { name, value }: { name: string; value: string },
): Edit {
  const spot = attributeSpot(xml, element, name);
  if (spot !== undefined) return { ...spot, text: value };
  const end = element.start + 1 + element.tag.length;
  return { start: end, end, text: ` ${name}="${value}"` };
}

export const prefixOf = (tag: string): string => tag.slice(0, tag.length - localName(tag).length);
