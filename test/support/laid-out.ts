import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { rulesOf, type Rule } from './drawn-rules.ts';

/** A run of text where it stands, in points from the page's top left corner. */
export interface Piece {
  readonly text: string;
  /** Which font of the file; one name means one font on all pages. */
  readonly font: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LaidOutPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Level text only: what stands across the page (草稿) is left out. */
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
}

export interface LaidOut {
  readonly pages: readonly LaidOutPage[];
  /** What an archive's file may not have, as far as it has it. */
  readonly forbidden: readonly string[];
}

/** Ascent and descent of every face in em, as `electron/setup/fonts.mjs` levels them, without their leading. */
const ASCENT = 0.88;
const DESCENT = 0.12;

/** Reads where every text of a PDF stands, and what is in the file beside its pages. */
export async function laidOut(bytes: Uint8Array): Promise<LaidOut> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: LaidOutPage[] = [];
  const fonts = new Set<string>();
  const outside: string[] = [];
  let annotations = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items, styles } = await page.getTextContent();
    const newFonts = Object.keys(styles).filter((name) => !fonts.has(name));
    for (const name of newFonts) fonts.add(name);
    outside.push(...(await fontsOutside(page, newFonts)));
    annotations += (await page.getAnnotations()).length;
    pages.push({
      ...{ width, height },
      pieces: items.flatMap((item) => ('str' in item ? pieceOf(item, height) : [])),
      rules: await rulesOf(page),
    });
  }
  const { info } = await document.getMetadata();
  const forbidden = [
    ...((await document.getAttachments()) === null ? [] : ['attachments']),
    ...((await document.getJSActions()) === null ? [] : ['JavaScript']),
    ...(annotations === 0 ? [] : ['annotations']),
    ...('EncryptFilterName' in info && info.EncryptFilterName !== null ? ['encryption'] : []),
    ...outside.map((name) => `${name} outside the file`),
  ];
  await task.destroy();
  return { pages, forbidden };
}

interface Item {
  readonly str: string;
  readonly fontName: string;
  readonly transform: readonly number[];
  readonly width: number;
}

function pieceOf({ str, fontName, transform, width }: Item, height: number): Piece[] {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  if (str.trim() === '' || b !== 0) return [];
  const baseline = height - y;
  const [top, bottom] = [baseline - a * ASCENT, baseline + a * DESCENT];
  return [{ text: str, font: fontName, left: x, right: x + width, top, bottom }];
}

/** Fonts without their files in the document: another machine would print it in other faces. */
async function fontsOutside(page: PDFPageProxy, fonts: readonly string[]): Promise<string[]> {
  if (fonts.length === 0) return [];
  await page.getOperatorList();
  return fonts.filter((name) => {
    const font = page.commonObjs.get(name) as { readonly missingFile?: boolean } | null;
    return font?.missingFile !== false;
  });
}

/** The lines of a page from top to bottom, each with its pieces from left to right. */
export function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((one, other) => one.bottom - other.bottom)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && piece.bottom - line[0].bottom < 3) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.toSorted((one, other) => one.left - other.left));
}
