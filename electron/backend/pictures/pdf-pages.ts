import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { type Bitmap, PictureFault } from './bitmap.ts';
import { wasmBytes } from './wasm.ts';

/** More than any volume has. */
const MOST_PAGES = 2000;
/** The longest side that a page is drawn with: A4 at 400 dpi and more. */
const LONGEST = 6000;

let library: Promise<PDFiumLibrary> | null = null;

const libraryOf = (): Promise<PDFiumLibrary> =>
  (library ??= PDFiumLibrary.init({ wasmBinary: wasmBytes('@hyzyla/pdfium/pdfium.wasm').buffer }));

/** How many pages it has. Throws a PictureFault when it is no PDF, broken, encrypted, empty or endless. */
export const pdfPageCount = (bytes: Uint8Array): Promise<number> =>
  withDocument(bytes, (document) => Promise.resolve(countOf(document)));

/** How many pages, and whether there is in it what a reader could run or unpack; here none of it is. */
export const pdfFacts = (bytes: Uint8Array): Promise<{ pages: number; hasActive: boolean }> =>
  withDocument(bytes, (document) => {
    const pages = countOf(document);
    return Promise.resolve({ pages, hasActive: ACTIVE.test(textOf(bytes)) || hasParts(document) });
  });

const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/;

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** The library counts scripts and files that lie compressed, too; its wrapper does not ask it. */
function hasParts(document: PDFiumDocument): boolean {
  const { module, documentIdx } = document as unknown as Inner;
  const counts = [
    module._FPDFDoc_GetJavaScriptActionCount?.(documentIdx),
    module._FPDFDoc_GetAttachmentCount?.(documentIdx),
  ];
  return counts.some((count) => (count ?? 0) > 0);
}

interface Inner {
  readonly module: Readonly<
    Partial<
      Record<
        '_FPDFDoc_GetJavaScriptActionCount' | '_FPDFDoc_GetAttachmentCount',
        (document: number) => number
      >
    >
  >;
  readonly documentIdx: number;
}

/** One page, the first being 1, drawn on white; scripts are not run and nothing is fetched. */
export const renderPdfPage = (
  bytes: Uint8Array,
  page: number,
  { longSide }: { readonly longSide: number },
): Promise<Bitmap> =>
  withDocument(bytes, async (document) => {
    if (page < 1 || page > countOf(document)) throw new PictureFault('no-such-page');
    const drawn = document.getPage(page - 1);
    const { originalWidth, originalHeight } = drawn.getOriginalSize();
    if (!(originalWidth > 0 && originalHeight > 0)) throw new PictureFault('broken');
    const factor = Math.min(longSide, LONGEST) / Math.max(originalWidth, originalHeight);
    const side = (points: number): number => Math.max(1, Math.round(points * factor));
    const { width, height, data } = await drawn.render({
      width: side(originalWidth),
      height: side(originalHeight),
    });
    return { width, height, data: new Uint8ClampedArray(data.slice().buffer) };
  });

function countOf(document: PDFiumDocument): number {
  const count = document.getPageCount();
  if (count < 1) throw new PictureFault('no-pages');
  if (count > MOST_PAGES) throw new PictureFault('too-many-pages');
  return count;
}

async function withDocument<T>(
  bytes: Uint8Array,
  work: (document: PDFiumDocument) => Promise<T>,
): Promise<T> {
  try {
    const document = await (await libraryOf()).loadDocument(bytes);
    try {
      return await work(document);
    } finally {
      document.destroy();
    }
  } catch (error) {
    throw faultOf(error);
  }
}

/** The library tells by its message what is the matter; after anything else it is not used again. */
function faultOf(error: unknown): PictureFault {
  if (error instanceof PictureFault) return error;
  const message = String(error);
  if (/password|security/i.test(message)) return new PictureFault('encrypted');
  if (!/not in PDF format|Page not found|Unknown error/.test(message)) library = null;
  return new PictureFault(/memory|allocat/i.test(message) ? 'too-heavy' : 'broken');
}
