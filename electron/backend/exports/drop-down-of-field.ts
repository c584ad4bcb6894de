import { codeItemsOf } from '#domain/codes/code-lists.ts';
import type { Field } from '#domain/fields/field.ts';
import type { SheetColumn } from '../sheets/write-workbook.ts';

/** What a cell of the field may hold, in the words of the year; a list lets only one be chosen, so not of several codes. */
export function dropDownOfField({ type, codes }: Field, year: number): Pick<SheetColumn, 'options'> {
  if (type === 'bool') return { options: ['是', '否'] };
  if (codes === undefined || type !== 'code') return {};
  return { options: [...new Set(codeItemsOf(codes, year).map(({ label }) => label))] };
}
