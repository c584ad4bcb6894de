import encode, { init } from '@jsquash/jpeg/encode.js';
import type { Bitmap } from './bitmap.ts';
import { instantiator } from './wasm.ts';

let ready: Promise<void> | null = null;

/** A JPEG that begins anew: nothing of what it was made of but its pixels. Quality 1 to 100. */
export async function encodeJpeg(bitmap: Bitmap, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  ready ??= instantiator('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm').then((instantiateWasm) =>
    init({ instantiateWasm } as Parameters<typeof init>[0]),
  );
  await ready;
  // Baseline takes half the time of progressive and is read by every county’s system.
  const options = { quality, progressive: false, baseline: true };
  return new Uint8Array(await encode(bitmap as unknown as ImageData, options)).slice();
}
