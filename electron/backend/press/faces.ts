import { join } from 'node:path';
import type { Coverage, Face } from '#templates/layout/coverage.ts';
import { faceFont, type FaceFont } from './face-font.ts';
import { openFontFile, type FontFile } from './font-file.ts';

const faceNames = ['song', 'title', 'hei', 'fangsong', 'kai'] as const satisfies readonly Face[];

export interface Faces {
  readonly fontOf: (face: string) => FaceFont;
  /** What each face can print, by the cmap of its files. */
  readonly coverage: Coverage;
}

/** The faces of one folder. A file is read when a text first needs it, and then kept. Chinese has no italics, 粗 is a face. */
export function openFaces(fontFolder: string): Faces {
  const fonts = new Map<string, FaceFont>(
    faceNames.map((face) => [face, faceFont([fileAt(join(fontFolder, `${face}.ttf`))])]),
  );
  const fontOf = (face: string): FaceFont => {
    const font = fonts.get(face);
    if (font === undefined) throw new Error(`no such face: ${face}`);
    return font;
  };
  return { fontOf, coverage: (face, codePoint) => fontOf(face).glyphOf(codePoint) !== null };
}

function fileAt(path: string): () => FontFile {
  let opened: FontFile | null = null;
  return () => (opened ??= openFontFile(path));
}

/** What the faces of one folder can print. */
export const coverageOf = (fontFolder: string): Coverage => openFaces(fontFolder).coverage;
