import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrintContext } from '../document.ts';
import { chineseDate } from './days.ts';
import { definition } from './definition.ts';
import { annexLines, annexPages, type LetterAnnex } from './letter-annex.ts';
import { letterFooter } from './letter-footer.ts';
import { breakTitle, countLines } from './measure.ts';
import {
  lineEms,
  paragraph,
  scales,
  sealGap,
  sealedSignature,
  signatureRows,
  type NoticeScale,
} from './notice.ts';
import type { TextStyle } from './typeset.ts';

interface Letter {
  readonly formNumber: string;
  /** Where the title may break; joined it is the title. */
  readonly title: readonly string[];
  /** 〔2026〕3号, centred under the title; null without one. */
  readonly number?: string | null;
  /** Above the title of a letter to a higher office: its number at the left, 签发人 at the right. */
  readonly head?: readonly [string, string];
  /** 主送, without its colon. */
  readonly addressee: string;
  /** Paragraphs in their parts. */
  readonly body: readonly (readonly string[])[];
  /** Named below the body, then each on new pages of its own. */
  readonly annexes?: readonly LetterAnnex[];
  readonly unit: string;
  /** yyyy-mm-dd; null leaves the date for the pen. */
  readonly issuedOn: string | null;
  /** 附注, without its brackets: whom to ask. */
  readonly remark?: string | null;
  /** Tighter than the grid of 22 lines, where a paper must stand on one page; see `letterScaleFor`. */
  readonly scale?: NoticeScale;
  /** Below the signature: a receipt to tear off. */
  readonly foot?: Content;
  /** On new pages, where it is no 附件 by number. */
  readonly annex?: Content;
  /** A letter within the office carries who printed it and when. */
  readonly level: 'FULL' | 'INTERNAL';
}

/** The grid of GB/T 9704: 22 lines of 28 characters. */
const letterScale = scales.A4[0];

/** Empty lines above the signature: the stamp of 42 mm ends within one line of the text (GB/T 9704 §7.3.5). */
const SEAL_LINES = 2;

/** A letter of an office by GB/T 9704 without red head: title, addressee flush left, body, signature for a seal. */
export function letterDocument(context: PrintContext, letter: Letter): TDocumentDefinitions {
  const { typesetter, printedAt } = context;
  const { scale = letterScale, title, addressee, unit, issuedOn, annexes = [] } = letter;
  const style: TextStyle = { face: 'fangsong', size: scale.bodySize, pitch: scale.pitch };
  const { before, last } = withSignature(letter, scale);
  const remark = letter.remark ?? '';
  return definition({
    page: scale.page,
    title: title.join(''),
    unit,
    formNumber: letter.formNumber,
    createdAt: issuedOn ?? printedAt,
    footer: letterFooter(context, letter, scale),
    content: [
      ...headOf(context, letter, scale),
      typesetter.text(`${addressee}：`, style),
      ...before.map((parts) => paragraph(typesetter, parts, scale)),
      {
        stack: [
          ...last.map((parts) => paragraph(typesetter, parts, scale)),
          ...annexLines(typesetter, annexes, scale),
          {
            stack: [sealedSignature(typesetter, unit, dateOf(issuedOn), scale)],
            margin: [0, SEAL_LINES * scale.pitch - sealGap(scale.pitch), 0, 0],
          },
          ...(remark === '' ? [] : [paragraph(typesetter, [`（${remark}）`], scale)]),
        ],
        unbreakable: true,
      },
      ...(letter.foot === undefined ? [] : [letter.foot]),
      ...(letter.annex === undefined ? [] : [letter.annex]),
      ...annexPages(typesetter, annexes, scale),
    ],
  });
}

/** The title on lines of the grid, one empty line below it; what stands above and under it. */
function headOf({ typesetter }: PrintContext, letter: Letter, scale: NoticeScale): Content[] {
  const { title, number = null, head } = letter;
  const style: TextStyle = { face: 'fangsong', size: scale.bodySize, pitch: scale.pitch };
  const name: TextStyle = { face: 'title', size: scale.titleSize, pitch: titlePitch(scale) };
  const edge = [scale.bodySize, 0, scale.bodySize, scale.pitch] as [number, number, number, number];
  return [
    ...(head === undefined
      ? []
      : [
          {
            columns: [
              { width: '*', ...typesetter.text(head[0], style) },
              { width: 'auto', ...typesetter.text(head[1], style) },
            ],
            margin: edge,
          },
        ]),
    ...breakTitle(title, scale.page.width / scale.titleSize).map((line) =>
      typesetter.text(line, name, { alignment: 'center' }),
    ),
    ...(number === null ? [] : [typesetter.text(number, style, { alignment: 'center' })]),
    typesetter.text(' ', style),
  ];
}

const dateOf = (day: string | null): string => (day === null ? '    年  月  日' : chineseDate(day));

const titlePitch = ({ titleSize, pitch }: NoticeScale): number => Math.max(pitch, titleSize * 1.3);

/** Fewer lines than this above the signature would look as if it had been put on a page alone (GB/T 9704 §7.3.5.4). */
const LINES_WITH_SIGNATURE = 2;
/** More than this are not kept together: they fill a page by themselves. */
const MOST_KEPT = 8;

/** The last paragraphs, two lines at least, that stay with the signature. */
function withSignature({ body }: Pick<Letter, 'body'>, scale: NoticeScale) {
  const linesOf = (parts: readonly string[]) => countLines(parts.join(''), lineEms(scale));
  let from = body.length;
  let lines = 0;
  while (from > 0 && lines < LINES_WITH_SIGNATURE) {
    const more = linesOf(body[from - 1] ?? []);
    if (lines + more > MOST_KEPT) break;
    lines += more;
    from -= 1;
  }
  return { before: body.slice(0, from), last: body.slice(from) };
}

/** The loosest scale in which the letter stands on one page with so many points below its signature; else the tightest. */
export function letterScaleFor(
  { title, body, unit, remark }: Pick<Letter, 'title' | 'body' | 'unit' | 'remark'>,
  below: number,
): NoticeScale {
  const fits = (scale: NoticeScale): boolean => {
    const { page, pitch, titleSize } = scale;
    const texts = [...body.map((parts) => parts.join('')), ...(remark == null ? [] : [remark])];
    const lines = texts.reduce((sum, text) => sum + countLines(text, lineEms(scale)), 0);
    const titleLines = breakTitle(title, page.width / titleSize).length;
    const used =
      titleLines * titlePitch(scale) + (2 + lines + SEAL_LINES + signatureRows(unit, scale) + 1) * pitch;
    return used + below <= page.height;
  };
  return scales.A4.find(fits) ?? scales.A4[scales.A4.length - 1] ?? letterScale;
}
