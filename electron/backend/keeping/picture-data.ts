/** The compressed data of a picture as a PDF can hold them without touching them. */
export interface PictureData {
  readonly width: number;
  readonly height: number;
  /** Colours of a point: 1 or 3; of a palette 1. */
  readonly components: 1 | 3;
  readonly bits: number;
  readonly filter: 'jpeg' | 'png';
  /** Of a PNG with a palette: three bytes a colour. */
  readonly palette: Uint8Array | null;
  readonly data: Uint8Array;
}

const MOST_SIDE = 65_500;

/** Reads the head of a JPEG or PNG; null when its data cannot stand in a PDF as they are. */
export function pictureData(content: Uint8Array): PictureData | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const data = bytes[0] === 0xff ? jpegData(bytes) : pngData(bytes);
  const isSound = data !== null && [data.width, data.height].every((side) => side > 0 && side <= MOST_SIDE);
  return isSound ? data : null;
}

/** Frames of baseline and progressive coding; arithmetic and lossless ones no reader of PDF knows. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

function jpegData(bytes: Buffer): PictureData | null {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (OTHER_FRAMES.has(marker) || marker === 0xda || marker === 0xd9) return null;
    if (FRAMES.has(marker)) {
      const components = bytes.readUInt8(at + 9);
      if (bytes.readUInt8(at + 4) !== 8 || (components !== 1 && components !== 3)) return null;
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return { width, height, components, bits: 8, filter: 'jpeg', palette: null, data: bytes };
    }
    at += 2 + Math.max(bytes.readUInt16BE(at + 2), 2);
  }
  return null;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const COLOUR = 2;
const PALETTE = 3;

function pngData(bytes: Buffer): PictureData | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE) || bytes.length < 33) return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [bits, kind, interlaced] = [bytes.readUInt8(24), bytes.readUInt8(25), bytes.readUInt8(28)];
  if (interlaced !== 0 || bits > 8 || ![GREY, COLOUR, PALETTE].includes(kind)) return null;
  const pieces: Buffer[] = [];
  let palette: Buffer | null = null;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) return null;
    if (name === 'IDAT') pieces.push(body);
    if (name === 'PLTE') palette = body;
    if (name === 'tRNS') return null;
    at += 12 + length;
  }
  if (pieces.length === 0 || (kind === PALETTE && (palette === null || palette.length % 3 !== 0)))
    return null;
  return {
    ...{ width, height, bits, filter: 'png', components: kind === COLOUR ? 3 : 1 },
    palette: kind === PALETTE ? palette : null,
    data: Buffer.concat(pieces),
  };
}
