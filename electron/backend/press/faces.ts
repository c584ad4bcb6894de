import { join } from 'node:path';
import type { Coverage, Face } from '#templates/layout/coverage.ts';
import { faceFont, type FaceFont } from './face-font.ts';
import { openFontFile, type FontFile } from './font-file.ts';

const bundled = ['song', 'title', 'hei', 'fangsong', 'kai'] as const satisfies readonly Face[];

/** A font of the township's own, and what it stands for. */
export interface OwnFont {
  readonly role: Face;
  /** As `inspectFont` prepared it. */
  readonly bytes: Uint8Array;
}

export interface Faces {
  readonly fontOf: (face: string) => FaceFont;
  /** What each face can print, by the cmap of its files. */
  readonly coverage: Coverage;
}

/**
 * The faces of one folder, each behind the township's own of that role, and those that it added for rare characters.
 * A file is read when a text first needs it, and then kept. Chinese has no italics, 粗 is a face.
 */
export function openFaces(fontFolder: string, own: readonly OwnFont[] = []): Faces {
  const ownOf = (role: Face) =>
    own.flatMap(({ role: theirs, bytes }) => (theirs === role ? [opened(bytes)] : []));
  const fonts = new Map<string, FaceFont>([
    ...bundled.map((face): [string, FaceFont] => [
      face,
      faceFont([...ownOf(face), opened(join(fontFolder, `${face}.ttf`))]),
    ]),
    ['fallback', faceFont(ownOf('fallback'))],
  ]);
  const fontOf = (face: string): FaceFont => {
    const font = fonts.get(face);
    if (font === undefined) throw new Error(`no such face: ${face}`);
    return font;
  };
  return { fontOf, coverage: (face, codePoint) => fontOf(face).glyphOf(codePoint) !== null };
}

function opened(source: string | Uint8Array): () => FontFile {
  let file: FontFile | null = null;
  return () => (file ??= openFontFile(source));
}

/** What the faces of one folder can print. */
export const coverageOf = (fontFolder: string): Coverage => openFaces(fontFolder).coverage;
