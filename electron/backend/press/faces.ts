import { openSync } from 'fontkit';
import { join, resolve, sep } from 'node:path';
import type { Coverage, Face } from '#templates/layout/coverage.ts';

const faceNames = ['song', 'title', 'hei', 'fangsong', 'kai'] as const satisfies readonly Face[];

const faceFile = (fontFolder: string, face: Face): string => join(fontFolder, `${face}.ttf`);

/** pdfmake's font table: paths, so that nothing is read before it is used. Chinese has no italics, 粗 is a face. */
export function fontTable(fontFolder: string) {
  const family = (face: Face) => {
    const normal = faceFile(fontFolder, face);
    return { normal, bold: normal, italics: normal, bolditalics: normal };
  };
  return Object.fromEntries(faceNames.map((face) => [face, family(face)]));
}

/** Only files inside the font folder may be read while a document is made. */
export function isInFolder(folder: string): (path: string) => boolean {
  const root = resolve(folder) + sep;
  return (path) => resolve(path).startsWith(root);
}

/** What each face can print, by its own cmap; read on first use and kept. */
export function coverageOf(fontFolder: string): Coverage {
  const known = new Map<Face, ReadonlySet<number>>();
  return (face, codePoint) => {
    const characters = known.get(face) ?? new Set(openSync(faceFile(fontFolder, face)).characterSet);
    known.set(face, characters);
    return characters.has(codePoint);
  };
}
