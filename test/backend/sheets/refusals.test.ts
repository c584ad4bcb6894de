import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTable } from '#backend/sheets/read-table.ts';
import { SheetError } from '#backend/sheets/sheet-error.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { readAll, refusal, sample } from './read-all.ts';

const bytes = (hex: string, text = '') => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(text)]);

const FILES: readonly (readonly [string, Buffer, string])[] = [
  ['an empty file', Buffer.alloc(0), 'empty'],
  ['a PDF', Buffer.from('%PDF-1.7\n%\n1 0 obj'), 'pdf'],
  ['a PNG', bytes('89504e470d0a1a0a0000000d49484452'), 'image'],
  ['a JPEG', bytes('ffd8ffe000104a464946000101'), 'image'],
  ['a RAR archive', bytes('526172211a0700', 'x'), 'archive'],
  ['a 7z archive', bytes('377abcaf271c0004'), 'archive'],
  ['a truncated workbook', sample('全字段').bytes.subarray(0, 40_000), 'damaged'],
  ['the first bytes of a workbook', bytes('504b0304'), 'damaged'],
  ['the first bytes of an old workbook', bytes('d0cf11e0a1b11ae1'), 'damaged'],
  ['an HTML table saved as .xls', Buffer.from('<html xmlns:x="x"><table><tr><td>户'), 'html'],
  ['an HTML table with mark and blanks', Buffer.from('\ufeff \r\n<TABLE border=1>'), 'html'],
  ['an HTML table in UTF-16', Buffer.from('\ufeff<table>', 'utf16le'), 'html'],
  ['a workbook of Excel 2003 in XML', Buffer.from('<?xml version="1.0"?>\n<Workbook xmlns="x">'), 'html'],
  ['a web archive', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related'), 'html'],
  ['a program', bytes('4d5a900003000000', 'x'), 'not-table'],
  ['text with a NUL far inside', Buffer.from(`${'甲,乙\n'.repeat(20_000)}\0`), 'not-table'],
  ['text full of control characters', Buffer.from('\x01\x02,\x03\x04\n'), 'not-table'],
];

describe('what is no readable table', () => {
  test.each(FILES)('%s is refused by its content', async (_, content, reason) => {
    expect(await refusal(content)).toBe(reason);
  });

  test('each refusal is one Chinese sentence without the file in it', async () => {
    for (const [, content] of FILES) {
      const error: unknown = await readAll(content).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SheetError);
      expect((error as SheetError).message).toMatch(/^[\u4e00-\u9fff].*。$/);
    }
  });

  test('a file above the limit is refused before it is read', async () => {
    expect(await refusal(Buffer.from('甲,乙'), { limits: { fileBytes: 6 } })).toBe('too-large');
  });

  test('a place that is gone, a folder and a file that shrinks are refused', async () => {
    const folder = temporaryFolder();
    const read = (path: string) => Array.fromAsync(readTable({ name: '表', path }));
    await expect(read(join(folder, 'none.csv'))).rejects.toMatchObject({ reason: 'unreadable' });
    mkdirSync(join(folder, 'folder'));
    await expect(read(join(folder, 'folder'))).rejects.toMatchObject({ reason: 'unreadable' });
    writeFileSync(join(folder, 'empty.xlsx'), '');
    await expect(read(join(folder, 'empty.xlsx'))).rejects.toMatchObject({ reason: 'empty' });
  });
});
