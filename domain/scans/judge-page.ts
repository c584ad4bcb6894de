import { parsePrintedCode, type PrintedCode } from './printed-code.ts';

/** What the archive knows of a print. */
export interface KnownSheet {
  readonly id: number;
  readonly pages: number;
  readonly isDraft: boolean;
}

/** What was read on one picture. */
export interface ReadPage {
  /** The texts of all codes on it, ours and others'. */
  readonly codes: readonly string[];
  /** Whether another code of our size stands on it that could not be read. */
  readonly hasUnread: boolean;
  /** Whether there is nothing on it: the back of a sheet. */
  readonly isBlank: boolean;
  /** Whether the file is, byte for byte, what the program itself printed. */
  readonly isOwnPrint: boolean;
  /** Why the picture could not be read at all, a sentence; null when it was looked at. */
  readonly problem: string | null;
}

export interface Around {
  /** By 文书编号. */
  readonly sheetOf: (code: string) => KnownSheet | undefined;
  /** Whether this page of the sheet is filed already, in the archive or earlier in this batch. */
  readonly isFiled: (documentId: number, page: number) => boolean;
}

export type Judged =
  | { readonly state: 'filed' | 'twice'; readonly documentId: number; readonly documentPage: number }
  | { readonly state: 'waiting' | 'aside'; readonly reason: string };

const waiting = (reason: string): Judged => ({ state: 'waiting', reason });

const BLANK = '空白页。';
const NO_CODE = '没有读到页脚的二维码，请手工归位。';
const SEVERAL = '这张图上有两份文书，请一张一张扫描，或手工归位。';
const UNREAD = '这张图上还有一个读不出的二维码，可能有两份文书，请看过以后手工归位。';
const OWN_PRINT = '这是打印时的原文件，不是签字盖章以后的扫描件；要当作收回的纸质件，请手工归位。';

/**
 * What becomes of a page. A wrong sheet is worse than one that waits: whatever leaves room for doubt waits for a
 * person, with a sentence that says why.
 */
export function judgePage(read: ReadPage, { sheetOf, isFiled }: Around): Judged {
  if (read.problem !== null) return waiting(read.problem);
  const own = ownCodes(read.codes);
  const [printed] = own;
  if (printed === undefined) return read.isBlank ? { state: 'aside', reason: BLANK } : waiting(NO_CODE);
  if (own.length > 1) return waiting(SEVERAL);
  if (read.hasUnread) return waiting(UNREAD);
  const sheet = sheetOf(printed.code);
  if (sheet === undefined) {
    const spelled = `${printed.code.slice(0, 4)}-${printed.code.slice(4)}`;
    return waiting(`档案库里没有编号 ${spelled} 的文书，可能是别的乡镇打印的。`);
  }
  if (sheet.isDraft) return waiting('这是草稿，不能当作正式文书归位。');
  if (printed.page > sheet.pages)
    return waiting(`二维码说是第 ${printed.page} 页，而这份文书只有 ${sheet.pages} 页。`);
  if (read.isOwnPrint) return waiting(OWN_PRINT);
  const state = isFiled(sheet.id, printed.page) ? 'twice' : 'filed';
  return { state, documentId: sheet.id, documentPage: printed.page };
}

/** Those of ours, each once: a sheet may carry its code twice, as a photo of a screen does. */
function ownCodes(texts: readonly string[]): PrintedCode[] {
  const own = [...new Set(texts)].map(parsePrintedCode);
  return own.filter((code) => code !== null);
}
