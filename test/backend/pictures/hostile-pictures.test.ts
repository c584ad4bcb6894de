import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createPictureDesk } from '#backend/pictures/desk.ts';
import { encodeJpeg } from '#backend/pictures/encode.ts';
import { exifOfOrientation, readExif } from '#backend/pictures/exif.ts';
import { exifOfJpeg, jpegParts } from '#backend/pictures/jpeg-parts.ts';
import { withoutPlace } from '#backend/pictures/without-place.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { chunk, gpsExif, halves, withExif } from './make-pictures.ts';

const desk = createPictureDesk();
afterAll(() => desk.close());

const outcome = async (bytes: Uint8Array): Promise<string> => {
  const looked = await desk.ask('look', bytes, null);
  return 'fault' in looked ? looked.fault : 'kept';
};

const png = (width: number, height: number, data: Buffer): Buffer => {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const sound = png(3, 2, Buffer.alloc(2 * 10));
const photo = aPhoto('照片', 400);
const largeHead = (): Buffer => {
  const bytes = Buffer.from(photo);
  const frame = bytes.lastIndexOf(Buffer.from([0xff, 0xc2]));
  bytes.writeUInt16BE(65_000, frame + 5);
  bytes.writeUInt16BE(65_000, frame + 7);
  return bytes;
};
const passes = (): Buffer => {
  const { scan, end } = jpegParts(photo);
  const again = Array.from({ length: 300 }, () => photo.subarray(scan, end - 2));
  return Buffer.concat([photo.subarray(0, scan), ...again, photo.subarray(end - 2)]);
};
const pdf = (more = ''): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R ${more}>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n` +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  );

describe('whatever comes in is kept only when it can be shown', () => {
  test.each([
    ['a photo', photo, 'kept'],
    ['a PNG', sound, 'kept'],
    ['a PDF', pdf(), 'kept'],
    [
      'a photo with a film behind it',
      Buffer.concat([photo, Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(500)]),
      'kept',
    ],
    ['half a photo', photo.subarray(0, photo.length - 40), 'broken'],
    ['half a PNG', sound.subarray(0, 40), 'broken'],
    ['a photo’s first bytes', photo.subarray(0, 3), 'broken'],
    ['a PNG of other dots than it says', png(300, 200, Buffer.alloc(20)), 'broken'],
    ['a photo of 65,000 by 65,000', largeHead(), 'too-many-pixels'],
    ['a PNG of 4,000,000,000 dots', png(4_000_000_000, 1, Buffer.alloc(9)), 'too-many-pixels'],
    ['a PNG of 8,000 by 8,000 in a few bytes', png(8000, 8000, Buffer.alloc(10)), 'too-many-pixels'],
    ['a PNG of no dots', png(0, 0, Buffer.alloc(1)), 'broken'],
    ['a photo of 300 passes', passes(), 'too-slow'],
    [
      'a photo with an archive behind it',
      Buffer.concat([photo, Buffer.from('PK\x03\x04 and more')]),
      'disguised',
    ],
    ['a photo with a page in its words', aPhoto('<SCRIPT>alert(1)</SCRIPT>', 400), 'disguised'],
    ['a PNG with a program behind it', Buffer.concat([sound, Buffer.from('MZ\x90\0')]), 'disguised'],
    ['a PDF with an archive behind it', Buffer.concat([pdf(), Buffer.from('PK\x05\x06')]), 'disguised'],
    ['a PDF of nothing', Buffer.from('%PDF-1.7\nnothing'), 'broken'],
    [
      'a PDF that is encrypted',
      pdf()
        .toString('latin1')
        .replace(
          '<</Root',
          `<</Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(${'x'.repeat(32)})/U(${'y'.repeat(32)})>>/ID[(ab)(ab)]/Root`,
        ),
      'encrypted',
    ],
    ['a page', Buffer.from('<html>'), 'foreign'],
  ] as const)('%s', async (_, bytes, expected) => {
    expect(await outcome(Buffer.from(bytes as Uint8Array))).toBe(expected);
  });

  test('a PDF with scripts or files in it is kept, and said to have them', async () => {
    const facts = async (more: string) => await desk.ask('facts', pdf(more), null);
    expect(await facts('')).toEqual({
      result: { hasPlace: false, takenOn: null, pages: 1, hasActive: false },
    });
    expect(await facts('/OpenAction<</S/JavaScript/JS(app.alert)>>')).toMatchObject({
      result: { hasActive: true },
    });
  });

  test('after a photo that takes too long there is a new thread', async () => {
    const hasty = createPictureDesk({ limit: 1 });
    expect(await hasty.ask('look', photo, null)).toEqual({ fault: 'too-slow' });
    expect(await hasty.ask('look', photo, null)).toEqual({ fault: 'too-slow' });
    await hasty.close();
  });
});

describe('the place of a photo', () => {
  test('is said, with the day, and taken out without touching a dot', async () => {
    const plain = Buffer.from(await encodeJpeg(halves(), 90));
    const told = withExif(plain, gpsExif(6));
    expect(await desk.ask('facts', told, null)).toMatchObject({
      result: { hasPlace: true, takenOn: '2025-03-18' },
    });
    const stripped = withoutPlace(told);
    expect(await desk.ask('facts', stripped, null)).toMatchObject({
      result: { hasPlace: false, takenOn: null },
    });
    const left = exifOfJpeg(jpegParts(stripped));
    expect(left === null ? null : readExif(left).orientation).toBe(6);
    const scanOf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(jpegParts(bytes).scan));
    expect(scanOf(stripped)).toEqual(scanOf(told));
    expect(Buffer.from(withoutPlace(plain))).toEqual(plain);
  });

  test('that an Exif of nonsense tells is none, and reading it takes no time', () => {
    const mad = Buffer.alloc(60_000, 0xff);
    mad.set(exifOfOrientation(3).subarray(0, 8));
    expect(readExif(mad)).toEqual({ orientation: 1, hasPlace: false, takenOn: null });
    expect(readExif(Buffer.from('II'))).toEqual({ orientation: 1, hasPlace: false, takenOn: null });
  });
});
