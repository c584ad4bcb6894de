import type { Content } from 'pdfmake/interfaces.js';
import { penDate } from './marks.ts';
import { mm, sizes } from './page.ts';
import { cellsOf, formRules } from './table.ts';
import { naturalHeight, type Typesetter } from './typeset.ts';

/** Lines to sign on, each with its words, 12 mm apart; the parts of a line share its width, the date stands right. */
export function signLines(
  typesetter: Typesetter,
  lines: readonly (readonly string[])[],
  { size = sizes.小四, gap = mm(12) }: { readonly size?: number; readonly gap?: number } = {},
): Content {
  const style = { face: 'song', size } as const;
  return {
    stack: lines.map((texts) => ({
      columns: texts.map((text) => ({
        width: text === penDate ? 9 * size : '*',
        ...typesetter.text(text, style, {
          alignment: text === penDate ? 'right' : 'left',
          preserveLeadingSpaces: true,
        }),
      })),
      margin: [0, 0, 0, gap - size * 1.184],
    })),
    unbreakable: true,
    margin: [0, 8, 0, 0],
  };
}

/** Whose names are known signs beside them, never upon print: `核实人：周一、吴二` and a place for the pen. */
export const signsBeside = (who: string, names: readonly string[]): string[] =>
  names.length === 0 ? [`${who}签字：`] : [`${who}：${names.join('、')}`, '签字：'];

export interface Opinion {
  /** 村级意见, 乡镇审核意见 … */
  readonly label: string;
  /** A text that may stand printed above the signature; null leaves the box for the pen. */
  readonly text: string | null;
  /** `负责人签字：`, `经办人签字：` … */
  readonly signers: readonly string[];
  readonly seal?: boolean;
}

const SIGNER_ROW = mm(10);
const SEAL_WIDTH = 4 * sizes.五号;

/** Two signatures to a row: each has its 30 mm. */
const rowsOf = (signers: readonly string[]): (readonly string[])[] =>
  signers.length <= 2 ? [signers] : [signers.slice(0, 2), ...rowsOf(signers.slice(2))];

/** Signatures row by row, the seal beside the last. */
const signerRows = (typesetter: Typesetter, signers: readonly string[], seal: boolean): Content[] =>
  rowsOf(signers).map((row, at, rows) => {
    const style = { face: 'song', size: sizes.五号 } as const;
    const isLast = at === rows.length - 1;
    const mark = typesetter.text(seal && isLast ? '（盖章）' : ' ', style, { color: '#808080' });
    return {
      columns: [
        ...row.map((signer) => ({ width: '*', ...typesetter.text(signer, style) })),
        { width: SEAL_WIDTH, ...mark },
      ],
      columnGap: 8,
      margin: [0, 0, 0, isLast ? 0 : SIGNER_ROW - sizes.五号 * naturalHeight],
    };
  });

/** Boxes for opinions, 30 mm high at least: the label at the left, signatures, seal and date at the bottom right. */
export function opinionBoxes(
  typesetter: Typesetter,
  opinions: readonly Opinion[],
  { labelWidth = 64, height = mm(30) }: { readonly labelWidth?: number; readonly height?: number } = {},
): Content {
  const label = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const style = { face: 'song', size: sizes.五号 } as const;
  return {
    table: {
      dontBreakRows: true,
      widths: [labelWidth, '*'],
      heights: height,
      body: opinions.map(({ label: name, text, signers, seal = true }) => [
        label(name),
        {
          stack: [
            typesetter.text(text ?? ' ', style, {
              margin: [0, 2, 0, Math.max(0, height - mm(24) - (rowsOf(signers).length - 1) * SIGNER_ROW)],
            }),
            ...signerRows(typesetter, signers, seal),
            typesetter.text(penDate, style, { alignment: 'right', margin: [0, mm(3), 0, 2] }),
          ],
        },
      ]),
    },
    layout: formRules,
  };
}
