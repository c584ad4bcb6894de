import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

const unzip = promisify(inflate);

// One face for each role of GB/T 9704. The "500" file of LXGW WenKai is its Regular, the "300" its Light.
const faces = [
  { file: 'song.ttf', from: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf' },
  { file: 'title.ttf', from: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf' },
  { file: 'hei.ttf', from: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf' },
  { file: 'fangsong.ttf', from: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-300-normal.woff' },
  { file: 'kai.ttf', from: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff' },
];

const licences = [
  { file: 'LICENCE-noto-serif-sc.txt', from: '@expo-google-fonts/noto-serif-sc/LICENSE_FONT' },
  { file: 'LICENCE-noto-sans-sc.txt', from: '@expo-google-fonts/noto-sans-sc/LICENSE_FONT' },
  { file: 'LICENCE-lxgw-wenkai.txt', from: '@fontsource/lxgw-wenkai/LICENSE' },
];

const stampFile = 'fonts.json';
// Changes when this file makes something else of the same sources.
const recipe = 2;

// Ascent and descent of LXGW WenKai in em, given to the Noto faces too (theirs are 1.151 and 0.286): a line with a
// rare character or a Chinese quotation mark from another face then keeps its baseline and its height.
const ascent = 0.928;
const descent = -0.256;

/**
 * Puts the faces of the documents and their licences into `<root>/dist/fonts`. The press must not get WOFF
 * (pdfkit inflates it again for every glyph) nor WOFF2 (blank glyphs), so WOFF is unpacked to TrueType here.
 * Does nothing when the stamp tells that the same sources were unpacked before and the files are whole.
 */
export async function prepareFonts(root) {
  const modules = join(root, 'node_modules');
  const folder = join(root, 'dist', 'fonts');
  const sources = await Promise.all(
    [...faces, ...licences].map(async ({ file, from }) => [file, (await stat(join(modules, from))).size]),
  );
  if (await isUpToDate(folder, sources)) return folder;

  await mkdir(folder, { recursive: true });
  for (const { file, from } of faces) await placeFace(join(modules, from), join(folder, file));
  for (const { file, from } of licences) await copyFile(join(modules, from), join(folder, file));
  const made = await sizesOf(folder, sources);
  await replaceFile(join(folder, stampFile), JSON.stringify({ recipe, sources, made }));
  return folder;
}

async function isUpToDate(folder, sources) {
  try {
    const stamp = JSON.parse(await readFile(join(folder, stampFile), 'utf8'));
    if (stamp.recipe !== recipe || JSON.stringify(stamp.sources) !== JSON.stringify(sources)) return false;
    return JSON.stringify(stamp.made) === JSON.stringify(await sizesOf(folder, sources));
  } catch {
    return false; // no stamp, a damaged stamp or a missing face: make them again
  }
}

async function sizesOf(folder, sources) {
  return Promise.all(sources.map(async ([file]) => [file, (await stat(join(folder, file))).size]));
}

async function placeFace(from, to) {
  const bytes = await readFile(from);
  await replaceFile(to, levelMetrics(from.endsWith('.woff') ? await woffToTrueType(bytes) : bytes));
}

// The tables' checksums are left as they were: pdfkit does not read them and lays out a subset of its own.
function levelMetrics(face) {
  const unitsPerEm = face.readUInt16BE(tableStart(face, 'head') + 18);
  const hhea = tableStart(face, 'hhea');
  face.writeInt16BE(Math.round(ascent * unitsPerEm), hhea + 4);
  face.writeInt16BE(Math.round(descent * unitsPerEm), hhea + 6);
  face.writeInt16BE(0, hhea + 8);
  return face;
}

function tableStart(face, tag) {
  for (let entry = 12; entry < 12 + face.readUInt16BE(4) * 16; entry += 16) {
    if (face.toString('latin1', entry, entry + 4) === tag) return face.readUInt32BE(entry + 8);
  }
  throw new Error(`no ${tag} table`);
}

// Written beside and renamed: two test workers may prepare at once, and none may see half a face.
async function replaceFile(path, content) {
  const part = `${path}.${randomUUID()}.part`;
  await writeFile(part, content);
  await rename(part, path);
}

/** WOFF 1.0 is an sfnt whose tables are each packed by zlib: unpack them and lay the directory out again. */
async function woffToTrueType(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 file');
  const count = woff.readUInt16BE(12);
  const directoryEnd = 12 + count * 16;
  const header = Buffer.alloc(directoryEnd);
  const power = Math.floor(Math.log2(count));
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (count - 2 ** power), 10);

  const parts = [header];
  let end = directoryEnd;
  for (let index = 0; index < count; index += 1) {
    const entry = 44 + index * 20;
    const [start, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at));
    const stored = woff.subarray(start, start + packed);
    const table = packed < length ? await unzip(stored) : stored;
    woff.copy(header, 12 + index * 16, entry, entry + 4);
    header.writeUInt32BE(checksum, 16 + index * 16);
    header.writeUInt32BE(end, 20 + index * 16);
    header.writeUInt32BE(length, 24 + index * 16);
    const padding = (4 - (length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    end += length + padding;
  }
  return Buffer.concat(parts, end);
}
