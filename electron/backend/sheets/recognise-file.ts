import { SheetError } from './sheet-error.ts';

/** What a file is by its first bytes: `ole` holds .xls and encrypted workbooks, `text` is not yet decoded. */
export type FileKind = 'zip' | 'ole' | 'text';

const IMAGES = ['89504e47', 'ffd8ff', '47494638', '424d', '49492a00', '4d4d002a', '52494646'];
const ARCHIVES = ['52617221', '377abcaf271c', '1f8b08', '425a68', 'fd377a585a00'];
const HTML =
  /^(?:<!doctype\s+html|<html|<table|<head|<meta|<style|<body|<div|<!--|mime-version:|<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>\s*)?<(?:\w+:)?(?:workbook|html))/i;

/** Looks at the content, never at the file's name. Refuses what is certainly no table. */
export function recogniseFile(head: Buffer): FileKind {
  const hex = head.subarray(0, 8).toString('hex');
  const startsWith = (magic: string) => hex.startsWith(magic);
  if (startsWith('504b0304') || startsWith('504b0506')) return 'zip';
  if (startsWith('d0cf11e0a1b11ae1')) return 'ole';
  if (startsWith('255044462d')) throw new SheetError('pdf');
  if (ARCHIVES.some(startsWith)) throw new SheetError('archive');
  if (IMAGES.some(startsWith) && head.includes(0)) throw new SheetError('image');
  if (looksLikeHtml(head)) throw new SheetError('html');
  return 'text';
}

function looksLikeHtml(head: Buffer): boolean {
  const utf16 = head[0] === 0xff && head[1] === 0xfe;
  const text = head.toString(utf16 ? 'utf16le' : 'latin1').replace(/^(?:\ufeff|\xef\xbb\xbf)?\s*/, '');
  return HTML.test(text);
}
