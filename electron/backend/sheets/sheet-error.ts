/** Why a file cannot be read. */
export type SheetRefusal =
  | 'archive'
  | 'cancelled'
  | 'damaged'
  | 'doctype'
  | 'empty'
  | 'encoding'
  | 'encrypted'
  | 'html'
  | 'image'
  | 'no-sheet'
  | 'not-table'
  | 'ods'
  | 'office'
  | 'pdf'
  | 'too-large'
  | 'too-long-cell'
  | 'too-many-columns'
  | 'too-many-rows'
  | 'too-many-sheets'
  | 'too-much-text'
  | 'unclosed-quote'
  | 'unpacks-too-large'
  | 'unreadable'
  | 'xlsb'
  | 'xls-too-large';

const RESAVE = '请用 WPS 或 Excel 打开，另存为 .xlsx 再导入';
const SPLIT = '请按村拆成几个文件，分别导入';

const SENTENCES: Record<SheetRefusal, string> = {
  archive: '这是压缩包，不是表格。请先解压，再导入里面的表格。',
  cancelled: '已取消。',
  damaged: `文件不完整或已损坏。请重新导出或重新拷贝；如果还能打开，${RESAVE}。`,
  doctype: `文件里有表格不该有的内容，没有读取。${RESAVE}。`,
  empty: '文件是空的。请重新导出或重新拷贝。',
  encoding: `编码不认识，文字会变成乱码，没有读取。${RESAVE}。`,
  encrypted: '工作簿加了打开密码。请用 WPS 或 Excel 打开，取消密码后另存，再导入。',
  html: `这是网页格式的表格，只是文件名像 Excel。${RESAVE}。`,
  image: '这是图片，不是表格。请导入原来的表格文件。',
  'no-sheet': `工作簿里没有能读的工作表。${RESAVE}。`,
  'not-table': '这不是表格文件。能导入的是 .xlsx、.xls、.et 和 .csv，请重新选择。',
  ods: `这是 .ods 表格。${RESAVE}。`,
  office: '这是文字文档或演示文稿，不是表格。请把表格另存为 .xlsx 再导入。',
  pdf: '这是 PDF，不是表格。请导入原来的表格文件。',
  'too-large': `文件太大，超过 100 MB。${SPLIT}。`,
  'too-long-cell': `有一个单元格的文字长得不正常，没有读取。${RESAVE}。`,
  'too-many-columns': '列数太多，超过 16384 列。请删去多余的列，再导入。',
  'too-many-rows': `行数太多，超过 30 万行。${SPLIT}。`,
  'too-many-sheets': '工作表太多，超过 1000 张。请把要导入的几张另存为一个文件，再导入。',
  'too-much-text': `文字太多，超过 250 MB。${SPLIT}。`,
  'unclosed-quote': `有一个引号没有成对，后面的行分不开。${RESAVE}。`,
  'unpacks-too-large': `文件解开后大得不正常，没有读取。${RESAVE}。`,
  unreadable: '文件打不开。请确认文件还在原处、没有被别的程序占用，再试一次。',
  xlsb: `这是二进制工作簿（.xlsb）。${RESAVE}。`,
  'xls-too-large': `.xls 文件太大，超过 60 MB。${RESAVE}。`,
};

/**
 * The only thing a reader throws. `message` is a finished sentence for the clerk, without personal data; `row`
 * is the 1-based row at which reading stopped, where that helps to find the place.
 */
export class SheetError extends Error {
  override readonly name = 'SheetError';
  readonly reason: SheetRefusal;
  readonly row?: number;

  constructor(reason: SheetRefusal, row?: number) {
    super(row === undefined ? SENTENCES[reason] : `第 ${row} 行：${SENTENCES[reason]}`);
    this.reason = reason;
    if (row !== undefined) this.row = row;
  }
}

/** What a library threw, as a refusal: the library's own words may quote the file and are dropped. */
export function asSheetError(thrown: unknown): SheetError {
  return thrown instanceof SheetError ? thrown : new SheetError('damaged');
}
