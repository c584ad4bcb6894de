import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { wasmBytes } from '../pictures/wasm.ts';
import { colouredOf, type Grey } from './grey.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A code on a picture: what it says, or that it could not be read, and where its four corners are. */
export interface SeenCode {
  readonly text: string | null;
  readonly topLeft: Point;
  readonly topRight: Point;
  readonly bottomRight: Point;
  readonly bottomLeft: Point;
}

let isReady = false;

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  returnErrors: true,
  maxNumberOfSymbols: 8,
};

/** Every code on a picture, the unreadable ones too. */
export async function seenCodes(
  grey: Grey,
  binarizer: 'LocalAverage' | 'GlobalHistogram',
): Promise<SeenCode[]> {
  if (!isReady) {
    prepareZXingModule({
      overrides: { wasmBinary: wasmBytes('zxing-wasm/reader/zxing_reader.wasm').buffer },
    });
    isReady = true;
  }
  const picture = colouredOf(grey) as unknown as ImageData;
  const found = await readBarcodes(picture, { ...OPTIONS, binarizer });
  return found.map(({ isValid, text, position }) => ({ text: isValid ? text : null, ...position }));
}
