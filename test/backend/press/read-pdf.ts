import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** The text of each page, without any white space. */
  readonly pages: readonly string[];
  /** Width and height of each page in mm, whole. */
  readonly sizes: readonly (readonly [number, number])[];
  readonly info: Record<string, unknown>;
  readonly language: string | null;
}

const toMm = (points: number): number => Math.round((points * 25.4) / 72);

/** Reads a PDF back as a reader program sees it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const sizes: [number, number][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    );
    const { width, height } = page.getViewport({ scale: 1 });
    sizes.push([toMm(width), toMm(height)]);
  }
  const { info } = await document.getMetadata();
  const result = { pages, sizes, info: info as Record<string, unknown>, language: languageOf(info) };
  await task.destroy();
  return result;
}

const languageOf = (info: object): string | null => ('Language' in info ? String(info.Language) : null);
