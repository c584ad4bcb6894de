import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { letterDocument, letterScaleFor } from './layout/letter.ts';
import { pen, penDate } from './layout/marks.ts';
import { letterPage, mm, sizes } from './layout/page.ts';
import { cellsOf, covered, formRules, rowHeight } from './layout/table.ts';
import { naturalHeight, type Typesetter } from './layout/typeset.ts';
import { emWidth } from './layout/measure.ts';
import { fill, fillLine, wordsOf, type Filling } from './wording.ts';

/** What every letter has that tells a household what was decided about it. */
export interface Told {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly head: string;
  /** 对象称谓 of the year. */
  readonly object: string;
  /** 清水镇人民政府, 城关街道办事处: who decides, and where a review is asked for. */
  readonly office: string;
  /** Of the office; null leaves it for the pen. */
  readonly phone: string | null;
  readonly issuedOn: string;
  /** Days that must be over before the household is told, as far as they are recorded. */
  readonly after: {
    readonly approvedOn: string | null;
    /** Last day of the last notice or announcement that had to hang before. */
    readonly noticeTo: string | null;
  };
}

export function toldRefusal({ head, issuedOn }: Told): Refusal | null {
  if (head.trim() === '') return { rule: 'told-head', message: '这一户没有户主，请先确定户主再印告知书。' };
  return isDay(issuedOn) ? null : { rule: 'told-day', message: '落款日期不是日历上的日期，请改正。' };
}

/** Nobody is told before it is decided and has hung (cross-check 1 of the catalogue). */
export function toldNeeds({ issuedOn, after: { approvedOn, noticeTo } }: Told): Refusal[] {
  const found: Refusal[] = [];
  if (approvedOn !== null && issuedOn < approvedOn)
    found.push({
      rule: 'told-before-approval',
      message: `县级审定登记在${chineseDate(approvedOn)}，告知书不能早于这一天，请核对日期。`,
    });
  if (noticeTo !== null && issuedOn <= noticeTo)
    found.push({
      rule: 'told-in-notice',
      message: `公示、公告到${chineseDate(noticeTo)}才期满，期满以后再告知农户。`,
    });
  return found;
}

/** A reason is written as a sentence or without an end; the letter puts its own stop. */
export const withoutStop = (reason: string): string => reason.trim().replace(/[。.；;，,]+$/u, '');

interface ToldLetter {
  readonly formNumber: string;
  /** The document's name on the receipt. */
  readonly name: string;
  readonly filling: Filling;
}

/** The letter with a receipt to tear off, on one page wherever it can be. */
export function toldLetter(
  context: PrintContext,
  model: Told,
  { formNumber, name, filling }: ToldLetter,
): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, issuedOn, head } = model;
  const all: Filling = {
    乡镇: place.township,
    乡镇机关: model.office,
    村: place.village,
    户主: head,
    对象称谓: model.object,
    电话: [model.phone ?? pen(6)],
    ...filling,
  };
  const letter = {
    title: [fillLine(wordsOf(words, 'title'), all)],
    body: fill(wordsOf(words, 'body'), all),
    unit: fillLine(wordsOf(words, 'unit'), all),
  };
  const scale = letterScaleFor(letter, receiptHeight(model));
  return letterDocument(context, {
    formNumber,
    ...letter,
    addressee: head,
    issuedOn,
    scale,
    foot: receipt(typesetter, model, name),
    level: 'FULL',
  });
}

const LOW = mm(9);
const HIGH = mm(12);

const placeOf = ({ place, group }: Told): string => `${place.village}${group ?? ''}`;

/** Tear line, heading and rows, with the room above them; a long place takes a second line. */
function receiptHeight(model: Told): number {
  const lines = Math.ceil(emWidth(placeOf(model)) / PLACE_EMS);
  return mm(21) + LOW + 3 * HIGH + Math.max(1, lines) * sizes.五号 * naturalHeight;
}

/** Characters of the place beside the household's number. */
const PLACE_EMS = 28;

/** 送达回证: what stays in the household's file, signed by whoever took the letter. */
function receipt(typesetter: Typesetter, model: Told, name: string): Content {
  const { householdNo, head } = model;
  const small = { face: 'song', size: sizes.五号 } as const;
  const label = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const value = cellsOf(typesetter, { face: 'song', size: sizes.五号 });
  const tear = { type: 'line' as const, x1: 0, y1: 0, x2: letterPage.width, y2: 0 };
  const heading = { face: 'title', size: sizes.四号 } as const;
  const body = [
    [label('送达文书'), value(name, 'left'), label('受送达人'), value(head, 'left')],
    [label('收件人签字\n（按手印）'), value(''), label('代收人及\n与户主关系'), value('')],
    [label('送达人签字\n（2人）'), value('', 'left', { colSpan: 3 }), ...covered(2)],
    [label('送达地点'), value(''), label('送达日期'), value(penDate)],
  ];
  return {
    stack: [
      { canvas: [{ ...tear, lineWidth: 0.75, dash: { length: 4 } }], margin: [0, mm(5), 0, mm(2)] },
      typesetter.text('送 达 回 证', heading, { alignment: 'center', margin: [0, 0, 0, 3] }),
      {
        columns: [
          { width: '*', ...typesetter.text(placeOf(model), small) },
          {
            width: 'auto',
            ...typesetter.text(`户编号：${householdNo ?? '            '}`, small, { noWrap: true }),
          },
        ],
        columnGap: 12,
        margin: [0, 0, 0, 4],
      },
      {
        table: {
          widths: [62, '*', 62, '*'],
          heights: (row) => rowHeight(row === 0 ? LOW : HIGH),
          dontBreakRows: true,
          body,
        },
        layout: formRules,
      },
    ],
    unbreakable: true,
  };
}
