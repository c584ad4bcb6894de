/** A picture in memory: RGBA, row by row from the top. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** The largest picture that is decoded: 60 megapixels, 240 MB in memory. */
export const MAX_PIXELS = 60_000_000;
/** Longer than any scan: a strip of a pixel’s height would defeat the count. */
export const MAX_SIDE = 30_000;

/** Why a picture cannot be shown, each with its sentence; the file’s name is put before it. */
const FAULTS = {
  foreign: '不是 JPG、PNG 照片或 PDF 文件。',
  broken: '已损坏或没有传完整，打不开。请重新拍照、扫描或复制一次。',
  'too-many-pixels': '尺寸太大（超过 6000 万像素），不能处理。请把照片调小，或把扫描分辨率调到 300 dpi。',
  disguised: '里还藏着别的文件（压缩包、网页或程序），没有保存。请重新拍照、扫描，或另存为普通照片后再添加。',
  encrypted: '设有打开密码，不能保存进档案。请取消密码后另存一份再添加。',
  'no-pages': '里没有可以显示的页。',
  'too-many-pages': '超过 2000 页，请分成几份再添加。',
  'no-such-page': '没有这一页。',
  'too-slow': '太复杂，处理时间过长，已停止。请另存为普通照片或重新扫描后再添加。',
  'too-heavy': '太复杂，内存不够，没有处理。请另存为普通照片或重新扫描后再添加。',
} as const;

export type FaultKind = keyof typeof FAULTS;

/** What the clerk is told of a file that cannot be shown. */
export const faultSentence = (kind: FaultKind, name: string): string => `“${name}”${FAULTS[kind]}`;

/** Thrown by whatever reads pictures; every other error is a mistake of the program. */
export class PictureFault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind) {
    super(kind);
    this.kind = kind;
  }
}

/** Throws a PictureFault for a picture that would take too much memory; before anything is decoded. */
export function refuseTooLarge(width: number, height: number): void {
  if (!(width >= 1 && height >= 1)) throw new PictureFault('broken');
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    throw new PictureFault('too-many-pixels');
}
