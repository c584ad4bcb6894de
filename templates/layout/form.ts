import type { Content, DynamicContent, TableCell } from 'pdfmake/interfaces.js';
import type { PrintContext } from '../document.ts';
import { codeMark, codeSide, spelledCode } from './code-mark.ts';
import { emWidth } from './measure.ts';
import { mm, sizes, type Page } from './page.ts';
import { formRules } from './table.ts';
import type { Typesetter } from './typeset.ts';

/** Title of a form, 小标宋 centred, 小二 unless the sheet hangs on a wall. */
export function formTitle(typesetter: Typesetter, title: string, size: number = sizes.小二): Content {
  return typesetter.text(title, { face: 'title', size }, { alignment: 'center', margin: [0, 0, 0, 8] });
}

/** Characters of a place that leave the rest of the line under the title in its middle. */
const PLACE_EMS = 16;

/** The line under the title: the first at the left edge, the last at the right, the rest between. */
export function formLine(
  typesetter: Typesetter,
  texts: readonly string[],
  size: number = sizes.五号,
): Content {
  const isLong = texts.length > 1 && emWidth(texts[0] ?? '') > PLACE_EMS;
  const at = (index: number) => (index === 0 ? 'left' : index === texts.length - 1 ? 'right' : 'center');
  // A place that is long, or alone with one other text, gets all that the others leave.
  const widthAt = (index: number) =>
    index > 0 && (at(index) === 'center' || isLong || texts.length === 2) ? 'auto' : '*';
  return {
    columns: texts.map((text, index) => ({
      width: widthAt(index),
      ...typesetter.text(
        text,
        { face: 'song', size },
        { alignment: at(index), noWrap: widthAt(index) === 'auto' },
      ),
    })),
    columnGap: 12,
    margin: [0, 0, 0, 4],
  };
}

/**
 * Footer of every form (format rules §6): form number, time of printing, page of pages; who prints when FULL; at the
 * outer edge the code under which the archive keeps the print.
 */
export function formFooter(
  { typesetter, printedAt, printedBy, code }: PrintContext,
  { formNumber, page, level }: { formNumber: string; page: Page; level: 'FULL' | 'INTERNAL' },
): DynamicContent {
  const [left, , right, bottom] = page.margins;
  const small = { face: 'song', size: sizes.六号 } as const;
  const start = `表号：${formNumber}    打印时间：${printedAt.replace('T', ' ')}`;
  const end = [level === 'FULL' ? `打印人：${printedBy}` : '', code === null ? '' : spelledCode(code)]
    .filter((part) => part !== '')
    .join('    ');
  const drop = (codeSide - sizes.六号) / 2;
  return (current, count) => ({
    margin: [left, (bottom - codeSide) / 2, right, 0],
    columns: [
      { width: '*', ...typesetter.text(start, small, { margin: [0, drop, 0, 0] }) },
      {
        width: 'auto',
        ...typesetter.text(`第${current}页 共${count}页`, small, {
          alignment: 'center',
          margin: [0, drop, 0, 0],
        }),
      },
      { width: '*', ...typesetter.text(end, small, { alignment: 'right', margin: [0, drop, 0, 0] }) },
      { width: codeSide, ...codeMark(code, current) },
    ],
    columnGap: 6,
  });
}

export interface SignatureBox {
  /** The fixed words, as `户主签字（按手印）：`. */
  readonly label: string;
  /** Prints （盖章） in grey: the seal is wet. */
  readonly seal?: true;
}

/** Boxes for signatures beside each other, at least 20 mm high (50 mm where a seal is to stand free), each with its date. */
export function signatureBoxes(
  typesetter: Typesetter,
  boxes: readonly SignatureBox[],
  { height = mm(20) }: { readonly height?: number } = {},
): Content {
  const more = Math.max(0, height - mm(20)) / 2;
  const style = { face: 'song', size: sizes.五号 } as const;
  const cell = ({ label, seal }: SignatureBox): TableCell => ({
    stack: [
      typesetter.text(label, style),
      typesetter.text(seal === true ? '（盖章）' : ' ', style, {
        alignment: 'center',
        color: '#808080',
        margin: [0, mm(4) + more, 0, 0],
      }),
      typesetter.text('年    月    日', style, { alignment: 'right', margin: [0, mm(2) + more, 0, 0] }),
    ],
  });
  return {
    table: { widths: boxes.map(() => '*'), body: [boxes.map(cell)] },
    layout: formRules,
    margin: [0, 6, 0, 0],
  };
}
