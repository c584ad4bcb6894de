import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.mjs?worker';

let worker: PDFWorker | null = null;

/**
 * Opens a PDF in the bundled worker, which is ours: closing one PDF must not end it under the next. The bytes are
 * copied: pdf.js takes what it is given.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // The declared type of `port` is null, by mistake: it takes a worker.
  worker ??= new PDFWorker({ port: new PdfWorker() as unknown as null });
  return getDocument({ data: bytes.slice(), worker, isOffscreenCanvasSupported: false }).promise;
}

/** Paints one page (from 1) onto a canvas, `pixelsPerPoint` device pixels a PDF point (1/72 inch). */
export async function paintPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  { pixelsPerPoint, forPrint = false }: { pixelsPerPoint: number; forPrint?: boolean },
): Promise<void> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: pixelsPerPoint });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent: forPrint ? 'print' : 'display' }).promise;
}

/** Size of a page in points. */
export async function pageSize(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<{ width: number; height: number }> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
  return { width, height };
}
