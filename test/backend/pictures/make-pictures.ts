import { crc32 } from 'node:zlib';
import type { Bitmap } from '#backend/pictures/bitmap.ts';

/** 40 by 20: the left half black, the right white, so that one sees how it was turned. */
export function halves(width = 40, height = 20): Bitmap {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) if (at % width < width / 2) data.set([0, 0, 0], at * 4);
  return { width, height, data };
}

/** An Exif with an orientation, a day and a place. */
export function gpsExif(orientation: number): Buffer {
  const tiff = Buffer.alloc(120);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  const entry = (at: number, tag: number, type: number, value: number): void => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(1, at + 4);
    if (type === 3) tiff.writeUInt16BE(value, at + 8);
    else tiff.writeUInt32BE(value, at + 8);
  };
  tiff.writeUInt16BE(3, 8);
  entry(10, 0x0112, 3, orientation);
  entry(22, 0x8769, 4, 50);
  entry(34, 0x8825, 4, 70);
  tiff.writeUInt16BE(1, 50);
  entry(52, 0x9003, 2, 90);
  tiff.writeUInt16BE(1, 70);
  entry(72, 0x0002, 5, 110);
  tiff.write('2025:03:18 10:20:30', 90, 'latin1');
  return tiff;
}

export function withExif(jpeg: Buffer, exif: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0'), exif]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A chunk of a PNG. */
export function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
