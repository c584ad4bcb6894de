import { create, type Font } from 'fontkit';
import { ascent, naturalHeight } from '#templates/layout/typeset.ts';
import { countCharacters, isTooMany } from './count-characters.ts';
import { facesOf, fontOfTables, tablesAt, type FontTables, type NotAFont } from './sfnt.ts';

/** A font that may be printed with, as it is kept: one face, levelled, without what printing does not need. */
export interface InspectedFont {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  /** How many characters it has. */
  readonly characters: number;
  /** Whether the font itself says that it must not be embedded in documents. */
  readonly forbidsEmbedding: boolean;
}

export type Inspection =
  | { readonly ok: true; readonly font: InspectedFont }
  | { readonly ok: false; readonly wrong: NotAFont }
  /** A collection: which of its faces is meant? */
  | { readonly ok: false; readonly wrong: 'which-face'; readonly faces: readonly string[] };

/**
 * Judges a file that somebody brought. It may be anything: tables are cut out by lengths that were checked, and what
 * fontkit is to read it has to read here, in a thread that can be ended.
 */
export function inspectFont(file: Buffer, face: string | null): Inspection {
  const found = facesOf(file);
  if ('wrong' in found) return { ok: false, wrong: found.wrong };
  const read = found.starts.map((start) => tablesAt(file, start));
  const usable = read.flatMap((each) => ('tables' in each ? [each.tables] : []));
  const [only] = usable;
  if (only === undefined) {
    const [first] = read;
    return { ok: false, wrong: first !== undefined && 'wrong' in first ? first.wrong : 'damaged' };
  }
  try {
    if (usable.length === 1) return { ok: true, font: prepared(only) };
    const named = usable.map((tables) => ({ tables, name: nameOf(create(fontOfTables(tables))) }));
    const chosen = named.find(({ name }) => name === face);
    if (chosen === undefined) return { ok: false, wrong: 'which-face', faces: named.map(({ name }) => name) };
    return { ok: true, font: prepared(chosen.tables) };
  } catch {
    return { ok: false, wrong: 'damaged' };
  }
}

const nameOf = ({ fullName, postscriptName }: Font): string =>
  (fullName ?? postscriptName).replaceAll(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 80);

/** Glyphs that are drawn as a trial, spread over the font. */
const TRIAL = 200;

function prepared(tables: FontTables): InspectedFont {
  if (isTooMany(countCharacters(tables.get('cmap') ?? Buffer.alloc(0)))) throw new Error('no characters');
  const bytes = fontOfTables(levelled(tables));
  const font = create(bytes);
  const { characterSet } = font;
  if (characterSet.length === 0) throw new Error('no characters');
  const subset = font.createSubset();
  const step = Math.max(1, Math.floor(characterSet.length / TRIAL));
  characterSet.forEach((codePoint, at) => {
    if (at % step === 0) subset.includeGlyph(font.glyphForCodePoint(codePoint).id);
  });
  if (subset.encode().length === 0) throw new Error('no outlines');
  const rights = tables.get('OS/2');
  return {
    ...{ bytes: new Uint8Array(bytes), name: nameOf(font), characters: characterSet.length },
    forbidsEmbedding: rights !== undefined && rights.length >= 10 && (rights.readUInt16BE(8) & 0xf) === 2,
  };
}

/**
 * Gives the face the ascent and descent that set-up gives to ours (`electron/setup/fonts.mjs`), so that a line keeps
 * its height whichever face its characters come from.
 */
function levelled(tables: FontTables): FontTables {
  const unitsPerEm = tables.get('head')?.readUInt16BE(18) ?? 0;
  if (unitsPerEm < 16 || unitsPerEm > 16384) throw new Error('no em');
  const hhea = Buffer.from(tables.get('hhea') ?? []);
  hhea.writeInt16BE(Math.round(ascent * unitsPerEm), 4);
  hhea.writeInt16BE(Math.round((ascent - naturalHeight) * unitsPerEm), 6);
  hhea.writeInt16BE(0, 8);
  return new Map([...tables, ['hhea', hhea]]);
}
