import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A straight stroke, in points from the page's top left corner. */
export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How the reader keeps a path: a sign for each part, then its numbers. */
const MOVE = 0;
const LINE = 1;

/** Every rule that a page draws, whatever its width; filled boxes (the code, underlines) are none. */
export async function rulesOf(page: PDFPageProxy): Promise<Rule[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.flatMap((operator, at) => {
    if (operator !== OPS.constructPath) return [];
    const [paint, [path]] = argsArray[at] as [number, [Float32Array | null]];
    return paint === OPS.stroke && path !== null ? strokesOf(path) : [];
  });
}

function strokesOf(path: Float32Array): Rule[] {
  const rules: Rule[] = [];
  for (let at = 0; path[at] === MOVE && path[at + 3] === LINE; at += 6) {
    const [x1 = 0, y1 = 0, , x2 = 0, y2 = 0] = path.slice(at + 1);
    rules.push({
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    });
  }
  return rules;
}
