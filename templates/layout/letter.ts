import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrintContext } from '../document.ts';
import { codeMark, codeSide, spelledCode } from './code-mark.ts';
import { chineseDate } from './days.ts';
import { definition } from './definition.ts';
import { paragraph, scales, sealedSignature, titleOf, type NoticeScale } from './notice.ts';
import { sizes } from './page.ts';

interface Letter {
  readonly formNumber: string;
  /** Where the title may break; joined it is the title. */
  readonly title: readonly string[];
  /** 〔2026〕3号, centred under the title; null without one. */
  readonly number?: string | null;
  /** 主送, without its colon. */
  readonly addressee: string;
  /** Paragraphs in their parts. */
  readonly body: readonly (readonly string[])[];
  readonly unit: string;
  /** yyyy-mm-dd; null leaves the date for the pen. */
  readonly issuedOn: string | null;
  /** Tighter than the grid of 22 lines, where a paper must stand on one page. */
  readonly scale?: NoticeScale;
  /** Below the signature: a receipt to tear off. */
  readonly foot?: Content;
  /** On new pages. */
  readonly annex?: Content;
  /** A letter within the office carries who printed it and when. */
  readonly level: 'FULL' | 'INTERNAL';
}

/** The grid of GB/T 9704: 22 lines of 28 characters. */
export const letterScale = scales.A4[0];

/** A letter of an office by GB/T 9704 without red head: title, addressee flush left, body, signature for a seal. */
export function letterDocument(context: PrintContext, letter: Letter): TDocumentDefinitions {
  const { typesetter, printedAt } = context;
  const { scale = letterScale, title, number = null, addressee, body, unit, issuedOn } = letter;
  const style = { face: 'fangsong', size: scale.bodySize, pitch: scale.pitch } as const;
  return definition({
    page: scale.page,
    title: title.join(''),
    unit,
    formNumber: letter.formNumber,
    createdAt: issuedOn ?? printedAt,
    footer: letterFooter(context, letter, scale),
    content: [
      titleOf(typesetter, title, scale),
      ...(number === null ? [] : [typesetter.text(number, style, { alignment: 'center' })]),
      typesetter.text(`${addressee}：`, style),
      ...body.map((parts) => paragraph(typesetter, parts, scale)),
      sealedSignature(typesetter, unit, issuedOn === null ? '    年  月  日' : chineseDate(issuedOn), scale),
      ...(letter.foot === undefined ? [] : [letter.foot]),
      ...(letter.annex === undefined ? [] : [letter.annex]),
    ],
  });
}

/** Page numbers between dashes at the outer edge (GB/T 9704 §7.5), the form number and code at the other. */
function letterFooter(
  { typesetter, printedAt, printedBy, code }: PrintContext,
  { formNumber, level }: Pick<Letter, 'formNumber' | 'level'>,
  { page, bodySize }: NoticeScale,
) {
  const [left, , right, bottom] = page.margins;
  const small = { face: 'song', size: sizes.六号 } as const;
  const words = [
    `表号：${formNumber}`,
    `打印时间：${printedAt.replace('T', ' ')}`,
    level === 'FULL' ? `打印人：${printedBy}` : '',
    code === null ? '' : spelledCode(code),
  ].filter((part) => part !== '');
  return (current: number): Content => ({
    margin: [left, (bottom - codeSide) / 2, right, 0],
    columns: [
      { width: codeSide, ...codeMark(code, current) },
      { width: '*', ...typesetter.text(words.join('    '), small, { margin: [6, codeSide / 2 - 4, 0, 0] }) },
      {
        width: 'auto',
        ...typesetter.text(
          `— ${current} —`,
          { face: 'song', size: sizes.四号 },
          {
            margin: current % 2 === 1 ? [0, 0, bodySize, 0] : [0, 0, 0, 0],
          },
        ),
      },
    ],
  });
}
