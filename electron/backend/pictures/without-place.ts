import { mediaTypeOf } from '#domain/records/media-type.ts';
import { PictureFault } from './bitmap.ts';
import { exifOfOrientation, readExif } from './exif.ts';
import { exifOfJpeg, jpegParts, strippedJpeg } from './jpeg-parts.ts';
import { exifOfPng, pngParts, strippedPng } from './png-parts.ts';

/**
 * The same pixels, bit for bit, without where, when and by which device it was taken. How the picture stands is the
 * one thing that is said again, so that every program shows it upright. Throws a PictureFault for what is no photo.
 */
export function withoutPlace(bytes: Uint8Array): Uint8Array {
  switch (mediaTypeOf(bytes)) {
    case 'image/jpeg': {
      const parts = jpegParts(bytes);
      return strippedJpeg(bytes, parts, standing(exifOfJpeg(parts)));
    }
    case 'image/png': {
      const parts = pngParts(bytes);
      return strippedPng(bytes, parts, standing(exifOfPng(parts)));
    }
    default:
      throw new PictureFault('foreign');
  }
}

function standing(exif: Uint8Array | null): Uint8Array | null {
  const orientation = exif === null ? 1 : readExif(exif).orientation;
  return orientation === 1 ? null : exifOfOrientation(orientation);
}
