import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCellBlock, parseCellBlock } from '#domain/entry/cell-block.ts';

describe('cells on the clipboard', () => {
  it('come apart at tabs and line ends', () => {
    expect(parseCellBlock('张三\t男\r\n李四\t女\r\n')).toEqual([
      ['张三', '男'],
      ['李四', '女'],
    ]);
  });

  it('keep a tab, a line break and a quote inside a quoted cell', () => {
    expect(parseCellBlock('"云溪村\n三组"\t"说""好"""\t末')).toEqual([['云溪村\n三组', '说"好"', '末']]);
  });

  it('take a quote that closes nothing as it is', () => {
    expect(parseCellBlock('"未完\t5"寸\r\n"甲"乙\t丙')).toEqual([
      ['"未完', '5"寸'],
      ['"甲"乙', '丙'],
    ]);
  });

  it('keep blank cells and blank rows inside the block', () => {
    expect(parseCellBlock('a\t\tb\n\nc')).toEqual([['a', '', 'b'], [''], ['c']]);
    expect(parseCellBlock('')).toEqual([['']]);
  });

  it('come back as they went, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', '\t', '\n', '张', 'a', ' ', '0') });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
      // One blank cell at the end is what the line end after the last row looks like.
      .filter((rows) => rows.length === 1 || rows.at(-1)?.join() !== '' || rows[0]?.length !== 1);
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseCellBlock(formatCellBlock(rows))).toEqual(rows);
      }),
    );
  });
});
