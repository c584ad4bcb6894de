import type { PDFDocumentProxy } from 'pdfjs-dist';
import { openPdf, pageSize, paintPage } from './pdf.ts';

const POINTS_PER_INCH = 72;
const FINE = 300;
/** From here on fewer dots, so that a long print fits into the memory of an office PC. */
const MANY_PAGES = 30;
const COARSE = 200;

interface Sheet {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

async function sheetOf(pdf: PDFDocumentProxy, number: number, dots: number): Promise<Sheet> {
  const canvas = document.createElement('canvas');
  await paintPage(pdf, number, canvas, { pixelsPerPoint: dots / POINTS_PER_INCH, forPrint: true });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  canvas.width = 0;
  if (blob === null) throw new Error('the page could not be painted');
  return { url: URL.createObjectURL(blob), ...(await pageSize(pdf, number)) };
}

/** Each page is a printed page of its own size: no margins, no scaling. */
function layOut(sheets: readonly Sheet[]): {
  root: HTMLElement;
  style: HTMLStyleElement;
  loaded: Promise<unknown>;
} {
  const root = document.createElement('div');
  root.id = 'print-root';
  const style = document.createElement('style');
  style.textContent = sheets
    .map(({ width, height }, index) => `@page sheet${index} { size: ${width}pt ${height}pt; margin: 0; }`)
    .join('\n');
  const loaded = sheets.map(({ url, width, height }, index) => {
    const image = document.createElement('img');
    image.alt = `第 ${index + 1} 页`;
    image.src = url;
    image.style.cssText = `page: sheet${index}; width: ${width}pt; height: ${height}pt;`;
    root.append(image);
    return image.decode();
  });
  return { root, style, loaded: Promise.all(loaded) };
}

/** Sends PDFs to the system's print dialog at print size, page for page. `onPage` hears how many are painted. */
export async function printPdfs(
  files: readonly Uint8Array[],
  onPage: (done: number, total: number) => void,
): Promise<void> {
  const pdfs = await Promise.all(files.map(openPdf));
  const total = pdfs.reduce((sum, pdf) => sum + pdf.numPages, 0);
  const dots = total > MANY_PAGES ? COARSE : FINE;
  const sheets: Sheet[] = [];
  try {
    for (const pdf of pdfs) {
      for (let number = 1; number <= pdf.numPages; number += 1) {
        sheets.push(await sheetOf(pdf, number, dots));
        onPage(sheets.length, total);
      }
    }
    const { root, style, loaded } = layOut(sheets);
    document.head.append(style);
    document.body.append(root);
    await loaded;
    window.print();
    root.remove();
    style.remove();
  } finally {
    for (const sheet of sheets) URL.revokeObjectURL(sheet.url);
    for (const pdf of pdfs) void pdf.loadingTask.destroy();
  }
}
