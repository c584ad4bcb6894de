/**
 * The faces of GB/T 9704, by the names under which the press knows the font files, and `fallback` for what only the
 * fonts have that a township added for rare characters.
 */
export type Face = 'song' | 'title' | 'hei' | 'fangsong' | 'kai' | 'fallback';

/** Whether the face has a glyph for the code point. */
export type Coverage = (face: Face, codePoint: number) => boolean;

export interface Run {
  readonly text: string;
  readonly font: Face;
  /** A blank of one em, to be written by hand, in the place of a character that no font has. */
  readonly blank?: true;
}

/** Invisible in print: variation selectors, zero-width marks, byte order mark. */
const invisible = /[\u200B-\u200D\u2060\uFEFF\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

/** LXGW draws these as narrow Latin marks; Chinese ones are as wide as a character. */
const wideQuotes = /[“”‘’]/;

/** Private-use characters look different on every machine, so a glyph for one proves nothing. Nor does half a pair. */
const unreliable = /[\p{Co}\p{Cs}]/u;

/**
 * Splits a text by code point into runs that their face can print: the wanted face first, then 宋, then 楷 (which
 * between them have the rare characters of names), then what the township added. `lacks` names the characters that no face has.
 */
export function splitByCoverage(value: string, wanted: Face, coverage: Coverage) {
  const chain = [...new Set<Face>([wanted, 'song', 'kai', 'fallback'])];
  const runs: Run[] = [];
  const lacks = new Set<string>();
  for (const character of value.replaceAll('\t', ' ')) {
    if (invisible.test(character)) continue;
    const face = faceOf(character, chain, coverage);
    if (face === null) {
      lacks.add(character);
      runs.push({ text: '\u3000', font: wanted, blank: true });
      continue;
    }
    const last = runs.at(-1);
    if (last?.font === face && last.blank !== true)
      runs[runs.length - 1] = { text: last.text + character, font: face };
    else runs.push({ text: character, font: face });
  }
  return { runs, lacks: [...lacks] };
}

function faceOf(character: string, chain: readonly Face[], coverage: Coverage): Face | null {
  if (unreliable.test(character)) return null;
  const codePoint = character.codePointAt(0) ?? 0;
  if (character === '\n') return chain[0] ?? null;
  const isNarrow = wideQuotes.test(character) && (chain[0] === 'fangsong' || chain[0] === 'kai');
  if (isNarrow && coverage('song', codePoint)) return 'song';
  return chain.find((face) => coverage(face, codePoint)) ?? null;
}
