/** What is read of a picture’s Exif. Three tags only: a general reader can be made to build lists of any length. */
export interface Exif {
  /** 1 to 8, as Exif counts them; 1 where nothing is said. */
  readonly orientation: number;
  readonly hasPlace: boolean;
  /** Day on which it was taken, yyyy-mm-dd, by the camera’s clock. */
  readonly takenOn: string | null;
}

const NOTHING: Exif = { orientation: 1, hasPlace: false, takenOn: null };

const ORIENTATION = 0x0112;
const EXIF_TABLE = 0x8769;
const GPS_TABLE = 0x8825;
const TAKEN_AT = 0x9003;
const LATITUDE = 0x0002;
const SHORT = 3;
/** Of one table; cameras write a few dozen. */
const MOST_ENTRIES = 500;

interface Tiff {
  readonly view: DataView;
  readonly little: boolean;
}

/** Of a TIFF block as it stands in JPEG’s APP1 (behind `Exif\0\0`) or PNG’s eXIf. Whatever is no TIFF says nothing. */
export function readExif(block: Uint8Array): Exif {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (view.byteLength < 8) return NOTHING;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return NOTHING;
  const tiff: Tiff = { view, little: order === 0x4949 };
  const main = entriesAt(tiff, view.getUint32(4, tiff.little));
  const orientation = main.get(ORIENTATION);
  const place = main.get(GPS_TABLE);
  const more = main.get(EXIF_TABLE);
  const turned = orientation === undefined ? 1 : view.getUint16(orientation, tiff.little);
  return {
    orientation: turned >= 1 && turned <= 8 ? turned : 1,
    hasPlace: place !== undefined && tableAt(tiff, place).has(LATITUDE),
    takenOn: more === undefined ? null : dayAt(tiff, tableAt(tiff, more).get(TAKEN_AT)),
  };
}

const tableAt = (tiff: Tiff, value: number): Map<number, number> =>
  entriesAt(tiff, tiff.view.getUint32(value, tiff.little));

/** By tag, where the four bytes of its value are. */
function entriesAt({ view, little }: Tiff, offset: number): Map<number, number> {
  const found = new Map<number, number>();
  if (offset + 2 > view.byteLength) return found;
  const count = Math.min(view.getUint16(offset, little), MOST_ENTRIES);
  for (let at = offset + 2; found.size < count && at + 12 <= view.byteLength; at += 12) {
    const tag = view.getUint16(at, little);
    if (found.has(tag)) break;
    found.set(tag, at + 8);
  }
  return found;
}

/** `2025:03:18 10:20:30` lies elsewhere: what stands in the entry is where. */
function dayAt({ view, little }: Tiff, value: number | undefined): string | null {
  if (value === undefined) return null;
  const at = view.getUint32(value, little);
  if (at + 10 > view.byteLength) return null;
  const text = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, 10));
  const [, year = '', month = '', day = ''] = /^(\d{4}):(\d\d):(\d\d)$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const moment = new Date(`${iso}T00:00Z`);
  const isDay = year >= '1990' && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso);
  return isDay ? iso : null;
}

/** A TIFF block that says how the picture stands and nothing else. */
export function exifOfOrientation(orientation: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return new Uint8Array(view.buffer);
}
