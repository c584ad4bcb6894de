import { expect, test } from 'vitest';
import { mediaTypeOf } from '#domain/records/media-type.ts';

test.each([
  ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
  ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1], 'image/png'],
  ['a PDF', [...Buffer.from('%PDF-1.7')], 'application/pdf'],
  ['a page', [...Buffer.from('<html>')], null],
  ['half a signature', [0xff, 0xd8], null],
  ['nothing', [], null],
])('%s', (_, bytes, type) => {
  expect(mediaTypeOf(Uint8Array.from(bytes))).toBe(type);
});
