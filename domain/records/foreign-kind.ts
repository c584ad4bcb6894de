interface Foreign {
  readonly kind: string;
  readonly starts: readonly string[];
  /** From where on; 0 unless told. */
  readonly at?: number;
  readonly advice: string;
}

const AS_JPEG = '请在电脑上用“画图”或“照片”打开，另存为 JPG 后再添加。';

/** What people hand over instead of a photo or a PDF, by the first bytes whatever the name says; first match wins. */
const FOREIGN: readonly Foreign[] = [
  {
    kind: 'HEIC 照片（苹果手机格式）',
    ...{ starts: ['ftypheic', 'ftypheix', 'ftypmif1', 'ftypmsf1', 'ftyphevc', 'ftypavif'], at: 4 },
    advice: '请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或另存为 JPG 再添加。',
  },
  { kind: '视频', starts: ['ftyp'], at: 4, advice: '请截取画面存为 JPG 照片后再添加。' },
  {
    kind: 'TIFF 图片',
    starts: ['II*\0', 'MM\0*', 'II+\0'],
    advice: '请在扫描仪软件里选 JPG 或 PDF，重新扫描。',
  },
  { kind: 'GIF 图片', starts: ['GIF87a', 'GIF89a'], advice: AS_JPEG },
  { kind: 'WebP 图片', starts: ['WEBP'], at: 8, advice: AS_JPEG },
  { kind: 'BMP 图片', starts: ['BM'], advice: AS_JPEG },
  { kind: 'PSD 图片', starts: ['8BPS'], advice: AS_JPEG },
  { kind: '程序文件', starts: ['MZ', '\x7fELF', '#!'], advice: '请不要打开它；来路不明时请告诉管理员。' },
  {
    kind: 'Word、Excel、OFD 文件或压缩包',
    starts: ['PK\x03\x04'],
    advice: '文档请另存为 PDF；压缩包请先解压，再添加里面的照片。',
  },
  {
    kind: '旧版 Word、Excel 文件',
    starts: ['\xd0\xcf\x11\xe0'],
    advice: '请用 Word、Excel 或 WPS 打开，另存为 PDF 后再添加。',
  },
  { kind: '压缩包', starts: ['Rar!', '7z\xbc\xaf', '\x1f\x8b'], advice: '请先解压，再添加里面的照片。' },
  { kind: 'SVG 图片', starts: ['<svg'], advice: AS_JPEG },
  {
    kind: '网页',
    starts: ['<html', '<!doc', '<HTML', '<!DOC', '<?xml'],
    advice: '请把网页打印成 PDF 后再添加。',
  },
];

const ELSE = '请添加 JPG、PNG 照片或 PDF 文件。';

/** What a file is that is neither photo nor PDF, and what to do; a sentence with its name. */
export function foreignSentence(name: string, content: Uint8Array): string {
  if (content.length === 0) return `“${name}”是空文件，没有添加。请重新拍照、扫描或复制一次。`;
  const found = FOREIGN.find(({ starts, at = 0 }) => starts.some((text) => standsAt(content, text, at)));
  if (found === undefined) return `“${name}”不是 JPG、PNG 照片或 PDF 文件，没有添加。${ELSE}`;
  return `“${name}”是${found.kind}，不是 JPG、PNG 照片或 PDF 文件，没有添加。${found.advice}`;
}

const standsAt = (content: Uint8Array, text: string, at: number): boolean =>
  [...text].every((letter, offset) => content[at + offset] === letter.charCodeAt(0));
